import { type Ratio, ratio } from '../exact/ratio.js';

// Whole numbers add exactly up to 2^53; beyond this the part is carried into a bigint.
const CARRY = 4e15;

/** The sum of a column of whole numbers, exact. */
export function sumOf(column: Float64Array): bigint {
  let total = 0n;
  let part = 0;
  for (const value of column) {
    part += value;
    if (part > CARRY || part < -CARRY) {
      total += BigInt(part);
      part = 0;
    }
  }
  return total + BigInt(part);
}

/** The sum of the products of two columns of whole numbers, exact. */
export function sumOfProducts(a: Float64Array, b: Float64Array): bigint {
  let total = 0n;
  let part = 0;
  for (let index = 0; index < a.length; index += 1) {
    const [first, second] = [a[index] ?? 0, b[index] ?? 0];
    const product = first * second;
    if (Math.abs(product) > CARRY) total += BigInt(first) * BigInt(second);
    else part += product;
    if (part > CARRY || part < -CARRY) {
      total += BigInt(part);
      part = 0;
    }
  }
  return total + BigInt(part);
}

/** The median of ascending whole numbers: the middle one, or the mean of the two in the middle. */
export function medianOf(ascending: Float64Array): Ratio {
  const { length } = ascending;
  const at = (place: number): bigint => BigInt(ascending[place] ?? 0);
  return ratio(at((length - 1) >> 1) + at(length >> 1), 2n);
}

/** The square root of a fraction, rounded half up to a whole number; exact, without floating point. */
export function roundedRoot(numerator: bigint, denominator: bigint): bigint {
  // A whole number w is the nearest to the root of x when 2w - 1 <= the root of 4x < 2w + 1.
  return (wholeRoot((4n * numerator) / denominator) + 1n) / 2n;
}

function wholeRoot(value: bigint): bigint {
  if (value < 2n) return value;
  // Newton's steps come down to the root from any number above it.
  let root = 1n << BigInt((value.toString(2).length + 1) >> 1);
  for (;;) {
    const next = (root + value / root) >> 1n;
    if (next >= root) return root;
    root = next;
  }
}
