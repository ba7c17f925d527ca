import * as z from 'zod';
import type { DecimalInput } from '../exact/decimal.js';
import { parseExact } from '../exact/quantity.js';
import { decimalWire } from '../money/amount.js';
import { parseInput, schemaOf, withCheck } from '../parse.js';
import { moreThanNothing } from './limits.js';

const EXPONENT = { what: 'an exponent', maxDecimals: 6, max: 1, min: 0 };
const FACTOR = { what: 'a factor', maxDecimals: 6, max: 1e9, min: 0 };

const methodShape = withCheck(
  z.strictObject({
    powerLaw: schemaOf(decimalWire(), (input) => parseExact(input, EXPONENT)).exactOptional(),
    factor: moreThanNothing(FACTOR).exactOptional(),
  }),
  ({ powerLaw, factor }, problems) => {
    const isOne = (powerLaw === undefined) !== (factor === undefined);
    if (!isOne) problems.add('inconsistent', [], 'expected `exact`, `rr145`, or one of `powerLaw` and `factor`');
  },
);

/** How variable costs grow, as callers give it. */
export type ScalingMethod = 'exact' | 'rr145' | { readonly powerLaw: DecimalInput } | { readonly factor: DecimalInput };

/**
 * How variable costs grow from the pilot to a roll-out.
 *
 * @choice scaling-method: `exact` is the report's formula without its rounding; `rr145` gives its own 4 and 7.3, which it rounds in two
 * ways, and knows no other number of families; `powerLaw` is ours: families over pilot families to the power given, 1 at
 * the pilot itself and without a discount; `factor` is the caller's
 */
export const methodSchema = schemaOf(z.custom<ScalingMethod>(), (input) =>
  typeof input === 'string' ? parseInput(z.enum(['exact', 'rr145']), input) : parseInput(methodShape, input),
);
