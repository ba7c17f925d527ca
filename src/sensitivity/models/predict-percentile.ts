import { numberAt } from '../../exact/at.js';
import { type Ratio, ratio } from '../../exact/ratio.js';
import { roundPence } from '../../money/rounding.js';
import type { Sample } from '../sample.js';
import { emptyRows, fillRankRows, type Rows, rowAtOrBelow } from '../table/rank-rows.js';
import type { Folds } from './folds.js';

/** What RAS 5 gives each case by the table of others, and how many of them lie outside that table. */
export interface PercentilePrediction {
  /** Whole pence; NaN where there are no others. */
  readonly pence: Float64Array;
  /** Cases with more or fewer points than any other, which get the nearest row. */
  readonly outside: number;
}

/**
 * The budget of each case by RAS 5, from the table of the cases in other folds: scores and packages aligned by rank, the
 * mean of ties, a straight line between rows.
 *
 * @source RR145 5.13
 */
export function predictByPercentile(sample: Sample, folds: Folds): PercentilePrediction {
  const { n, points, packages } = sample;
  const byPoints = sortedPositions(points);
  const byPackage = sortedPositions(packages);
  const pence = new Float64Array(n).fill(Number.NaN);
  const members = Array.from({ length: folds.count }, (): number[] => []);
  folds.of.forEach((fold, index) => {
    members[fold]?.push(index);
  });
  const rows = emptyRows(n);
  let outside = 0;
  members.forEach((own, fold) => {
    const isOther = (index: number): boolean => folds.of[index] !== fold;
    const scores = Float64Array.from(byPoints.filter(isOther), (index) => numberAt(points, index));
    const values = Float64Array.from(byPackage.filter(isOther), (index) => numberAt(packages, index));
    fillRankRows(rows, scores, values);
    for (const index of own) {
      const found = lookUp(rows, numberAt(points, index));
      if (found === undefined) continue;
      pence[index] = Number(roundPence(found.pence));
      if (found.isOutside) outside += 1;
    }
  });
  return { pence, outside };
}

/** The positions of a column in ascending order of its values. */
export function sortedPositions(column: Float64Array): Uint32Array {
  const positions = Uint32Array.from(column, (_, index) => index);
  return positions.sort((a, b) => numberAt(column, a) - numberAt(column, b) || a - b);
}

/** The exact pence of a table at some points; outside the table those of the nearest row. */
function lookUp(rows: Rows, points: number): { pence: Ratio; isOutside: boolean } | undefined {
  if (rows.size === 0) return undefined;
  const at = rowAtOrBelow(rows, points);
  if (at < 0) return { pence: amountAt(rows, 0), isOutside: true };
  if (rows.points[at] === points) return { pence: amountAt(rows, at), isOutside: false };
  if (at === rows.size - 1) return { pence: amountAt(rows, at), isOutside: true };
  const [from, to] = [numberAt(rows.points, at), numberAt(rows.points, at + 1)];
  return { pence: between(amountAt(rows, at), amountAt(rows, at + 1), points - from, to - from), isOutside: false };
}

function amountAt({ money, over }: Rows, row: number): Ratio {
  return { numerator: BigInt(numberAt(money, row)), denominator: BigInt(numberAt(over, row)) };
}

/** The amount a part of the way from a lower to a higher row. */
export function between(low: Ratio, high: Ratio, part: number, whole: number): Ratio {
  const [share, all] = [BigInt(part), BigInt(whole)];
  const rise = high.numerator * low.denominator - low.numerator * high.denominator;
  return ratio(low.numerator * high.denominator * all + share * rise, low.denominator * high.denominator * all);
}
