import * as z from 'zod';
import { checkUnique } from '../../costing/unique-ids.js';
import { textSchema } from '../../costing/wire.js';
import type { DecimalInput } from '../../exact/decimal.js';
import { PERCENT } from '../../exact/quantity.js';
import { exactSchema } from '../../exact/wire.js';
import { idSchema } from '../../identifier.js';
import { type AmountInput, positiveAmountSchema } from '../../money/amount.js';
import type { RoundingInput } from '../../money/rounding.js';
import { withCheck } from '../../parse/check.js';
import { deferred, schemaFor } from '../../parse/deferred.js';
import { type AnyModel, modelFields } from '../header.js';
import { budgetRounding } from '../shared/budget/record-budget.js';
import { stated } from '../stated.js';

export const KIND = 'last-purchase';

/** Something that can be ordered, by the pack. */
export interface CatalogueItem {
  /** By which an order names it. */
  readonly id: string;
  /** What a family reads. */
  readonly name?: string;
  /** Pounds for one pack, at the service's own prices; there is no default. */
  readonly packPrice: AmountInput;
}

/** By how much an order may differ from the budget either way, in pounds. */
export interface AmountTolerance {
  /** How much more or less the order may come to, in pounds per period of the model. */
  readonly amount: AmountInput;
}

/** By how much an order may differ from the budget either way, in per cent of the budget. */
export interface PercentTolerance {
  /** Per cent, from 0 to 100. */
  readonly percent: DecimalInput;
}

/** A model by which the last order is the budget, as it is stored: plain JSON. */
export interface LastPurchaseModel extends AnyModel {
  /** Which kind of model this is. */
  readonly kind: typeof KIND;
  /** Everything that can be ordered, by the pack. */
  readonly catalogue: readonly CatalogueItem[];
  /** By how much an order may differ from the budget either way; needed to check an order. */
  readonly tolerance?: AmountTolerance | PercentTolerance;
  /** Per cent of a pack's price that an unused pack is credited with when it comes back; needed where packs do. */
  readonly returnPercent?: DecimalInput;
  /** How the budget is rounded; to the penny, half up, unless told otherwise. */
  readonly rounding?: RoundingInput | undefined;
}

const fieldsSchema = deferred(() => {
  const packPrice = stated(positiveAmountSchema, 'is missing; no report publishes the price of a pack, so state it');
  return z.strictObject({
    kind: z.literal(KIND),
    ...modelFields(),
    catalogue: z
      .array(z.strictObject({ id: idSchema, name: textSchema.exactOptional(), packPrice }))
      .min(1)
      .max(100_000),
    tolerance: z
      .union([z.strictObject({ amount: positiveAmountSchema }), z.strictObject({ percent: exactSchema(PERCENT) })])
      .exactOptional(),
    returnPercent: exactSchema(PERCENT).exactOptional(),
    rounding: budgetRounding,
  });
});

/** The JSON form of a model by which the last order is the budget, to be spent on whole packs of a catalogue. */
export const lastPurchaseModelSchema = schemaFor<LastPurchaseModel>()(() =>
  withCheck(fieldsSchema, ({ catalogue }, problems) => {
    checkUnique(catalogue, ['catalogue'], 'item', problems);
  }),
);

/** A model by which the last order is the budget, parsed. */
export type ParsedLastPurchaseModel = z.output<typeof lastPurchaseModelSchema>;
