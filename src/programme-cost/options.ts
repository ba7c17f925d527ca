import * as z from 'zod';
import type { DecimalInput } from '../exact/decimal.js';
import type { Period } from '../money/period.js';
import { PENNY, roundingSchema } from '../money/rounding.js';
import { unitPriceSchema } from '../money/unit-price.js';
import { parseInput, schemaOf, withCheck } from '../parse.js';
import { scalingShape } from './factor.js';
import { countSchema } from './limits.js';
import { RR145_STAFF_MIX, staffMixSchema } from './staff-mix.js';
import { type TakeUpInput, takeUpSchema } from './take-up.js';

/** What a programme is costed for. */
export const PHASES = ['set-up', 'running'] as const;

/** Setting up, once and over some years; or running, a year. */
export type Phase = (typeof PHASES)[number];

const scaleShape = withCheck(
  z.strictObject({ families: countSchema.exactOptional(), takeUp: takeUpSchema.exactOptional() }),
  ({ families, takeUp }, problems) => {
    const isOne = (families === undefined) !== (takeUp === undefined);
    if (!isOne) problems.add('inconsistent', [], 'expected `pilot`, or one of `families` and `takeUp`');
  },
);

/** For how many families, as callers give it. */
export type ScaleInput = 'pilot' | { readonly families: DecimalInput } | { readonly takeUp: TakeUpInput };

// Not a union of schemas, which would tell that no form fits and not what is wrong with the one that was meant.
const scaleSchema = schemaOf(z.custom<ScaleInput>(), (input) =>
  input === 'pilot' ? input : parseInput(scaleShape, input),
);

const optionsShape = z.strictObject({
  phase: z.enum(PHASES),
  /** The pilot itself, a roll-out to so many families, or to those that a take-up gives. */
  scale: scaleSchema,
  ...scalingShape,
  staffMix: staffMixSchema.exactOptional(),
  /** Pounds for a day of in-kind time, instead of a staff mix. */
  dayRate: unitPriceSchema.exactOptional(),
  rounding: roundingSchema.default(PENNY),
});

/**
 * What a programme is costed with.
 *
 * @choice in-kind-rate: the children's staff mix of RR145 (£210 a day, prices of 2009/10) unless a `staffMix` or a `dayRate` is
 * given; the report prints both sets of unit costs and uses this one
 */
export const programmeOptionsSchema = withCheck(optionsShape, ({ staffMix, dayRate }, problems) => {
  if (staffMix !== undefined && dayRate !== undefined) {
    problems.add('inconsistent', ['dayRate'], 'a day rate and a staff mix are both given; expected one of them');
  }
});

/** What a programme is costed with, as callers give it. */
export type ProgrammeOptions = z.input<typeof programmeOptionsSchema>;

/** What a programme is costed with, read. */
export type ParsedProgrammeOptions = z.output<typeof programmeOptionsSchema>;

/** The staff mix of RR145, read. */
export const defaultStaffMix = () => parseInput(staffMixSchema, RR145_STAFF_MIX);

/** What the amounts are for: once, or a year. */
export function periodOf(phase: Phase): Period {
  return phase === 'set-up' ? 'one-off' : 'year';
}
