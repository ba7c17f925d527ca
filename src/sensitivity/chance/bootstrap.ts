import * as z from 'zod';
import { at, numberAt } from '../../exact/at.js';
import type { DecimalInput } from '../../exact/decimal.js';
import { PERCENT, parseExact } from '../../exact/quantity.js';
import { GENERATOR, seededRandom } from '../../exact/random.js';
import { formatRatio, type Ratio } from '../../exact/ratio.js';
import { fractionOf, NOT_TOO_LONG, numberWire } from '../../exact/wire.js';
import { schemaOf } from '../../parse/check.js';
import { deferred } from '../../parse/deferred.js';
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

const CONFIDENCE = { ...PERCENT, min: 50, max: 99.9 };
/** From 50 to 99.9 as text; of the decimals only six are not nought. */
const CONFIDENCE_TEXT = `^\\s*${NOT_TOO_LONG}0*(?:(?:[5-8]\\d|9[0-8])${fractionOf(PERCENT, 30)}|99(?:\\.(?:[0-8](?:\\d{0,5}0*)?|90*))?)\\s*$`;
const confidenceSchema = deferred(() =>
  schemaOf(numberWire(CONFIDENCE, CONFIDENCE_TEXT), (input) => parseExact(input, CONFIDENCE)),
);

/** The fields of how samples are drawn anew. */
export function bootstrapFields() {
  return {
    resamples: z.int().min(100).max(100_000).default(2000),
    seed: seedField(),
    confidence: confidenceSchema.prefault('95'),
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

/**
 * Draws `size` of `n` cases with replacement, again and again, and shows how often each case was drawn. The column is
 * used again for the next draw. Cases of one household are drawn together: as many households as hold `size` cases on
 * average. Which case a number of the generator stands for goes by its points and package, and not by its row in a file:
 * the same cases in another order give the same draws.
 *
 * @source Efron and Tibshirani, An introduction to the bootstrap, 1993, 6.2
 */
export function drawAgain(
  { sample, size, resamples, seed }: Draws,
  visit: (counts: Uint32Array, draw: number) => void,
): void {
  const { n, households } = sample;
  const random = seededRandom(seed);
  const order = unitsInOrder(sample);
  const units = order.length;
  const drawn = new Uint32Array(units);
  const counts = households === undefined ? drawn : new Uint32Array(n);
  const places = units === n ? size : Math.max(1, Math.round((size * units) / n));
  for (let draw = 0; draw < resamples; draw += 1) {
    drawn.fill(0);
    for (let place = 0; place < places; place += 1) {
      const index = numberAt(order, random.below(units));
      drawn[index] = numberAt(drawn, index) + 1;
    }
    households?.codes.forEach((unit, index) => {
      counts[index] = numberAt(drawn, unit);
    });
    visit(counts, draw);
  }
}

/** What is drawn anew: how many cases, how often, and what they are drawn from. */
export interface Draws {
  readonly sample: DrawnFrom;
  readonly size: number;
  readonly resamples: number;
  readonly seed: number;
}

/** The cases that samples are drawn from. */
interface DrawnFrom {
  readonly n: number;
  readonly points: Float64Array;
  readonly packages: Float64Array;
  readonly households: { readonly codes: Int32Array; readonly count: number } | undefined;
}

/** What is drawn, in an order that its own figures make; which of two that are alike comes first makes no difference. */
function unitsInOrder(sample: DrawnFrom): Uint32Array {
  const { households } = sample;
  const compare = byFigures(sample);
  const cases = casesInOrder(sample);
  if (households === undefined) return cases;
  const members: number[][] = Array.from({ length: households.count }, () => []);
  for (const one of cases) members[numberAt(households.codes, one)]?.push(one);
  const compareUnits = (a: number, b: number): number => {
    const [left, right] = [at(members, a), at(members, b)];
    for (let place = 0; place < left.length && place < right.length; place += 1) {
      const order = compare(at(left, place), at(right, place));
      if (order !== 0) return order;
    }
    return left.length - right.length;
  };
  return Uint32Array.from({ length: households.count }, (_, unit) => unit).sort(compareUnits);
}

type Figures = Pick<DrawnFrom, 'n' | 'points' | 'packages'>;

function byFigures({ points, packages }: Figures): (a: number, b: number) => number {
  return (a, b) => numberAt(points, a) - numberAt(points, b) || numberAt(packages, a) - numberAt(packages, b);
}

/** The cases by their points and then their packages: whatever is drawn at random by it is the same in any order of a file. */
export function casesInOrder(sample: Figures): Uint32Array {
  return Uint32Array.from({ length: sample.n }, (_, index) => index).sort(byFigures(sample));
}
