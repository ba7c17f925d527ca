import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { allocateAll } from '../../../src/allocation/allocate.js';
import { calibratePercentile } from '../../../src/model/percentile/calibrate.js';
import { casesInOrder } from '../../../src/sensitivity/chance/bootstrap.js';
import { compareModels } from '../../../src/sensitivity/models/compare-models.js';
import { seededFolds, singleFolds } from '../../../src/sensitivity/models/folds.js';
import { predictByOwnTable } from '../../../src/sensitivity/models/predict-own-table.js';
import { predictByPercentile } from '../../../src/sensitivity/models/predict-percentile.js';
import { openSample } from '../../../src/sensitivity/sample.js';
import { type TableRules, tableRulesSchema } from '../../../src/sensitivity/table/own-table.js';
import { tableInfluence } from '../../../src/sensitivity/table/table-influence.js';
import { runsOf, timeFor } from '../../support/runs.js';
import { samples } from '../support.js';

const FIVE = [
  [50, 3000],
  [40, 12000],
  [30, 6000],
  [20, 1500],
  [10, 7500],
].map(([points = 0, traditional = 0]) => ({ caseId: `F${points}`, points, traditional }));

const rulesOf = (): fc.Arbitrary<TableRules> =>
  fc.record({
    method: fc.constantFrom('rank' as const, 'quantile' as const),
    ties: fc.constantFrom('mean' as const, 'highest' as const, 'lowest' as const, 'mid-rank' as const),
    definition: fc.constantFrom(1 as const, 2 as const, 4 as const, 6 as const, 7 as const, 9 as const),
    grid: fc.constantFrom<NonNullable<TableRules['grid']>>('deciles', 'quartiles', [0, 33, 100], [50]),
    between: fc.constantFrom('interpolate' as const, 'lower' as const, 'upper' as const, 'refuse' as const),
    above: fc.constantFrom('clamp' as const, 'refer-to-costing' as const),
    below: fc.constantFrom('clamp' as const, 'refer-to-costing' as const),
  });

type Columns = { points: number[]; amounts: { traditional: number[] } };

/** What the stored model of some cases gives points, by the way that a council goes; NaN where it refers. */
function byModel({ points, amounts }: Columns, isIn: (index: number) => boolean, rules: TableRules) {
  const sample = points.flatMap((own, index) =>
    isIn(index) ? [{ caseId: `${index}`, points: own, packageValue: (amounts.traditional[index] ?? 0) / 100 }] : [],
  );
  const { model } = calibratePercentile(sample, { fundingBasis: 'pot', ...rules, method: rules.method ?? 'rank' });
  const cases = points.map((own, index) => ({ caseId: `${index}`, points: own }));
  return allocateAll(model, cases).map(({ indicative }) =>
    indicative === null ? Number.NaN : Math.round(Number(indicative) * 100),
  );
}

describe('RAS 5 with rules of its own', () => {
  test('by the rules that hold unless told otherwise is what the fast way gives', {
    timeout: timeFor(runsOf(100)),
  }, () => {
    fc.assert(
      fc.property(samples(2), fc.integer({ min: 0, max: 1000 }), (columns, seed) => {
        const sample = openSample(columns)('exclude');
        const folds = seededFolds(casesInOrder(sample), 3, seed);
        expect(predictByOwnTable(sample, folds, tableRulesSchema.parse({}))).toEqual(
          predictByPercentile(sample, folds),
        );
      }),
      { numRuns: runsOf(100), seed: 16_301 },
    );
  });

  test('is the calibrated model of the other folds, allocated case by case', { timeout: timeFor(runsOf(100)) }, () => {
    fc.assert(
      fc.property(samples(4), rulesOf(), fc.integer({ min: 0, max: 1000 }), (columns, rules, seed) => {
        const sample = openSample(columns)('exclude');
        const folds = seededFolds(casesInOrder(sample), 2, seed);
        const { pence } = predictByOwnTable(sample, folds, tableRulesSchema.parse(rules));
        for (const fold of [0, 1]) {
          const expected = byModel(columns, (index) => folds.of[index] !== fold, rules);
          columns.points.forEach((_, index) => {
            if (folds.of[index] === fold) expect(pence[index]).toBe(expected[index]);
          });
        }
      }),
      { numRuns: runsOf(100), seed: 16_302 },
    );
  });

  test('by hand: the upper row between neighbours, and nobody above or below the table', () => {
    // Without F40 the packages left are 7,500, 6,000, 3,000 and 1,500: 40 points lie below 50, which get 7,500. Without
    // F30 they are 12,000, 7,500, 3,000 and 1,500: 30 lie below 40 with 7,500. Without F20 12,000, 7,500, 6,000 and 3,000:
    // 20 lie below 30 with 6,000.
    const rules = { between: 'upper', above: 'refer-to-costing', below: 'refer-to-costing' } as const;
    const sample = openSample(FIVE)('exclude');
    const given = predictByOwnTable(sample, singleFolds(5), tableRulesSchema.parse(rules));
    expect(given).toEqual({ pence: Float64Array.from([Number.NaN, 750000, 750000, 600000, Number.NaN]), outside: 2 });
    const { leaveOneOut } = compareModels(FIVE, { percentile: rules });
    // F50 and F10 are referred, so that the three are compared on the other three cases: 4,500, 1,500 and 4,500 for RAS 5.
    expect(leaveOneOut).toMatchObject({ n: 3, unpriced: 0, referred: 2 });
    expect(leaveOneOut?.models[1]).toMatchObject({ model: 'percentile', meanAbsolute: '3500.00', outsideTable: 2 });
    // RAS 4: 6,545.45 for 12,000, 6,000 for 6,000, 4,384.62 for 1,500: (5,454.55 + 0 + 2,884.62) / 3.
    expect(leaveOneOut?.models[0]?.meanAbsolute).toBe('2779.72');
  });

  test('is made anew for each case of up to 2,000, by folds of more', { timeout: 60_000 }, () => {
    const points = Array.from({ length: 2001 }, (_, index) => 1 + (index % 7));
    const columns = { points, amounts: { traditional: points.map((one) => one * 100) } };
    const { leaveOneOut, kFold } = compareModels(columns, { percentile: { ties: 'highest' } });
    expect([leaveOneOut, kFold?.n]).toEqual([null, 2001]);
    expect(() => compareModels(FIVE, { percentile: { ties: 'none' as never } })).toThrow('ties');
  });
});

describe('on whom a table hangs', () => {
  test('is what the tables of all others give the others', { timeout: timeFor(runsOf(60)) }, () => {
    fc.assert(
      fc.property(samples(2), rulesOf(), (columns, rules) => {
        const all = byModel(columns, () => true, rules);
        const { most, moving, n } = tableInfluence(columns, { percentile: rules, list: 100 });
        const expected = columns.points.map((_, out) => {
          const without = byModel(columns, (index) => index !== out, rules);
          const others = [...columns.points.keys()].filter((index) => index !== out);
          const isNaNOf = (list: readonly number[], index: number) => Number.isNaN(list[index]);
          const sizes = others
            .filter((index) => !isNaNOf(all, index) && !isNaNOf(without, index))
            .map((index) => Math.abs((without[index] ?? 0) - (all[index] ?? 0)));
          const once = others.filter((index) => isNaNOf(all, index) !== isNaNOf(without, index)).length;
          return { caseId: `${out}`, changed: sizes.filter((size) => size > 0).length, sizes, once };
        });
        const told = expected.filter(({ changed, once }) => changed + once > 0);
        expect([n, moving]).toEqual([columns.points.length, told.length]);
        expect(most.map(({ caseId }) => caseId).sort()).toEqual(told.map(({ caseId }) => caseId).sort());
        const sums = most.map((one) => {
          const own = told.find(({ caseId }) => caseId === one.caseId);
          const sizes = own?.sizes ?? [];
          const sum = sizes.reduce((total, size) => total + size, 0);
          expect([one.changed, one.referredOnce]).toEqual([own?.changed, own?.once]);
          expect(Math.abs(Number(one.largest?.change ?? 0))).toBe(Math.max(0, ...sizes) / 100);
          const mean = sizes.length === 0 ? null : Math.floor(sum / sizes.length + 0.5) / 100;
          expect(one.meanSize === null ? null : Number(one.meanSize)).toBe(mean);
          return sum;
        });
        expect(sums).toEqual([...sums].sort((a, b) => b - a));
      }),
      { numRuns: runsOf(60), seed: 16_303 },
    );
  });

  test('of equals goes by their ids, whatever the order of the file', () => {
    const cases = [
      { caseId: 'B', points: 20, traditional: 400 },
      { caseId: 'A', points: 20, traditional: 400 },
      { caseId: 'D', points: 10, traditional: 100 },
      { caseId: 'C', points: 10, traditional: 100 },
    ];
    // Without one at 20 points the packages left are 400, 100 and 100, without one at 10 they are 400, 400 and 100: nobody
    // else gets another budget.
    expect(tableInfluence(cases).most).toEqual([]);
    // With 800 for B those at 20 get 600 each. Without A that is 800 for B, without B 400 for A; at 10 nothing changes.
    const uneven = cases.map((one) => (one.caseId === 'B' ? { ...one, traditional: 800 } : one));
    for (const list of [uneven, [...uneven].reverse()]) {
      expect(tableInfluence(list).most.map(({ caseId, largest }) => [caseId, largest])).toEqual([
        ['A', { caseId: 'B', change: '200.00' }],
        ['B', { caseId: 'A', change: '-200.00' }],
      ]);
    }
    expect(tableInfluence([])).toMatchObject({ period: 'year', n: 0, leftOut: [], most: [], moving: 0 });
    expect(tableInfluence(FIVE.slice(0, 1)).most).toEqual([]);
  });
});
