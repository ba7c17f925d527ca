import type { Interval } from '../../exact/interval.js';
import { compareRatios } from '../../exact/ratio.js';
import type { Allowed } from '../figures/allowed.js';

/**
 * - `reproduced`: the printed figures, put through the formula as they stand and rounded, give the printed figure
 * - `within-rounding`: they do not quite, but unrounded values that would print the same can; also a figure that is
 *   only bounded by others and lies within the bounds, and one whose words ("nearly") leave its width to the reader
 * - `contradicted`: no unrounded values that would print the same can give it, under the assumption of the check
 * - `cannot-be-derived`: nothing published implies it, or what does rests on something that the report leaves open
 */
export const VERDICTS = ['reproduced', 'within-rounding', 'contradicted', 'cannot-be-derived'] as const;

/** What other published figures say about a figure. */
export type Verdict = (typeof VERDICTS)[number];

/**
 * Compares what is printed with what is derived.
 *
 * @param asPrinted derived from the figures as they stand
 * @param possible derived from everything that they may stand for
 */
export function judge(
  printed: Allowed,
  asPrinted: Interval,
  possible: Interval,
  relation: 'equals' | 'at-least' | 'at-most' = 'equals',
): Verdict {
  const tooLow = printed.high !== undefined && compareRatios(printed.high, possible.low) < 0;
  const tooHigh = printed.low !== undefined && compareRatios(printed.low, possible.high) > 0;
  if (relation === 'at-least') return tooLow ? 'contradicted' : 'within-rounding';
  if (relation === 'at-most') return tooHigh ? 'contradicted' : 'within-rounding';
  if (tooLow || tooHigh) return 'contradicted';
  return !printed.approximate && covers(printed, asPrinted) ? 'reproduced' : 'within-rounding';
}

function covers({ low, high }: Allowed, interval: Interval): boolean {
  const lowFits = low === undefined || compareRatios(low, interval.low) <= 0;
  return lowFits && (high === undefined || compareRatios(interval.high, high) <= 0);
}
