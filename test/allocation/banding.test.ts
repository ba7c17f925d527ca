import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { allocate } from '../../src/allocation/allocate.js';
import { bandModel } from '../../src/allocation/banding/banding.js';
import { checkAllocationTable } from '../../src/model/allocation-table/check/check.js';
import { requireMinCases } from '../../src/model/allocation-table/check/min-cases.js';
import { allocationTableKind } from '../../src/model/allocation-table/kind.js';
import type { PricePointModel } from '../../src/model/price-point/model.js';
import { problemsOf } from '../questionnaire/support.js';
import { runsOf, timeFor } from '../support/runs.js';

/** £200 a point: 30,000 / 150, the constructed cohort of RAS 4. */
const MODEL: PricePointModel = {
  schemaVersion: 1,
  kind: 'price-point',
  period: 'year',
  effectiveFrom: '2026-04-01',
  fundingBasis: 'pot',
  method: 'total',
  prices: [{ money: '30000.00', points: '150' }],
  rounding: {},
};

const SAMPLE = [50, 40, 30, 20, 10].map((points, index) => ({ caseId: `F${index + 1}`, points }));
const BASE = { step: 1, maximumPoints: 80, sample: SAMPLE };
const amounts = (rows: readonly { row: string; amount: string | null }[]) =>
  rows.map(({ row, amount }) => [row, amount]);

describe('banding RAS 4 at £200 a point', () => {
  test('by breaks, the middle of each band: half of what both ends have', () => {
    const { model, rows, cases, totals } = bandModel(MODEL, { ...BASE, breaks: [15, 35] });
    // (0 + 14 x 200) / 2, (15 x 200 + 34 x 200) / 2, (35 x 200 + 80 x 200) / 2
    expect(amounts(rows)).toEqual([
      ['0–14', '1400.00'],
      ['15–34', '4900.00'],
      ['35–80', '11500.00'],
    ]);
    expect(cases.map(({ caseId, row, before, after, difference }) => [caseId, row, before, after, difference])).toEqual(
      [
        ['F1', '35–80', '10000.00', '11500.00', '1500.00'],
        ['F2', '35–80', '8000.00', '11500.00', '3500.00'],
        ['F3', '15–34', '6000.00', '4900.00', '-1100.00'],
        ['F4', '15–34', '4000.00', '4900.00', '900.00'],
        ['F5', '0–14', '2000.00', '1400.00', '-600.00'],
      ],
    );
    // 30,000 before; 11,500 + 11,500 + 4,900 + 4,900 + 1,400 = 34,200 after
    expect(totals).toEqual({
      n: 5,
      changed: 5,
      withoutBudget: 0,
      before: '30000.00',
      after: '34200.00',
      residual: '-4200.00',
    });
    expect(model).toMatchObject({ kind: 'allocation-table', period: 'year', effectiveFrom: '2026-04-01', step: '1' });
    expect(checkAllocationTable(model)).toEqual([]);
  });

  test('the mean of the cases in each band keeps the total', () => {
    const { rows, totals } = bandModel(MODEL, { ...BASE, breaks: [15, 35], amount: 'mean-of-cases' });
    expect(amounts(rows).map(([, amount]) => amount)).toEqual(['2000.00', '5000.00', '9000.00']);
    expect(totals).toMatchObject({ residual: '0.00', changed: 4 });
  });

  test('the lowest and the highest amount of each band', () => {
    const by = (amount: 'lowest' | 'highest') => bandModel(MODEL, { ...BASE, breaks: [0, 41], amount }).rows;
    expect(by('lowest').map(({ amount }) => amount)).toEqual(['0.00', '8200.00']);
    expect(by('highest').map(({ amount }) => amount)).toEqual(['8000.00', '16000.00']);
  });

  test('by width, the last band narrower; amounts rounded to £100', () => {
    const { rows } = bandModel(MODEL, {
      ...BASE,
      bandWidth: 30,
      amountRounding: { unit: 1000 },
      names: ['a', 'b', 'c'],
    });
    // 2,900, 8,900 and (12,000 + 16,000) / 2 to the nearest £1,000
    expect(amounts(rows)).toEqual([
      ['0–29', '3000.00'],
      ['30–59', '9000.00'],
      ['60–80', '14000.00'],
    ]);
  });

  test('by rounding: scores whose amounts round alike are joined', () => {
    const { rows, cases } = bandModel(MODEL, {
      ...BASE,
      maximumPoints: 50,
      byRounding: true,
      amountRounding: { unit: 5000 },
    });
    // 200 p rounds to 0 below 2,500 (12.5 points), to 5,000 below 7,500 (37.5), to 10,000 up to 50 points
    expect(amounts(rows)).toEqual([
      ['0–12', '0.00'],
      ['13–37', '5000.00'],
      ['38–50', '10000.00'],
    ]);
    expect(cases.map(({ difference }) => difference)).toEqual(['0.00', '2000.00', '-1000.00', '1000.00', '-2000.00']);
  });

  test('rows that rest on few cases are warned of, and kept from being published', () => {
    const one = bandModel(MODEL, { ...BASE, breaks: [15, 35] });
    expect(one.warnings.map(({ code, details }) => [code, details?.row])).toEqual([['few-cases', '0–14']]);
    const three = bandModel(MODEL, { ...BASE, breaks: [15, 35], minCases: 3 });
    expect(three.warnings).toHaveLength(3);
    expect(() => requireMinCases(three.model, 3)).toThrow('rests on 1, fewer than 3');
    expect(() => requireMinCases(bandModel(MODEL, { ...BASE, breaks: [35] }).model, 2)).not.toThrow();
  });

  test('a model with a price for each group becomes a table for each', () => {
    const prices = [
      { group: 'a', money: '100.00', points: '1' },
      { group: 'b', money: '300.00', points: '1' },
    ];
    const sample = [
      { caseId: 'x', points: 3, group: 'b' },
      { caseId: 'y', points: 3, group: 'a' },
    ];
    const options = { bandWidth: 5, step: 1, maximumPoints: 4, groups: ['a', 'b'], sample };
    const { rows, cases } = bandModel({ ...MODEL, prices }, options);
    expect(rows.map(({ group, amount, cases: n }) => [group, amount, n])).toEqual([
      ['a', '200.00', 1],
      ['b', '600.00', 1],
    ]);
    expect(cases.map(({ caseId, before, after }) => [caseId, before, after])).toEqual([
      ['x', '900.00', '600.00'],
      ['y', '300.00', '200.00'],
    ]);
    const stranger = { ...options, sample: [{ caseId: 'z', points: 1, group: 'c' }] };
    expect(() => bandModel({ ...MODEL, prices }, stranger)).toThrow('of the group "c", for which no table is made');
  });

  test('without a sample there is a table and nobody to compare', () => {
    const { rows, cases, totals, warnings } = bandModel(MODEL, { step: 1, maximumPoints: 10, bandWidth: 5 });
    expect(rows.map(({ lowest, highest, cases: n }) => [lowest, highest, n])).toEqual([
      ['0.00', '800.00', null],
      ['1000.00', '1800.00', null],
      ['2000.00', '2000.00', null],
    ]);
    expect([cases, totals.n, totals.residual, warnings]).toEqual([[], 0, '0.00', []]);
  });

  test('the table gives each case what banding said it would', { timeout: timeFor(runsOf(50)) }, () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.nat(80), { minLength: 1 }),
        fc.constantFrom('middle' as const, 'lowest' as const, 'highest' as const),
        fc.integer({ min: 1, max: 100_000 }),
        (starts, amount, unit) => {
          const breaks = starts.sort((a, b) => a - b);
          const amountRounding = { unit: (unit / 100).toFixed(2) };
          const { model, cases } = bandModel(MODEL, { ...BASE, breaks, amount, amountRounding });
          expect(checkAllocationTable(model).filter(({ severity }) => severity === 'error')).toEqual([]);
          const open = allocationTableKind.open(model, []);
          for (const { caseId, points, before, after } of cases) {
            expect(open.allocate({ caseId, points }, []).indicative).toBe(after);
            expect(allocate(MODEL, { caseId, points }).indicative).toBe(before);
          }
        },
      ),
      { numRuns: runsOf(50), seed: 15_121 },
    );
  });
});

describe('what cannot be banded', () => {
  const refused = (options: object, message: string): void =>
    expect(() => bandModel(MODEL, { ...BASE, ...options } as never)).toThrow(message);

  test('is refused with what would be right', () => {
    refused({}, 'expected one of breaks, bandWidth and byRounding');
    refused({ breaks: [1], bandWidth: 2 }, 'expected one of breaks, bandWidth and byRounding');
    refused({ byRounding: true }, 'byRounding needs the unit');
    refused({ breaks: [20, 10] }, 'is not above the break before it');
    refused({ breaks: [81] }, 'is above the most points that can be had');
    refused({ breaks: [0.5] }, 'is not on the step of scores');
    refused({ bandWidth: 0 }, 'a band is wider than 0 points');
    refused({ bandWidth: 5, step: 0 }, 'a step of scores is more than 0');
    refused({ bandWidth: 5, maximumPoints: 1e9 }, 'take a wider step');
    refused({ breaks: [60], amount: 'mean-of-cases' }, 'no case of the sample lies from 60 to 80');
    refused({ breaks: [60], names: ['one'] }, '1 names for 2 bands');
    refused({ breaks: [60], maximumPoints: 60 - 20 }, 'is above the most points');
    refused({ bandWidth: 5, maximumPoints: 45 }, '50 points are more than the maximum, 45');
    refused({ bandWidth: 5, sample: [SAMPLE[0], SAMPLE[0]] }, 'this case stands twice');
    refused({ bandWidth: 5, sample: [{ caseId: 'h', points: 1.5 }] }, 'round them by offStep');
    refused({ bandWidth: 5, surprise: 1 }, 'unknown key');
  });

  test('cases and groups that stand twice are told once each, beside all else that is wrong', () => {
    const sample = [
      { caseId: 'a', points: 10, group: 'A' },
      { caseId: 'a', points: 20, group: 'C' },
      { caseId: 'b', points: 10, group: 'C' },
      { caseId: 'c', points: 10 },
      { caseId: 'd', points: 10, group: 'A', excludeReason: 'moved away' },
      { caseId: 'd', points: 10, group: 'A' },
    ];
    const options = { step: 1, maximumPoints: 80, bandWidth: 0, groups: ['A', 'B', 'A'], sample };
    const model = { ...MODEL, period: 'fortnight' };
    expect(problemsOf(() => bandModel(model as never, options))).toEqual([
      'invalid model/period',
      'out-of-range options/bandWidth',
      'duplicate options/groups/2',
      'duplicate options/sample/1/caseId',
      'unknown-name options/sample/2/group',
      'missing options/sample/3/group',
    ]);
  });

  test('a case stands once, whatever its groups and its points', () => {
    const sample = [SAMPLE[0], SAMPLE[1], { ...SAMPLE[0], points: 12 }, SAMPLE[0]] as never;
    expect(problemsOf(() => bandModel(MODEL, { ...BASE, bandWidth: 5, sample }))).toEqual([
      'duplicate options/sample/2/caseId',
      'duplicate options/sample/3/caseId',
    ]);
  });
});
