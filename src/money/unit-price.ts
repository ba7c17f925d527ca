import { type DecimalLimits, parseDecimal } from '../exact/decimal.js';
import { multiplyRatios, type Ratio, ratio, ratioOfDecimal } from '../exact/ratio.js';
import { schemaOf } from '../parse.js';
import { decimalWire } from './amount.js';

const LIMITS: DecimalLimits = { what: 'a unit price in pounds', maxDecimals: 6, max: 1e9, min: 0 };
const HUNDRED = ratio(100n);

/** The wire form of a unit price: pounds with up to six decimals, 0 or more; parsed to an exact number of pence. */
export const unitPriceSchema = schemaOf(decimalWire(), (input): Ratio => parseUnitPrice(input));

/** Reads a unit price in pounds as an exact number of pence; it may be finer than a penny. */
export function parseUnitPrice(input: unknown): Ratio {
  const text = typeof input === 'string' ? input.trim().replace(/^£/, '') : input;
  return multiplyRatios(ratioOfDecimal(parseDecimal(text, LIMITS)), HUNDRED);
}
