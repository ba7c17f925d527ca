import { at } from '../../../exact/at.js';
import { compareRatios, type Ratio, ratio } from '../../../exact/ratio.js';
import type { Pence } from '../../../money/amount.js';
import type { TableRow } from '../model.js';
import { type TieRule, tieAmount } from '../ties/ties.js';

/** Points and packages, each from high to low. */
export interface Ordered {
  readonly points: readonly Ratio[];
  readonly packages: readonly Pence[];
}

/** Puts points and packages in order, each from high to low. */
export function inOrder(points: readonly Ratio[], packages: readonly Pence[]): Ordered {
  return {
    points: [...points].sort((a, b) => compareRatios(b, a)),
    packages: [...packages].sort((a, b) => (a < b ? 1 : a > b ? -1 : 0)),
  };
}

/**
 * The table by the rank method: scores high to low beside packages high to low, a row for each score.
 *
 * @param ordered as many packages as points
 * @source RR145 5.13 (both ordered from high to low and aligned; the middle is the median)
 */
export function rankRows({ points, packages }: Ordered, ties: TieRule): TableRow[] {
  const rows: TableRow[] = [];
  for (let from = 0; from < points.length; ) {
    const score = at(points, from);
    let to = from + 1;
    while (to < points.length && compareRatios(at(points, to), score) === 0) to += 1;
    const { money, over } = tieAmount(packages, from, to, ties);
    rows.push({
      points: score,
      percentile: percentileOfPlaces(from + 1, to, points.length),
      cases: to - from,
      place: from + 1,
      money: ratio(money, 100n),
      over,
      packages: over,
    });
    from = to;
  }
  return rows;
}

/**
 * The percentile label in per cent of those who share the places `first` to `last` of `n`, counted from the top.
 *
 * @source RR145 5.13 (high to low; the 50 % value is the median)
 * @choice percentile-labels: place r of n is the percentile (n − r)/(n − 1), equals have the label of their mean place,
 * and one case alone is 100 %; the report's is 50 % at the median, ours is 100 % at the top and 0 % at the bottom
 */
export function percentileOfPlaces(first: number, last: number, n: number): Ratio {
  if (n === 1) return ratio(100n);
  return ratio(100n * BigInt(2 * n - first - last), 2n * BigInt(n - 1));
}
