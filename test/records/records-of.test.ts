import fc from 'fast-check';
import { expect, test } from 'vitest';
import { MODEL_KINDS } from '../../src/allocation/kinds.js';
import { openModel } from '../../src/allocation/open-model.js';
import { calibratePercentile } from '../../src/model/percentile/calibrate.js';
import { calibratePricePoint } from '../../src/model/price-point/calibrate.js';
import { recordsOf } from '../../src/records/records-of.js';
import { verifyRecord } from '../../src/records/verify.js';
import { errorOf } from '../cli/support.js';
import { runsOf, timeFor } from '../support/runs.js';

/** A sample of packages and points; at least one case has points. */
const samples = fc.array(
  fc.record({ points: fc.integer({ min: 1, max: 200 }), pence: fc.integer({ min: 1, max: 5_000_000 }) }),
  {
    minLength: 2,
    maxLength: 12,
  },
);
const scores = fc.array(fc.integer({ min: 1, max: 200 }), { minLength: 1, maxLength: 12 });

function packagesOf(sample: readonly { points: number; pence: number }[]) {
  return sample.map(({ points, pence }, index) => ({ caseId: `s${index}`, points, packageValue: pence / 100 }));
}

/** Sets the records of chosen cases against the cohort call. */
function expectSamePence(model: unknown, points: readonly number[]): void {
  const { allocateCohort } = openModel(model);
  if (allocateCohort === undefined) throw new Error('expected a model that has columns');
  const { pence } = allocateCohort({ points: Float64Array.from(points) });
  const cases = points.map((own, index) => ({ caseId: `F${index}`, points: own }));
  // Every other case is asked about.
  const chosen = cases.filter((_, index) => index % 2 === 0);
  const records = recordsOf(model, chosen);
  expect(records.map(({ caseId }) => caseId)).toEqual(chosen.map(({ caseId }) => caseId));
  for (const record of records) {
    const own = pence[Number(record.caseId.slice(1))] as number;
    const text = Number.isNaN(own) ? null : `${Math.floor(own / 100)}.${String(own % 100).padStart(2, '0')}`;
    expect(record.amounts.indicative).toBe(text);
    expect(verifyRecord(record, { model })).toEqual(record);
  }
}

test('the records of chosen cases by RAS 4 have the pence of the cohort', { timeout: timeFor(runsOf(25)) }, () => {
  fc.assert(
    fc.property(samples, scores, (sample, points) => {
      expectSamePence(calibratePricePoint(packagesOf(sample), { fundingBasis: 'pot' }).model, points);
    }),
    { numRuns: runsOf(25), seed: 13 },
  );
});

test('the records of chosen cases by RAS 5 have the pence of the cohort', { timeout: timeFor(runsOf(25)) }, () => {
  fc.assert(
    fc.property(samples, (sample) => {
      const { model } = calibratePercentile(packagesOf(sample), { fundingBasis: 'pot' });
      expectSamePence(
        model,
        sample.map(({ points }) => points),
      );
    }),
    { numRuns: runsOf(25), seed: 13 },
  );
});

test('the records of chosen cases by a table have the pence of the cohort', () => {
  // Rows of every answer: no budget, an amount, referred.
  expectSamePence(MODEL_KINDS.get('allocation-table')?.example.model, [10, 70, 82, 100, 116, 130, 140]);
});

test('what is wrong with any of the cases is told together', () => {
  const { model } = calibratePricePoint([{ caseId: 'a', points: 50, packageValue: '3000' }], { fundingBasis: 'pot' });
  const cases = [{ caseId: 'F1', points: 20 }, { caseId: 'F2', points: -1 }, { caseId: 'F3' }];
  const { problems } = errorOf(() => recordsOf(model, cases));
  expect(problems.map(({ path }) => path.slice(0, 2))).toEqual([
    ['cases', 1],
    ['cases', 2],
  ]);
  expect(() => recordsOf(model, 'F1' as never)).toThrow('is not a list');
  expect(recordsOf(model, [])).toEqual([]);
});
