import { expect, test } from 'vitest';
import { isRasError } from '../../src/errors.js';
import { mismatch, showOrNone } from '../../src/record/mismatch.js';
import { allocationOf } from '../../src/records/kind/allocation-record.js';
import { moderatedOf } from '../../src/records/kind/moderated-record.js';
import type { AnyRecord } from '../../src/records/kinds.js';
import { migrateRecord } from '../../src/records/unsealed/migrate.js';
import { verifyRecord } from '../../src/records/verify.js';
import { alterationsOf } from './alterations.js';
import { forgeable, resealed } from './forgery-search.js';

// What a record lacks is missing; no sentence calls it by a word of the language that this is written in.

test('what is missing, what is there and what has no ground are told apart', () => {
  expect(mismatch(undefined, '5.00')).toBe('is missing; "5.00" follows');
  expect(mismatch('4.00', '5.00', 'follows from the steps')).toBe('says "4.00", where "5.00" follows from the steps');
  expect(mismatch('4.00', undefined)).toBe('says "4.00", where none follows');
  expect([showOrNone(null), showOrNone(undefined), showOrNone('none')]).toEqual(['none', 'none', '"none"']);
});

/** What is said against a record. */
function toldOf(act: () => unknown): string[] {
  try {
    act();
    return [];
  } catch (error) {
    if (!isRasError(error)) throw error;
    return error.problems.map(({ path, message }) => `${path.join('.')}: ${message}`);
  }
}

/** A record as it was kept before records were sealed. */
function unsealed(record: AnyRecord): unknown {
  if (record.kind === 'allocation') return allocationOf(record);
  return record.kind === 'moderated' ? moderatedOf(record) : undefined;
}

/** Every so many-th alteration, so that about as many are tried of each. */
function alterations(one: unknown) {
  const plain = JSON.parse(JSON.stringify(one));
  const every = Math.max(1, Math.ceil(JSON.stringify(plain).length / 400));
  return [...alterationsOf(plain)].filter((_, index) => index % every === 0);
}

test('no sentence about an altered record says "undefined" or "NaN"', { timeout: 300_000 }, () => {
  const told = forgeable().flatMap(({ record, model }) => {
    const sealed = alterations(record).flatMap((one) => [
      ...toldOf(() => verifyRecord(one.record, { model })),
      ...toldOf(() => verifyRecord(resealed(one.record))),
    ]);
    const old = unsealed(record);
    if (old === undefined) return sealed;
    return [...sealed, ...alterations(old).flatMap((one) => toldOf(() => migrateRecord(one.record)))];
  });
  expect(told.length).toBeGreaterThan(1000);
  expect(told.filter((one) => /\bundefined\b|\bNaN\b|\[object/.test(one))).toEqual([]);
});
