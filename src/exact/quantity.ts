import { type DecimalLimits, parseDecimal } from './decimal.js';
import { type Ratio, ratioOfDecimal } from './ratio.js';

/** The most decimals of a quantity, a weight or a number of points. */
export const QUANTITY_DECIMALS = 6;

/** The largest quantity, weight or number of points. */
export const MAX_QUANTITY = 1e9;

/** What a quantity has to be: 0 or more, with at most six decimals. */
export const QUANTITY: DecimalLimits = {
  what: 'a quantity',
  maxDecimals: QUANTITY_DECIMALS,
  max: MAX_QUANTITY,
  min: 0,
};

/** What a number of points has to be: 0 or more, with at most six decimals. */
export const POINTS: DecimalLimits = { ...QUANTITY, what: 'a number of points' };

/** What a share in per cent has to be. */
export const PERCENT: DecimalLimits = { what: 'a percentage', maxDecimals: 6, max: 100, min: 0 };

/** Reads a decimal number within limits as an exact fraction. */
export function parseExact(input: unknown, limits: DecimalLimits = QUANTITY): Ratio {
  return ratioOfDecimal(parseDecimal(input, limits));
}
