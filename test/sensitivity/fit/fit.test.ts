import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { modelFit } from '../../../src/sensitivity/fit/fit.js';
import { runsOf, timeFor } from '../../support/runs.js';
import { CASES, R, samples } from '../support.js';

const round = (value: number): string => value.toFixed(2);

describe('a model against existing packages, beside R', () => {
  const { everyone, ranks, n } = modelFit(CASES);

  test('bias, median, mean size, root mean square and scatter of the residuals', () => {
    expect(n).toBe(16);
    expect(everyone?.bias.amount).toBe(round(R.meanResidual));
    expect(everyone?.median).toEqual({ amount: '199.88', percent: R.medianPercent.toFixed(1), percentOf: 15 });
    expect(everyone?.meanAbsolute.amount).toBe(round(R.meanAbsolute));
    expect(everyone?.rootMeanSquare).toBe(round(R.rootMeanSquare));
    expect(everyone?.scatter).toBe(round(R.scatter));
  });

  test('the one price that fits best is the least squares through the origin', () => {
    expect(everyone?.onePrice.factor).toBe(R.factor.toFixed(4));
    expect(everyone?.onePrice.rootMeanSquare).toBe(round(R.factorRms));
    const share = 100 * (1 - (R.factorRms / R.rootMeanSquare) ** 2);
    expect(everyone?.onePrice.share).toBe(share.toFixed(1));
  });

  test('Spearman with ties at mean ranks', () => {
    expect(ranks).toEqual({
      n: 16,
      pointsAndPackages: R.spearmanPoints.toFixed(3),
      budgetsAndPackages: R.spearmanBudgets.toFixed(3),
    });
  });
});

describe('bias or scatter', () => {
  const family = (caseId: string, traditional: number, indicative: number, group = 'all') => ({
    caseId,
    points: traditional / 100,
    traditional,
    indicative,
    group,
  });

  test('consistently under is correctable by price', () => {
    const { verdict } = modelFit([family('a', 1000, 900), family('b', 2000, 1800), family('c', 3000, 2700)]);
    expect(verdict?.kind).toBe('price');
    expect(verdict?.sentence).toContain('£200.00 below');
  });

  test('over and under at random is scatter', () => {
    // Residuals +500 and -500 twice: no bias at all.
    const cases = [family('a', 1000, 1500), family('b', 1500, 1000), family('c', 2000, 2500), family('d', 2500, 2000)];
    const { verdict, everyone } = modelFit(cases);
    expect(everyone?.bias.amount).toBe('0.00');
    expect(everyone?.scatter).toBe('500.00');
    expect(everyone?.biasShare).toBe('0.0');
    expect(verdict?.kind).toBe('scatter');
  });

  test('one group over and one under is correctable by a price for each group, and says what that breaks', () => {
    const cases = [
      family('a', 1000, 1200, 'young'),
      family('b', 2000, 2400, 'young'),
      family('c', 1000, 800, 'old'),
      family('d', 2000, 1600, 'old'),
    ];
    const { verdict, parts } = modelFit(cases, { by: ['group'] });
    expect(verdict).toMatchObject({ kind: 'price-by-group', by: 'group' });
    expect(verdict?.sentence).toContain('equal points different budgets');
    expect(parts.find(({ by }) => by === 'group')).toMatchObject({
      priceForEach: '100.0',
      parts: [
        { name: 'old', n: 2, figures: { bias: { amount: '-300.00', percent: '-20.0' } } },
        { name: 'young', n: 2, figures: { bias: { amount: '300.00', percent: '20.0' } } },
      ],
    });
  });

  test('the mean squared residual is bias squared plus scatter squared, to the rounding', {
    timeout: timeFor(runsOf(100)),
  }, () => {
    fc.assert(
      fc.property(samples(), samples(), ({ points, amounts: { traditional } }, { amounts: other }) => {
        const indicative = points.map((_, index) => other.traditional[index % other.traditional.length] ?? 0);
        const { everyone } = modelFit({ points, amounts: { traditional, indicative } });
        const [bias, scatter, root] = [everyone?.bias.amount, everyone?.scatter, everyone?.rootMeanSquare].map(Number);
        expect(Math.hypot(bias ?? 0, scatter ?? 0)).toBeCloseTo(root ?? 0, 1);
        expect(Number(everyone?.onePrice.rootMeanSquare)).toBeLessThanOrEqual((root ?? 0) + 0.005);
      }),
      { numRuns: runsOf(100), seed: 15_168 },
    );
  });

  test('the order of the cases changes nothing', () => {
    const turned = modelFit([...CASES].reverse(), { bands: [0, 20, 40] });
    expect(turned).toEqual(modelFit(CASES, { bands: [0, 20, 40] }));
  });
});

describe('by points, age, group and what a score captures badly', () => {
  const cases = [
    { caseId: 'a', points: 10, traditional: 1000, indicative: 1000, age: 3, flags: ['night-care'] },
    { caseId: 'b', points: 10, traditional: 2000, indicative: 1000, age: 14, flags: ['night-care', 'far'] },
    { caseId: 'c', points: 20, traditional: 2000, indicative: 2100, age: 13 },
    { caseId: 'd', points: 30, traditional: 3000, indicative: 3100 },
  ];
  const { parts, flags, largest, tolerance } = modelFit(cases, {
    bands: 2,
    ageBands: [0, 6, 14],
    tolerance: { percent: 5, amount: 100 },
  });

  test('bands of points of about the same number of cases, equal points never in two', () => {
    expect(parts[0]?.parts.map(({ name, n }) => [name, n])).toEqual([
      ['10', 2],
      ['20 to 30', 2],
    ]);
  });

  test('bands of age, an empty one null, those of no known age told', () => {
    const [, ages] = parts;
    expect(ages?.parts.map(({ name, n }) => [name, n])).toEqual([
      ['0 to 5', 1],
      ['6 to 13', 1],
      ['14 and over', 1],
      [null, 1],
    ]);
    expect(modelFit(cases, { ageBands: [0, 6, 14, 18] }).parts[1]?.parts[3]).toEqual({
      name: '18 and over',
      n: 0,
      figures: null,
    });
  });

  test('residual with and without a flag: -500 against +100', () => {
    const night = flags.find(({ flag }) => flag === 'night-care');
    expect(night).toMatchObject({ with: 2, without: 2, difference: '-600.00' });
    expect(night?.figuresWith?.bias.amount).toBe('-500.00');
    expect(night?.figuresWithout?.bias.amount).toBe('100.00');
    expect(flags.map(({ flag }) => flag)).toContain('far');
  });

  test('a flag that no case is marked with is not known: no counts and no £0', () => {
    expect(flags.find(({ flag }) => flag === 'two-carers')).toMatchObject({
      with: null,
      without: null,
      figuresWith: null,
      difference: null,
    });
  });

  test('the families missed most, under and over', () => {
    expect(largest.under.map(({ caseId, residual, percent }) => [caseId, residual, percent])).toEqual([
      ['b', '-1000.00', '-50.0'],
    ]);
    expect(largest.over.map(({ caseId, residual }) => [caseId, residual])).toEqual([
      ['c', '100.00'],
      ['d', '100.00'],
    ]);
  });

  test('the share within a tolerance, ends included: a and c at exactly 5 %, d at 3.3 %', () => {
    expect(tolerance).toEqual({
      n: 4,
      byPercent: { cases: 3, percent: '75.0' },
      byAmount: { cases: 3, percent: '75.0' },
    });
    expect(modelFit(cases).tolerance).toBeNull();
  });
});

describe('a stored model prices the points', () => {
  const model = {
    schemaVersion: 1,
    kind: 'price-point',
    period: 'week',
    fundingBasis: 'pot',
    method: 'total',
    prices: [{ money: '100.00', points: '1' }],
    rounding: {},
  };

  test('budgets are those of the model, and so is the period', () => {
    const fit = modelFit([{ caseId: 'a', points: 1.5, traditional: 100 }], { model });
    expect(fit.period).toBe('week');
    expect(fit.everyone?.budgets).toBe('150.00');
  });

  test('a model that does not price points is refused', () => {
    expect(() => modelFit(CASES, { model: { kind: 'plan-cost', schemaVersion: 1, period: 'year' } })).toThrow();
    expect(() => modelFit(CASES, { model: { kind: 'no such model' } })).toThrow('expected one of');
  });
});

describe('degenerate input has an answer', () => {
  test('no case, and cases without package, budget or with a reason, are counted', () => {
    const { n, everyone, verdict, leftOut } = modelFit([
      { caseId: 'a', points: 1, indicative: 1 },
      { caseId: 'b', points: 1, traditional: 1 },
      { caseId: 'c', traditional: 1, indicative: 1 },
      { caseId: 'd', points: 1, traditional: 1, indicative: 1, excludeReason: 'moved away' },
    ]);
    expect([n, everyone, verdict]).toEqual([0, null, null]);
    expect(leftOut.map(({ reason, cases }) => `${reason}: ${cases}`)).toEqual([
      'moved away: 1',
      'no points: 1',
      'no package: 1',
      'the model gives no budget: 1',
    ]);
  });

  test('one case, all equal, all £0, all tied: figures without NaN', () => {
    const inputs = [
      { points: [3], amounts: { traditional: [100], indicative: [90] } },
      { points: [3, 3, 3], amounts: { traditional: [100, 100, 100], indicative: [100, 100, 100] } },
      { points: [0, 0], amounts: { traditional: [0, 0], indicative: [0, 0] } },
      { points: [0, 0], amounts: { traditional: [0, 5], indicative: [0, 0] } },
    ];
    const fits = inputs.map((input) => modelFit(input));
    expect(JSON.stringify(fits)).not.toMatch(/NaN|Infinity/);
    expect(fits.map(({ verdict }) => verdict?.kind)).toEqual(['price', 'exact', 'exact', 'scatter']);
    expect(fits.map(({ ranks }) => ranks.pointsAndPackages)).toEqual([null, null, null, null]);
  });

  test('one-offs are left out unless included', () => {
    const cases = [{ caseId: 'a', points: 1, traditional: 300, oneOff: { traditional: 200 }, indicative: 100 }];
    expect(modelFit(cases).everyone?.bias.amount).toBe('0.00');
    expect(modelFit(cases, { oneOffs: 'include' }).everyone?.bias.amount).toBe('-200.00');
  });

  test('an unknown characteristic and a column of another length are refused', () => {
    expect(() => modelFit(CASES, { by: ['colour'] })).toThrow('no case has a colour');
    expect(() => modelFit({ points: [1, 2], amounts: { traditional: [1] } })).toThrow('has 1 places');
  });
});

describe('a model with a price per group', () => {
  const model = {
    schemaVersion: 1,
    kind: 'price-point',
    period: 'year',
    fundingBasis: 'pot',
    method: 'stated',
    prices: [
      { group: 'young', money: '100', points: '1' },
      { group: 'old', money: '150', points: '1' },
    ],
    rounding: {},
  } as const;
  const cases = [
    { caseId: 'a', points: 10, traditional: 900, group: 'young' },
    { caseId: 'b', points: 10, traditional: 1600, group: 'old' },
    { caseId: 'c', points: 4, traditional: 500, group: 'young' },
  ];

  test('prices each case by that of its own group', () => {
    // 1,000 - 900, 1,500 - 1,600, 400 - 500: +100, -100, -100, together -100 and -33.33 on average
    const { n, everyone, largest } = modelFit(cases, { model });
    expect([n, everyone?.bias.amount]).toEqual([3, '-33.33']);
    expect(everyone?.rootMeanSquare).toBe('100.00');
    const own = { young: 1000, old: 1500 } as const;
    const brought = cases.map((one) => ({ ...one, indicative: one.caseId === 'c' ? 400 : own[one.group as 'young'] }));
    expect(modelFit(brought).largest).toEqual(largest);
    const columns = {
      points: [10, 10, 4],
      amounts: { traditional: [90_000, 160_000, 50_000] },
      characteristics: [{ name: 'group', names: ['old', 'young'], codes: [1, 0, 1] }],
    };
    expect(modelFit(columns, { model }).everyone).toEqual(everyone);
  });

  test('asks for the group of a case that names none, and refuses one that has no price; others are not looked at', () => {
    const [a, b, c] = cases;
    const wrong = [{ ...a, group: 'yuong' }, b, { caseId: 'c', points: 4, traditional: 500 }, { caseId: 'd' }];
    expect(() => modelFit(wrong as typeof cases, { model })).toThrow(
      'cases[0].group: the model has no price for the group "yuong" (and 1 more problem)',
    );
    const without = [a, b, c, { caseId: 'd', traditional: 3 }];
    expect(modelFit(without as typeof cases, { model }).leftOut).toEqual([{ reason: 'no points', cases: 1 }]);
  });

  test('by an allocation table for each group as well', () => {
    const tables = [
      { group: 'young', rows: [{ from: 0, to: null, amount: '1000.00' }] },
      { group: 'old', rows: [{ from: 0, to: null, amount: '1500.00' }] },
    ];
    const table = { schemaVersion: 1, kind: 'allocation-table', period: 'year', step: 1, tables } as const;
    // 1,000 - 900, 1,500 - 1,600, 1,000 - 500: +500 in all
    expect(modelFit(cases, { model: table }).everyone?.bias.amount).toBe('166.67');
  });
});
