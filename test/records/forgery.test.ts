import { describe, expect, test } from 'vitest';
import { MODEL_KINDS } from '../../src/allocation/kinds.js';
import { isRasError } from '../../src/errors.js';
import type { Json } from '../../src/record/json.js';
import type { SealedRecord } from '../../src/record/record.js';
import { sha256Of } from '../../src/record/seal.js';
import { recordAllocation } from '../../src/records/allocation-record.js';
import { modelForRecords } from '../../src/records/model-for-records.js';
import { verifyRecord } from '../../src/records/verify.js';
import { type Alteration, alterationsOf } from './alterations.js';
import { sampleRecords } from './samples.js';

/** A record with a seal made anew, as somebody would who knows how. */
function resealed(record: Json): Json {
  const { seal: _, ...body } = record as Record<string, Json>;
  return { ...body, seal: sha256Of(body) };
}

function isRefused(record: unknown, model: unknown): boolean {
  try {
    verifyRecord(record, { model });
    return false;
  } catch (error) {
    if (!isRasError(error)) throw error;
    return true;
  }
}

/** Every kind of model is tried at each seventh place; what is whole in itself, and RAS 4 and RAS 5, at every place. */
function alterations(plain: Json, name: string): Alteration[] {
  const all = [...alterationsOf(plain)];
  const isWhole = !name.startsWith('allocation') || /by (price-point|percentile)$/.test(name);
  return isWhole || process.env.FORGERY === 'all' ? all : all.filter((_, index) => index % 7 === 0);
}

const samples: { name: string; record: SealedRecord; model?: unknown }[] = [
  ...sampleRecords(),
  ...[...MODEL_KINDS.values()].map(({ kind, example: { model, case: one } }) => {
    const open = modelForRecords(model);
    return { name: `allocation by ${kind}`, record: recordAllocation(open, one), model: open };
  }),
];

describe.each(samples)('$name', ({ name, record, model }) => {
  const plain = JSON.parse(JSON.stringify(record)) as Json;

  test('is verified as it is, in any order of its keys', () => {
    expect(verifyRecord(plain, { model })).toEqual(record);
    const turned = Object.fromEntries(Object.entries(plain as object).reverse());
    expect(verifyRecord(turned, { model })).toEqual(record);
    expect(verifyRecord(plain)).toEqual(record);
  });

  test('with the old seal every alteration is refused', { timeout: 120_000 }, () => {
    const accepted = alterations(plain, name)
      .filter((one) => !isRefused(one.record, model))
      .map(({ what }) => what);
    expect(accepted).toEqual([]);
  });

  test('with a seal made anew, what does not follow from the inputs is refused', { timeout: 120_000 }, () => {
    const others = alterations(plain, name).filter(({ field }) => field !== 'seal');
    const accepted = others.filter((one) => !isRefused(resealed(one.record), model));
    // What is left is another input from which the same follows: a reason in words, a date that nothing turns on.
    expect(accepted.filter(({ field }) => field !== 'inputs').map(({ what }) => what)).toEqual([]);
  });
});

test('two records cannot swap their parts', () => {
  const fields = ['caseId', 'status', 'amounts', 'inputs', 'result', 'steps', 'duty', 'warnings', 'period', 'model'];
  const accepted: string[] = [];
  for (const one of samples) {
    for (const other of samples) {
      if (one === other) continue;
      for (const field of fields) {
        const taken = (other.record as unknown as Record<string, Json>)[field] as Json;
        const own = (one.record as unknown as Record<string, Json>)[field] as Json;
        if (JSON.stringify(taken) === JSON.stringify(own)) continue;
        const swapped = { ...(one.record as unknown as Record<string, Json>), [field]: taken };
        if (!isRefused(swapped, one.model)) accepted.push(`${one.name}: ${field} of ${other.name}`);
        if (!isRefused(resealed(swapped), one.model)) accepted.push(`resealed ${one.name}: ${field} of ${other.name}`);
      }
    }
  }
  expect(accepted).toEqual([]);
});
