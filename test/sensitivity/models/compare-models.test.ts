import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { multiplyRatios, parseRatio, ratio } from '../../../src/exact/ratio.js';
import { calibratePercentile } from '../../../src/model/percentile/calibrate.js';
import { roundPence } from '../../../src/money/rounding.js';
import { casesInOrder } from '../../../src/sensitivity/chance/bootstrap.js';
import { compareModels } from '../../../src/sensitivity/models/compare-models.js';
import { seededFolds, singleFolds } from '../../../src/sensitivity/models/folds.js';
import { percentileWithoutOne } from '../../../src/sensitivity/models/percentile-without-one.js';
import { predictByLine } from '../../../src/sensitivity/models/predict-line.js';
import { predictByPercentile } from '../../../src/sensitivity/models/predict-percentile.js';
import { predictByPrice } from '../../../src/sensitivity/models/predict-price.js';
import { openSample } from '../../../src/sensitivity/sample.js';
import { runsOf, timeFor } from '../../support/runs.js';
import { CASES, R, samples } from '../support.js';

const SIX = [
  [50, 3000],
  [40, 12000],
  [30, 6000],
  [20, 1500],
  [10, 7500],
].map(([points = 0, traditional = 0]) => ({
  caseId: `F${points}`,
  points,
  traditional,
}));

describe('each case priced by all others', () => {
  const sample = openSample(SIX)('exclude');
  const folds = singleFolds(5);

  test('RAS 4: 27,000/100 x 50, 18,000/110 x 40, 24,000/120 x 30, 28,500/130 x 20, 22,500/140 x 10', () => {
    expect([...predictByPrice(sample, folds)]).toEqual([1350000, 654545, 600000, 438462, 160714]);
  });

  test('RAS 5: the top row, half-way between neighbours, the bottom row', () => {
    // Without F50: 40 points get 12,000. Without F40: between 7,500 at 50 and 6,000 at 30. Without F30: between 7,500
    // and 3,000. Without F20: between 6,000 and 3,000. Without F10: 20 points get 1,500.
    const expected = [1200000, 675000, 525000, 450000, 150000];
    expect(percentileWithoutOne(sample)).toEqual({ pence: Float64Array.from(expected), outside: 2 });
  });

  test('the straight line, as R fits it without each case', () => {
    const all = openSample(CASES)('exclude');
    expect([...predictByLine(all, singleFolds(16))]).toEqual(
      R.lineWithoutOne.map((pounds) => Math.round(pounds * 100)),
    );
  });

  test('the errors side by side: (10,500 + 5,454.55 + 0 + 2,884.62 + 5,892.86) / 5 for RAS 4', () => {
    const { leaveOneOut } = compareModels(SIX, { tolerance: { amount: 3000 } });
    expect(leaveOneOut?.models.map(({ meanAbsolute }) => meanAbsolute)).toEqual(['4946.41', '4800.00', '5464.29']);
    expect(leaveOneOut?.models.map(({ tolerance }) => tolerance?.byAmount?.cases)).toEqual([2, 2, 1]);
  });
});

describe('fast ways agree with plain ones', () => {
  test('RAS 5 without one case, with ties, is RAS 5 with every case in a fold of its own', {
    timeout: timeFor(runsOf(100)),
  }, () => {
    fc.assert(
      fc.property(samples(2), (columns) => {
        const sample = openSample(columns)('exclude');
        expect(percentileWithoutOne(sample)).toEqual(predictByPercentile(sample, singleFolds(sample.n)));
      }),
      { numRuns: runsOf(100), seed: 15_169 },
    );
  });

  test('RAS 5 by folds is the calibrated model of the other folds, to the penny', {
    timeout: timeFor(runsOf(100)),
  }, () => {
    fc.assert(
      fc.property(samples(4), fc.integer({ min: 0, max: 1000 }), (columns, seed) => {
        const sample = openSample(columns)('exclude');
        const folds = seededFolds(casesInOrder(sample), 3, seed);
        const { pence } = predictByPercentile(sample, folds);
        const others = columns.points
          .map((points, index) => ({ points, index }))
          .filter(({ index }) => folds.of[index] !== 0)
          .map(({ points, index }) => ({
            caseId: `${index}`,
            points,
            packageValue: (columns.amounts.traditional[index] ?? 0) / 100,
          }));
        const { model } = calibratePercentile(others, { fundingBasis: 'pot', above: 'clamp', below: 'clamp' });
        const onRow = new Map(
          model.rows.map(({ points, money, over }) => [
            points,
            roundPence(multiplyRatios(parseRatio(money), ratio(100n, BigInt(over)))),
          ]),
        );
        columns.points.forEach((points, index) => {
          const row = onRow.get(String(points));
          if (folds.of[index] === 0 && row !== undefined) expect(pence[index]).toBe(Number(row));
        });
      }),
      { numRuns: runsOf(100), seed: 15_170 },
    );
  });

  test('as many folds as cases give the same errors as leaving one out', () => {
    const { leaveOneOut, kFold } = compareModels(CASES, { folds: 16 });
    expect(kFold).toEqual(leaveOneOut);
  });
});

describe('folds', () => {
  test('are as equal as can be, the same for the same seed, others for another', () => {
    const { of, count } = seededFolds(
      Uint32Array.from({ length: 23 }, (_, index) => index),
      5,
      7,
    );
    expect(count).toBe(5);
    const sizes = [0, 1, 2, 3, 4].map((fold) => of.filter((one) => one === fold).length);
    expect(sizes.sort()).toEqual([4, 4, 5, 5, 5]);
    expect(
      seededFolds(
        Uint32Array.from({ length: 23 }, (_, index) => index),
        5,
        7,
      ).of,
    ).toEqual(of);
    expect(
      seededFolds(
        Uint32Array.from({ length: 23 }, (_, index) => index),
        5,
        8,
      ).of,
    ).not.toEqual(of);
  });
});

describe('degenerate samples', () => {
  test('packages in proportion to points: RAS 4 and the line are without error', () => {
    const cases = [10, 20, 30, 50].map((points) => ({ caseId: `${points}`, points, traditional: points * 70 }));
    const { leaveOneOut } = compareModels(cases);
    expect(leaveOneOut?.leastError).toEqual(['price-point', 'straight-line']);
  });

  test('no case and one case have no error to tell', () => {
    expect(compareModels([]).leaveOneOut).toBeNull();
    expect(compareModels([{ caseId: 'a', points: 1, traditional: 1 }]).kFold).toBeNull();
  });

  test('a case whose others have no points can not be priced by RAS 4 and is left out of all three', () => {
    const { leaveOneOut } = compareModels({ points: [0, 5], amounts: { traditional: [100, 100] } });
    expect(leaveOneOut).toMatchObject({ n: 1, unpriced: 1 });
  });

  test('all points equal: the line is the mean of the others', () => {
    const sample = openSample({ points: [3, 3, 3], amounts: { traditional: [100, 200, 600] } })('exclude');
    expect([...predictByLine(sample, singleFolds(3))]).toEqual([400, 350, 150]);
  });
});
