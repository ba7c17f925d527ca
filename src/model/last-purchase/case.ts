import * as z from 'zod';
import { idSchema } from '../../identifier.js';
import { type AmountInput, positiveAmountSchema } from '../../money/amount.js';
import { deferred, schemaFor } from '../../parse/deferred.js';
import { caseFields, type KindCase } from '../case.js';
import { KIND } from './model.js';

/** One line of an order. */
export interface OrderLine {
  /** What was ordered: an item of the catalogue, or something that it no longer holds. */
  readonly item: string;
  /** How many packs. */
  readonly packs: number;
  /** Pounds paid for these packs; without it they are priced by the catalogue. */
  readonly amount?: AmountInput;
}

/** A case for a model by which the last order is the budget. */
export interface LastPurchaseCase extends KindCase<typeof KIND> {
  /** The most recent order. */
  readonly lastOrder: readonly OrderLine[];
}

const orderLineSchema = deferred(() =>
  z.strictObject({
    item: idSchema,
    packs: z.int().min(1).max(1_000_000),
    amount: positiveAmountSchema.exactOptional(),
  }),
);

/** A case for a model by which the last order is the budget. */
export const lastPurchaseCaseSchema = schemaFor<LastPurchaseCase>()(() =>
  z.strictObject({ ...caseFields(KIND), lastOrder: z.array(orderLineSchema).min(1).max(1000) }),
);

/** The same, parsed. */
export type ParsedLastPurchaseCase = z.output<typeof lastPurchaseCaseSchema>;

/** One line of an order, parsed. */
export type ParsedOrderLine = z.output<typeof orderLineSchema>;
