import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { allocateAll } from '../../../src/allocation/allocate.js';
import { parseRatio } from '../../../src/exact/ratio.js';
import type { TopSlices } from '../../../src/funding/top-slices.js';
import { allocateByPercentile } from '../../../src/model/percentile/allocate.js';
import { calibratePercentile } from '../../../src/model/percentile/calibrate.js';
import { percentileModelSchema } from '../../../src/model/percentile/model.js';
import { calibratePricePoint } from '../../../src/model/price-point/calibrate.js';
import { parseInput } from '../../../src/parse/parse.js';
import { exactBudget } from '../../../src/pot/bridge/exact-budget.js';
import { holdBack } from '../../../src/pot/hold-back/hold-back.js';
import { replay } from '../../../src/record/step/replay.js';
import { runsOf, timeFor } from '../../support/runs.js';
import { answered, errorOf, PACKAGES, POINTS, penceOf } from '../support.js';

const TEN_PERCENT: TopSlices = { slices: [{ name: 'contingency', purpose: 'contingency', percent: 10 }] };

/** Scores A 40, B 30, C 30, D 10; B and C share (600.02 + 600.01) / 2 = 600.015. */
function tiedBudgets() {
  const { model } = calibratePercentile(
    [
      { caseId: 'A', points: 40, packageValue: '900.01' },
      { caseId: 'B', points: 30, packageValue: '600.02' },
      { caseId: 'C', points: 30, packageValue: '600.01' },
      { caseId: 'D', points: 10, packageValue: '300.00' },
    ],
    { fundingBasis: 'pot' },
  );
  const parsed = parseInput(percentileModelSchema, model);
  return [40, 30, 30, 10].map((points, index) => {
    const caseId = 'ABCD'[index] ?? '';
    const allocation = allocateByPercentile(parsed, { caseId, points: parseRatio(String(points)) });
    return { caseId, budget: exactBudget(allocation) ?? '' };
  });
}

describe('contingency from the pot, or from each allocation', () => {
  test('from the pot first: 810.01, 540.01 twice, 270.00, reserve 240.00, and a penny is left', () => {
    const held = answered(
      holdBack({ fundingBasis: 'pot', pot: '2400.04', topSlices: TEN_PERCENT, cases: tiedBudgets() }),
    );
    // 2,400.04 x 0.1 = 240.004; 900.01 x 0.9 = 810.009; 600.015 x 0.9 = 540.0135
    expect(held.cases.map(({ budget }) => budget)).toEqual(['810.01', '540.01', '540.01', '270.00']);
    expect(held.reserves.held).toBe('240.00');
    expect(held.balance).toBe('0.01');
    expect(held.roundingResidual).toBe('0.01');
    expect(held.modelVariance).toBe('0.00');
  });

  test('from each rounded budget: 810.01, 540.02 twice, 270.00, and a penny is lacking', () => {
    const held = answered(
      holdBack({ fundingBasis: 'pot', pot: '2400.04', fromEach: { percent: 10 }, cases: tiedBudgets() }),
    );
    // held 90.00, 60.00, 60.00, 30.00 of 900.01, 600.02, 600.02, 300.00
    expect(held.cases.map(({ heldBack }) => heldBack)).toEqual(['90.00', '60.00', '60.00', '30.00']);
    expect(held.cases.map(({ budget }) => budget)).toEqual(['810.01', '540.02', '540.02', '270.00']);
    expect(held.balance).toBe('-0.01');
    expect(held.warnings.map(({ code }) => code)).toEqual(['pot-exceeded']);
  });

  test('RAS 5 with 10 per cent: 10,800, 6,750, 5,400, 2,700, 1,350 and a reserve of 3,000', () => {
    const sample = POINTS.map((points, index) => ({
      caseId: `F${index + 1}`,
      points,
      packageValue: PACKAGES[index] ?? 0,
    }));
    const { model } = calibratePercentile(sample, { fundingBasis: 'pot' });
    const parsed = parseInput(percentileModelSchema, model);
    const cases = POINTS.map((points, index) => {
      const caseId = `F${index + 1}`;
      const allocation = allocateByPercentile(parsed, { caseId, points: parseRatio(String(points)) });
      return { caseId, budget: exactBudget(allocation) ?? '' };
    });
    const held = answered(holdBack({ fundingBasis: 'pot', pot: 30000, topSlices: TEN_PERCENT, cases }));
    expect(held.cases.map(({ budget }) => budget)).toEqual(['10800.00', '6750.00', '5400.00', '2700.00', '1350.00']);
    expect(held.reserves).toMatchObject({ held: '3000.00', heldShare: '10.00', total: '3000.00' });
    expect(held.balance).toBe('0.00');
  });

  test('an add-on is not lost when the exact budget is read out of the steps', () => {
    const sample = [{ caseId: 'a', points: 3, packageValue: 100 }];
    const addOns = [{ id: 'car', label: 'car', amount: '5.00' }];
    const { model } = calibratePricePoint(sample, { fundingBasis: 'pot', addOns });
    const [allocation] = allocateAll(model, [{ caseId: 'a', points: 1, addOns: ['car'] }]);
    // 100 / 3 + 5 = 115/3
    expect(allocation && exactBudget(allocation)).toBe('115/3');
  });

  test('a rate for each group or case; unequal rates are warned of, and a case without one is told', () => {
    const cases = [
      { caseId: 'a', budget: 100, group: 'under 14' },
      { caseId: 'b', budget: 100, group: '14 and over' },
    ];
    const rates = [{ name: 'under 14', percent: 10 }];
    const held = answered(
      holdBack({ fundingBasis: 'reference-sample', cases, fromEach: { by: 'group', rates, otherwise: 5 } }),
    );
    expect(held.cases.map(({ budget }) => budget)).toEqual(['90.00', '95.00']);
    expect(held.warnings.map(({ code }) => code)).toEqual(['unequal-contingency']);
    expect(held.balance).toBeNull();
    const error = errorOf(() =>
      holdBack({ fundingBasis: 'reference-sample', cases, fromEach: { by: 'group', rates } }),
    );
    expect(error.code).toBe('missing');
  });

  test('a share of a pot means nothing on a reference sample', () => {
    const answer = holdBack({ fundingBasis: 'reference-sample', topSlices: TEN_PERCENT, cases: [] });
    expect(answer).toMatchObject({ status: 'not-applicable', fundingBasis: 'reference-sample' });
  });

  test('equal budgets and one rate: both forms are equal before rounding', { timeout: timeFor(runsOf(100)) }, () => {
    // Whole tens of pounds and ten per cent leave nothing to round.
    const budgets = fc.array(fc.integer({ min: 0, max: 100_000 }), { minLength: 1, maxLength: 30 });
    fc.assert(
      fc.property(budgets, (tens) => {
        const cases = tens.map((ten, index) => ({ caseId: `c${index}`, budget: ten * 10 }));
        const pot = tens.reduce((sum, ten) => sum + ten * 10, 0);
        const first = answered(holdBack({ fundingBasis: 'pot', pot, cases, topSlices: TEN_PERCENT }));
        const each = answered(holdBack({ fundingBasis: 'pot', pot, cases, fromEach: { percent: 10 } }));
        expect(first.cases.map(({ budget }) => budget)).toEqual(each.cases.map(({ budget }) => budget));
        expect([first.balance, each.balance]).toEqual(['0.00', '0.00']);
      }),
      { numRuns: runsOf(100), seed: 15_132 },
    );
  });
});

describe('reserves', () => {
  test('the line in a plan is a third reserve, and each budget is told without each of the three', () => {
    const held = answered(
      holdBack({
        fundingBasis: 'pot',
        pot: 10000,
        cases: [{ caseId: 'a', budget: 10000, planContingency: 285 }],
        topSlices: TEN_PERCENT,
        fromEach: { percent: 5 },
      }),
    );
    // 10,000 - 1,000 = 9,000; 5 per cent of it is 450; 8,550. Reserves 1,000 + 450 + 285.
    expect(held.cases[0]).toMatchObject({ net: '8550.00', forServices: '8265.00', loweredBy: '1450.00' });
    expect(held.cases[0]?.withoutEach).toEqual([
      { name: 'contingency', budget: '9500.00' },
      { name: 'held from each allocation', budget: '9000.00' },
      { name: 'contingency in the plan', budget: '8265.00' },
    ]);
    expect(held.reserves).toMatchObject({ held: '1450.00', inPlans: '285.00', total: '1735.00', totalShare: '17.35' });
    expect(held.doubleFunding).toMatchObject({ applies: true, loweredBy: '1450.00', loweredPercent: '14.50' });
    expect(held.doubleFunding.statement).toContain('third');
  });

  test('a pot of £2,000: 10 per cent off it, 5 per cent off each, a fee out of the reserve, a line in a plan', () => {
    const held = answered(
      holdBack({
        fundingBasis: 'pot',
        pot: 2000,
        topSlices: TEN_PERCENT,
        fromEach: { percent: 5 },
        cases: [
          { caseId: 'a', budget: 1000, planContingency: 50 },
          { caseId: 'b', budget: 1000 },
        ],
        fees: { name: 'managed account', borneBy: 'reserve', fees: [{ caseId: 'a', amount: 20 }] },
      }),
    );
    // Each: 1,000 less 10 per cent is 900; 5 per cent of it, 45, is held; 855 is left; a has 20 on top.
    expect(held.cases.map(({ steps: _, withoutEach: __, ...rest }) => rest)).toEqual([
      {
        caseId: 'a',
        before: '1000.00',
        heldBack: '45.00',
        net: '855.00',
        fee: '20.00',
        budget: '875.00',
        planContingency: '50.00',
        // 875 - 20 - 50
        forServices: '805.00',
        loweredBy: '145.00',
        loweredPercent: '14.50',
      },
      {
        caseId: 'b',
        before: '1000.00',
        heldBack: '45.00',
        net: '855.00',
        fee: '0.00',
        budget: '855.00',
        planContingency: '0.00',
        forServices: '855.00',
        loweredBy: '145.00',
        loweredPercent: '14.50',
      },
    ]);
    // 200 off the pot and 90 off the two; 20 of it is drawn; 50 in the plan. 270 and 320 of 2,000.
    expect(held.reserves).toEqual({
      fromPot: '200.00',
      fromEach: '90.00',
      drawnForFees: '20.00',
      held: '270.00',
      inPlans: '50.00',
      total: '320.00',
      heldShare: '13.50',
      totalShare: '16.00',
    });
    expect(held.fees).toEqual({ name: 'managed account', borneBy: 'reserve', total: '20.00' });
    // 1,710 of 2,000 is left
    expect(held.doubleFunding).toMatchObject({ applies: true, loweredBy: '290.00', loweredPercent: '14.50' });
    expect(held.doubleFunding.statement).toContain('£290.00 is held back outside the existing packages');
    expect(held.doubleFunding.statement).toContain('£50.00 inside families');
    // 2,000 - 200 - 90 - 1,710
    expect([held.balance, held.roundingResidual, held.modelVariance, held.warnings]).toEqual([
      '0.00',
      '0.00',
      '0.00',
      [],
    ]);
  });

  test('a reserve that cannot bear the fees, and a pot that cannot bear the budgets, are told', () => {
    const held = answered(
      holdBack({
        fundingBasis: 'pot',
        pot: 1000,
        topSlices: TEN_PERCENT,
        cases: [{ caseId: 'a', budget: 1200 }],
        fees: { name: 'managed account', borneBy: 'reserve', fees: [{ caseId: 'a', amount: 130 }] },
      }),
    );
    // 1,000 - 100 - 1,080; 100 - 130. The model gave 200 more than the pot: 90 per cent of that is 180.
    expect([held.balance, held.roundingResidual, held.modelVariance]).toEqual(['-180.00', '0.00', '-180.00']);
    expect(held.warnings.map(({ code, details }) => [code, details?.pounds])).toEqual([
      ['pot-exceeded', '180.00'],
      ['reserve-exceeded', '30.00'],
    ]);
  });

  test('without a hold-back nothing is funded twice', () => {
    const held = answered(holdBack({ fundingBasis: 'pot', pot: 100, cases: [{ caseId: 'a', budget: 100 }] }));
    expect(held.doubleFunding.applies).toBe(false);
    expect(held.cases[0]?.budget).toBe('100.00');
  });
});

describe('a second top slice', () => {
  const slices = [
    { name: 'contingency', purpose: 'contingency', percent: 10 },
    { name: 'brokerage', purpose: 'support', percent: 5 },
  ] as const;
  const cases = [{ caseId: 'a', budget: 1000 }];
  const sliced = (combine: 'additive' | 'compound', order: readonly (typeof slices)[number][]) =>
    answered(holdBack({ fundingBasis: 'pot', pot: 1000, cases, topSlices: { slices: [...order], combine } }));

  test('additive takes 15 per cent, compound 14.5, and only the amounts depend on the order', () => {
    expect(sliced('additive', slices).cases[0]?.budget).toBe('850.00');
    expect(sliced('compound', slices).cases[0]?.budget).toBe('855.00');
    // 100 and 45, or 50 and 95
    const amounts = (order: readonly (typeof slices)[number][]) =>
      sliced('compound', order).lines.filter(({ cause }) => cause === 'top-slice');
    expect(amounts(slices).map(({ amount }) => amount)).toEqual(['-100.00', '-45.00']);
    expect(amounts([slices[1], slices[0]]).map(({ amount }) => amount)).toEqual(['-50.00', '-95.00']);
  });

  test('which of the two it is has to be named', () => {
    const error = errorOf(() =>
      holdBack({ fundingBasis: 'pot', pot: 1000, cases, topSlices: { slices: [...slices] } }),
    );
    expect(error.code).toBe('choice-needed');
  });

  test('slices of more than the pot are refused with the figures', () => {
    const topSlices = { slices: [{ name: 'b', purpose: 'support' as const, amount: 1001 }] };
    const error = errorOf(() => holdBack({ fundingBasis: 'pot', pot: 1000, cases, topSlices }));
    expect(error).toMatchObject({ code: 'refused', details: { pot: '1000.00', slices: '1001.00' } });
  });

  test.each([
    // Two families of £500; only the first pays £100 for a managed account. Everyone: 900 are left, 450 each.
    ['everyone', ['550.00', '450.00'], ['450.00', '450.00'], '0.00'],
    // The fee comes on top, out of the reserve of £100 that 10 per cent make.
    ['reserve', ['550.00', '450.00'], ['450.00', '450.00'], '0.00'],
    ['outside', ['600.00', '500.00'], ['500.00', '500.00'], '0.00'],
    ['family', ['500.00', '500.00'], ['400.00', '500.00'], '0.00'],
  ] as const)('a fee borne by %s', (borneBy, budgets, forServices, balance) => {
    const held = answered(
      holdBack({
        fundingBasis: 'pot',
        pot: 1000,
        cases: ['a', 'b'].map((caseId) => ({ caseId, budget: 500 })),
        fees: { name: 'managed account', borneBy, fees: [{ caseId: 'a', amount: 100 }] },
        ...(borneBy === 'reserve' && { topSlices: TEN_PERCENT }),
      }),
    );
    expect(held.cases.map(({ budget }) => budget)).toEqual(budgets);
    expect(held.cases.map((one) => one.forServices)).toEqual(forServices);
    expect(held.balance).toBe(balance);
    if (borneBy === 'reserve') expect(held.reserves).toMatchObject({ drawnForFees: '100.00', held: '0.00' });
  });
});

describe('every hold-back', () => {
  const cases = fc.array(
    fc.record({ pence: fc.integer({ min: 0, max: 10_000_000 }), plan: fc.integer({ min: 0, max: 1000 }) }),
    { minLength: 1, maxLength: 20 },
  );
  test('foots to the balance, and its steps replay to each budget', { timeout: timeFor(runsOf(100)) }, () => {
    fc.assert(
      fc.property(cases, fc.integer({ min: 0, max: 4000 }), fc.integer({ min: 0, max: 5000 }), (rows, slice, each) => {
        const pot = rows.reduce((sum, { pence }) => sum + pence, 0);
        const held = answered(
          holdBack({
            fundingBasis: 'pot',
            pot: pot / 100,
            cases: rows.map(({ pence, plan }, index) => ({
              caseId: `c${index}`,
              budget: `${pence}/100`,
              planContingency: plan,
            })),
            topSlices: { slices: [{ name: 'c', purpose: 'contingency', percent: slice / 100 }] },
            fromEach: { percent: each / 100 },
            fees: { name: 'f', borneBy: 'outside', fees: [{ caseId: 'c0', amount: '12.34' }] },
          }),
        );
        const foot = held.lines.reduce((sum, { amount }) => sum + penceOf(amount), 0n);
        expect(foot).toBe(penceOf(held.balance ?? ''));
        for (const { steps, budget } of held.cases) expect(replay(steps)).toBe(budget);
      }),
      { numRuns: runsOf(100), seed: 15_133 },
    );
  });
});
