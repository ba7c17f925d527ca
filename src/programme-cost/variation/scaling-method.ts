import * as z from 'zod';
import type { DecimalInput } from '../../exact/decimal.js';
import { exactSchema } from '../../exact/wire.js';
import { schemaOf, withSoundCheck } from '../../parse/check.js';
import { deferred, schemaFor } from '../../parse/deferred.js';
import { withForm } from '../../parse/handed-on.js';
import { parseInput } from '../../parse/parse.js';
import { moreThanNothing } from '../limits.js';

const EXPONENT = { what: 'an exponent', maxDecimals: 6, max: 1, min: 0 };
const FACTOR = { what: 'a factor', maxDecimals: 6, max: 1e9, min: 0 };

/** Families over pilot families to a power. */
export interface PowerLaw {
  /** The exponent, 0 to 1 with at most six decimals; the discount does not apply. */
  readonly powerLaw: DecimalInput;
}

/** The caller's own factor. */
export interface OwnFactor {
  /** By what variable costs are multiplied, more than 0. */
  readonly factor: DecimalInput;
}

/** How variable costs grow, as callers give it: by the report's formula, its own two factors, a power or a factor. */
export type ScalingMethod = 'exact' | 'rr145' | PowerLaw | OwnFactor;

const methodShape = deferred(() =>
  withSoundCheck(
    z.strictObject({
      powerLaw: exactSchema(EXPONENT).exactOptional(),
      factor: moreThanNothing(FACTOR).exactOptional(),
    }),
    (_, problems, isGiven) => {
      if (isGiven('powerLaw') === isGiven('factor'))
        problems.add('inconsistent', [], 'expected `exact`, `rr145`, or one of `powerLaw` and `factor`');
    },
  ),
);

const namedMethodSchema = deferred(() => z.enum(['exact', 'rr145']));

/**
 * How variable costs grow from the pilot to a roll-out.
 *
 * @choice scaling-method: `exact` is the report's formula without its rounding; `rr145` gives its own 4 and 7.3, which it rounds in two
 * ways, and knows no other number of families; `powerLaw` is ours: families over pilot families to the power given, 1 at
 * the pilot itself and without a discount; `factor` is the caller's
 */
export const methodSchema = schemaFor<ScalingMethod>()(() =>
  withForm(
    schemaOf(z.custom<ScalingMethod>(), (input) =>
      typeof input === 'string' ? parseInput(namedMethodSchema, input) : parseInput(methodShape, input),
    ),
    () =>
      z.union([
        namedMethodSchema,
        z.strictObject({ powerLaw: exactSchema(EXPONENT) }),
        z.strictObject({ factor: moreThanNothing(FACTOR) }),
      ]),
  ),
);
