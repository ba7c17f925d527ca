import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isRasError } from '../../src/errors.js';
import type { ElementInput } from '../../src/programme-cost/elements.js';
import { scalingFactor } from '../../src/programme-cost/factor.js';
import { horizonCost } from '../../src/programme-cost/horizon.js';
import type { ProgrammeOptions } from '../../src/programme-cost/options.js';
import { programmeCost } from '../../src/programme-cost/programme-cost.js';
import { setUpFigures } from '../../src/programme-cost/set-up/set-up-figures.js';
import { timeRate } from '../../src/programme-cost/set-up/staff-mix.js';
import { costSensitivity } from '../../src/programme-cost/variation/sensitivity.js';
import { predictCost } from '../../src/programme-cost/variation/solve.js';
import { replay } from '../../src/record/step/replay.js';
import { fraction, halfUp, over, plus, times } from '../support/fractions.js';
import { runsOf, timeFor } from '../support/runs.js';

/** The parts of Table 65, scenario 2, in round pounds; days as solved from the table. */
const SCENARIO_2: ElementInput[] = [
  { id: 'lump', kind: 'fixed', financial: '151810', days: 29 },
  { id: 'scaled', kind: 'variable', financial: '24190', days: 62 },
];
const SET_UP = { phase: 'set-up', method: 'rr145', rounding: { unit: '500' } } as const;

describe('what a programme costs', () => {
  test('Table 65, scenario 2, from its derived parts: as printed, but for the in-kind cell of E4', () => {
    const pilot = programmeCost(SCENARIO_2, { ...SET_UP, scale: 'pilot' });
    const lower = programmeCost(SCENARIO_2, { ...SET_UP, scale: { families: 250 } });
    const upper = programmeCost(SCENARIO_2, { ...SET_UP, scale: { families: 440 } });
    const row = ({ financial, wholeDays, inKind, total }: typeof pilot) => [financial, wholeDays, inKind, total];
    expect(row(pilot)).toEqual(['176000.00', '91', '19000.00', '195000.00']);
    expect(row(lower)).toEqual(['248500.00', '277', '58000.00', '306500.00']);
    // 29 + 62 x 7.3 = 481.6 days x 210 = 101,136
    expect(row(upper)).toEqual(['328500.00', '482', '101000.00', '429500.00']);
  });

  test('a pilot is not scaled, whatever the discount', () => {
    const { factor, families, warnings } = programmeCost(SCENARIO_2, {
      phase: 'set-up',
      scale: 'pilot',
      discountPercent: 90,
    });
    expect([factor, families, warnings]).toEqual(['1', '30', []]);
  });

  test('setting up is once, running is a year', () => {
    expect(programmeCost(SCENARIO_2, { phase: 'set-up', scale: 'pilot' }).period).toBe('one-off');
    expect(programmeCost(SCENARIO_2, { phase: 'running', scale: 'pilot' }).period).toBe('year');
  });

  test('a take-up gives the families: 246.3 an authority, a factor of 4.1', () => {
    const takeUp = { children: 288000, percent: 13, authorities: 152 };
    const cost = programmeCost(SCENARIO_2, { phase: 'set-up', scale: { takeUp } });
    // 4680/19 families / 60 = 78/19; 151,810 + 24,190 x 78/19 = 251,116.32 (to the penny)
    expect([cost.families, cost.factor, cost.financial]).toEqual(['4680/19', '78/19', '251116.32']);
  });

  test('a mixed element counts its fixed part once', () => {
    const change: ElementInput = {
      id: 'change management',
      kind: 'mixed',
      fixed: { financial: '1000', days: 2 },
      variable: { financial: '10', days: '0.5' },
    };
    const cost = programmeCost([change], { phase: 'running', scale: { families: 600 }, dayRate: '100' });
    // factor 10: 1,000 + 100 pounds; 2 + 5 days x £100
    expect([cost.financial, cost.days, cost.inKind, cost.total]).toEqual(['1100.00', '7', '700.00', '1800.00']);
    expect(cost.perFamily).toBe('3.00');
  });

  test('the steps give the total again, and an altered day rate does not', () => {
    const { steps, total } = programmeCost(SCENARIO_2, { phase: 'set-up', scale: { families: 250 } });
    const stored = JSON.parse(JSON.stringify(steps)) as typeof steps;
    expect(replay(stored)).toBe(total);
    const altered = stored.map((step) => (step.id === 'day rate' ? { ...step, result: '200' } : step));
    expect(() => replay(altered)).toThrow();
  });

  test('plain JSON comes out', () => {
    const cost = programmeCost(SCENARIO_2, { phase: 'set-up', scale: { families: 250 } });
    expect(JSON.parse(JSON.stringify(cost))).toEqual(cost);
  });

  test('an independent calculation with fractions gives the same pennies', { timeout: timeFor(runsOf(100)) }, () => {
    const pence = fc.integer({ min: 0, max: 10_000_000 });
    const days = fc.integer({ min: 0, max: 5000 });
    const families = fc.integer({ min: 1, max: 5000 });
    const discount = fc.integer({ min: 0, max: 100 });
    fc.assert(
      fc.property(pence, pence, days, days, families, discount, (fixed, variable, fixedDays, days_, n, percent) => {
        const elements: ElementInput[] = [
          { id: 'a', kind: 'fixed', financial: (fixed / 100).toFixed(2), days: fixedDays },
          { id: '__proto__', kind: 'variable', financial: (variable / 100).toFixed(2), days: days_ },
        ];
        const options = { phase: 'running', scale: { families: n }, discountPercent: percent } as const;
        const cost = programmeCost(elements, options);
        const k = times(fraction(n, 30), fraction(100 - percent, 100));
        const money = plus(fraction(fixed), times(k, fraction(variable)));
        const time = times(plus(fraction(fixedDays), times(k, fraction(days_))), fraction(21_000));
        expect(BigInt(cost.total.replace('.', ''))).toBe(halfUp(plus(money, time)));
        expect(BigInt(cost.perFamily.replace('.', ''))).toBe(
          halfUp(over(fraction(BigInt(cost.total.replace('.', ''))), fraction(n))),
        );
        expect(replay(cost.steps)).toBe(cost.total);
      }),
      { numRuns: runsOf(100), seed: 15_122 },
    );
  });

  test('rows and residual add up to the total', () => {
    const third: ElementInput[] = ['a', 'b', 'c'].map((id) => ({ id, kind: 'variable', financial: '0.10' }));
    const cost = programmeCost(third, { phase: 'running', scale: { families: 20 }, discountPercent: 0 });
    // 0.10 x 2/3 = 0.0667 each, so 0.07; the total is 0.20, a penny less than three times 0.07
    expect(cost.elements.map(({ total }) => total)).toEqual(['0.07', '0.07', '0.07']);
    expect([cost.total, cost.roundingResidual]).toEqual(['0.20', '-0.01']);
  });
});

describe('what is refused', () => {
  const cost = (elements: ElementInput[], options: Partial<ProgrammeOptions>) => () =>
    programmeCost(elements, { phase: 'set-up', scale: { families: 250 }, ...options });

  test('two rates, an element twice, none, unknown keys, no families', () => {
    expect(cost(SCENARIO_2, { dayRate: 200, staffMix: { hoursPerDay: 7, grades: [] } })).toThrow();
    expect(cost([...SCENARIO_2, ...SCENARIO_2], {})).toThrow(/stands twice/);
    expect(cost([], {})).toThrow();
    expect(cost(SCENARIO_2, { scale: { families: 0 } })).toThrow(/more than 0/);
    expect(cost(SCENARIO_2, { scale: {} as never })).toThrow(/one of `families` and `takeUp`/);
    expect(cost(SCENARIO_2, { method: { powerLaw: 2 } })).toThrow(/between 0 and 1/);
    expect(cost(SCENARIO_2, { method: 'other' as never })).toThrow(/"exact", "rr145"/);
    expect(cost(SCENARIO_2, { discount: 50 } as never)).toThrow(/unknown key/);
    expect(cost(SCENARIO_2, { discountPercent: 101 })).toThrow(/out of range/);
  });

  test('shares of staff that do not add up to 100', () => {
    expect(() => timeRate({ hoursPerDay: 7, grades: [{ name: 'a', percent: 99, hourly: 1 }] })).toThrow(/99 %/);
  });

  test('the factors of the report for other families, another discount or another pilot', () => {
    expect(() => scalingFactor({ families: 251, method: 'rr145' })).toThrow(/250 and 440/);
    expect(() => scalingFactor({ families: 250, discountPercent: 40, method: 'rr145' })).toThrow(/50 %/);
    expect(() => scalingFactor({ families: 250, pilotFamilies: 31, method: 'rr145' })).toThrow(/30 pilot/);
  });
});

describe('faults of one argument do not hide those of another', () => {
  const bad = [{ id: 'lump', kind: 'fixed', days: -1 }] as const;
  const told = (call: () => unknown): string[] => {
    try {
      call();
    } catch (error) {
      if (isRasError(error)) return error.problems.map(({ path }) => path.join('.'));
    }
    return [];
  };
  const options = { ...SET_UP, scale: { families: -5 } };

  test.each([
    ['programmeCost', () => programmeCost(bad, options), ['elements.0.days', 'options.scale.families']],
    [
      'costSensitivity',
      () => costSensitivity(bad, options, { families: { from: 1 } } as never),
      ['vary', 'elements.0.days', 'options.scale.families'],
    ],
    [
      'programmeCost, with both rates',
      () => programmeCost(SCENARIO_2, { ...SET_UP, scale: 'pilot', dayRate: 200, staffMix: { grades: [] } as never }),
      ['options.staffMix', 'options.dayRate'],
    ],
    ['setUpFigures', () => setUpFigures(['-1'], 1.5), ['amounts.0', 'trim']],
    ['predictCost', () => predictCost({ pilot: {} } as never, 'x'), ['pair', 'at']],
  ])('%s', (_, call, places) => {
    const found = told(call);
    for (const place of places) expect(found.some((path) => path.startsWith(place))).toBe(true);
  });
});

describe('the factor', () => {
  test('is below 1 under 60 families, with a warning from the families of the pilot on', () => {
    expect(scalingFactor({ families: 30 }).factor).toBe('0.5');
    expect(scalingFactor({ families: 30 }).warnings).toHaveLength(1);
    expect(scalingFactor({ families: '59.9' }).warnings).toHaveLength(1);
    expect(scalingFactor({ families: 60 })).toEqual({ factor: '1', unrounded: '1', warnings: [] });
  });

  test('is no economy of scale: twice the families cost twice as much', () => {
    expect(scalingFactor({ families: 250 }).factor).toBe('25/6');
    expect(scalingFactor({ families: 500 }).factor).toBe('25/3');
  });

  test('by a power of ours is 1 at the pilot and grows more slowly than the families', () => {
    const power = (families: number) => Number(scalingFactor({ families, method: { powerLaw: '0.5' } }).factor);
    expect(power(30)).toBe(1);
    expect(power(120)).toBe(2); // the square root of 4
    expect(power(270)).toBe(3);
  });
});

describe('one-way sensitivity', () => {
  const base = { phase: 'running', scale: { takeUp: { children: 6000, percent: 10, authorities: 2 } } } as const;
  const elements: ElementInput[] = [
    { id: 'fixed', kind: 'fixed', financial: 1000 },
    { id: 'variable', kind: 'variable', financial: 300, days: 1 },
  ];

  test('each assumption by itself, the widest swing first', () => {
    // 300 families, factor 5: 1,000 + 5 x (300 + 210) = 3,550
    const { base: total, rows } = costSensitivity(elements, base, {
      takeUpPercent: [5, 20],
      discountPercent: [40, 60],
      families: [300, 330],
      dayRate: [200, '223.50'],
      staffMix: [
        { hoursPerDay: 7, grades: [{ name: 'all', percent: 100, hourly: 30 }] },
        { hoursPerDay: 7, grades: [{ name: 'all', percent: 100, hourly: 40 }] },
      ],
    });
    expect(total).toBe('3550.00');
    expect(rows.map(({ assumption, swing }) => [assumption, swing])).toEqual([
      ['takeUpPercent', '3825.00'], // factor 2.5: 2,275; factor 10: 6,100
      ['discountPercent', '1020.00'], // factor 6: 4,060; factor 4: 3,040
      ['staffMix', '350.00'], // £210 a day: 3,550; £280: 3,900
      ['families', '255.00'], // factor 5.5: 3,805
      ['dayRate', '117.50'], // 3,500 and 3,617.50
    ]);
    expect(rows[0]?.second).toEqual({ value: '20', total: '6100.00', difference: '2550.00', factor: '10' });
    expect(rows[2]?.second.value).toBe('280.00');
  });

  test('take-up needs a take-up, and the report’s factors cannot be varied', () => {
    const plain = { phase: 'running', scale: { families: 250 }, method: 'rr145' } as const;
    expect(() => costSensitivity(elements, plain, { takeUpPercent: [1, 2] })).toThrow(/no take-up/);
    expect(() => costSensitivity(elements, plain, { discountPercent: [40, 60] })).toThrow(/250 and 440/);
    expect(() => costSensitivity(elements, plain, { discount: [40, 60] } as never)).toThrow(/unknown key/);
    expect(() => costSensitivity(elements, plain, { families: [250] } as never)).toThrow();
    expect(costSensitivity(elements, plain, { families: [250, 440] }).rows[0]?.second.factor).toBe('7.3');
  });
});

describe('setting up and running together', () => {
  test('pennies that do not share evenly fall on the first years, and all years add up', () => {
    const { years, total } = horizonCost({ setUp: '100', running: '10', setUpYears: 3, years: 4, runningFrom: 2 });
    expect(years.map(({ setUp, running }) => [setUp, running])).toEqual([
      ['33.34', '0.00'],
      ['33.33', '10.00'],
      ['33.33', '10.00'],
      ['0.00', '10.00'],
    ]);
    expect(total).toBe('130.00');
    expect(years.at(-1)?.soFar).toBe(total);
  });

  test('a horizon shorter than setting up holds only its part', () => {
    expect(horizonCost({ setUp: 90, running: 1, setUpYears: 3, years: 1, runningFrom: 1 }).total).toBe('31.00');
  });
});
