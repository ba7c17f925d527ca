import * as z from 'zod';
import type { AmountInput } from '../../../../money/amount.js';
import { changeBudget, familyOf, sourceOf } from '../../commit.js';
import { defineEvent } from '../define-event.js';
import { checkPlanLine, checkReleased, sayCost } from '../family.js';
import { type Charged, charged, mayCost, type OfFamily, ofFamily, type WithNeed } from '../fields.js';

/** Plan and final budget are agreed; the difference is met by, or goes to, the contingency. */
export interface AgreeEvent extends OfFamily, Charged, WithNeed {
  /** Which kind of event this is. */
  readonly event: 'agree';
  /** Pounds a year; as before unless given. */
  readonly budget?: AmountInput;
  /** The contingency line inside the budget, in pounds a year; as before unless given. */
  readonly planContingency?: AmountInput;
}

/** Plan and final budget are agreed. */
export const agreeEvent = defineEvent<AgreeEvent>()({
  event: 'agree',
  touches: 'its-family',
  schema: () =>
    z.strictObject({
      event: z.literal('agree'),
      ...ofFamily(),
      budget: mayCost(),
      planContingency: mayCost(),
      costOfNeed: mayCost(),
      ...charged(),
    }),
  apply(book, event, path) {
    const family = familyOf(book, event.caseId, path);
    family.stage = 'final';
    family.planContingency = event.planContingency ?? family.planContingency;
    sayCost(book, family, event.costOfNeed);
    checkPlanLine(family, event.budget ?? family.fullYear, path);
    if (event.budget !== undefined) changeBudget(book, family, event.budget, sourceOf(event.charge), event.on, path);
    checkReleased(book, family, path);
  },
});
