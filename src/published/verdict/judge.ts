import type { Interval } from '../../exact/interval.js';
import { compareRatios, multiplyRatios, type Ratio, ratio, subtractRatios, ZERO } from '../../exact/ratio.js';
import type { Allowed } from '../figures/allowed.js';

/**
 * - `reproduced`: the printed figures, put through the formula as they stand and rounded, give the printed figure
 * - `within-rounding`: they do not quite, but unrounded values that would print the same can; also a figure that is
 *   only bounded by others and lies within the bounds, and one whose words ("nearly") leave its width to the reader
 * - `wide-interval`: what the others leave possible holds the printed figure and is wider than a fifth of it, so that
 *   agreeing says little
 * - `contradicted`: no unrounded values that would print the same can give it, under the assumption of the check
 * - `cannot-be-derived`: nothing published implies it, or what does rests on something that the report leaves open
 */
export const VERDICTS = /* @__PURE__ */ Object.freeze([
  'reproduced',
  'within-rounding',
  'wide-interval',
  'contradicted',
  'cannot-be-derived',
] as const);

/** What is derived from other figures. */
export interface Found {
  /** From the figures as they stand. */
  readonly asPrinted: Interval;
  /** From everything that they may stand for. */
  readonly possible: Interval;
}

/** What other published figures say about a figure. */
export type Verdict = (typeof VERDICTS)[number];

/**
 * Compares what is printed with what is derived.
 *
 * @choice wide-interval: where a figure equals what is derived, more than a fifth of the printed value between the ends
 * of what is possible decides nothing but a contradiction, whether it is worked out or printed in another place; the
 * reports state no measure
 * @param value the printed figure itself
 */
export function judge(
  printed: Allowed,
  value: Ratio,
  { asPrinted, possible }: Found,
  relation: 'equals' | 'at-least' | 'at-most' = 'equals',
): Verdict {
  const tooLow = printed.high !== undefined && compareRatios(printed.high, possible.low) < 0;
  const tooHigh = printed.low !== undefined && compareRatios(printed.low, possible.high) > 0;
  if (relation === 'at-least') return tooLow ? 'contradicted' : 'within-rounding';
  if (relation === 'at-most') return tooHigh ? 'contradicted' : 'within-rounding';
  if (tooLow || tooHigh) return 'contradicted';
  if (isWide(value, possible)) return 'wide-interval';
  return !printed.approximate && covers(printed, asPrinted) ? 'reproduced' : 'within-rounding';
}

/** Whether the ends lie farther apart than a fifth of the value, either way from nought. */
function isWide(value: Ratio, { low, high }: Interval): boolean {
  const width = subtractRatios(high, low);
  const size = value.numerator < 0n ? subtractRatios(ZERO, value) : value;
  return compareRatios(multiplyRatios(width, FIVE), size) > 0;
}

const FIVE = ratio(5n);

function covers({ low, high }: Allowed, interval: Interval): boolean {
  const lowFits = low === undefined || compareRatios(low, interval.low) <= 0;
  return lowFits && (high === undefined || compareRatios(interval.high, high) <= 0);
}
