import { formatAmount, type Pence } from '../../money/amount.js';
import { amountOrNone } from '../beside.js';
import type { Book, Family } from './book.js';
import type { LedgerShortfall } from './place.js';

/** What a family has in a full year to meet need; null for one that left without a package, and for £0 that nobody has told it. */
export function amountOf({ left, fullYear, planContingency, stage }: Family): Pence | null {
  if (left === undefined && stage === 'allocated' && amountOrNone(fullYear) === null) return null;
  if (left === undefined) return fullYear - planContingency;
  return left.fullYear > 0n ? left.fullYear : null;
}

/** What a family is known to lack of what its need costs; £0 or less where it has enough, or where it is not known. */
export function lackingOf(family: Family): Pence {
  const amount = amountOf(family);
  if (family.costOfNeed === undefined || amount === null || family.costSince === 'fallen') return 0n;
  return family.costOfNeed - amount;
}

/** By how much a family is known to be short, and since when; undefined where that is not known of it. */
export function shortfallOf({ shortSince }: Book, family: Family): LedgerShortfall | undefined {
  const since = shortSince.get(family.caseId);
  const amount = amountOf(family);
  if (since === undefined || amount === null || family.costOfNeed === undefined) return undefined;
  const amounts = { amount: formatAmount(amount), shortfall: formatAmount(lackingOf(family)) };
  return { caseId: family.caseId, costOfNeed: formatAmount(family.costOfNeed), ...amounts, since };
}
