import * as z from 'zod';
import { type AmountInput, positiveAmountSchema } from '../../../../money/amount.js';
import { changeBudget, familyOf, sourceOf } from '../../commit.js';
import { defineEvent } from '../define-event.js';
import { type Charged, charged, type OfFamily, ofFamily } from '../fields.js';

/** A rise at stage 3 or later. */
export interface IncreaseEvent extends OfFamily, Charged {
  /** Which kind of event this is. */
  readonly event: 'increase';
  /** How much more, in pounds a year. */
  readonly amount: AmountInput;
}

/** A rise at stage 3 or later. */
export const increaseEvent = defineEvent<IncreaseEvent>()({
  event: 'increase',
  touches: 'its-family',
  schema: () =>
    z.strictObject({ event: z.literal('increase'), ...ofFamily(), amount: positiveAmountSchema, ...charged() }),
  apply(book, event, path) {
    const family = familyOf(book, event.caseId, path);
    changeBudget(book, family, family.fullYear + event.amount, sourceOf(event.charge), event.on, path);
  },
});
