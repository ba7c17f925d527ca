import * as z from 'zod';
import { type AmountInput, positiveAmountSchema } from '../../../../money/amount.js';
import { commitOnce, familyOf, sourceOf } from '../../commit.js';
import { defineEvent } from '../define-event.js';
import { type Charged, charged, type OfFamily, ofFamily } from '../fields.js';

/** Something bought once, in this year. */
export interface OneOffEvent extends OfFamily, Charged {
  /** Which kind of event this is. */
  readonly event: 'one-off';
  /** Pounds, once. */
  readonly amount: AmountInput;
}

/** Something bought once. */
export const oneOffEvent = defineEvent<OneOffEvent>()({
  event: 'one-off',
  touches: 'its-family',
  schema: () =>
    z.strictObject({ event: z.literal('one-off'), ...ofFamily(), amount: positiveAmountSchema, ...charged() }),
  apply(book, { caseId, amount, charge }, path) {
    const family = familyOf(book, caseId, path);
    family.once += amount;
    commitOnce(book, family, sourceOf(charge), amount, path);
  },
});
