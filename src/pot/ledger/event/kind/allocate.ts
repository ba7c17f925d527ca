import * as z from 'zod';
import { type AmountInput, positiveAmountSchema } from '../../../../money/amount.js';
import { daySchema } from '../../../../money/calendar.js';
import { defineEvent } from '../define-event.js';
import { begin, checkPlanLine, formerOf, sayCost, takePackage } from '../family.js';
import { mayCost, type OfFamily, ofFamily, type WithNeed } from '../fields.js';
import { backOn, checkBack, newFamily, returningFamily } from '../new-family.js';

const ALWAYS = Number.NEGATIVE_INFINITY;

/** A family is allocated a budget out of the pot; one that left comes back to it. */
export interface AllocateEvent extends OfFamily, WithNeed {
  /** Which kind of event this is. */
  readonly event: 'allocate';
  /** Pounds a year. */
  readonly budget: AmountInput;
  /** The value of the package before, in pounds a year; a newcomer has none, and that of a family that comes back is known. */
  readonly packageValue?: AmountInput;
  /** The contingency line inside the budget, in pounds a year. */
  readonly planContingency?: AmountInput;
  /** The first day that is paid, `YYYY-MM-DD`; a `start` event may tell it later; without either it counts as paid all year, and of a family that comes back from the day of this event, or the day after it left. */
  readonly startsOn?: string;
}

/** A first budget, or one of a family that comes back. */
export const allocateEvent = defineEvent<AllocateEvent>()({
  event: 'allocate',
  touches: 'its-family',
  schema: () =>
    z.strictObject({
      event: z.literal('allocate'),
      ...ofFamily(),
      budget: positiveAmountSchema,
      packageValue: mayCost(),
      planContingency: mayCost(),
      startsOn: daySchema.exactOptional(),
      costOfNeed: mayCost(),
    }),
  apply(book, event, path) {
    const start = book.starts.get(event) ?? event.startsOn;
    const former = formerOf(book, event.caseId, path);
    const family = former ?? newFamily(book, event.caseId);
    const coming = { ...event, outside: false };
    if (former !== undefined) checkBack(former.leftFrom, event.startsOn, [...path, 'startsOn']);
    const from = former === undefined ? 'free' : returningFamily(book, former, coming, path);
    if (former === undefined) takePackage(family, event.packageValue, ALWAYS);
    family.startsOn = former === undefined ? start : backOn(family, start ?? event.on);
    family.statedStart = event.startsOn;
    family.planContingency = event.planContingency ?? 0n;
    sayCost(book, family, event.costOfNeed);
    checkPlanLine(family, event.budget, path);
    begin(book, family, event.budget, from, ALWAYS, path);
  },
});
