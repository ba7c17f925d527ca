import * as z from 'zod';
import type { DecimalInput } from '../exact/decimal.js';
import type { Period } from '../money/period.js';
import { type RoundingInput, roundingSchema } from '../money/rounding.js';
import { unitPriceSchema } from '../money/unit-price.js';
import { schemaOf, withSoundCheck } from '../parse/check.js';
import { deferred, schemaFor } from '../parse/deferred.js';
import { withForm } from '../parse/handed-on.js';
import { parseInput } from '../parse/parse.js';
import { type ScalingInput, scalingFields } from './factor.js';
import { countSchema } from './limits.js';
import { RR145_STAFF_MIX, type StaffMixInput, staffMixSchema } from './set-up/staff-mix.js';
import { type TakeUpInput, takeUpSchema } from './set-up/take-up.js';

/** What a programme is costed for. */
export const PHASES = ['set-up', 'running'] as const;

/** Setting up, once and over some years; or running, a year. */
export type Phase = (typeof PHASES)[number];

/** A roll-out to so many families. */
export interface FamiliesScale {
  /** Families of the roll-out, more than 0. */
  readonly families: DecimalInput;
}

/** A roll-out to those that a take-up gives. */
export interface TakeUpScale {
  /** How many children there are, of whom how many come, among how many authorities. */
  readonly takeUp: TakeUpInput;
}

/** For how many families, as callers give it: the pilot itself, so many, or those that a take-up gives. */
export type ScaleInput = 'pilot' | FamiliesScale | TakeUpScale;

/** What a programme is costed with, as callers give it. */
export interface ProgrammeOptions extends ScalingInput {
  /** `set-up`: once, over some years. `running`: a year. */
  readonly phase: Phase;
  /** The pilot itself, a roll-out to so many families, or to those that a take-up gives. */
  readonly scale: ScaleInput;
  /** Who gives the in-kind time; the children's mix of RR145, £210 a day, unless this or `dayRate` is given. */
  readonly staffMix?: StaffMixInput;
  /** Pounds for a day of in-kind time, at most six decimals, instead of a staff mix. */
  readonly dayRate?: DecimalInput;
  /** How amounts are rounded; to the penny, half up, unless told otherwise. */
  readonly rounding?: RoundingInput | undefined;
}

const scaleShape = deferred(() =>
  withSoundCheck(
    z.strictObject({ families: countSchema.exactOptional(), takeUp: takeUpSchema.exactOptional() }),
    (_, problems, isGiven) => {
      if (isGiven('families') === isGiven('takeUp'))
        problems.add('inconsistent', [], 'expected `pilot`, or one of `families` and `takeUp`');
    },
  ),
);

// Not a union of schemas, which would tell that no form fits and not what is wrong with the one that was meant.
const scaleSchema = deferred(() =>
  withForm(
    schemaOf(z.custom<ScaleInput>(), (input) => (input === 'pilot' ? input : parseInput(scaleShape, input))),
    () =>
      z.union([
        z.literal('pilot'),
        z.strictObject({ families: countSchema }),
        z.strictObject({ takeUp: takeUpSchema }),
      ]),
  ),
);

const optionsShape = () =>
  z.strictObject({
    phase: z.enum(PHASES),
    scale: scaleSchema,
    ...scalingFields(),
    staffMix: staffMixSchema.exactOptional(),
    dayRate: unitPriceSchema.exactOptional(),
    rounding: roundingSchema.prefault({}),
  });

/**
 * What a programme is costed with.
 *
 * @choice in-kind-rate: the children's staff mix of RR145 (£210 a day, prices of 2009/10) unless a `staffMix` or a `dayRate` is
 * given; the report prints both sets of unit costs and uses this one
 */
export const programmeOptionsSchema = schemaFor<ProgrammeOptions>()(() =>
  withSoundCheck(optionsShape(), (_, problems, isGiven) => {
    if (isGiven('staffMix') && isGiven('dayRate')) {
      problems.add('inconsistent', ['dayRate'], 'a day rate and a staff mix are both given; expected one of them');
    }
  }),
);

/** What a programme is costed with, read. */
export type ParsedProgrammeOptions = z.output<typeof programmeOptionsSchema>;

/** The staff mix of RR145, read. */
export const defaultStaffMix = () => parseInput(staffMixSchema, RR145_STAFF_MIX);

/** What the amounts are for: once, or a year. */
export function periodOf(phase: Phase): Period {
  return phase === 'set-up' ? 'one-off' : 'year';
}
