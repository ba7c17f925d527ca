import * as z from 'zod';
import { checkUnique } from '../../costing/unique-ids.js';
import { textSchema } from '../../costing/wire.js';
import { type Ratio, ratio } from '../../exact/ratio.js';
import { ROUNDING_MODES } from '../../exact/round.js';
import { idSchema } from '../../identifier.js';
import { formatAmount, type Pence, positiveAmountSchema } from '../../money/amount.js';
import { roundingSchema } from '../../money/rounding.js';
import { withCheck } from '../../parse.js';
import { modelShape } from '../header.js';
import { stated } from '../stated.js';

export const KIND = 'equal-share';

/** Money taken off the pot before it is shared, such as for staff. */
const topSliceSchema = z.strictObject({
  id: idSchema,
  label: textSchema.exactOptional(),
  amount: positiveAmountSchema,
});

/**
 * @choice equal-share-rounding: the share is rounded down, so that the shares of all places never come to more than the
 * pot; another mode can be asked for
 */
const shareRounding = roundingSchema.extend({ mode: z.enum(ROUNDING_MODES).default('down') });

const fieldsSchema = z.strictObject({
  kind: z.literal(KIND),
  ...modelShape,
  /** Pounds per period. */
  pot: positiveAmountSchema,
  topSlices: z.array(topSliceSchema).max(100).default([]),
  /** How many places there could be: the divisor, whether or not they are taken. */
  places: stated(z.int().min(1).max(1_000_000), 'is missing; by how many potential places is the pot divided?'),
  rounding: shareRounding.default({ unit: 1n, mode: 'down' }),
});

/** The JSON form of a model that shares a fixed pot equally among potential places. */
export const equalShareModelSchema = withCheck(fieldsSchema, (model, problems) => {
  checkUnique(model.topSlices, ['topSlices'], 'top slice', problems);
  const left = individualPart(model);
  if (left < 0n) {
    const message = `the top slices come to ${formatAmount(-left)} more than the pot`;
    problems.add('inconsistent', ['topSlices'], message);
  }
});

/** A model that shares a fixed pot equally, as it is stored: plain JSON. */
export type EqualShareModel = z.input<typeof equalShareModelSchema>;

/** The same, parsed. */
export type ParsedEqualShareModel = z.output<typeof equalShareModelSchema>;

/** What is left of the pot to be shared, in pence. */
export function individualPart({ pot, topSlices }: z.output<typeof fieldsSchema>): Pence {
  return topSlices.reduce((left, { amount }) => left - amount, pot);
}

/** The number of places as an exact number. */
export function placesOf({ places }: { readonly places: number }): Ratio {
  return ratio(BigInt(places));
}
