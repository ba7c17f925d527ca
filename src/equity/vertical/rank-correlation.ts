import { sampleCorrelation } from 'simple-statistics';
import { gatherByCode, midRanksOf, type Ranking } from '../../cohort/order/ranking.js';
import { numberAt } from '../../exact/at.js';

/** How far the order of one column is that of another. */
export interface RankCorrelation {
  readonly n: number;
  /** Spearman's rho; null where either column has one value only. */
  readonly spearman: number | null;
  /** Kendall's tau-b; null where either column has one value only. */
  readonly kendall: number | null;
  /** Pairs of cases that differ in both columns, and go the same way in both. */
  readonly concordant: number;
  /** Pairs of cases that differ in both columns, and go opposite ways. */
  readonly discordant: number;
}

/**
 * Spearman's rho and Kendall's tau-b of two ranked columns, in about n log n operations.
 *
 * Rho is the product-moment correlation of the ranks, where equal values have the mean of their ranks. Tau-b is
 * (P − Q) / √((P + Q + X)(P + Q + Y)) for P concordant and Q discordant pairs, X pairs tied in the second column only and
 * Y in the first only.
 *
 * @source Kendall and Gibbons, Rank Correlation Methods (1990); Knight, A computer method for calculating Kendall's tau
 * with ungrouped data, Journal of the American Statistical Association 61 (1966)
 */
export function rankCorrelation(a: Ranking, b: Ranking): RankCorrelation {
  const n = a.codes.length;
  const { concordant, discordant } = countPairs(a, b);
  if (a.values.length < 2 || b.values.length < 2) return { n, spearman: null, kendall: null, concordant, discordant };
  const pairs = (n * (n - 1)) / 2;
  const [untiedA, untiedB] = [pairs - tiedPairs(a), pairs - tiedPairs(b)];
  return {
    n,
    spearman: clamp(sampleCorrelation(Array.from(midRanksOf(a)), Array.from(midRanksOf(b)))),
    kendall: clamp((concordant - discordant) / (Math.sqrt(untiedA) * Math.sqrt(untiedB))),
    concordant,
    discordant,
  };
}

/** Rounding may take a perfect correlation a hair beyond 1. */
const clamp = (value: number): number => Math.min(1, Math.max(-1, value));

function tiedPairs({ counts }: Ranking): number {
  return counts.reduce((sum, count) => sum + (count * (count - 1)) / 2, 0);
}

/** Goes through the cases in the order of `a`, and counts those with less of `a` that have less and more of `b`. */
function countPairs(a: Ranking, b: Ranking): { concordant: number; discordant: number } {
  const tree = new Float64Array(b.values.length + 1);
  const { positions, starts } = gatherByCode(a.codes, a.values.length);
  let [concordant, discordant] = [0, 0];
  for (let code = 0; code < a.values.length; code += 1) {
    const [start, end] = [numberAt(starts, code), numberAt(starts, code + 1)];
    for (let place = start; place < end; place += 1) {
      const other = numberAt(b.codes, numberAt(positions, place));
      concordant += sumBelow(tree, other);
      discordant += start - sumBelow(tree, other + 1);
    }
    for (let place = start; place < end; place += 1) addAt(tree, numberAt(b.codes, numberAt(positions, place)));
  }
  return { concordant, discordant };
}

// A binary indexed tree (Fenwick 1994): counts by code, whose sums take log steps.
function addAt(tree: Float64Array, code: number): void {
  for (let node = code + 1; node < tree.length; node += node & -node) tree[node] = numberAt(tree, node) + 1;
}

function sumBelow(tree: Float64Array, code: number): number {
  let sum = 0;
  for (let node = code; node > 0; node -= node & -node) sum += numberAt(tree, node);
  return sum;
}
