import fc from 'fast-check';
import { expect, test } from 'vitest';
import { allocate } from '../../src/allocation/allocate.js';
import { MODEL_KINDS } from '../../src/allocation/kinds.js';
import { isRasError } from '../../src/errors.js';
import { explainAllocation } from '../../src/explain/allocation.js';
import { recordAllocation } from '../../src/records/kind/allocation-record.js';
import { recordModerated } from '../../src/records/kind/moderated-record.js';
import { migrateRecord } from '../../src/records/unsealed/migrate.js';
import { verifyRecord } from '../../src/records/verify.js';
import { runsOf, timeFor } from '../support/runs.js';
import { type Pair, pairOf } from './any-model.js';
import { POLICY } from './samples.js';

// Whatever a model gives is taken again by everything that reads results: no genuine one is held against anybody.

const stored = <Kept>(value: Kept): Kept => JSON.parse(JSON.stringify(value));

/** What the model gives; undefined where the pair is none that it takes. */
function given({ model, one }: Pair): ReturnType<typeof allocate> | undefined {
  try {
    return allocate(model, one);
  } catch (error) {
    if (isRasError(error)) return undefined;
    throw error;
  }
}

const RUNS = runsOf(60);

test.each([...MODEL_KINDS.keys()])('by %s', { timeout: timeFor(RUNS * 4) }, (kind) => {
  let [taken, seen] = [0, 0];
  fc.assert(
    fc.property(pairOf(kind), ({ model, one }) => {
      seen += 1;
      const allocation = given({ model, one });
      if (allocation === undefined) return;
      taken += 1;
      const record = recordAllocation(model, one);
      expect(explainAllocation(stored(allocation)).length).toBeGreaterThan(0);
      expect(migrateRecord(stored(allocation)).caseId).toBe(one.caseId);
      expect(verifyRecord(stored(record)).status).toBe(allocation.status);
      expect(verifyRecord(stored(record), { model }).status).toBe(allocation.status);
      const { caseId, period, amounts } = record;
      // A policy is for periods of which it has one, and is of the same period as the case.
      const policy = { ...POLICY, period, rules: POLICY.rules.slice(0, 1) } as typeof POLICY;
      const input = { caseId, period, amounts: { indicative: amounts.indicative } } as never;
      expect(verifyRecord(stored(recordModerated(input, policy, record))).caseId).toBe(caseId);
    }),
    { numRuns: RUNS },
  );
  // Most of them are models and cases that there can be.
  expect(taken).toBeGreaterThan(seen * 0.7);
});
