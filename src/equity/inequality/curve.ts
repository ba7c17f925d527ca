import { at, numberAt } from '../../exact/at.js';
import { addRatios, type Ratio, ratio } from '../../exact/ratio.js';
import { formatRounded } from '../../exact/round.js';
import type { Ties } from './ties.js';

/** A point of a Lorenz or concentration curve. */
export interface CurvePoint {
  /** The share of families in per cent, from the first in the order. */
  readonly familiesPercent: string;
  /** The share of the money that they have between them, in per cent. */
  readonly moneyPercent: string;
}

/**
 * What the first `k` of `parts` equal parts of the cases have between them, for every k from 0, exact. A tie that lies
 * across the end of a part is shared out in proportion, so that the order among equals does not matter.
 */
export function cumulativeSums({ n, counts, sums }: Ties, parts: number): Ratio[] {
  const points = [ratio(0n)];
  let [place, before, sum] = [0, 0, 0n];
  for (let k = 1; k <= parts; k += 1) {
    // The end of the part in units of 1/parts of a case, so that it is whole.
    const end = k * n;
    while (place < counts.length && (before + numberAt(counts, place)) * parts <= end) {
      before += numberAt(counts, place);
      sum += at(sums, place);
      place += 1;
    }
    const count = counts[place];
    const rest = count === undefined ? 0n : BigInt(end - before * parts);
    const part = count === undefined ? ratio(0n) : ratio(rest * at(sums, place), BigInt(count * parts));
    points.push(addRatios(ratio(sum), part));
  }
  return points;
}

/** The curve of cumulative shares at equal steps from 0 to 100 per cent; empty for no money. */
export function curveOf(ties: Ties, parts: number): CurvePoint[] {
  if (ties.n === 0 || ties.total === 0n) return [];
  return cumulativeSums(ties, parts).map((sum, k) => ({
    familiesPercent: formatRounded(ratio(100n * BigInt(k), BigInt(parts)), 1),
    moneyPercent: formatRounded(ratio(100n * sum.numerator, sum.denominator * ties.total), 1),
  }));
}
