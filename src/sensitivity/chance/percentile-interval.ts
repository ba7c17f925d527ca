import { numberAt } from '../../exact/at.js';
import { quantilePlace } from '../../exact/quantile.js';
import { type Ratio, ratio } from '../../exact/ratio.js';

/** The ends of an interval. */
export interface Ends {
  readonly low: number;
  readonly high: number;
}

/**
 * The percentile interval of values drawn anew: their quantiles at both ends (type 7). NaN is left out; null where
 * nothing is left. The values are put in order.
 *
 * @source Efron and Tibshirani, An introduction to the bootstrap, 1993, 13.3 (the percentile interval)
 */
export function percentileInterval(values: Float64Array, confidence: Ratio): Ends | null {
  // NaN is sorted to the end.
  values.sort();
  const firstNaN = values.findIndex(Number.isNaN);
  const n = firstNaN < 0 ? values.length : firstNaN;
  if (n === 0) return null;
  const tail = ratio(100n * confidence.denominator - confidence.numerator, 200n * confidence.denominator);
  const rest = ratio(tail.denominator - tail.numerator, tail.denominator);
  return { low: quantileAt(values, n, tail), high: quantileAt(values, n, rest) };
}

function quantileAt(ascending: Float64Array, n: number, p: Ratio): number {
  const { lower, upper, share } = quantilePlace(n, p, 7);
  const [from, to] = [numberAt(ascending, lower), numberAt(ascending, upper)];
  return from + (to - from) * (Number(share.numerator) / Number(share.denominator));
}
