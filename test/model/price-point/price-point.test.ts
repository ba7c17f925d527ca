import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { allocate, allocateAll, allocateCohort } from '../../../src/allocation/allocate.js';
import { calibratePricePoint } from '../../../src/model/price-point/calibrate.js';
import type { PricePointModel } from '../../../src/model/price-point/model.js';
import { parseAmount } from '../../../src/money/amount.js';
import { replay } from '../../../src/record/step/replay.js';
import { fraction, halfUp } from '../../support/fractions.js';
import { runsOf, timeFor } from '../../support/runs.js';

/** The constructed cohort with a pot of £30,000 and 80 points obtainable. */
const SAMPLE = [
  { caseId: 'F1', points: 50, packageValue: '3000' },
  { caseId: 'F2', points: 40, packageValue: '12000' },
  { caseId: 'F3', points: 30, packageValue: '6000' },
  { caseId: 'F4', points: 20, packageValue: '1500' },
  { caseId: 'F5', points: 10, packageValue: '7500' },
];
const budgets = (model: PricePointModel, cases: readonly { caseId: string; points: number }[]) =>
  allocateAll(
    model,
    cases.map(({ caseId, points }) => ({ caseId, points })),
  ).map(({ indicative }) => indicative);

describe('RAS 4 on the constructed cohort', () => {
  it('by all money over all points: 30,000 / 150 = £200 a point, and the total comes back', () => {
    const { model, report } = calibratePricePoint(SAMPLE, { fundingBasis: 'pot' });
    expect(report.prices[0]?.exact).toBe('200');
    expect(budgets(model, SAMPLE)).toEqual(['10000.00', '8000.00', '6000.00', '4000.00', '2000.00']);
    expect(report.onSample).toEqual({ packages: '30000.00', budgets: '30000.00', residual: '0.00', zeroBudgets: 0 });
  });

  it('by the largest package over the most points: 12,000 / 80 = £150 a point, three quarters of the other', () => {
    const options = { fundingBasis: 'reference-sample', method: 'largest-package', maximumPoints: 80 } as const;
    const { model, report } = calibratePricePoint(SAMPLE, options);
    expect(report.prices[0]?.exact).toBe('150');
    expect(budgets(model, SAMPLE)).toEqual(['7500.00', '6000.00', '4500.00', '3000.00', '1500.00']);
    expect(report.methods.total?.exact).toBe('200');
    expect(report.warnings.map(({ code }) => code)).toEqual(['one-package']);
  });

  it('after F5 has left: 22,500 / 140 = 160.714285… a point, kept as a ratio', () => {
    const { model, report } = calibratePricePoint(SAMPLE.slice(0, 4), { fundingBasis: 'pot' });
    expect(report.prices[0]).toMatchObject({ exact: '1125/7', pounds: '160.7143', n: 4 });
    // 50, 40, 30, 20 x 1125/7 = 8,035.714…, 6,428.571…, 4,821.428…, 3,214.285…
    expect(budgets(model, SAMPLE.slice(0, 4))).toEqual(['8035.71', '6428.57', '4821.43', '3214.29']);
  });

  it('with 10 % held back from the pot: 27,000 / 150 = £180 a point', () => {
    const money = { amount: '27000', population: 'pot', pointsPopulation: 'pot' };
    const { model, report } = calibratePricePoint(SAMPLE, { fundingBasis: 'pot', money });
    expect(budgets(model, SAMPLE)).toEqual(['9000.00', '7200.00', '5400.00', '3600.00', '1800.00']);
    expect(report.prices[0]?.leaveOneOut).toMatchObject({ known: false });
  });

  it('tells how far the price rests on one case', () => {
    // without F1 27,000/100 = 270 (+35 %), F2 18,000/110 = 163.64, F3 24,000/120 = 200, F4 28,500/130 = 219.23,
    // F5 22,500/140 = 160.71 (-19.64 %)
    const { report } = calibratePricePoint(SAMPLE, { fundingBasis: 'pot' });
    expect(report.prices[0]?.leaveOneOut).toEqual({
      known: true,
      lowest: { caseId: 'F5', exact: '1125/7', pounds: '160.7143', percent: '-19.64' },
      highest: { caseId: 'F1', exact: '270', pounds: '270.0000', percent: '35.00' },
      mostInfluence: { caseId: 'F1', exact: '270', pounds: '270.0000', percent: '35.00' },
      undefinedWithout: [],
    });
  });

  it('by the largest package rests on one family: without F2 the next is 7,500 / 80 = 93.75', () => {
    const options = { fundingBasis: 'pot', method: 'largest-package', maximumPoints: 80 } as const;
    const { report } = calibratePricePoint(SAMPLE, options);
    expect(report.prices[0]?.leaveOneOut).toMatchObject({
      lowest: { caseId: 'F2', exact: '93.75', percent: '-37.50' },
      highest: { exact: '150', percent: '0.00' },
    });
  });

  it('by the largest package over the most points that anyone has: 12,000 / 50 = £240 a point, with a warning', () => {
    const options = { fundingBasis: 'pot', method: 'largest-package', maximumObserved: true } as const;
    const { model, report } = calibratePricePoint(SAMPLE, options);
    expect(report.prices[0]?.exact).toBe('240');
    expect(budgets(model, SAMPLE)).toEqual(['12000.00', '9600.00', '7200.00', '4800.00', '2400.00']);
    expect(report.warnings.map(({ code }) => code)).toEqual(['one-package', 'maximum-observed']);
    // Without F2 7,500 / 50 = 150; without F1, who has the 50 points, 12,000 / 40 = 300.
    expect(report.prices[0]?.leaveOneOut).toMatchObject({
      lowest: { caseId: 'F2', exact: '150', percent: '-37.50' },
      highest: { caseId: 'F1', exact: '300', percent: '25.00' },
    });
    // Both methods are shown: 30,000 / 150 points are £200 beside the £240.
    expect(report.methods).toMatchObject({ total: { exact: '200' }, largestPackage: { exact: '240' } });
    // It stands before the most obtainable, which the model keeps beside it; so it does without F1 and without F2.
    const both = calibratePricePoint(SAMPLE, { ...options, maximumPoints: 80 });
    expect(both.report.prices[0]?.exact).toBe('240');
    expect(both.report.prices[0]?.leaveOneOut).toMatchObject({
      lowest: { caseId: 'F2', exact: '150' },
      highest: { caseId: 'F1', exact: '300' },
    });
  });

  it('by the largest package leaves of the pot what its budgets do not take', () => {
    const options = { fundingBasis: 'pot', method: 'largest-package', maximumPoints: 80 } as const;
    const { onSample } = calibratePricePoint(SAMPLE, options).report;
    // 150 points in all at 12,000 / 80 = £150 are 22,500 of the 30,000 of all packages.
    expect(onSample).toMatchObject({ packages: '30000.00', budgets: '22500.00', residual: '7500.00' });
  });

  it('lists the largest movers in pounds and in per cent', () => {
    const { movers } = calibratePricePoint(SAMPLE, { fundingBasis: 'pot' }).report;
    // changes: F1 +7,000 (233.3 %), F2 -4,000 (33.3 %), F3 0, F4 +2,500 (166.7 %), F5 -5,500 (73.3 %)
    expect(movers.byPounds.map(({ caseId, change }) => [caseId, change])).toEqual([
      ['F1', '7000.00'],
      ['F5', '-5500.00'],
      ['F2', '-4000.00'],
      ['F4', '2500.00'],
      ['F3', '0.00'],
    ]);
    expect(movers.byPercent.map(({ caseId, percent }) => [caseId, percent])).toEqual([
      ['F1', '233.3'],
      ['F4', '166.7'],
      ['F5', '-73.3'],
      ['F2', '-33.3'],
      ['F3', '0.0'],
    ]);
  });
});

describe('what a calibration takes in', () => {
  it('leaves one-offs out and says so, or takes them in by name', () => {
    const sample = [{ caseId: 'a', points: 10, packageValue: '1000', oneOff: '400' }];
    const without = calibratePricePoint(sample, { fundingBasis: 'pot' }).report;
    expect(without.prices[0]?.exact).toBe('60');
    expect(without.warnings).toMatchObject([{ code: 'one-offs-excluded', details: { pounds: '400.00', cases: 1 } }]);
    const included = calibratePricePoint(sample, { fundingBasis: 'pot', oneOffs: 'include' }).report;
    expect(included.prices[0]?.exact).toBe('100');
  });

  it('leaves out a case with a reason, and lists it', () => {
    const sample = [...SAMPLE, { caseId: 'F6', points: 1, packageValue: '90000', excludeReason: 'health funded' }];
    const { report } = calibratePricePoint(sample, { fundingBasis: 'pot' });
    expect(report.prices[0]?.exact).toBe('200');
    expect(report.excluded).toEqual([{ caseId: 'F6', reason: 'health funded' }]);
  });

  it('joins a whole budget to the points of a sample only through a stated factor', () => {
    // 100 of 1,000 people have 150 points; everyone then has 1,500; £600,000 / 1,500 = £400
    const money = { amount: '600000', population: 'everyone', pointsPopulation: 'sample' };
    const basis = { fundingBasis: 'whole-budget' } as const;
    expect(() => calibratePricePoint(SAMPLE, { ...basis, money })).toThrow('options.money.factor: the money and the');
    expect(() => calibratePricePoint(SAMPLE, basis)).toThrow('needs the budget');
    const { report } = calibratePricePoint(SAMPLE, { ...basis, money: { ...money, factor: 10 } });
    expect(report.prices[0]).toMatchObject({ points: '1500', exact: '400' });
    // The sample's own part of the money is 600,000 / 10 = 60,000, and so are its budgets: 150 x £400.
    expect(report.onSample).toMatchObject({ budgets: '60000.00', residual: '0.00' });
  });

  it('adds the tranche of another stream to the money: (30,000 + 4,500) / 150 = £230', () => {
    const streams = [{ name: 'supporting people', amount: '4500' }];
    const { model, report } = calibratePricePoint(SAMPLE, { fundingBasis: 'pot', streams });
    expect(report.prices[0]?.exact).toBe('230');
    expect(model.streams).toEqual([{ name: 'supporting people', amount: '4500.00' }]);
  });

  it('makes a price for each group only by a name that says what it breaks', () => {
    const sample = SAMPLE.map((one, index) => ({ ...one, group: index < 2 ? 'under 12' : '12 and over' }));
    const prices = 'per-group-breaks-equal-treatment';
    const { model, report } = calibratePricePoint(sample, { fundingBasis: 'pot', prices });
    // 15,000 / 60 and 15,000 / 90
    expect(report.prices.map(({ group, exact }) => [group, exact])).toEqual([
      ['12 and over', '250'],
      ['under 12', '500/3'],
    ]);
    expect(report.warnings.map(({ code }) => code)).toContain('price-per-group');
    expect(allocate(model, { caseId: 'x', points: 30, group: 'under 12' }).indicative).toBe('5000.00');
    expect(() => allocate(model, { caseId: 'x', points: 30 })).toThrow('case.group: the model has a price per group');
    expect(() => allocate(model, { caseId: 'x', points: 30, group: 'z' })).toThrow('no price for the group "z"');
    const groups = { names: ['12 and over', 'under 12'], codes: [1, 0] };
    expect(Array.from(allocateCohort(model, { points: [30, 30], groups }).pence)).toEqual([500000, 750000]);
  });

  it('has no price without points', () => {
    const none = [{ caseId: 'a', points: 0, packageValue: '100' }];
    expect(() => calibratePricePoint(none, { fundingBasis: 'pot' })).toThrow('0 points in all');
    expect(() => calibratePricePoint([], { fundingBasis: 'pot' })).toThrow('no case is left');
    const method = { fundingBasis: 'pot', method: 'largest-package' } as const;
    expect(() => calibratePricePoint(SAMPLE, { ...method, maximumPoints: 0 })).toThrow('a maximum of 0 points');
    expect(() => calibratePricePoint(SAMPLE, method)).toThrow('needs the most points');
  });

  it('tells every fault of a sample at once', () => {
    const sample = [
      { caseId: '__proto__', points: 1, packageValue: '100' },
      { caseId: '', points: Number.NaN, packageValue: '-1' },
      { caseId: '\ud800', points: -0, packageValue: 1e308, extra: 1 },
    ];
    try {
      calibratePricePoint(sample as never, { fundingBasis: 'pot' });
      expect.unreachable();
    } catch (error) {
      expect((error as { total: number }).total).toBe(6);
    }
    const twice = [SAMPLE[0], SAMPLE[0]] as never;
    expect(() => calibratePricePoint(twice, { fundingBasis: 'pot' })).toThrow('sample[1].caseId');
  });

  it('takes __proto__ as an id like any other', () => {
    const sample = [{ caseId: '__proto__', points: 1, packageValue: '100' }];
    const { report } = calibratePricePoint(sample, { fundingBasis: 'pot' });
    expect(report.movers.byPounds[0]?.caseId).toBe('__proto__');
  });
});

describe('one case', () => {
  const { model } = calibratePricePoint(SAMPLE.slice(0, 4), {
    fundingBasis: 'pot',
    addOns: [{ id: 'bath', label: 'bathing equipment', amount: '120.50' }],
  });

  it('without points gets £0 and the advice to refer, as £0 from any model; flat amounts are an amount', () => {
    const { status, indicative, warnings } = allocate(model, { caseId: 'z', points: 0 });
    expect([status, indicative, warnings.map(({ code }) => code)]).toEqual(['budget', '0.00', ['zero-budget']]);
    const bath = allocate(model, { caseId: 'z', points: 0, addOns: ['bath'] });
    expect([bath.status, bath.indicative, bath.warnings]).toEqual(['budget', '120.50', []]);
  });

  it('that is not eligible gets no budget, which is not £0', () => {
    const { status, indicative, steps } = allocate(model, { caseId: 'z', points: 9, eligible: false });
    expect([status, indicative, steps.length]).toEqual(['not-eligible', null, 0]);
  });

  it('keeps flat amounts apart from pounds per point: 10 x 1125/7 = 1,607.14, and 120.50', () => {
    const { indicative, steps } = allocate(model, { caseId: 'z', points: 10, addOns: ['bath'] });
    expect(indicative).toBe('1727.64');
    expect(steps.map(({ id }) => id)).toEqual([
      'price',
      'exact-budget',
      'budget',
      'sum-with-add-ons',
      'budget-with-add-ons',
    ]);
    expect(replay(steps)).toBe('1727.64');
    // 0.015 x 10 / 3 is 0.05; with 808.65 it is 808.70, both noughts and all
    const addOns = [{ id: 'bath', label: 'bath', amount: '808.65' }];
    const fine = calibratePricePoint([{ caseId: 'a', points: 3, packageValue: 10 }], { fundingBasis: 'pot', addOns });
    const odd = allocate(fine.model, { caseId: 'z', points: '0.015', addOns: ['bath'] });
    expect([odd.indicative, replay(odd.steps)]).toEqual(['808.70', '808.70']);
    expect(() => allocate(model, { caseId: 'z', points: 10, addOns: ['ramp'] })).toThrow('no add-on called "ramp"');
    expect(() => allocate(model, { caseId: 'z', points: 10, addOns: ['bath', 'bath'] })).toThrow('stands twice');
  });

  it('can have the price itself rounded: 160.714… to £160.71, so that 50 points are £8,035.50', () => {
    const rounded = calibratePricePoint(SAMPLE.slice(0, 4), { fundingBasis: 'pot', priceRounding: { unit: '0.01' } });
    const { indicative, steps } = allocate(rounded.model, { caseId: 'z', points: 50 });
    expect(indicative).toBe('8035.50');
    expect(replay(steps)).toBe('8035.50');
    expect(Array.from(allocateCohort(rounded.model, { points: [50] }).pence)).toEqual([803550]);
  });

  it('of more than ten trillion pounds is refused', () => {
    const dear = calibratePricePoint([{ caseId: 'a', points: 1, packageValue: 1e13 }], { fundingBasis: 'pot' });
    expect(() => allocate(dear.model, { caseId: 'z', points: 2 })).toThrow('ten trillion');
    expect(() => allocateCohort(dear.model, { points: [2] })).toThrow('ten trillion');
  });
});

const samples = fc.array(
  fc.record({ points: fc.integer({ min: 0, max: 5000 }), pence: fc.integer({ min: 0, max: 20_000_000 }) }),
  { minLength: 1, maxLength: 60 },
);
const withPoints = samples.filter((list) => list.some(({ points }) => points > 0));
const toSample = (list: readonly { points: number; pence: number }[]) =>
  list.map(({ points, pence }, index) => ({
    caseId: `c${index}`,
    points: points / 10,
    packageValue: (pence / 100).toFixed(2),
  }));

describe('RAS 4 on any sample', () => {
  it('agrees with exact fractions to the penny, case by case and by column', { timeout: timeFor(runsOf(100)) }, () => {
    fc.assert(
      fc.property(withPoints, (list) => {
        const money = list.reduce((sum, { pence }) => sum + BigInt(pence), 0n);
        const points = list.reduce((sum, one) => sum + BigInt(one.points), 0n);
        const expected = list.map((one) => halfUp(fraction(money * BigInt(one.points), points)));
        const sample = toSample(list);
        const { model, report } = calibratePricePoint(sample, { fundingBasis: 'pot' });
        const column = allocateCohort(model, { points: list.map((one) => one.points), pointsDecimals: 1 });
        expect(Array.from(column.pence, BigInt)).toEqual(expected);
        const single = allocateAll(
          model,
          sample.map(({ caseId, points: scored }) => ({ caseId, points: scored })),
        );
        expect(single.map(({ indicative }) => parseAmount(indicative ?? ''))).toEqual(expected);
        const total = expected.reduce((sum, pence) => sum + pence, 0n);
        expect(parseAmount(column.total)).toBe(total);
        // budgets and the signed residual give back the money
        expect(parseAmount(report.onSample.budgets) + parseAmount(report.onSample.residual)).toBe(money);
      }),
      { numRuns: runsOf(100), seed: 15_160 },
    );
  });

  it('does not depend on the order of the file, and equal points get equal budgets', {
    timeout: timeFor(runsOf(100)),
  }, () => {
    fc.assert(
      fc.property(withPoints, (list) => {
        const sample = toSample(list);
        const forwards = calibratePricePoint(sample, { fundingBasis: 'pot' });
        const backwards = calibratePricePoint([...sample].reverse(), { fundingBasis: 'pot' });
        expect(backwards.model).toEqual(forwards.model);
        expect(backwards.report.movers).toEqual(forwards.report.movers);
        const byPoints = new Map<number, string | null>();
        for (const { points } of sample) {
          const { indicative } = allocate(forwards.model, { caseId: 'x', points });
          expect(byPoints.get(points) ?? indicative).toBe(indicative);
          byPoints.set(points, indicative);
        }
      }),
      { numRuns: runsOf(100), seed: 15_161 },
    );
  });

  it('scales with the packages, and not at all with the points', { timeout: timeFor(runsOf(100)) }, () => {
    fc.assert(
      fc.property(withPoints, fc.integer({ min: 2, max: 50 }), (list, factor) => {
        const price = (cases: readonly { points: number; pence: number }[]) => {
          const [{ money = '', points = '' } = {}] = calibratePricePoint(toSample(cases), { fundingBasis: 'pot' }).model
            .prices as [{ money: string; points: string }];
          return fraction(parseAmount(money), BigInt(Math.round(Number(points) * 10)));
        };
        const before = price(list);
        const dearer = price(list.map((one) => ({ ...one, pence: one.pence * factor })));
        expect(dearer.n * before.d).toBe(before.n * BigInt(factor) * dearer.d);
        const finer = price(list.map((one) => ({ ...one, points: one.points * factor })));
        expect(finer.n * before.d * BigInt(factor)).toBe(before.n * finer.d);
      }),
      { numRuns: runsOf(100), seed: 15_162 },
    );
  });

  it('stays exact on both sides of 2^53', { timeout: timeFor(runsOf(100)) }, () => {
    // points x money passes 2^53 from about 900 points at this price; the answer is by the exact fraction
    const model: PricePointModel = {
      schemaVersion: 1,
      kind: 'price-point',
      period: 'year',
      fundingBasis: 'pot',
      method: 'stated',
      prices: [{ money: '99999999999.99', points: '30000007' }],
      rounding: {},
    };
    const points = fc.array(fc.integer({ min: 0, max: 20_000_000 }), { minLength: 1, maxLength: 40 });
    fc.assert(
      fc.property(points, (column) => {
        const expected = column.map((one) => halfUp(fraction(9999999999999n * BigInt(one), 30000007n)));
        expect(Array.from(allocateCohort(model, { points: column }).pence, BigInt)).toEqual(expected);
        const few = column.map((one) => one % 300);
        const small = few.map((one) => halfUp(fraction(9999999999999n * BigInt(one), 30000007n)));
        expect(Array.from(allocateCohort(model, { points: few }).pence, BigInt)).toEqual(small);
      }),
      { numRuns: runsOf(100), seed: 15_163 },
    );
  });

  it('gives the one-case pennies by column in every mode and unit', { timeout: timeFor(runsOf(100)) }, () => {
    const modes = fc.constantFrom('half-up', 'half-even', 'down', 'up');
    const units = fc.constantFrom('0.01', '1', '25', '100');
    const points = fc.array(fc.integer({ min: 0, max: 4000 }), { minLength: 1, maxLength: 20 });
    fc.assert(
      fc.property(withPoints, modes, units, points, (list, mode, unit, column) => {
        const options = { fundingBasis: 'pot', rounding: { mode, unit } } as never;
        const { model } = calibratePricePoint(toSample(list), options);
        const { pence } = allocateCohort(model, { points: column, pointsDecimals: 2 });
        column.forEach((scaled, index) => {
          const { indicative } = allocate(model, { caseId: 'x', points: scaled / 100 });
          expect(BigInt(pence[index] ?? -1)).toBe(parseAmount(indicative ?? ''));
        });
      }),
      { numRuns: runsOf(100), seed: 15_164 },
    );
  });
});

describe('a price so high that another group could not bear it', () => {
  it('is tried on the points of its own group alone', () => {
    const sample = [
      { caseId: 'a', points: 1, packageValue: '200000000000', group: 'x' },
      { caseId: 'b', points: 60, packageValue: 5, group: 'y' },
    ];
    const options = { fundingBasis: 'pot', prices: 'per-group-breaks-equal-treatment' } as const;
    const { model } = calibratePricePoint(sample, options);
    const groups = { names: ['x', 'y', 'x'], codes: [0, 1] };
    expect(Array.from(allocateCohort(model, { points: [1, 60], groups }).pence)).toEqual([2e13, 500]);
  });
});

describe('the prices of groups', () => {
  it('stand in the same order whatever that of the sample: 9, 10, then 1a', () => {
    const sample = ['10', '1a', '9'].map((group, index) => ({
      caseId: `c${index}`,
      points: 5,
      packageValue: 50,
      group,
    }));
    for (const cases of [sample, [...sample].reverse()]) {
      const { model } = calibratePricePoint(cases, { fundingBasis: 'pot', prices: 'per-group-breaks-equal-treatment' });
      expect(model.prices.map(({ group }) => group)).toEqual(['9', '10', '1a']);
    }
  });
});

describe('groups of a cohort that the model has no price for', () => {
  it('are all told by name', () => {
    const sample = SAMPLE.map((one, index) => ({ ...one, group: index < 2 ? 'a' : 'b' }));
    const options = { fundingBasis: 'pot', prices: 'per-group-breaks-equal-treatment' } as const;
    const { model } = calibratePricePoint(sample, options);
    const groups = { names: ['a', 'x', 'y'], codes: [0, 1, 2] };
    const message = 'groups.names[1].group: the model has no price for the group "x" (and 1 more problem)';
    expect(() => allocateCohort(model, { points: [1, 2, 3], groups })).toThrow(message);
  });
});

describe('columns that are not whole numbers', () => {
  const { model } = calibratePricePoint(SAMPLE, { fundingBasis: 'pot' });
  it.each([[Number.NaN], [Number.POSITIVE_INFINITY], [-1], [0.5], [1e308], ['1' as never]])('%s is refused', (bad) => {
    expect(() => allocateCohort(model, { points: [1, bad] })).toThrow('points[1]: expected a whole number');
  });

  it('are counted, not all told', () => {
    const points = new Float64Array(1_000_000).fill(Number.NaN);
    expect(() => allocateCohort(model, { points })).toThrow(/^.{1,160}\(and 999999 more problems\)$/);
  });

  it('-0 is 0', () => {
    expect(Object.is(allocateCohort(model, { points: [-0] }).pence[0], 0)).toBe(true);
  });
});
