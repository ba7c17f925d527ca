import * as z from 'zod';
import { numberAt } from '../../exact/at.js';
import type { DecimalInput } from '../../exact/decimal.js';
import { quantilePlace } from '../../exact/quantile.js';
import { PERCENT } from '../../exact/quantity.js';
import { GENERATOR, seededRandom } from '../../exact/random.js';
import { formatRatio, type Ratio, ratio } from '../../exact/ratio.js';
import { exactSchema } from '../../exact/wire.js';
import { seedField } from './chance.js';

/**
 * How samples are drawn anew.
 *
 * @choice resampling: 2,000 resamples, a percentile interval of 95 per cent and the seed 1, unless told otherwise
 */
export interface BootstrapOptions {
  /** How many samples are drawn anew: 100 to 100,000; 2,000 unless told otherwise. */
  readonly resamples?: number | undefined;
  /** The seed of the generator, which draws the same samples on every machine; 1 unless told otherwise. */
  readonly seed?: number | undefined;
  /** How sure an interval is to be, in per cent from 50 to 99.9; 95 unless told otherwise. */
  readonly confidence?: DecimalInput | undefined;
}

/** The fields of how samples are drawn anew. */
export function bootstrapFields() {
  return {
    resamples: z.int().min(100).max(100_000).default(2000),
    seed: seedField(),
    confidence: exactSchema({ ...PERCENT, min: 50, max: 99.9 }).prefault('95'),
  };
}

/** What was drawn anew, so that it can be drawn again. */
export interface Resampling {
  /** The name of the generator. */
  readonly generator: string;
  /** What it began with. */
  readonly seed: number;
  /** How many samples were drawn. */
  readonly resamples: number;
  /** How sure the intervals are, in per cent. */
  readonly confidence: string;
}

/** Names the generator and what it drew beside a result. */
export function resamplingOf(parsed: { seed: number; resamples: number; confidence: Ratio }): Resampling {
  const { seed, resamples, confidence } = parsed;
  return { generator: GENERATOR, seed, resamples, confidence: formatRatio(confidence) };
}

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
