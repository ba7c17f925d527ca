import * as z from 'zod';
import { checkUnique } from '../../costing/unique-ids.js';
import { textSchema } from '../../costing/wire.js';
import { type Ratio, ratio } from '../../exact/ratio.js';
import { ROUNDING_MODES, type RoundingMode } from '../../exact/round.js';
import { idSchema } from '../../identifier.js';
import { type AmountInput, formatAmount, type Pence, positiveAmountSchema } from '../../money/amount.js';
import { roundingFields } from '../../money/rounding.js';
import { withCheck } from '../../parse/check.js';
import { deferred, schemaFor } from '../../parse/deferred.js';
import { type AnyModel, modelFields } from '../header.js';
import { stated } from '../stated.js';

export const KIND = 'equal-share';

/** Money taken off the pot before it is shared, such as for staff. */
export interface EqualShareSlice {
  /** Its id. */
  readonly id: string;
  /** What it is for, in words. */
  readonly label?: string;
  /** What is taken off the pot, in pounds per period of the model. */
  readonly amount: AmountInput;
}

/** How the share of a place is rounded, as callers give it: to a whole number of `unit` pounds, in a mode. */
export interface ShareRoundingInput {
  /** The unit in pounds: `'0.01'` (the default) a penny, `'1'` a pound. */
  readonly unit?: AmountInput | undefined;
  /** Which way a share between two units goes; `down` unless told otherwise, so that no more is shared than there is. */
  readonly mode?: RoundingMode | undefined;
}

/**
 * A model that shares a fixed pot equally among potential places, as it is stored: plain JSON.
 *
 * @choice equal-share-rounding: the share is rounded down, so that the shares of all places never come to more than the
 * pot; another mode can be asked for
 */
export interface EqualShareModel extends AnyModel {
  /** Which kind of model this is. */
  readonly kind: typeof KIND;
  /** The pot in pounds per period. */
  readonly pot: AmountInput;
  /** What is taken off the pot first; nothing by default. */
  readonly topSlices?: readonly EqualShareSlice[] | undefined;
  /** How many places there could be: the divisor, whether or not they are taken; there is no default. */
  readonly places: number;
  /** How the share is rounded; to the penny, down, unless told otherwise. */
  readonly rounding?: ShareRoundingInput | undefined;
}

const fieldsSchema = deferred(() =>
  z.strictObject({
    kind: z.literal(KIND),
    ...modelFields(),
    pot: positiveAmountSchema,
    topSlices: z
      .array(z.strictObject({ id: idSchema, label: textSchema.exactOptional(), amount: positiveAmountSchema }))
      .max(100)
      .default([]),
    places: stated(z.int().min(1).max(1_000_000), 'is missing; by how many potential places is the pot divided?'),
    rounding: z.strictObject({ ...roundingFields(), mode: z.enum(ROUNDING_MODES).default('down') }).prefault({}),
  }),
);

/** The JSON form of a model that shares a fixed pot equally among potential places. */
export const equalShareModelSchema = schemaFor<EqualShareModel>()(() =>
  withCheck(
    fieldsSchema,
    ({ topSlices }, problems) => checkUnique(topSlices, ['topSlices'], 'top slice', problems),
    (model, problems) => {
      const left = individualPart(model);
      if (left >= 0n) return;
      const message = `the top slices come to ${formatAmount(-left)} more than the pot`;
      problems.add('inconsistent', ['topSlices'], message);
    },
  ),
);

/** A model that shares a fixed pot equally, parsed. */
export type ParsedEqualShareModel = z.output<typeof equalShareModelSchema>;

/** What is left of the pot to be shared, in pence. */
export function individualPart({ pot, topSlices }: Pick<ParsedEqualShareModel, 'pot' | 'topSlices'>): Pence {
  return topSlices.reduce((left, { amount }) => left - amount, pot);
}

/** The number of places as an exact number. */
export function placesOf({ places }: { readonly places: number }): Ratio {
  return ratio(BigInt(places));
}
