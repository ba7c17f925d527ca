import { expect, test } from 'vitest';
import { influenceSheet, priceIntervalSheet } from '../../src/report/calibration/firm-price.js';
import { caseInfluence } from '../../src/sensitivity/price/influence.js';
import { rowsOf } from './support.js';

test('the interval of a price, and of the budgets that hang on it', () => {
  const terms = {
    period: 'year',
    method: 'total',
    leftOut: [],
    generator: 'drawn by hand',
    withoutPrice: 0,
    warnings: [],
  } as const;
  const sheet = priceIntervalSheet({
    ...terms,
    n: 80,
    confidence: '95',
    resamples: 2000,
    seed: 7,
    price: { exact: '146', pounds: '146.0000', low: '131.0000', high: '163.0000' },
    budgets: [{ points: '40', budget: '5840.00', low: '5240.00', high: '6520.00', soft: '680.00' }],
  });
  expect(sheet.title).toBe('How firm is the price that 80 cases give? Intervals of 95 % (2000 resamples, seed 7)');
  expect(rowsOf(sheet)).toEqual([
    { what: 'price of a point', value: '146.0000', low: '131.0000', high: '163.0000', soft: undefined },
    { what: 'budget for 40 points', value: '5840.00', low: '5240.00', high: '6520.00', soft: '680.00' },
  ]);
  const without = priceIntervalSheet({
    ...terms,
    n: 0,
    confidence: '95',
    resamples: 0,
    seed: 7,
    price: null,
    budgets: [],
  });
  expect(without.rows).toEqual([['price of a point', undefined, undefined, undefined, undefined]]);
});

test('the cases that the price hangs on: £400 over 4 points, £150 without the one and £50 without the other', () => {
  const sheet = influenceSheet(
    caseInfluence([
      { caseId: 'a', points: 2, traditional: 100 },
      { caseId: 'b', points: 2, traditional: 300 },
    ]),
  );
  // A budget for 2 points, the middle of the sample, is £200; without a it is £300, without b £100.
  expect(rowsOf(sheet)).toEqual([
    {
      without: 'a',
      points: '2',
      package: '100.00',
      price_of_a_point: '150.0000',
      change_percent: '50.00',
      change_of_a_budget: '100.00',
    },
    {
      without: 'b',
      points: '2',
      package: '300.00',
      price_of_a_point: '50.0000',
      change_percent: '-50.00',
      change_of_a_budget: '-100.00',
    },
  ]);
  expect(sheet.title).toContain('How far the price of £100.0000 hangs on one of 2 cases');
});
