import { describe, expect, test } from 'vitest';
import existing1 from '../../fixtures/plans/t42-existing-1.json' with { type: 'json' };
import existing2 from '../../fixtures/plans/t42-existing-2.json' with { type: 'json' };
import newcomer from '../../fixtures/plans/t42-newcomer.json' with { type: 'json' };
import published from '../../fixtures/published/rr145/t42.json' with { type: 'json' };
import { calibrationValue } from '../../src/costing/calibration-value.js';
import { costPackage } from '../../src/costing/cost-package.js';
import type { PackageInput } from '../../src/costing/package/package.js';
import { replay } from '../../src/record/step/replay.js';

const plans = [
  ['plan-1', newcomer as PackageInput, '842.00'],
  ['plan-2', existing1 as PackageInput, '2320.00'],
  ['plan-3', existing2 as PackageInput, '13578.00'],
] as const;

describe.each(plans)('RR145 Table 42, %s', (name, plan, total) => {
  const cost = costPackage(plan);

  test(`costs ${total} from its lines`, () => {
    expect(cost.value).toEqual({ status: 'complete', amount: total, period: 'year' });
    expect(cost.inside.total).toBe(total);
    expect(replay(cost.steps)).toBe(total);
  });

  test('adds up to the total that the report prints', () => {
    const printed = published.figures.find(({ id }) => id === `rr145-t42-${name}-total`);
    expect(Number(cost.inside.total)).toBe(Number(printed?.value));
  });

  test('says where it comes from, line by line', () => {
    expect(plan.source).toMatch(/^RR145 Table 42/);
    expect(plan.lines.every(({ source }) => source?.startsWith('RR145 Table 42'))).toBe(true);
  });

  test('has every amount that the report prints for it', () => {
    // Quantities, hours and weeks are printed too; what is compared here are the pounds of the column for annual cost.
    const printed = published.figures.filter(
      (figure) =>
        figure.id.startsWith(`rr145-t42-${name}-`) && figure.unit === 'pounds' && !figure.id.endsWith('-total'),
    );
    const amounts = cost.lines.flatMap((line) => (line.cost === null ? [] : [Number(line.cost)]));
    expect(amounts.sort()).toEqual(printed.map(({ value }) => Number(value)).sort());
  });
});

test('the childminder of the first plan is 2 sessions x 4 hours x 13 weeks x £5', () => {
  const line = costPackage(newcomer as PackageInput).lines[0];
  expect(line?.cost).toBe('520.00');
  expect(line?.price).toEqual({ pounds: '5', unit: 'hour', from: 'line' });
});

test('the second plan keeps the school and the family outside the budget', () => {
  const cost = costPackage(existing1 as PackageInput);
  expect(cost.outside.total).toBe('100.00');
  expect(cost.all.total).toBe('2420.00');
  expect(cost.byPayer.map(({ payer, total, complete }) => [payer, total, complete])).toEqual([
    ['family', '0.00', false],
    ['school', '100.00', true],
  ]);
  expect(cost.unpriced.map(({ line, payer }) => [line, payer])).toEqual([
    ['football-return-transport', 'family'],
    ['day-trip-transport-family', 'family'],
  ]);
  expect(cost.inside.contingency).toBe('296.00');
});

describe('the third plan (W9)', () => {
  const cost = costPackage(existing2 as PackageInput);

  test("has next year's base of 13,163.00 with contingency and 12,878.00 without", () => {
    expect(cost.nextYear).toEqual({
      withContingency: '13163.00',
      withoutContingency: '12878.00',
      period: 'year',
      complete: true,
      ended: [],
    });
    expect([cost.inside.recurring, cost.inside.oneOff, cost.inside.contingency]).toEqual([
      '12878.00',
      '415.00',
      '285.00',
    ]);
  });

  test('leaves the one-off out of a calibration, and says so', () => {
    const value = calibrationValue(cost);
    expect(value.amount).toBe('13163.00');
    expect(value.leftOut).toEqual([{ reason: 'one-off', lines: ['equipment'], amount: '415.00' }]);
    expect(value.warnings.map(({ code }) => code)).toEqual(['left-out-one-off']);
    expect(calibrationValue(cost, { contingency: 'exclude' }).amount).toBe('12878.00');
    expect(calibrationValue(cost, { oneOffs: 'include' })).toMatchObject({ amount: '13578.00', oneOff: '415.00' });
  });

  test('has insurance for its personal assistant, but no line for on-costs', () => {
    expect(cost.warnings.map(({ code }) => code)).toEqual(['needs-not-stated', 'wages-without-on-costs']);
  });
});
