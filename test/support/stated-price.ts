import type { PricePointModel } from '../../src/model/price-point/model.js';

/** £200 a point that somebody stated, of at most 60 points; more are referred to costing. */
export const STATED_200: PricePointModel = {
  schemaVersion: 1,
  kind: 'price-point',
  period: 'year',
  fundingBasis: 'pot',
  method: 'stated',
  prices: [{ money: '200', points: '1' }],
  maximumPoints: '60',
  beyondMaximum: 'refer',
  rounding: {},
};
