import * as z from 'zod';
import { type AmountInput, positiveAmountSchema } from '../../../../money/amount.js';
import { fund, penceFrom } from '../../book.js';
import { defineEvent } from '../define-event.js';
import { begin, formerOf, sayCost, takePackage } from '../family.js';
import { mayCost, type OfFamily, ofFamily, type WithNeed } from '../fields.js';
import { backOn, newFamily, returningFamily } from '../new-family.js';

/** A family joins: one with a package brings it into the pot, a newcomer is committed outside it unless told otherwise. */
export interface JoinEvent extends OfFamily, WithNeed {
  /** Which kind of event this is. */
  readonly event: 'join';
  /** Pounds a year. */
  readonly budget: AmountInput;
  /** The value of the package that it brings, in pounds a year; a newcomer has none. */
  readonly packageValue?: AmountInput;
  /** Whether the budget is committed outside the pot; a newcomer's is, unless told otherwise. */
  readonly outside?: boolean;
}

/** A family joins, with its package or as a newcomer; or it comes back. */
export const joinEvent = defineEvent<JoinEvent>()({
  event: 'join',
  touches: 'its-family',
  schema: () =>
    z.strictObject({
      event: z.literal('join'),
      ...ofFamily(),
      budget: positiveAmountSchema,
      packageValue: mayCost(),
      costOfNeed: mayCost(),
      outside: z.boolean().exactOptional(),
    }),
  apply(book, event, path) {
    const { budget, packageValue, on } = event;
    const former = formerOf(book, event.caseId, path);
    const wasIn = former !== undefined && !former.outside && former.packageValue !== undefined;
    const outside = event.outside ?? (wasIn ? false : packageValue === undefined);
    const family = former ?? newFamily(book, event.caseId);
    const coming = { ...event, outside };
    const from = former === undefined ? 'free' : returningFamily(book, former, coming, path);
    const since = backOn(family, on);
    if (!wasIn) {
      takePackage(family, packageValue, since);
      if (packageValue !== undefined && !outside)
        fund(book, 'free', penceFrom(book, packageValue, since), packageValue);
    }
    family.outside = outside;
    family.startsOn = since;
    family.statedStart = since;
    sayCost(book, family, event.costOfNeed);
    begin(book, family, budget, from, since, path);
  },
});
