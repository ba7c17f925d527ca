import type * as z from 'zod';
import { fail } from '../errors.js';
import type { DecimalInput, DecimalLimits } from '../exact/decimal.js';
import { parseExact } from '../exact/quantity.js';
import { compareRatios, type Ratio, ratio, ZERO } from '../exact/ratio.js';
import { exactSchema, moreThanNoughtWire } from '../exact/wire.js';
import { schemaOf } from '../parse/check.js';
import { deferred } from '../parse/deferred.js';

const FAMILIES: DecimalLimits = { what: 'a number of families', maxDecimals: 6, max: 1e9, min: 0 };
const DAYS: DecimalLimits = { what: 'a number of days', maxDecimals: 6, max: 1e9, min: 0 };
const PERCENT: DecimalLimits = { what: 'a percentage', maxDecimals: 6, max: 100, min: 0 };

/** The number 100, for shares in per cent. */
export const HUNDRED = ratio(100n);

/** More than 0 families, children or authorities; averages have fractions. */
export const countSchema = deferred(() => moreThanNothing(FAMILIES));

/** Working days, 0 or more. */
export const daysSchema = deferred(() => exactSchema(DAYS));

/** A share from 0 to 100 per cent. */
export const percentSchema = deferred(() => exactSchema(PERCENT));

/** A number that has to be more than 0. */
export function moreThanNothing(limits: DecimalLimits): z.ZodType<Ratio, DecimalInput> {
  return schemaOf(moreThanNoughtWire(limits), (input) => {
    const value = parseExact(input, limits);
    return compareRatios(value, ZERO) > 0 ? value : fail('out-of-range', [], `${limits.what} is more than 0`);
  });
}
