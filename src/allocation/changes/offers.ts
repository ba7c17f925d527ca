import * as z from 'zod';
import { fail, problemList, show } from '../../errors.js';
import { idSchema } from '../../identifier.js';
import type { Allocation } from '../../model/allocation.js';
import { stated } from '../../model/stated.js';
import { type AmountInput, parseAmount, positiveAmountSchema } from '../../money/amount.js';
import { PERIODS, type Period } from '../../money/period.js';
import { schemaFor } from '../../parse.js';

/** What another agency offers a family. */
export interface AgencyOffer {
  /** Who offers it. */
  readonly agency: string;
  /** What it is worth: pounds per `per`. */
  readonly amount: AmountInput;
  /** The period of `amount`, which is the period of the budget. */
  readonly per: Period;
  /** The outcome that it is for: a part of the allocation; needed by `by: 'outcome'`. */
  readonly outcome?: string;
}

/** What other agencies offer, and how it is taken off. */
export interface OffersInput {
  /** Whether an offer reduces only the outcome that it is for, or the budget as a whole; there is no default. */
  readonly by: 'outcome' | 'total';
  /** The offers. */
  readonly offers: readonly AgencyOffer[];
}

/** What other agencies offer. */
export const offersSchema = schemaFor<OffersInput>()(() => {
  const by = stated(
    z.enum(['outcome', 'total']),
    "is missing; are other agencies' offers taken off outcome by outcome, or in total? No report says",
  );
  const offer = z.strictObject({
    agency: idSchema,
    amount: positiveAmountSchema,
    per: z.enum(PERIODS),
    outcome: idSchema.exactOptional(),
  });
  return z.strictObject({ by, offers: z.array(offer).max(1000) });
});

/** The same, parsed. */
export type ParsedOffers = z.output<typeof offersSchema>;

/** One offer, parsed. */
export type Offer = ParsedOffers['offers'][number];

/** Refuses offers that do not fit the allocation: another period, an outcome that is not there. */
export function checkOffers({ period, parts, indicative }: Allocation, { by, offers }: ParsedOffers): void {
  const problems = problemList();
  const outcomes = (parts ?? []).filter(({ counts }) => counts);
  if (by === 'outcome') {
    const sum = outcomes.reduce((total, { amount }) => total + parseAmount(amount ?? '0'), 0n);
    if (outcomes.length === 0 || (indicative !== null && sum !== parseAmount(indicative))) {
      fail(
        'inconsistent',
        ['allocation', 'parts'],
        'this allocation is not made of outcomes; take offers off in total',
      );
    }
  }
  offers.forEach(({ per, outcome }, index) => {
    const at = ['options', 'offers', index];
    if (per !== period)
      problems.add('inconsistent', [...at, 'per'], `is per ${per}, but the budget is per ${period}; convert it first`);
    if (by === 'total') return;
    if (outcome === undefined) problems.add('missing', [...at, 'outcome'], 'is missing; which outcome is it for?');
    else if (!outcomes.some(({ id }) => id === outcome))
      problems.add('unknown-name', [...at, 'outcome'], `the allocation has no outcome ${show(outcome)}`);
  });
  problems.throwIfAny();
}
