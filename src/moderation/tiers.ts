import * as z from 'zod';
import type { ProblemList } from '../errors.js';
import { formatAmount, type Pence, positiveAmountSchema } from '../money/amount.js';
import { wordsSchema } from './text.js';

const tierSchema = z.strictObject({
  role: wordsSchema,
  /** More than so many pounds; left out in the first tier, which begins at £0. */
  over: positiveAmountSchema.exactOptional(),
  /** Up to and including so many pounds; null for the last tier, which has no upper end. */
  upTo: positiveAmountSchema.nullable(),
});

/** Tiers of delegated limits, from the lowest amounts to the highest. */
export const tiersSchema = z.array(tierSchema).min(1).max(50);

/** One tier: who may sign which amounts. */
export type Tier = z.output<typeof tierSchema>;

/** Adds what is wrong with tiers: an overlap, a gap that nobody may sign, an order that is not theirs. */
export function checkTiers(tiers: readonly Tier[], problems: ProblemList): void {
  const roles = new Set<string>();
  tiers.forEach(({ role, over, upTo }, index) => {
    const at = ['tiers', index];
    const previous = index === 0 ? 0n : tiers[index - 1]?.upTo;
    if (roles.has(role)) problems.add('duplicate', [...at, 'role'], 'this role has two tiers; expected one');
    roles.add(role);
    checkStart(index, over, previous, [...at, 'over'], problems);
    if (upTo !== null && upTo <= (over ?? -1n)) {
      problems.add('inconsistent', [...at, 'upTo'], `ends at ${formatAmount(upTo)}, before it begins`);
    }
  });
}

function checkStart(
  index: number,
  over: Pence | undefined,
  previous: Pence | null | undefined,
  at: (string | number)[],
  problems: ProblemList,
): void {
  if (index === 0) {
    if (over !== undefined) problems.add('inconsistent', at, 'the first tier begins at £0; leave this out');
  } else if (previous === null || previous === undefined) {
    problems.add('inconsistent', at, 'overlaps with the tier before, which has no upper end');
  } else if (over === undefined) {
    problems.add('missing', at, `expected ${formatAmount(previous)}, where the tier before ends`);
  } else if (over < previous) {
    problems.add('inconsistent', at, `overlaps with the tier before, which goes up to ${formatAmount(previous)}`);
  } else if (over > previous) {
    problems.add('inconsistent', at, `nobody may sign from ${formatAmount(previous)} to ${formatAmount(over)}`);
  }
}

/** The position of the tier that an amount falls into; undefined above the last one. */
export function tierOf(tiers: readonly Tier[], amount: Pence): number | undefined {
  const index = tiers.findIndex(({ upTo }) => upTo === null || amount <= upTo);
  return index === -1 ? undefined : index;
}
