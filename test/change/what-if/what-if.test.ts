import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Model } from '../../../src/allocation/kinds.js';
import { contingencyForTotal } from '../../../src/change/what-if/contingency.js';
import { costOfPoints } from '../../../src/change/what-if/points.js';
import { priceForTotal } from '../../../src/change/what-if/price.js';
import type { Scenario } from '../../../src/change/what-if/scenario.js';
import { compareScenarios } from '../../../src/change/what-if/what-if.js';
import { errorOf, PACKAGES, POINTS, penceOf } from '../../pot/support.js';
import { runsOf, timeFor } from '../../support/runs.js';

function price(money: string, points = '1'): Model {
  return {
    schemaVersion: 1,
    kind: 'price-point',
    period: 'year',
    fundingBasis: 'pot',
    method: 'total',
    prices: [{ money, points }],
    rounding: {},
  };
}

const COHORT = POINTS.map((points, index) => ({
  caseId: `F${index + 1}`,
  points,
  traditional: PACKAGES[index] ?? 0,
  group: index < 2 ? '14 and over' : 'under 14',
}));

function compare(scenarios: Scenario[], more: object = {}) {
  return compareScenarios(COHORT, { schemaVersion: 1, scenarios, ...more });
}

describe('scenarios side by side', () => {
  test('a change of threshold is told apart from a change of price', () => {
    // 200: 10,000 8,000 6,000 4,000 2,000. 210 from 25 points: 10,500 8,400 6,300; F4 and F5 drop out with 6,000.
    const { scenarios } = compare([
      { name: 'now', model: price('200') },
      { name: 'then', model: price('210'), threshold: 25 },
    ]);
    expect(scenarios.map(({ total }) => total)).toEqual(['30000.00', '25200.00']);
    expect(scenarios[1]?.againstBase).toMatchObject({
      winners: 3,
      losers: 2,
      dropped: 2,
      gained: '1200.00',
      lost: '6000.00',
      causes: { price: '1500.00', threshold: '-6000.00', coverage: '0.00', total: '-4800.00' },
    });
    expect(scenarios[1]).toMatchObject({ withBudget: 3, withoutBudget: 2 });
  });

  test('a lower threshold brings families in at the new price', () => {
    const { scenarios } = compare([
      { name: 'now', model: price('200'), threshold: 25 },
      { name: 'then', model: price('100') },
    ]);
    // price alone: 12,000 - 24,000; the threshold alone lets F4 and F5 in with 30 x 200; only together 3,000 less of it
    expect(scenarios[1]?.againstBase?.causes).toMatchObject({
      price: '-12000.00',
      threshold: '6000.00',
      together: '-3000.00',
    });
    expect(scenarios[1]?.againstBase?.entered).toBe(2);
  });

  test('groups, packages and the balance with and without assumed income', () => {
    const [now] = compare([{ name: 'now', model: price('200') }], { pot: 29000, assumedIncome: 1500 }).scenarios;
    expect(now?.groups).toEqual([
      { group: '14 and over', families: 2, total: '18000.00', share: '60.00' },
      { group: 'under 14', families: 3, total: '12000.00', share: '40.00' },
    ]);
    expect(now?.againstPackages).toMatchObject({ winners: 2, losers: 2, unchanged: 1, gained: '9500.00' });
    expect(now?.balance).toEqual({ setAside: '0.00', withoutIncome: '-1000.00', withIncome: '500.00' });
    expect(now?.againstBase).toBeNull();
  });

  test('a model with a price per group prices each family by its own: 90 x 100 + 60 x 200', () => {
    // F1 and F2, 14 and over, have 50 and 40 points at £100; the others 30, 20 and 10 at £200: 9,000 + 12,000
    const model = {
      ...price('1'),
      prices: [
        { group: '14 and over', money: '100', points: '1' },
        { group: 'under 14', money: '200', points: '1' },
      ],
    } as Model;
    expect(compare([{ name: 'now', model }]).scenarios[0]?.total).toBe('21000.00');
    const [first, ...rest] = COHORT.map(({ group: _, ...one }, index) => (index === 0 ? one : (COHORT[index] ?? one)));
    const without = () =>
      compareScenarios(first ? [first, ...rest] : [], { schemaVersion: 1, scenarios: [{ name: 'now', model }] });
    expect(errorOf(without)).toMatchObject({
      code: 'missing',
      path: ['cases', 0, 'group'],
    });
  });

  test('contingency and limits: the order changes the amounts and has to be named', () => {
    // Package 10,000, fall 24.5, rise 3.5; 6,000 with 10 per cent: limits last 7,550, contingency last 6,795.
    const cases = [{ caseId: 'a', points: 6000, traditional: 10000 }];
    const limits = { fall: '24.5', rise: '3.5' };
    const scenario = { name: 's', model: price('1'), contingency: 10, limits };
    const total = (order: 'contingency-first' | 'limits-first') =>
      compareScenarios(cases, { schemaVersion: 1, scenarios: [{ ...scenario, order }] }).scenarios[0]?.total;
    expect([total('contingency-first'), total('limits-first')]).toEqual(['7550.00', '6795.00']);
    const unnamed = errorOf(() => compareScenarios(cases, { schemaVersion: 1, scenarios: [scenario] }));
    expect(unnamed.code).toBe('choice-needed');
  });

  test('another year restates the amounts, and that is a cause of its own', () => {
    const uplift = { from: '2025-26', to: '2026-27', rates: [{ year: '2026-27', percent: 4 }] };
    const { scenarios } = compare([
      { name: 'now', model: price('200') },
      { name: 'next', model: price('200'), uplift },
    ]);
    expect(scenarios[1]?.againstBase?.causes).toMatchObject({ uplift: '1200.00', price: '0.00', total: '1200.00' });
  });

  test('the causes always add up to the difference of the totals', { timeout: timeFor(runsOf(100)) }, () => {
    const scenario = fc.record({
      pence: fc.integer({ min: 0, max: 50_000 }),
      threshold: fc.integer({ min: 0, max: 60 }),
      contingency: fc.integer({ min: 0, max: 100 }),
      fall: fc.integer({ min: 0, max: 100 }),
      first: fc.boolean(),
    });
    fc.assert(
      fc.property(scenario, scenario, fc.array(fc.nat(70), { maxLength: 12 }), (a, b, points) => {
        const cases = points.map((own, index) => ({ caseId: `c${index}`, points: own, traditional: index * 500 }));
        const made = [a, b].map(
          ({ pence, threshold, contingency, fall, first }, index): Scenario => ({
            name: `s${index}`,
            model: price((pence / 100).toFixed(2), '3'),
            threshold,
            contingency,
            limits: { fall, rise: 5 },
            order: first ? 'contingency-first' : 'limits-first',
          }),
        );
        const { scenarios } = compareScenarios(cases, { schemaVersion: 1, scenarios: made });
        const [first, second] = scenarios;
        const causes = second?.againstBase?.causes;
        if (first === undefined || second === undefined || causes === undefined) throw new Error('two scenarios');
        const { total, ...parts } = causes;
        expect(penceOf(total)).toBe(penceOf(second.total) - penceOf(first.total));
        expect(Object.values(parts).reduce((sum, amount) => sum + penceOf(amount), 0n)).toBe(penceOf(total));
      }),
      { numRuns: runsOf(100), seed: 15_06 },
    );
  });

  test('a table that gives no budget to the least needs: that is coverage and no threshold', () => {
    const table: Model = {
      schemaVersion: 1,
      kind: 'allocation-table',
      period: 'year',
      effectiveFrom: '2026-04-01',
      step: 1,
      tables: [
        {
          rows: [
            { from: 0, to: 19, amount: null, answer: 'no-budget' },
            { from: 20, to: null, amount: '5000.00' },
          ],
        },
      ],
    };
    const { scenarios } = compare([
      { name: 'price', model: price('200') },
      { name: 'table', model: table },
    ]);
    // F1 to F4: 4 x 5,000 - 28,000; F5 loses 2,000
    expect(scenarios[1]?.againstBase?.causes).toMatchObject({
      price: '-8000.00',
      coverage: '-2000.00',
      threshold: '0.00',
      total: '-10000.00',
    });
  });

  test('cases priced one by one have the same budgets as a column of points', () => {
    const model = price('200');
    const byColumns = compareScenarios(COHORT, {
      schemaVersion: 1,
      scenarios: [{ name: 's', model }],
      withCases: true,
    });
    const singly = COHORT.map(({ points, ...one }) => ({ ...one, input: { points } }));
    const oneByOne = compareScenarios(singly, { schemaVersion: 1, scenarios: [{ name: 's', model }], withCases: true });
    expect(oneByOne.cases).toEqual(byColumns.cases);
    expect(byColumns.cases[0]).toEqual({ caseId: 'F1', budgets: ['10000.00'] });
  });

  test('what cannot be compared is told', () => {
    const monthly = { ...price('10'), period: 'month' } as Model;
    const scenarios: Scenario[] = [
      { name: 'a', model: price('10') },
      { name: 'b', model: monthly },
    ];
    expect(errorOf(() => compare(scenarios)).code).toBe('inconsistent');
    expect(errorOf(() => compare([{ name: 'a', model: { kind: 'none' } }])).code).toBe('unknown-name');
    expect(errorOf(() => compare(scenarios.slice(0, 1), { base: 'x' })).code).toBe('unknown-name');
  });
});

describe('solving for a total', () => {
  const cases = COHORT.map(({ caseId, points }) => ({ caseId, points }));

  test('the price that gives the pot back, and with 10 per cent held the same 27,000', () => {
    expect(priceForTotal(cases, { total: 30000 })).toMatchObject({ price: '200', total: '30000.00', residual: '0.00' });
    expect(priceForTotal(cases, { total: 27000, contingency: 10 }).price).toBe('200');
    // Without F4 and F5: 30,000 / 120
    expect(priceForTotal(cases, { total: 30000, threshold: 25 }).price).toBe('250');
  });

  test('at a fixed total the price falls by 1 − N/N′ when the cohort grows', () => {
    const double = [...cases, ...cases.map(({ caseId, points }) => ({ caseId: `${caseId}b`, points }))];
    expect(priceForTotal(double, { total: 30000 }).price).toBe('100');
  });

  test('a price of thirds leaves pennies, which are told', () => {
    const three = ['a', 'b', 'c'].map((caseId) => ({ caseId, points: 1 }));
    expect(priceForTotal(three, { total: 100 })).toMatchObject({ price: '100/3', total: '99.99', residual: '0.01' });
    expect(errorOf(() => priceForTotal([], { total: 100 })).code).toBe('undefined-result');
  });

  test('the contingency that hits a total; none raises budgets', () => {
    expect(contingencyForTotal([12000, 7500, 6000, 3000, 1500], 27000)).toEqual({
      exact: '10',
      percent: '10.0000',
      total: '27000.00',
      residual: '0.00',
      heldBack: '3000.00',
    });
    // 1/3 of 100 + 50 + ... : 150 to 100
    expect(contingencyForTotal([100, 50], 100).exact).toBe('100/3');
    expect(errorOf(() => contingencyForTotal([100], 101)).details).toEqual({ budgets: '100.00', total: '101.00' });
  });

  test('one more point on a statement, for those whose answer carries it', () => {
    const cost = costOfPoints(price('200'), cases, { statement: 'communicate', caseIds: ['F1', 'F3'] });
    // Two points at £200; at the same 30,000 the price is 30,000 / 152.
    expect(cost).toMatchObject({ families: 2, before: '30000.00', after: '30400.00', cost: '400.00' });
    expect(cost.priceAtSameTotal).toBe('3750/19');
    expect(costOfPoints(price('200'), cases, { statement: 'all', points: 2 }).cost).toBe('2000.00');
    const unknown = { statement: 's', caseIds: ['F9'] };
    expect(errorOf(() => costOfPoints(price('200'), cases, unknown)).code).toBe('unknown-name');
  });
});
