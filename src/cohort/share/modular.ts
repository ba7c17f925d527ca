import { at } from '../../exact/at.js';

// Whole numbers modulo a prime below 2^26, so that a product of two is exact. What is a combination of rows over fractions
// is one here as well.

/** The modulus. */
export const PRIME = 67_108_859;

/** A fraction of whole numbers; the divisor is no multiple of the prime. */
export function fraction(numerator: number, denominator: number): number {
  return times(numerator % PRIME, inverse(denominator % PRIME));
}

/** The negative of a number. */
export function negative(value: number): number {
  return (PRIME - value) % PRIME;
}

function times(left: number, right: number): number {
  return (left * right) % PRIME;
}

function inverse(value: number): number {
  let [result, base, power] = [1, value, PRIME - 2];
  for (; power > 0; power = Math.floor(power / 2)) {
    if (power % 2 === 1) result = times(result, base);
    base = times(base, base);
  }
  return result;
}

/** Rows that say the same as some rows; in the column of its pivot each is 1 and all others are 0. */
export type Basis = ReadonlyMap<number, readonly number[]>;

/** The reduced rows of some rows. */
export function basisOf(rows: readonly (readonly number[])[]): Basis {
  const basis = new Map<number, readonly number[]>();
  for (const row of rows) {
    let left = row;
    for (const [pivot, own] of basis) left = without(left, own, at(left, pivot));
    const pivot = left.findIndex((value) => value !== 0);
    if (pivot < 0) continue;
    const factor = inverse(at(left, pivot));
    const own = left.map((value) => times(value, factor));
    for (const [other, one] of basis) basis.set(other, without(one, own, at(one, pivot)));
    basis.set(pivot, own);
  }
  return basis;
}

function without(row: readonly number[], other: readonly number[], factor: number): readonly number[] {
  if (factor === 0) return row;
  return row.map((value, index) => (value + times(PRIME - factor, at(other, index))) % PRIME);
}

/** What is left of a sum of some columns once the basis is taken out of it, by column: nothing where it is a combination. */
export function residual(columns: readonly number[], basis: Basis): ReadonlyMap<number, number> {
  const left = new Map<number, number>();
  const add = (column: number, value: number): void => {
    const sum = ((left.get(column) ?? 0) + value) % PRIME;
    if (sum === 0) left.delete(column);
    else left.set(column, sum);
  };
  for (const column of columns) {
    const row = basis.get(column);
    if (row === undefined) add(column, 1);
    else
      row.forEach((value, index) => {
        if (index !== column && value !== 0) add(index, PRIME - value);
      });
  }
  return left;
}

/** Numbers by column up to their scale, as text; empty where there are none. */
export function scaleFree(values: ReadonlyMap<number, number>): string {
  const sorted = [...values].sort(([left], [right]) => left - right);
  const [first] = sorted;
  if (first === undefined) return '';
  const factor = inverse(first[1]);
  return sorted.map(([column, value]) => `${column}:${times(value, factor)}`).join(' ');
}

/** What some sparse rows span: each has 1 in the column of its pivot, and the others 0. */
export function spanOf(vectors: readonly ReadonlyMap<number, number>[]): Basis {
  const width = Math.max(0, ...vectors.flatMap((vector) => [...vector.keys()].map((column) => column + 1)));
  return basisOf(vectors.map((vector) => Array.from({ length: width }, (_, column) => vector.get(column) ?? 0)));
}

/** Whether a sparse row is a combination of those that span. */
export function isInSpan(vector: ReadonlyMap<number, number>, span: Basis): boolean {
  const left = new Map(vector);
  for (const [pivot, row] of span) {
    const factor = left.get(pivot) ?? 0;
    if (factor === 0) continue;
    row.forEach((value, column) => {
      const rest = ((left.get(column) ?? 0) + times(PRIME - factor, value)) % PRIME;
      if (rest === 0) left.delete(column);
      else left.set(column, rest);
    });
  }
  return left.size === 0;
}
