import * as z from 'zod';
import type { ProblemList } from '../../../errors.js';
import { at } from '../../../exact/at.js';
import { type AmountInput, formatAmount, type Pence, positiveAmountSchema } from '../../../money/amount.js';
import { deferred, schemaFor } from '../../../parse/deferred.js';
import { wordsSchema } from '../../words.js';

/** One tier of delegated limits, as a policy states it: who may sign which amounts. */
export interface TierInput {
  /** Who signs. */
  readonly role: string;
  /** More than so many pounds per the policy's period; left out in the first tier, which begins at £0. */
  readonly over?: AmountInput;
  /** Up to and including so many pounds per the policy's period; null for the last tier, which has no upper end. */
  readonly upTo: AmountInput | null;
}

/** Tiers of delegated limits, from the lowest amounts to the highest. */
export const tiersSchema = deferred(() => z.array(tierSchema).min(1).max(50));

const tierSchema = schemaFor<TierInput>()(() =>
  z.strictObject({
    role: wordsSchema,
    over: positiveAmountSchema.exactOptional(),
    upTo: positiveAmountSchema.nullable(),
  }),
);

/** One tier, parsed. */
export type Tier = z.output<typeof tierSchema>;

/** Adds what is wrong with tiers: an overlap, a gap that nobody may sign, an order that is not theirs. */
export function checkTiers(tiers: readonly Tier[], problems: ProblemList): void {
  const roles = new Set<string>();
  tiers.forEach(({ role, over, upTo }, index) => {
    const place = ['tiers', index];
    const previous = index === 0 ? 0n : at(tiers, index - 1).upTo;
    if (roles.has(role)) problems.add('duplicate', [...place, 'role'], 'this role has two tiers; expected one');
    roles.add(role);
    checkStart(index, over, previous, [...place, 'over'], problems);
    if (upTo !== null && upTo <= (over ?? -1n)) {
      problems.add('inconsistent', [...place, 'upTo'], `ends at ${formatAmount(upTo)}, before it begins`);
    }
  });
}

function checkStart(
  index: number,
  over: Pence | undefined,
  previous: Pence | null,
  place: (string | number)[],
  problems: ProblemList,
): void {
  if (index === 0) {
    if (over !== undefined) problems.add('inconsistent', place, 'the first tier begins at £0; leave this out');
  } else if (previous === null) {
    problems.add('inconsistent', place, 'overlaps with the tier before, which has no upper end');
  } else if (over === undefined) {
    problems.add('missing', place, `expected ${formatAmount(previous)}, where the tier before ends`);
  } else if (over < previous) {
    problems.add('inconsistent', place, `overlaps with the tier before, which goes up to ${formatAmount(previous)}`);
  } else if (over > previous) {
    problems.add('inconsistent', place, `nobody may sign from ${formatAmount(previous)} to ${formatAmount(over)}`);
  }
}

/** The position of the tier that an amount falls into; undefined above the last one. */
export function tierOf(tiers: readonly Tier[], amount: Pence): number | undefined {
  const index = tiers.findIndex(({ upTo }) => upTo === null || amount <= upTo);
  return index === -1 ? undefined : index;
}
