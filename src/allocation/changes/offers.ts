import * as z from 'zod';
import { fail, problemList, show } from '../../errors.js';
import { idSchema } from '../../identifier.js';
import { stated } from '../../model/stated.js';
import { type AmountInput, amountSchema, type Pence, positiveAmountSchema } from '../../money/amount.js';
import { PERIODS, type Period } from '../../money/period.js';
import { deferred, schemaFor } from '../../parse/deferred.js';
import { parseInput } from '../../parse/parse.js';
import { soundFields } from '../../parse/sound-fields.js';

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
const offersSchema = schemaFor<OffersInput>()(() => {
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
type ParsedOffers = z.output<typeof offersSchema>;

/** One offer, parsed. */
export type Offer = ParsedOffers['offers'][number];

/**
 * Reads offers, and refuses those that do not fit the allocation, as far as this can be read: another period, an
 * outcome that is not there.
 */
export function readOffers(options: OffersInput, allocation: unknown): ParsedOffers {
  const parsed = parseInput(offersSchema, options, ['options']);
  const sound = soundFields(
    { period: z.enum(PERIODS), parts: z.array(partSchema), indicative: amountSchema.nullable() },
    allocation,
  );
  const hasParts = 'parts' in soundFields({ parts: z.unknown() }, allocation);
  checkOffers({ ...sound, parts: hasParts ? sound.parts : [] }, parsed);
  return parsed;
}

const partSchema = deferred(() =>
  z.looseObject({ id: z.string(), counts: z.boolean(), amount: amountSchema.nullish() }),
);

/** What of an allocation offers have to fit; what could not be read is undefined. */
interface Offered {
  readonly period?: Period;
  readonly parts: readonly z.output<typeof partSchema>[] | undefined;
  readonly indicative?: Pence | null;
}

function checkOffers({ period, parts, indicative }: Offered, { by, offers }: ParsedOffers): void {
  const problems = problemList();
  const outcomes = parts?.filter(({ counts }) => counts);
  if (by === 'outcome' && outcomes !== undefined) {
    const sum = outcomes.reduce((total, { amount }) => total + (amount ?? 0n), 0n);
    if (outcomes.length === 0 || (typeof indicative === 'bigint' && sum !== indicative)) {
      fail(
        'inconsistent',
        ['allocation', 'parts'],
        'this allocation is not made of outcomes; take offers off in total',
      );
    }
  }
  offers.forEach(({ per, outcome }, index) => {
    const at = ['options', 'offers', index];
    if (period !== undefined && per !== period)
      problems.add('inconsistent', [...at, 'per'], `is per ${per}, but the budget is per ${period}; convert it first`);
    if (by === 'total') return;
    if (outcome === undefined) problems.add('missing', [...at, 'outcome'], 'is missing; which outcome is it for?');
    else if (outcomes?.every(({ id }) => id !== outcome))
      problems.add('unknown-name', [...at, 'outcome'], `the allocation has no outcome ${show(outcome)}`);
  });
  problems.throwIfAny();
}
