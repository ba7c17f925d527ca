import { at } from '../../../exact/at.js';
import { formatRatio } from '../../../exact/ratio.js';
import { type Amount, formatAmount, type Pence } from '../../../money/amount.js';
import type { Rounding } from '../../../money/rounding.js';
import { type Ordered, rankRows } from '../table/rank-rows.js';
import { giveOut, type ScoreCount, totalsOf } from '../table/totals.js';
import { TIE_RULES, type TieRule } from '../ties/ties.js';

/** What a tie rule would give out. */
export interface TieRuleTotals {
  /** The rule. */
  readonly rule: TieRule;
  /** The sum of the budgets, in pounds per period. */
  readonly budgets: Amount;
  /** What the rule gives out beyond the pot, before rounding; negative when it gives out less. */
  readonly overspend: Amount;
  /** What rounding left of the money: signed, and negative when it is lacking. */
  readonly residual: Amount;
}

/** A score that several cases have, and the packages in their places. */
export interface Tie {
  /** The score. */
  readonly points: string;
  /** How many cases have it. */
  readonly cases: number;
  /** The largest package in the shared places, in pounds per period. */
  readonly highest: Amount;
  /** The smallest package in the shared places, in pounds per period. */
  readonly lowest: Amount;
}

/** What ties do to the budgets. */
export interface TieReport {
  /** How many scores more than one case has. */
  readonly scores: number;
  /** How many cases have such a score. */
  readonly cases: number;
  /** The ties whose packages lie furthest apart, at most ten. */
  readonly widest: readonly Tie[];
  /** Every tie rule on this sample. */
  readonly rules: readonly TieRuleTotals[];
}

/** What ties do by each rule; the sample has as many packages as scores. */
export function reportTies(
  ordered: Ordered,
  {
    scores,
    pot,
    rounding,
  }: { readonly scores: readonly ScoreCount[]; readonly pot: Pence; readonly rounding: Rounding },
): TieReport {
  const tied = scores.filter(({ cases }) => cases > 1);
  return {
    scores: tied.length,
    cases: tied.reduce((sum, { cases }) => sum + cases, 0),
    widest: widestTies(scores, ordered.packages),
    rules: TIE_RULES.map((rule) => {
      const table = { rows: rankRows(ordered, rule), ...NEVER_USED };
      const { budgets, overspend, residual } = totalsOf(giveOut(table, scores, rounding), pot);
      return { rule, budgets, overspend, residual };
    }),
  };
}

// Every score of the sample is a row of its own table.
const NEVER_USED = { between: 'refuse', above: 'refer-to-costing', below: 'refer-to-costing' } as const;

function widestTies(scores: readonly ScoreCount[], packages: readonly Pence[]): Tie[] {
  let place = 0;
  const ties: { tie: Tie; spread: Pence }[] = [];
  for (const { points, cases } of scores) {
    const [highest, lowest] = [at(packages, place), at(packages, place + cases - 1)];
    const tie = { points: formatRatio(points), cases, highest: formatAmount(highest), lowest: formatAmount(lowest) };
    if (cases > 1) ties.push({ tie, spread: highest - lowest });
    place += cases;
  }
  ties.sort((a, b) => (a.spread < b.spread ? 1 : a.spread > b.spread ? -1 : 0));
  return ties.slice(0, 10).map(({ tie }) => tie);
}
