import { at, numberAt } from '../../exact/at.js';
import type { Ratio } from '../../exact/ratio.js';
import { roundPence } from '../../money/rounding.js';
import type { Sample } from '../sample.js';
import { between, type PercentilePrediction, sortedPositions } from './predict-percentile.js';

/**
 * The budget of each case by RAS 5 from the table of all others, in one pass over the sorted columns: leaving out one
 * score and one package moves the places between them by one, and only the places beside the score are looked at.
 *
 * @source RR145 5.13
 */
export function percentileWithoutOne({ n, points, packages }: Sample): PercentilePrediction {
  const byPoints = sortedPositions(points);
  const scores = points.slice().sort();
  const without = sumsWithoutOne(packages);
  const ties = tiesOf(scores);
  const pence = new Float64Array(n).fill(Number.NaN);
  let outside = 0;
  if (n < 2) return { pence, outside };
  for (const [place, index] of byPoints.entries()) {
    const tie = numberAt(ties.of, place);
    const mean = (from: number, to: number): Ratio => ({
      numerator: without(index, from, to),
      denominator: BigInt(to - from),
    });
    // The last tie ends with the cases.
    const [from, to] = [at(ties.starts, tie), ties.starts[tie + 1] ?? n];
    const below = tie === 0 ? undefined : mean(at(ties.starts, tie - 1), from);
    // The case itself is gone from the places of its own tie, so that those above begin one earlier.
    const above = to === n ? undefined : mean(to - 1, (ties.starts[tie + 2] ?? n) - 1);
    const given = to - from > 1 ? mean(from, to - 1) : beside(below, above, scores, [from, to]);
    if (given === undefined) continue;
    pence[index] = Number(roundPence(given));
    if (to - from === 1 && (below === undefined || above === undefined)) outside += 1;
  }
  return { pence, outside };
}

/** The amount on the line between the rows below and above; that of the nearest where there is one alone. */
function beside(
  below: Ratio | undefined,
  above: Ratio | undefined,
  scores: Float64Array,
  [from, to]: readonly [number, number],
): Ratio | undefined {
  if (below === undefined || above === undefined) return below ?? above;
  const [low, own, high] = [numberAt(scores, from - 1), numberAt(scores, from), numberAt(scores, to)];
  return between(below, above, own - low, high - low);
}

/** Where each different score begins in ascending scores, and which of them stands at each place. */
function tiesOf(scores: Float64Array): { starts: number[]; of: Int32Array } {
  const starts: number[] = [];
  const of = new Int32Array(scores.length);
  scores.forEach((score, place) => {
    if (place === 0 || score !== scores[place - 1]) starts.push(place);
    of[place] = starts.length - 1;
  });
  return { starts, of };
}

/** The sum of ascending packages at the places `from` to `to` (exclusive), with the package of one case left out. */
function sumsWithoutOne(packages: Float64Array): (index: number, from: number, to: number) => bigint {
  const order = sortedPositions(packages);
  const sums = new Float64Array(packages.length + 1);
  const placeOf = new Uint32Array(packages.length);
  order.forEach((index, place) => {
    sums[place + 1] = numberAt(sums, place) + numberAt(packages, index);
    placeOf[index] = place;
  });
  return (index, from, to) => {
    const gone = numberAt(placeOf, index);
    const at = (place: number): number => numberAt(sums, place <= gone ? place : place + 1);
    const own = gone >= from && gone < to ? numberAt(packages, index) : 0;
    return BigInt(at(to) - at(from) - own);
  };
}
