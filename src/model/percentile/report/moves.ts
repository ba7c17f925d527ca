import { sampleCorrelation } from 'simple-statistics';
import { at } from '../../../exact/at.js';
import { compareRatios, formatRatio, ratio } from '../../../exact/ratio.js';
import { type Amount, formatAmount, type Pence } from '../../../money/amount.js';
import { largestMovers, type Moved, type Movers } from '../../movers.js';

/** How far one case moves from its own old package. */
export interface CaseMove {
  /** The family's id. */
  readonly caseId: string;
  /** Its points. */
  readonly points: string;
  /** Its place by points, counted from the highest; equals have the middle of their places. */
  readonly scoreRank: string;
  /** Its place by package, counted in the same way. */
  readonly packageRank: string;
  /** Package rank less score rank: positive when the case stands higher by its score than by its package. */
  readonly placesUp: string;
  /** The value of its package, in pounds per period. */
  readonly packageValue: Amount;
  /** What the table gives it, in pounds per period. */
  readonly budget: Amount;
  /** Budget less package, in pounds. */
  readonly change: Amount;
}

/** The cases on one side, and the pounds that went to or from them. */
export interface MoneyMoved {
  /** How many cases. */
  readonly cases: number;
  /** How much in all, in pounds per period. */
  readonly pounds: Amount;
}

/** Who moves, how far, and how closely scores follow packages. */
export interface Moves {
  /** Cases that have both a score, a package and a budget; all figures are of these. */
  readonly n: number;
  /** Each of them, in the order of the sample. */
  readonly cases: readonly CaseMove[];
  /** The rank correlation of scores and packages (Spearman), −1 to 1; null where either does not vary. */
  readonly spearman: number | null;
  /** Cases whose budget is less than their package: money goes from them. */
  readonly donors: MoneyMoved;
  /** Cases whose budget is more than their package. */
  readonly recipients: MoneyMoved;
  /** Cases whose budget is their package. */
  readonly unchanged: number;
  /** The cases that move most. */
  readonly movers: Movers;
}

/**
 * How far each case moves from its own old package.
 *
 * @source RR145 Table 23 (the conversion can move an allocation from one family to another)
 * @choice rank-correlation: Spearman's, as the correlation of ranks with equals at their mean rank
 */
export function movesOf(cases: readonly Moved[]): Moves {
  const scoreRanks = ranksFromTop(cases, (a, b) => compareRatios(b.points, a.points));
  const packageRanks = ranksFromTop(cases, (a, b) => (a.value < b.value ? 1 : a.value > b.value ? -1 : 0));
  const changes = cases.map(({ value, budget }) => budget - value);
  return {
    n: cases.length,
    cases: cases.map((one, index) => describe(one, at(scoreRanks, index), at(packageRanks, index))),
    spearman: correlation(scoreRanks, packageRanks),
    donors: moneyOf(changes.filter((change) => change < 0n)),
    recipients: moneyOf(changes.filter((change) => change > 0n)),
    unchanged: changes.filter((change) => change === 0n).length,
    movers: largestMovers(cases),
  };
}

/** Twice the mean rank of each item, a whole number, in the order of a comparison. */
function ranksFromTop(cases: readonly Moved[], compare: (a: Moved, b: Moved) => number): number[] {
  const sorted = cases.map((one, index) => ({ one, index })).sort((a, b) => compare(a.one, b.one));
  const ranks = new Array<number>(cases.length).fill(0);
  for (let from = 0; from < sorted.length; ) {
    const { one: first } = at(sorted, from);
    let to = from + 1;
    while (to < sorted.length && compare(first, at(sorted, to).one) === 0) to += 1;
    for (const { index } of sorted.slice(from, to)) ranks[index] = from + 1 + to;
    from = to;
  }
  return ranks;
}

function correlation(a: readonly number[], b: readonly number[]): number | null {
  const varies = (ranks: readonly number[]): boolean => ranks.some((rank) => rank !== ranks[0]);
  return varies(a) && varies(b) ? sampleCorrelation([...a], [...b]) : null;
}

function describe(one: Moved, scoreRank: number, packageRank: number): CaseMove {
  const half = (twice: number): string => formatRatio(ratio(BigInt(twice), 2n));
  return {
    caseId: one.caseId,
    points: formatRatio(one.points),
    scoreRank: half(scoreRank),
    packageRank: half(packageRank),
    placesUp: half(packageRank - scoreRank),
    packageValue: formatAmount(one.value),
    budget: formatAmount(one.budget),
    change: formatAmount(one.budget - one.value),
  };
}

function moneyOf(changes: readonly Pence[]): MoneyMoved {
  const sum = changes.reduce((total, change) => total + change, 0n);
  return { cases: changes.length, pounds: formatAmount(sum < 0n ? -sum : sum) };
}
