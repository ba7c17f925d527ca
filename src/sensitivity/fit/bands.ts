import { formatPoints } from '../../cohort/figures.js';
import { pick } from '../../cohort/order/pick.js';
import { numberAt, valueAt } from '../../exact/at.js';
import { compareRatios, type Ratio, ratio } from '../../exact/ratio.js';
import type { FirmCohort } from '../firm-cohort.js';

/** A band and the cases in it. */
export interface Band {
  /** What it holds: `10 to 24.5`, `6 to 13`, `14 and over`. */
  readonly label: string;
  readonly positions: number[];
}

/**
 * Cases in bands of points: by cut points, or as a number of bands with about as many cases each. A
 * case goes by how many others have fewer points, so that equal points never part; a band that nobody falls into is left
 * out.
 */
export function bandsOfPoints(
  { points, pointsDecimals }: FirmCohort,
  positions: Uint32Array,
  bands: number | readonly Ratio[],
): Band[] {
  const show = (scaled: number): string => formatPoints(scaled, pointsDecimals);
  const indexOf = typeof bands === 'number' ? bySize(pick(points, positions), bands) : byCuts(bands, pointsDecimals);
  const found = new Map<number, number[]>();
  for (const position of positions) {
    const index = indexOf(numberAt(points, position));
    const band = found.get(index);
    if (band === undefined) found.set(index, [position]);
    else band.push(position);
  }
  const inOrder = [...found].sort(([a], [b]) => a - b).map(([, members]) => members);
  return inOrder.map((members) => {
    const own = pick(points, members).sort();
    const [low, high] = [numberAt(own, 0), numberAt(own, own.length - 1)];
    return { label: low === high ? show(low) : `${show(low)} to ${show(high)}`, positions: members };
  });
}

function bySize(points: Float64Array, bands: number): (scaled: number) => number {
  const sorted = points.sort();
  const fewer = new Map<number, number>();
  sorted.forEach((value, place) => {
    if (!fewer.has(value)) fewer.set(value, place);
  });
  return (scaled) => Math.floor((bands * valueAt(fewer, scaled)) / sorted.length);
}

function byCuts(cuts: readonly Ratio[], decimals: number): (scaled: number) => number {
  const sorted = [...cuts].sort(compareRatios);
  const scale = 10n ** BigInt(decimals);
  return (scaled) => {
    const exact = ratio(BigInt(scaled), scale);
    return sorted.filter((cut) => compareRatios(cut, exact) <= 0).length;
  };
}

/** Cases in bands of age by the lowest age of each; who is younger than the first, or of no known age, is in none. */
export function bandsOfAge({ ages }: FirmCohort, positions: Uint32Array, ends: readonly number[]): Band[] {
  const sorted = [...ends].sort((a, b) => a - b);
  return sorted.map((from, index) => {
    const next = sorted[index + 1];
    const isIn = (age: number): boolean => age >= from && (next === undefined || age < next);
    const label = next === undefined ? `${from} and over` : next === from + 1 ? `${from}` : `${from} to ${next - 1}`;
    return { label, positions: Array.from(positions).filter((position) => isIn(numberAt(ages, position))) };
  });
}
