import { addRatios, compareRatios, multiplyRatios, type Ratio, ratio, subtractRatios } from '../../../exact/ratio.js';
import { type Amount, formatAmount, type Pence } from '../../../money/amount.js';
import { type Rounding, roundPence } from '../../../money/rounding.js';
import { exactPounds, type Table } from './lookup.js';

/** What a table gives its own sample; the pot is `budgets` + `residual` − `overspend`. */
export interface TableTotals {
  /** The sum of the budgets, in pounds per period. */
  readonly budgets: Amount;
  /** The model variance as a council feels it: what the table gives out beyond the pot; negative when it gives less. */
  readonly overspend: Amount;
  /** What rounding left of the money: signed, and negative when it is lacking. */
  readonly residual: Amount;
  /** How many cases the table refers to costing; they have no budget and count in none of the sums. */
  readonly referred: number;
}

/** The four terms of the pot, each signed so that `pot` = `budgets` + `residual` + `modelVariance`. */
export interface PotLedger {
  /** The sum of the packages, in pounds per period. */
  readonly pot: Amount;
  /** The sum of the budgets, in pounds per period. */
  readonly budgets: Amount;
  /** What rounding left of the money: signed, and negative when it is lacking. */
  readonly residual: Amount;
  /** What the table itself, before rounding, leaves of the pot; negative when it gives out more than the pot. */
  readonly modelVariance: Amount;
}

/** A score and how many cases of the sample have it. */
export interface ScoreCount {
  readonly points: Ratio;
  readonly cases: number;
}

/** What a table gives out in all, before and after rounding. */
export interface GivenOut {
  readonly exact: Ratio;
  readonly budgets: Pence;
  readonly referred: number;
}

/** What a table gives out to scores, in pence. */
export function giveOut(table: Table, scores: readonly ScoreCount[], rounding: Rounding): GivenOut {
  let exact = ratio(0n);
  let budgets = 0n;
  let referred = 0;
  for (const { points, cases } of scores) {
    const pounds = exactPounds(table, points);
    if (pounds === undefined) {
      referred += cases;
      continue;
    }
    const pence = multiplyRatios(pounds, ratio(100n));
    exact = addRatios(exact, multiplyRatios(pence, ratio(BigInt(cases))));
    budgets += roundPence(pence, rounding) * BigInt(cases);
  }
  return { exact, budgets, referred };
}

/**
 * The totals of what was given out, against the pot.
 *
 * @choice residual-penny: a fraction of a penny of the model's variance goes to the rounding residual, so that both are whole pennies
 */
export function ledgerOf({ exact, budgets }: GivenOut, pot: Pence): PotLedger {
  const variance = roundPence(subtractRatios(ratio(pot), exact));
  return {
    pot: formatAmount(pot),
    budgets: formatAmount(budgets),
    residual: formatAmount(pot - budgets - variance),
    modelVariance: formatAmount(variance),
  };
}

/** The same as a table's totals, where what is beyond the pot is an overspend. */
export function totalsOf(given: GivenOut, pot: Pence): TableTotals {
  const { budgets, residual } = ledgerOf(given, pot);
  const overspend = -roundPence(subtractRatios(ratio(pot), given.exact));
  return { budgets, overspend: formatAmount(overspend), residual, referred: given.referred };
}

/** The different scores of an ordered list, each with its number of cases, in the same order. */
export function countScores(ordered: readonly Ratio[]): ScoreCount[] {
  const counts: { points: Ratio; cases: number }[] = [];
  for (const points of ordered) {
    const last = counts.at(-1);
    if (last !== undefined && compareRatios(last.points, points) === 0) last.cases += 1;
    else counts.push({ points, cases: 1 });
  }
  return counts;
}
