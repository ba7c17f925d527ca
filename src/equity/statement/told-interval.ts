import type { Amount } from '../../money/amount.js';
import { formatAmount } from '../../money/amount.js';
import type { GapAtEqualNeed, GapInterval } from '../gaps/gap.js';
import type { Share } from './share.js';

/** An interval as it is told; `not-shared` where one could tell of few families. */
export type ToldInterval = GapInterval | 'not-shared' | null;

/**
 * The interval of a gap as it may be told. Of few families its ends are differences between single amounts of them, and its
 * width says how far they are from each other.
 *
 * @choice shared-intervals: an interval is shared where each group has twice as many families as a figure rests on at every
 * level of need; its ends are rounded outwards to 1, 2 or 5 with noughts, two fifths of the mean amount for each family there or more
 */
export function toldInterval(
  { interval, leastAlike, referenceMean }: GapAtEqualNeed,
  share: Share | undefined,
): ToldInterval {
  if (interval === null || share === undefined) return interval;
  if (leastAlike < 2 * share.least) return 'not-shared';
  const unit = unitFor((0.4 * Math.abs(Number(referenceMean))) / leastAlike);
  const end = (amount: Amount, round: (value: number) => number): Amount =>
    formatAmount(BigInt(round(Number(amount) / unit)) * BigInt(unit) * 100n);
  return { low: end(interval.low, Math.floor), high: end(interval.high, Math.ceil) };
}

/** The least of 1, 2, 5, 10, 20 … whole pounds that is as much. */
function unitFor(pounds: number): number {
  for (let unit = 1; ; unit *= 10) {
    const found = [unit, 2 * unit, 5 * unit].find((one) => one >= pounds);
    if (found !== undefined) return found;
  }
}
