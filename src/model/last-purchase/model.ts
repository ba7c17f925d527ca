import * as z from 'zod';
import { checkUnique } from '../../costing/unique-ids.js';
import { textSchema } from '../../costing/wire.js';
import { PERCENT, parseExact } from '../../exact/quantity.js';
import { idSchema } from '../../identifier.js';
import { decimalWire, positiveAmountSchema } from '../../money/amount.js';
import { schemaOf, withCheck } from '../../parse.js';
import { modelShape } from '../header.js';
import { budgetRounding } from '../record-budget.js';
import { stated } from '../stated.js';

export const KIND = 'last-purchase';

const itemSchema = z.strictObject({
  id: idSchema,
  name: textSchema.exactOptional(),
  /** Pounds for one pack, at the service's own prices. */
  packPrice: stated(positiveAmountSchema, 'is missing; no report publishes the price of a pack, so state it'),
});

const percentSchema = schemaOf(decimalWire(), (input) => parseExact(input, PERCENT));

const fieldsSchema = z.strictObject({
  kind: z.literal(KIND),
  ...modelShape,
  /** Everything that can be ordered, by the pack. */
  catalogue: z.array(itemSchema).min(1).max(100_000),
  /** By how much an order may differ from the budget either way; needed to check an order. */
  tolerance: z
    .union([z.strictObject({ amount: positiveAmountSchema }), z.strictObject({ percent: percentSchema })])
    .exactOptional(),
  rounding: budgetRounding,
});

/** The JSON form of a model by which the last order is the budget, to be spent on whole packs of a catalogue. */
export const lastPurchaseModelSchema = withCheck(fieldsSchema, ({ catalogue }, problems) => {
  checkUnique(catalogue, ['catalogue'], 'item', problems);
});

/** A model by which the last order is the budget, as it is stored: plain JSON. */
export type LastPurchaseModel = z.input<typeof lastPurchaseModelSchema>;

/** The same, parsed. */
export type ParsedLastPurchaseModel = z.output<typeof lastPurchaseModelSchema>;
