import { type DecimalLimits, parseDecimal } from '../exact/decimal.js';
import { multiplyRatios, type Ratio, ratio, ratioOfDecimal } from '../exact/ratio.js';
import { moreThanNoughtWire, numberWire, plainPattern } from '../exact/wire.js';
import { schemaOf } from '../parse/check.js';
import { deferred } from '../parse/deferred.js';

const LIMITS: DecimalLimits = { what: 'a unit price in pounds', maxDecimals: 6, max: 1e9, min: 0 };
const HUNDRED = ratio(100n);
// What `parseUnitPrice` takes, for the JSON Schema.
const pattern = plainPattern(LIMITS, '£?\\s*');

/** The wire form of a unit price: pounds with up to six decimals, 0 or more; parsed to an exact number of pence. */
export const unitPriceSchema = deferred(() =>
  schemaOf(numberWire(LIMITS, pattern), (input): Ratio => parseUnitPrice(input)),
);

/** The same for a price that has to be more than nothing; whoever asks for one refuses what is not. */
export const pricedSchema = deferred(() =>
  schemaOf(moreThanNoughtWire(LIMITS, pattern), (input): Ratio => parseUnitPrice(input)),
);

/** Reads a unit price in pounds as an exact number of pence; it may be finer than a penny. */
export function parseUnitPrice(input: unknown): Ratio {
  const text = typeof input === 'string' ? input.trim().replace(/^£/, '') : input;
  return multiplyRatios(ratioOfDecimal(parseDecimal(text, LIMITS)), HUNDRED);
}
