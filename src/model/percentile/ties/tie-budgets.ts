import { numberAt } from '../../../exact/at.js';
import type { Pence } from '../../../money/amount.js';
import { exactTotal } from '../../../money/exact-total.js';
import type { Rounding } from '../../../money/rounding.js';
import { MAX_WHOLE, wholeRounder } from '../../../money/whole-rounding.js';
import type { TieRule } from './ties.js';

/** Budgets of equal scores, from the lowest score up. */
export interface TieBudgets {
  /** The budget in whole pence of each case in the places `from` to `to` (exclusive), counted from the lowest score. */
  next(from: number, to: number): number;
  /** What has been given out so far. */
  sums(): {
    readonly pot: Pence;
    readonly total: Pence;
    /** The budgets before rounding; whole pence by every tie rule. */
    readonly exact: Pence;
    readonly tiedScores: number;
    readonly tiedCases: number;
  };
}

/**
 * The budgets of ties from packages in ascending order. Sums that may pass 2^51 are made in bigint.
 *
 * @param packages whole pence, ascending
 * @param largest the largest of them
 */
export function tieBudgets(
  packages: Float64Array,
  largest: number,
  { ties, rounding }: { readonly ties: TieRule; readonly rounding: Rounding },
): TieBudgets {
  const rounder = wholeRounder(rounding);
  const pot = exactTotal();
  const total = exactTotal();
  const exact = exactTotal();
  const asIs = rounder.unit === 1;
  let tiedScores = 0;
  let tiedCases = 0;

  const meanOf = (from: number, to: number, count: number): number => {
    const over = to - from;
    if (over * largest <= MAX_WHOLE && over * rounder.unit <= MAX_WHOLE) {
      const sum = sumOf(packages, from, to);
      exact.add(sum, count / over);
      return rounder.quotient(sum, over);
    }
    let sum = 0n;
    for (let place = from; place < to; place += 1) sum += BigInt(numberAt(packages, place));
    exact.addBig((sum * BigInt(count)) / BigInt(over));
    return rounder.bigQuotient(sum, BigInt(over));
  };

  const addPackages = (from: number, to: number): void => {
    for (let place = from; place < to; place += 1) pot.add(numberAt(packages, place));
  };

  return {
    next(from, to) {
      const count = to - from;
      addPackages(from, to);
      if (count === 1 && asIs) {
        const budget = numberAt(packages, from);
        exact.add(budget);
        total.add(budget);
        return budget;
      }
      if (count > 1) {
        tiedScores += 1;
        tiedCases += count;
      }
      const [first, last] = placesOf(from, to - 1, ties);
      const budget = meanOf(first, last + 1, count);
      total.add(budget, count);
      return budget;
    },
    sums: () => ({ pot: pot.pence(), total: total.pence(), exact: exact.pence(), tiedScores, tiedCases }),
  };
}

function sumOf(values: Float64Array, from: number, to: number): number {
  let sum = 0;
  for (let place = from; place < to; place += 1) sum += numberAt(values, place);
  return sum;
}

/** The places that a tie rule takes, both included; two in the middle share an even number of cases. */
function placesOf(first: number, last: number, rule: TieRule): [number, number] {
  switch (rule) {
    case 'mean':
      return [first, last];
    case 'highest':
      return [last, last];
    case 'lowest':
      return [first, first];
    case 'mid-rank':
      return [Math.floor((first + last) / 2), Math.ceil((first + last) / 2)];
  }
}
