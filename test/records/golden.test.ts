import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { root } from '../../scripts/manifest.mjs';
import { MODEL_KINDS } from '../../src/allocation/kinds.js';
import { isRasError } from '../../src/errors.js';
import type { Json } from '../../src/record/json.js';
import { canonicalJson } from '../../src/record/seal.js';
import { RECORD_KINDS } from '../../src/records/kinds.js';
import { modelForRecords } from '../../src/records/model-for-records.js';
import { migrateRecord } from '../../src/records/unsealed/migrate.js';
import { verifyRecord } from '../../src/records/verify.js';
import { KNOWN_VERSIONS, VERSION } from '../../src/version.js';
import { alterationsOf } from './alterations.js';

const HOME = join(root, 'fixtures/golden-records');
const RELEASES = readdirSync(HOME).filter((name) => statSync(join(HOME, name)).isDirectory());

function lines(release: string, name: string): Json[] {
  const text = readFileSync(join(HOME, release, name), 'utf8');
  return text
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Json);
}

function isRefused(act: () => unknown): boolean {
  try {
    act();
    return false;
  } catch (error) {
    if (!isRasError(error)) throw error;
    return true;
  }
}

/** Every status that a record of a kind may have. */
const STATUSES: Readonly<Record<string, readonly string[]>> = {
  allocation: ['budget', 'no-budget', 'not-eligible', 'plan-first', 'refer-to-costing'],
  moderated: ['awaiting', 'blocked', 'communicated', 'contested', 'finalised', 'open', 'returned'],
  'hold-back': ['held-back', 'not-applicable'],
  recalculation: ['not-applicable', 'recalculated'],
  challenge: ['not-upheld', 'partly-upheld', 'pending', 'upheld'],
  'payment-schedule': ['scheduled'],
  reconciliation: ['overdrawn', 'reclaim', 'settled'],
  monitoring: ['cannot-be-said-yet', 'planned'],
};

test('this release can work out again the records of every release that is kept', () => {
  expect(RELEASES.sort()).toEqual([...KNOWN_VERSIONS].sort());
});

test('a record of every kind, every status and every kind of model is kept of this release', () => {
  const records = lines(VERSION, 'records.ndjson').map((one) => verifyRecord(one));
  expect([...new Set(records.map(({ kind }) => kind))].sort()).toEqual([...RECORD_KINDS.keys()].sort());
  for (const [kind, statuses] of Object.entries(STATUSES)) {
    const found = records.filter((one) => one.kind === kind).map(({ status }) => status);
    expect([...new Set(found)].sort()).toEqual(statuses);
  }
  const models = records.flatMap(({ kind, model }) => (kind === 'allocation' && model !== null ? [model.kind] : []));
  expect([...new Set(models)].sort()).toEqual([...MODEL_KINDS.keys()].sort());
});

describe.each(RELEASES)('release %s', (release) => {
  const models = new Map(
    lines(release, 'models.ndjson').map((model) => {
      const open = modelForRecords(model);
      return [open.recorded.sha256, open];
    }),
  );
  const records = lines(release, 'records.ndjson').map((record, index) => {
    const { kind, status, model } = record as { kind: string; status: string; model: { sha256: string } | null };
    const own = kind === 'allocation' && model !== null ? models.get(model.sha256) : undefined;
    return { name: `line ${index + 1}, ${kind}, ${status}`, record, kind, model: own };
  });

  test.each(records)('$name verifies, with its model and without', ({ record, kind, model }) => {
    expect(model === undefined).toBe(kind !== 'allocation');
    expect(verifyRecord(record)).toEqual(record);
    if (model !== undefined) expect(verifyRecord(record, { model })).toEqual(record);
  });

  test.each(records)('$name is refused with one place altered', { timeout: 120_000 }, ({ record, model }) => {
    // The forgery search tries every place; here a few of each record show that it is looked at.
    const tried = [...alterationsOf(record)].filter((_, index) => index % 41 === 0);
    expect(tried.length).toBeGreaterThan(0);
    const accepted = tried.filter((one) => !isRefused(() => verifyRecord(one.record, { model })));
    expect(accepted.map(({ what }) => what)).toEqual([]);
  });

  test('each stands in its canonical form', () => {
    const text = readFileSync(join(HOME, release, 'records.ndjson'), 'utf8');
    expect(records.map(({ record }) => `${canonicalJson(record)}\n`).join('')).toBe(text);
  });

  test('results without a seal are read, and said to be unsealed', () => {
    const unsealed = lines(release, 'unsealed.ndjson').map((one) => migrateRecord(one));
    expect(new Set(unsealed.map(({ kind }) => kind))).toEqual(new Set(['allocation', 'moderated']));
    for (const { sealed, unchecked } of unsealed) {
      expect(sealed).toBe(false);
      expect(unchecked[0]).toContain('not sealed');
    }
  });

  test('results without a seal are refused with another amount', () => {
    const altered = lines(release, 'unsealed.ndjson').flatMap((one): Json[] => {
      const { indicative, amounts } = one as { indicative?: string | null; amounts?: Record<string, string | null> };
      if (typeof indicative === 'string') return [{ ...(one as object), indicative: '1.00' }];
      if (typeof amounts?.communicated !== 'string') return [];
      return [{ ...(one as object), amounts: { ...amounts, communicated: '1.00' } }];
    });
    expect(altered.length).toBeGreaterThan(15);
    expect(altered.filter((one) => !isRefused(() => migrateRecord(one)))).toEqual([]);
  });
});
