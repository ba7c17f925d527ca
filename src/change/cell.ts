import type { Cohort } from './cohort.js';

/** The cases that one set of figures rests on, as columns of whole pence. */
export interface Cell {
  readonly n: number;
  readonly from: Float64Array;
  readonly to: Float64Array;
  readonly base: Float64Array;
  /** `to` less `from`. */
  readonly change: Float64Array;
  readonly idOf: (position: number) => string;
}

/** The cell of the cases at some positions of a cohort. */
export function cellOf(cohort: Cohort, positions: Uint32Array): Cell {
  const pick = (column: Float64Array): Float64Array => Float64Array.from(positions, (place) => column[place] ?? 0);
  const [from, to] = [pick(cohort.from), pick(cohort.to)];
  return {
    n: positions.length,
    from,
    to,
    base: cohort.base === cohort.from ? from : pick(cohort.base),
    change: to.map((pence, index) => pence - (from[index] ?? 0)),
    idOf: (position) => cohort.idOf(positions[position] ?? 0),
  };
}

/** The sum of a column of whole pence, exact. */
export function sumOf(column: Float64Array): bigint {
  let total = 0n;
  let part = 0;
  for (const pence of column) {
    part += pence;
    // Whole pence add exactly up to 2^53; the rest is carried in a bigint now and then.
    if (part > 4e15 || part < -4e15) {
      total += BigInt(part);
      part = 0;
    }
  }
  return total + BigInt(part);
}

/**
 * Compares a × b with c × d for whole numbers, exactly: negative when the first product is less, 0 when they are equal.
 */
export function compareProducts(a: number, b: number, c: number, d: number): number {
  const [first, second] = [a * b, c * d];
  // Below 2^53 a product of whole numbers is exact, and a rounded one never falls below it.
  if (Math.abs(first) <= EXACT && Math.abs(second) <= EXACT) return first - second;
  const difference = BigInt(a) * BigInt(b) - BigInt(c) * BigInt(d);
  return difference < 0n ? -1 : difference > 0n ? 1 : 0;
}

const EXACT = Number.MAX_SAFE_INTEGER;
