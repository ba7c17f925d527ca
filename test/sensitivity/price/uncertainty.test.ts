import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ratio } from '../../../src/exact/ratio.js';
import { rowAmount } from '../../../src/model/percentile/model.js';
import { gridRows } from '../../../src/model/percentile/table/grid-rows.js';
import { inOrder, rankRows } from '../../../src/model/percentile/table/rank-rows.js';
import { percentileInterval } from '../../../src/sensitivity/chance/percentile-interval.js';
import { pricePointUncertainty } from '../../../src/sensitivity/price/price-uncertainty.js';
import { sampleSizes } from '../../../src/sensitivity/price/sample-size.js';
import { quantileTables, rankTables } from '../../../src/sensitivity/table/table-rows.js';
import { percentileTableUncertainty } from '../../../src/sensitivity/table/table-uncertainty.js';
import { madeCohort, samples } from '../support.js';

describe('the price of a point', () => {
  test('two cases have three prices between them: the interval is from the one to the other', () => {
    // A quarter of the resamples holds the first case twice, a quarter the second twice.
    const { price, budgets } = pricePointUncertainty({
      points: [10, 10],
      amounts: { traditional: [100_000, 300_000] },
    });
    expect(price).toEqual({ exact: '200', pounds: '200.0000', low: '100.0000', high: '300.0000' });
    expect(budgets).toEqual([{ points: '10', budget: '2000.00', low: '1000.00', high: '3000.00', soft: '2000.00' }]);
  });

  test('with 300 cases it is near the interval by the variance of a ratio (Cochran, Sampling techniques, 1977, 6.4)', () => {
    const { points, amounts } = madeCohort(300);
    const { price } = pricePointUncertainty({ points, amounts });
    const sum = points.reduce((all, one) => all + one, 0);
    const centre = amounts.traditional.reduce((all, one) => all + one, 0) / sum;
    const squares = points.reduce(
      (all, one, index) => all + ((amounts.traditional[index] ?? 0) - centre * one) ** 2,
      0,
    );
    const half = (1.96 * Math.sqrt(squares)) / sum / 100;
    expect(Number(price?.high) - Number(price?.low)).toBeGreaterThan(2 * half * 0.93);
    expect(Number(price?.high) - Number(price?.low)).toBeLessThan(2 * half * 1.07);
  });

  test('the same seed gives the same, another seed another; order of magnitude alike', () => {
    const cohort = madeCohort(60);
    expect(pricePointUncertainty(cohort)).toEqual(pricePointUncertainty(cohort));
    expect(pricePointUncertainty(cohort, { seed: 2 }).price).not.toEqual(pricePointUncertainty(cohort).price);
    expect(pricePointUncertainty(cohort).generator).toBe('xoshiro128** seeded by splitmix32');
  });

  test('packages ten times as large make prices and soft pounds ten times as large', () => {
    const { points, amounts } = madeCohort(40);
    const tenfold = { traditional: amounts.traditional.map((pence) => pence * 10) };
    const [one] = pricePointUncertainty({ points, amounts }).budgets;
    const [ten] = pricePointUncertainty({ points, amounts: tenfold }).budgets;
    expect(Number(ten?.soft)).toBeCloseTo(10 * Number(one?.soft), 0);
  });

  test('by the largest package it warns that resampling knows of no larger one, and needs the most points', () => {
    const { price, warnings } = pricePointUncertainty(madeCohort(60), {
      method: 'largest-package',
      maximumPoints: 120,
    });
    expect(price?.high).toBe(price?.pounds);
    expect(warnings.map(({ code }) => code)).toEqual(['interval-of-a-maximum']);
    expect(() => pricePointUncertainty(madeCohort(60), { method: 'largest-package' })).toThrow('most points');
    expect(() => pricePointUncertainty(madeCohort(60), { method: 'largest-package', maximumPoints: 50 })).toThrow(
      'more points',
    );
  });

  test('fewer than the 60 cases of RR145 5.8 are warned of', () => {
    const codes = (n: number) =>
      pricePointUncertainty(madeCohort(n), { resamples: 100 }).warnings.map(({ code }) => code);
    expect([codes(59), codes(60)]).toEqual([['few-cases'], []]);
  });

  test('no case, one case, no points', () => {
    expect(pricePointUncertainty([]).price).toBeNull();
    const one = pricePointUncertainty({ points: [4], amounts: { traditional: [100] } });
    // Every resample is that case, or that household: no interval, and none of no width
    expect([one.price, one.budgets, one.warnings[0]?.code]).toEqual([null, [], 'one-case']);
    const siblings = [1, 2].map((points) => ({ caseId: `${points}`, household: 'H', points, traditional: 100 }));
    expect(pricePointUncertainty(siblings).price).toBeNull();
    expect(pricePointUncertainty({ points: [0, 0], amounts: { traditional: [1, 2] } }).price).toBeNull();
    // One case with points of two: a quarter of the resamples has none and is left out.
    const some = pricePointUncertainty({ points: [0, 5], amounts: { traditional: [0, 500] } });
    expect(some.withoutPrice).toBeGreaterThan(400);
    expect(some.price?.low).toBe('1.0000');
  });

  test('points with decimals are points: 2.5 points for £500 are £200 a point', () => {
    const { price } = pricePointUncertainty(['a', 'b'].map((caseId) => ({ caseId, points: 2.5, traditional: 500 })));
    expect(price?.low).toBe('200.0000');
  });
});

test('the percentile interval of 1 to 101 at 90 per cent is 6 to 96 (type 7: 1 + 100p)', () => {
  const values = Float64Array.from({ length: 101 }, (_, index) => 101 - index);
  expect(percentileInterval(values, ratio(90n))).toEqual({ low: 6, high: 96 });
  expect(percentileInterval(Float64Array.of(Number.NaN), ratio(90n))).toBeNull();
});

describe('a RAS 5 table', () => {
  const toRows = ({ points, money, over, size }: ReturnType<ReturnType<typeof rankTables>>) =>
    Array.from({ length: size }, (_, row) => [points[row] ?? 0, (money[row] ?? 0) / (over[row] ?? 1)]);

  test('the tables that are drawn anew are made as the model makes its own, by rank and by quantile', () => {
    fc.assert(
      fc.property(samples(), ({ points, amounts: { traditional } }) => {
        const ordered = inOrder(
          points.map((one) => ratio(BigInt(one))),
          traditional.map(BigInt),
        );
        const [scores, values] = [Float64Array.from(points).sort(), Float64Array.from(traditional).sort()];
        const grid = [0n, 25n, 50n, 75n, 100n].map((percent) => ratio(percent));
        const shares = grid.map(({ numerator }) => ratio(numerator, 100n));
        for (const [own, model] of [
          [rankTables(points.length)(scores, values), rankRows(ordered, 'mean')],
          [quantileTables(points.length, shares, 7)(scores, values), gridRows(ordered, { grid, definition: 7 })],
        ] as const) {
          const expected = [...model].reverse().map((row) => {
            const amount = rowAmount(row);
            return [
              Number(row.points.numerator) / Number(row.points.denominator),
              (100 * Number(amount.numerator)) / Number(amount.denominator),
            ];
          });
          const found = toRows(own);
          expect(found.length).toBe(expected.length);
          found.flat().forEach((value, place) => {
            expect(value).toBeCloseTo(expected.flat()[place] ?? Number.NaN, 5);
          });
        }
      }),
    );
  });

  test('two cases: each row is the smaller, the larger or its own package, so both are wholly soft', () => {
    const { rows, meanSoft } = percentileTableUncertainty({
      points: [10, 20],
      amounts: { traditional: [100_000, 300_000] },
    });
    expect(rows.map(({ points, budget, low, high }) => [points, budget, low, high])).toEqual([
      ['20', '3000.00', '1000.00', '3000.00'],
      ['10', '1000.00', '1000.00', '3000.00'],
    ]);
    expect(meanSoft).toBe('2000.00');
  });

  test('amounts never fall as points rise, at either end of the interval, and stay within the packages', () => {
    const { rows } = percentileTableUncertainty(madeCohort(80), { resamples: 400 });
    for (const end of ['budget', 'low', 'high'] as const) {
      const amounts = rows.map((row) => Number(row[end]));
      expect(amounts).toEqual([...amounts].sort((a, b) => b - a));
    }
  });

  test('the ends of a table are outside many resamples, its middle in hardly any', () => {
    const { rows } = percentileTableUncertainty(madeCohort(60), { resamples: 500 });
    expect(Number(rows[0]?.outside)).toBeGreaterThan(25);
    expect(Number(rows[Math.floor(rows.length / 2)]?.outside)).toBe(0);
  });

  test('the quantile method has the rows of its grid', () => {
    const { rows, method } = percentileTableUncertainty(madeCohort(60), {
      method: 'quantile',
      grid: 'quartiles',
      resamples: 200,
    });
    expect(method).toBe('quantile');
    expect(rows.length).toBe(5);
  });

  test('no case, one case, all tied', () => {
    expect(percentileTableUncertainty([])).toMatchObject({ n: 0, rows: [], meanSoft: null });
    expect(percentileTableUncertainty({ points: [1], amounts: { traditional: [100] } }).rows).toEqual([]);
    const tied = percentileTableUncertainty({ points: [5, 5, 5], amounts: { traditional: [0, 300, 600] } });
    expect(tied.rows).toMatchObject([{ points: '5', budget: '3.00', cases: 3 }]);
  });
});

describe('sample size against interval', () => {
  test('the interval narrows about with the root of the number of cases', () => {
    const { rows } = sampleSizes(madeCohort(300), { sizes: [60, 240] });
    const width = (row: (typeof rows)[number] | undefined): number => Number(row?.pricePoint?.soft);
    expect(width(rows[0]) / width(rows[1])).toBeGreaterThan(1.8);
    expect(width(rows[0]) / width(rows[1])).toBeLessThan(2.2);
  });

  test('60, 100 and 300 cases unless told otherwise; at the sample itself it is the interval of the price', () => {
    const cohort = madeCohort(100);
    const { rows } = sampleSizes(cohort);
    expect(rows.map(({ cases }) => cases)).toEqual([60, 100, 300]);
    const { price, budgets } = pricePointUncertainty(cohort);
    expect(rows[1]?.price).toEqual({ low: price?.low, high: price?.high });
    expect(rows[1]?.pricePoint).toEqual(budgets[0]);
  });

  test('no case has no interval', () => {
    expect(sampleSizes([], { sizes: [60] }).rows).toEqual([
      { cases: 60, price: null, pricePoint: null, percentile: null },
    ]);
    expect(sampleSizes({ points: [0], amounts: { traditional: [100] } }).rows[0]).toMatchObject({
      price: null,
      percentile: null,
    });
  });
});
