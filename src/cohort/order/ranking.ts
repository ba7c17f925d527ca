import { numberAt, valueAt } from '../../exact/at.js';
import { codesOf, pick } from './pick.js';

/** A column of numbers with equal values told as one: the values in order, and which of them each case has. */
export interface Ranking {
  /** The different values, ascending. */
  readonly values: Float64Array;
  /** For each case the place of its value in `values`. */
  readonly codes: Int32Array;
  /** How many cases have each value. */
  readonly counts: Uint32Array;
}

/** The different values of a column without NaN, ascending, and how many cases have each. */
export function tallyOf(column: Float64Array): Pick<Ranking, 'values' | 'counts'> {
  const sorted = column.slice().sort();
  const counts = new Uint32Array(sorted.length);
  let size = 0;
  sorted.forEach((value) => {
    if (size === 0 || value !== sorted[size - 1]) {
      sorted[size] = value;
      size += 1;
    }
    counts[size - 1] = numberAt(counts, size - 1) + 1;
  });
  return { values: sorted.slice(0, size), counts: counts.slice(0, size) };
}

/** Ranks a column without NaN; equal values share a place. */
export function rankingOf(column: Float64Array): Ranking {
  const { values, counts } = tallyOf(column);
  return { values, codes: codesOf(column, (value) => placeOf(values, value)), counts };
}

/** The place of the last of the first `size` ascending values that is not above a number; -1 where all are above it. */
export function placeOf(ascending: Float64Array, value: number, size = ascending.length): number {
  let [low, high] = [0, size];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (numberAt(ascending, middle) <= value) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

/** The rank of each case from 1; equal values have the mean of their ranks. */
export function midRanksOf({ codes, counts }: Ranking): Float64Array {
  let before = 0;
  const ranks = Float64Array.from(counts, (count) => {
    before += count;
    return before - (count - 1) / 2;
  });
  return pick(ranks, codes);
}

/** The positions of cases put together by their code, in the order of the codes. */
export interface Gathered {
  readonly positions: Uint32Array;
  /** Where the positions of each code begin, and after the last one where they end. */
  readonly starts: Uint32Array;
  /** The positions of the cases with a code. */
  readonly of: (code: number) => Uint32Array;
}

/** Puts the positions of cases together by their code from 0; code -1 is left out. */
export function gatherByCode(codes: Int32Array, size: number): Gathered {
  const starts = new Uint32Array(size + 1);
  for (const code of codes) if (code >= 0) starts[code + 1] = numberAt(starts, code + 1) + 1;
  for (let code = 0; code < size; code += 1) starts[code + 1] = numberAt(starts, code + 1) + numberAt(starts, code);
  const positions = new Uint32Array(numberAt(starts, size));
  const next = starts.slice();
  codes.forEach((code, position) => {
    if (code < 0) return;
    const place = numberAt(next, code);
    positions[place] = position;
    next[code] = place + 1;
  });
  return { positions, starts, of: (code) => positions.subarray(starts[code], starts[code + 1]) };
}

/** Gives cases whose value is not stated a code of their own, after all others. */
export function withNotStated(codes: Int32Array, size: number): Int32Array {
  return codes.map((code) => (code < 0 ? size : code));
}

/** How many cases have no code. */
export function countNotStated(codes: Int32Array): number {
  return codes.reduce((sum, code) => sum + (code < 0 ? 1 : 0), 0);
}

/**
 * Two columns of codes as one: equal where both are equal, in the order of the first and then of the second. Codes are
 * from 0; -1 in either gives -1.
 */
export function combineCodes(a: Int32Array, b: Int32Array, sizeOfB: number): { codes: Int32Array; size: number } {
  const keyAt = (index: number): number => {
    const [first, second] = [numberAt(a, index), numberAt(b, index)];
    return first < 0 || second < 0 ? -1 : first * sizeOfB + second;
  };
  const places = new Map<number, number>([[-1, -1]]);
  for (let index = 0; index < a.length; index += 1) places.set(keyAt(index), -1);
  const keys = Float64Array.from(places.keys()).sort();
  keys.forEach((key, place) => {
    places.set(key, place - 1);
  });
  return { codes: a.map((_, index) => valueAt(places, keyAt(index))), size: keys.length - 1 };
}
