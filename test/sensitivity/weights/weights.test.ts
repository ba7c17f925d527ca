import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fittedWeights } from '../../../src/sensitivity/weights/fitted-weights.js';
import { crossProducts, leastSquares, nonNegativeLeastSquares } from '../../../src/sensitivity/weights/nnls.js';
import { weightSensitivity } from '../../../src/sensitivity/weights/weight-sensitivity.js';
import { runsOf, timeFor } from '../../support/runs.js';
import { R } from '../support.js';

const columnsOf = (columns: readonly (readonly number[])[]) => columns.map((column) => Float64Array.from(column));

describe('non-negative least squares', () => {
  test('is what R finds by bounded search (optim, L-BFGS-B), and without bounds by lm', () => {
    const products = crossProducts(columnsOf(R.answers), Float64Array.from(R.cost));
    nonNegativeLeastSquares(products).forEach((weight, place) => {
      expect(weight).toBeCloseTo(R.nnls[place] ?? Number.NaN, 4);
    });
    leastSquares(products)?.forEach((weight, place) => {
      expect(weight).toBeCloseTo(R.leastSquares[place] ?? Number.NaN, 5);
    });
  });

  test('by hand: with one column the weight is xy over xx, or 0 where that is negative', () => {
    const solve = (x: number[], y: number[]) => [
      ...nonNegativeLeastSquares(crossProducts(columnsOf([x]), Float64Array.from(y))),
    ];
    expect(solve([1, 2], [2, 4])[0]).toBeCloseTo(2, 12);
    expect(solve([1, 2], [-2, -4])).toEqual([0]);
    expect(solve([0, 0], [1, 1])).toEqual([0]);
  });

  test('the conditions of Karush, Kuhn and Tucker hold at every solution', { timeout: timeFor(runsOf(500)) }, () => {
    const entry = fc.integer({ min: 0, max: 18 });
    const problem = fc.integer({ min: 1, max: 6 }).chain((size) =>
      fc.array(fc.tuple(fc.array(entry, { minLength: size, maxLength: size }), fc.integer({ min: -500, max: 9000 })), {
        minLength: 1,
        maxLength: 20,
      }),
    );
    fc.assert(
      fc.property(problem, (rows) => {
        const size = rows[0]?.[0].length ?? 0;
        const columns = Array.from({ length: size }, (_, place) => Float64Array.from(rows, ([row]) => row[place] ?? 0));
        const values = Float64Array.from(rows, ([, value]) => value);
        const weights = nonNegativeLeastSquares(crossProducts(columns, values));
        const rest = values.map((value, index) =>
          columns.reduce((left, column, place) => left - (column[index] ?? 0) * (weights[place] ?? 0), value),
        );
        const scale = 1e-6 * (1 + Math.hypot(...values)) * 100;
        columns.forEach((column, place) => {
          const slope = column.reduce((sum, value, index) => sum + value * (rest[index] ?? 0), 0);
          const weight = weights[place] ?? Number.NaN;
          // No weight is negative; none could be raised with profit; those that are raised are at their best.
          expect(weight).toBeGreaterThanOrEqual(0);
          expect(slope).toBeLessThanOrEqual(scale);
          if (weight > 0) expect(Math.abs(slope)).toBeLessThanOrEqual(scale);
        });
      }),
      { numRuns: runsOf(500), seed: 15_119 },
    );
  });
});

describe('fitted weights beside the one price', () => {
  test('find the pounds per point that made the packages', () => {
    const statements = [
      { id: 'a', points: [10, 0, 5, 20] },
      { id: 'b', points: [0, 10, 5, 10] },
      { id: 'c', points: [0, 0, 0, 0] },
    ];
    const { weights, rootMeanSquare, warnings } = fittedWeights({
      statements,
      traditional: [200_000, 50_000, 125_000, 450_000],
    });
    expect(weights.map(({ fitted, n }) => [fitted, n])).toEqual([
      ['200.00', 3],
      ['50.00', 3],
      [null, 0],
    ]);
    expect(rootMeanSquare?.fitted).toBe('0.00');
    expect(warnings.map(({ code }) => code)).toEqual(['few-cases', 'no-points']);
  });

  test('a statement that would cost less with more need is held at £0 and warned of', () => {
    // £300 a point of a less £100 a point of b.
    const statements = [
      { id: 'a', points: [10, 10, 10, 20] },
      { id: 'b', points: [0, 10, 5, 10] },
    ];
    const { weights, warnings } = fittedWeights(
      { statements, traditional: [300_000, 200_000, 250_000, 500_000] },
      { casesPerStatement: 1 },
    );
    expect(weights[1]).toMatchObject({ fitted: '0.00', unbounded: '-100.00', times: '0.00' });
    expect(warnings.map(({ code, details }) => [code, details?.statement])).toEqual([['more-need-costs-less', 'b']]);
  });

  test('statements answered alike everywhere can not be told apart', () => {
    const statements = [
      { id: 'a', points: [10, 4] },
      { id: 'b', points: [10, 4] },
    ];
    const { weights, warnings } = fittedWeights({ statements, traditional: [2000, 800] }, { casesPerStatement: 1 });
    expect(weights.map(({ unbounded }) => unbounded)).toEqual([null, null]);
    expect(warnings.map(({ code }) => code)).toEqual(['statements-alike']);
  });

  test('scores with packages by case, decimals in points, cases without a package counted', () => {
    const score = (caseId: string, points: string) => ({ caseId, byStatement: [{ statementId: 'a', points }] });
    const result = fittedWeights({
      scores: [score('x', '2.5'), score('y', '5'), score('z', '1')],
      packages: [
        { caseId: 'x', traditional: 250 },
        { caseId: 'y', traditional: 500 },
      ],
    });
    expect(result).toMatchObject({
      n: 2,
      leftOut: [{ reason: 'no package', cases: 1 }],
      price: '100',
      weights: [{ fitted: '100.00', times: '1.00' }],
    });
  });

  test('no case at all', () => {
    expect(fittedWeights({ statements: [{ id: 'a', points: [] }] })).toMatchObject({
      n: 0,
      price: null,
      rootMeanSquare: null,
    });
  });
});

describe('every weight up and down', () => {
  const statements = [
    { id: 'sleep', points: [10, 0, 5] },
    { id: 'eating', points: [0, 10, 5] },
  ];
  const traditional = [100_000, 110_000, 90_000];

  test('one weight up by 20 %: 12, 10 and 11 points share £3,000', () => {
    const { weights, families } = weightSensitivity({ statements, traditional }, { percent: 20 });
    // 3000/33 x 12 = 1,090.91, x 10 = 909.09, x 11 = 1,000.00
    const sleep = weights.find(({ statementId }) => statementId === 'sleep');
    expect(sleep?.up).toEqual({
      n: 3,
      changed: 2,
      handedOver: '90.91',
      takenAway: '90.91',
      meanSize: '60.61',
      largest: { caseId: '0', change: '90.91', percent: '9.1' },
      placesChanged: 3 - 1,
      rankAgreement: null,
    });
    // Down: 8, 10 and 9 points, 3000/27: 888.89, 1,111.11 and 1,000.
    expect(families[0]).toEqual({ caseId: '0', budget: '1000.00', low: '888.89', high: '1111.11', range: '222.22' });
  });

  test('all weights of one statement alone cancel out, since the price is made anew', () => {
    const { weights } = weightSensitivity(
      { statements: [{ id: 'a', points: [3, 7, 11] }], traditional },
      { percent: 25 },
    );
    expect([weights[0]?.up.changed, weights[0]?.down.rankAgreement]).toEqual([0, '1.000']);
  });

  test('with a stored model the price stays and budgets rise alike', () => {
    const model = {
      schemaVersion: 1,
      kind: 'price-point',
      period: 'week',
      fundingBasis: 'pot',
      method: 'total',
      prices: [{ money: '100.00', points: '1' }],
      rounding: {},
    };
    const { weights, period } = weightSensitivity({ statements }, { percent: 10, pricing: { model } });
    expect([period, weights[0]?.up.handedOver, weights[0]?.up.takenAway]).toEqual(['week', '150.00', '0.00']);
  });

  test('RAS 5 made anew hands the same packages to other families', () => {
    const { weights } = weightSensitivity(
      { statements, traditional },
      { percent: 20, pricing: { recalibrate: 'percentile' } },
    );
    // All three have 10 points and £1,000 each; with sleep up they are ranked 12, 11, 10: £1,100, £1,000, £900.
    expect(weights.find(({ statementId }) => statementId === 'sleep')?.up).toMatchObject({
      handedOver: '100.00',
      takenAway: '100.00',
      changed: 2,
    });
  });

  test('no case, no points, one case', () => {
    expect(weightSensitivity({ statements: [{ id: 'a', points: [] }] }, { percent: 10 })).toMatchObject({
      n: 0,
      meanRange: null,
    });
    const none = weightSensitivity({ statements: [{ id: 'a', points: [0, 0] }], traditional: [5, 5] }, { percent: 10 });
    expect(none.weights[0]?.up).toMatchObject({ changed: 0, rankAgreement: null, largest: null });
    const one = weightSensitivity({ statements: [{ id: 'a', points: [4] }], traditional: [5] }, { percent: 10 });
    expect(one.weights[0]?.up).toMatchObject({ n: 1, changed: 0 });
  });

  test('the percentage has no default, and too fine a one is refused', () => {
    expect(() => weightSensitivity({ statements, traditional }, {} as never)).toThrow('percent');
    expect(() => weightSensitivity({ statements, traditional, pointsDecimals: 6 }, { percent: 10 })).toThrow('so fine');
  });
});
