import { amountOfFloat, percentOf } from '../../cohort/figures.js';
import { numberAt } from '../../exact/at.js';
import { compareText } from '../../exact/labels.js';
import { type Amount, formatAmount } from '../../money/amount.js';
import { agreementOfRanks, midRanks } from '../fit/rank-agreement.js';

/** The change that is largest in size. */
export interface LargestMove {
  /** Whose it is. */
  readonly caseId: string;
  /** Pounds per period. */
  readonly change: Amount;
  /** In per cent of the budget before; null of a budget of £0. */
  readonly percent: string | null;
}

/** What a change of points does to a cohort. */
export interface MovedBudgets {
  /** Cases with a budget before and after. */
  readonly n: number;
  /** Of them, those whose budget changes at all. */
  readonly changed: number;
  /** The sum of all rises, and of all falls without their sign; pounds per period. */
  readonly handedOver: Amount;
  /** The sum of all falls, without a sign; pounds per period. */
  readonly takenAway: Amount;
  /** The mean size of a change over all cases; null of none. */
  readonly meanSize: Amount | null;
  /** The largest change in size, the first of equals; null where nobody changes. */
  readonly largest: LargestMove | null;
  /** How many cases have another place in the order of points, and Spearman's correlation of both orders. */
  readonly placesChanged: number;
  /** Spearman’s correlation of both orders, to three decimals; null where one has no order. */
  readonly rankAgreement: string | null;
}

/** Budgets and ranks before anything moves. */
export interface Base {
  readonly pence: Float64Array;
  readonly ranks: Float64Array;
  readonly idOf: (index: number) => string;
}

/** Compares budgets and places after a move with those before. */
export function movedBudgets({ pence, ranks, idOf }: Base, totals: Float64Array, after: Float64Array): MovedBudgets {
  let [n, changed, up, down, most, mostAt] = [0, 0, 0, 0, 0, -1];
  for (let index = 0; index < pence.length; index += 1) {
    const change = numberAt(after, index) - numberAt(pence, index);
    if (Number.isNaN(change)) continue;
    n += 1;
    if (change !== 0) changed += 1;
    if (change > 0) up += change;
    else down -= change;
    const size = Math.abs(change);
    if (size < most || size === 0) continue;
    // Of equals the first by id.
    if (size === most && compareText(idOf(index), idOf(mostAt)) > 0) continue;
    most = Math.abs(change);
    mostAt = index;
  }
  const newRanks = midRanks(totals);
  return {
    n,
    changed,
    handedOver: formatAmount(BigInt(up)),
    takenAway: formatAmount(BigInt(down)),
    meanSize: n === 0 ? null : amountOfFloat((up + down) / n),
    largest: mostAt < 0 ? null : changeAt(idOf(mostAt), numberAt(pence, mostAt), numberAt(after, mostAt)),
    placesChanged: newRanks.filter((rank, index) => rank !== ranks[index]).length,
    rankAgreement: agreementOfRanks(ranks, newRanks),
  };
}

function changeAt(caseId: string, before: number, after: number): LargestMove {
  const change = BigInt(after - before);
  return { caseId, change: formatAmount(change), percent: percentOf(change, BigInt(before)) };
}

/** How far the budget of one family ranges. */
export interface BudgetRange {
  /** The family. */
  readonly caseId: string;
  /** Pounds per period. */
  readonly budget: Amount;
  /** The lowest it gets. */
  readonly low: Amount;
  /** The highest it gets. */
  readonly high: Amount;
  /** From low to high. */
  readonly range: Amount;
}

/** Follows the lowest and the highest budget of each family over many moves. */
export function rangesOf({ pence, idOf }: Base) {
  const [low, high] = [pence.slice(), pence.slice()];
  const rangeAt = (index: number): number => numberAt(high, index) - numberAt(low, index);
  return {
    widen(after: Float64Array): void {
      after.forEach((one, index) => {
        if (one < numberAt(low, index)) low[index] = one;
        if (one > numberAt(high, index)) high[index] = one;
      });
    },
    widest(list: number): BudgetRange[] {
      const known = [...pence.keys()].filter((index) => !Number.isNaN(pence[index]));
      known.sort((a, b) => rangeAt(b) - rangeAt(a) || compareText(idOf(a), idOf(b)));
      return known.slice(0, list).map((index) => ({
        caseId: idOf(index),
        budget: formatAmount(BigInt(numberAt(pence, index))),
        low: formatAmount(BigInt(numberAt(low, index))),
        high: formatAmount(BigInt(numberAt(high, index))),
        range: formatAmount(BigInt(rangeAt(index))),
      }));
    },
    /** The mean range in pence. */
    mean(): number {
      const known = [...pence.keys()].filter((index) => !Number.isNaN(pence[index]));
      return known.length === 0 ? 0 : known.reduce((sum, index) => sum + rangeAt(index), 0) / known.length;
    },
  };
}
