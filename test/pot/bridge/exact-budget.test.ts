import { expect, test } from 'vitest';
import { allocate } from '../../../src/allocation/allocate.js';
import type { PricePointModel } from '../../../src/model/price-point/model.js';
import { exactBudget } from '../../../src/pot/bridge/exact-budget.js';

// £1,000 over 7 points.
function modelOf(rest: Partial<PricePointModel> = {}): PricePointModel {
  return {
    schemaVersion: 1,
    kind: 'price-point',
    period: 'year',
    fundingBasis: 'pot',
    method: 'total',
    prices: [{ money: '1000', points: '7' }],
    rounding: {},
    ...rest,
  };
}
const exactOf = (model: PricePointModel, rest: object = {}) =>
  exactBudget(allocate(model, { caseId: 'a', points: 3, ...rest }));

test.each([
  // 3 x 1,000/7 = 3,000/7 = 428.571428…, whatever it is then rounded to: 428.57, 400, 500
  ['to the penny', {}],
  ['to £100, half up', { unit: '100' }],
  ['to £100, always up', { unit: '100', mode: 'up' }],
] as const)('a budget before it was rounded %s', (_, rounding) => {
  expect(exactOf(modelOf({ rounding }))).toBe('3000/7');
});

test('a whole number of pounds, and one with pence, is a plain decimal number', () => {
  expect(exactOf(modelOf(), { points: 7 })).toBe('1000');
  expect(exactOf(modelOf({ prices: [{ money: '100.10', points: '3' }] }), { points: 3 })).toBe('100.1');
});

test('flat amounts are in it: 3,000/7 + 120.50 = 7,687/14', () => {
  const addOns = [{ id: 'nights', label: 'nights', amount: '120.50' }];
  expect(exactOf(modelOf({ addOns }), { addOns: ['nights'] })).toBe('7687/14');
});

test('there is none where the model gives no budget', () => {
  expect(exactOf(modelOf(), { eligible: false })).toBe(null);
});
