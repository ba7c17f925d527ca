import * as z from 'zod';
import { numberAt } from '../../exact/at.js';
import { quantilePlace } from '../../exact/quantile.js';
import { PERCENT, parseExact } from '../../exact/quantity.js';
import { seededRandom } from '../../exact/random.js';
import { type Ratio, ratio } from '../../exact/ratio.js';
import { decimalWire } from '../../money/amount.js';
import { schemaOf } from '../../parse.js';
import { seedField } from './chance.js';

/** What every resampling may be told. */
export const bootstrapFields = {
  /** How many samples are drawn anew. */
  resamples: z.int().min(100).max(100_000).default(2000),
  /** The seed of the generator that draws them. */
  seed: seedField,
  /** How sure an interval is to be, in per cent. */
  confidence: schemaOf(decimalWire(), (input) => parseExact(input, { ...PERCENT, min: 50, max: 99.9 })).default(
    ratio(95n),
  ),
};

/** The ends of an interval. */
export interface Ends {
  readonly low: number;
  readonly high: number;
}

/**
 * Draws `size` of `n` cases with replacement, again and again, and shows how often each case was drawn. The column is
 * used again for the next draw.
 *
 * @source Efron and Tibshirani, An introduction to the bootstrap, 1993, 6.2
 */
export function drawAgain(
  { n, size, resamples, seed }: { n: number; size: number; resamples: number; seed: number },
  visit: (counts: Uint32Array, draw: number) => void,
): void {
  const random = seededRandom(seed);
  const counts = new Uint32Array(n);
  for (let draw = 0; draw < resamples; draw += 1) {
    counts.fill(0);
    for (let place = 0; place < size; place += 1) {
      const index = random.below(n);
      counts[index] = numberAt(counts, index) + 1;
    }
    visit(counts, draw);
  }
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
