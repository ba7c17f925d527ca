import { numberAt } from '../../exact/at.js';
import { type Ratio, ratio } from '../../exact/ratio.js';
import { formatRounded, type RoundedNumber } from '../../exact/round.js';
import { type Cell, compareProducts } from './cell.js';

/** How many cases, and their share of all that are compared. */
export interface CaseCount {
  /** How many. */
  readonly cases: number;
  /** In per cent; null when no case is compared. */
  readonly percent: RoundedNumber | null;
}

/** How many amounts went up, went down, or did not change by as much as the threshold. */
export interface Directions {
  /** Those whose amount went up. */
  readonly up: CaseCount;
  /** Those whose amount did not change by as much as the threshold. */
  readonly unchanged: CaseCount;
  /** Those whose amount went down. */
  readonly down: CaseCount;
}

/**
 * Counts the directions of change. A change of exactly the threshold is a change; no change at all is never one.
 *
 * @source RR145 5.54, Figures 27 and 29 to 31
 */
export function directionsOf(cell: Cell, threshold: Ratio, decimals: number): Directions {
  // |change| / base < threshold %, without a division: |change| x denominator x 100 < base x numerator
  const [perBase, perChange] = [Number(threshold.numerator), Number(threshold.denominator) * 100];
  let [up, down] = [0, 0];
  cell.change.forEach((change, index) => {
    const isSmall = compareProducts(Math.abs(change), perChange, numberAt(cell.base, index), perBase) < 0;
    if (change === 0 || isSmall) return;
    if (change > 0) up += 1;
    else down += 1;
  });
  const count = (cases: number): CaseCount => countOf(cases, cell.n, decimals);
  return { up: count(up), unchanged: count(cell.n - up - down), down: count(down) };
}

/** A count with its share of all. */
export function countOf(cases: number, n: number, decimals: number): CaseCount {
  return { cases, percent: n === 0 ? null : formatRounded(ratio(BigInt(cases) * 100n, BigInt(n)), decimals) };
}
