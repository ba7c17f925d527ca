import { at, numberAt } from '../exact/at.js';
import { type Ratio, ratio, ZERO } from '../exact/ratio.js';

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
    const [first, second] = [numberAt(a, index), numberAt(b, index)];
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

/** The sums of a column of whole numbers of 0 or more, one for each code from 0; exact. */
export function sumsByCode(column: Float64Array, codes: Int32Array, size: number): bigint[] {
  if (sumOf(column) > BigInt(Number.MAX_SAFE_INTEGER)) return bigSumsByCode(column, codes, size);
  const sums = new Float64Array(size);
  codes.forEach((code, index) => {
    sums[code] = numberAt(sums, code) + numberAt(column, index);
  });
  return Array.from(sums, BigInt);
}

function bigSumsByCode(column: Float64Array, codes: Int32Array, size: number): bigint[] {
  const sums = Array.from({ length: size }, () => 0n);
  codes.forEach((code, index) => {
    sums[code] = at(sums, code) + BigInt(numberAt(column, index));
  });
  return sums;
}

/** A numerator over a denominator above 0, not in lowest terms. */
export type Fraction = readonly [numerator: bigint, denominator: bigint];

/**
 * The sum of many fractions, exact. Those with one denominator are added first; then neighbours are added in pairs, and
 * the fraction is brought to lowest terms once, so that a thousand different denominators stay cheap.
 */
export function sumFractions(fractions: Iterable<Fraction>): Ratio {
  const byDenominator = new Map<bigint, bigint>();
  for (const [numerator, denominator] of fractions) {
    byDenominator.set(denominator, (byDenominator.get(denominator) ?? 0n) + numerator);
  }
  let level: Fraction[] = [...byDenominator].map(([denominator, numerator]) => [numerator, denominator]);
  while (level.length > 1) {
    const next: Fraction[] = [];
    for (let index = 0; index < level.length; index += 2) {
      const [a, b] = at(level, index);
      // The last of an odd number has nobody to be added to.
      const [c, d] = level[index + 1] ?? NOTHING;
      next.push([a * d + c * b, b * d]);
    }
    level = next;
  }
  const [only] = level;
  return only === undefined ? ZERO : ratio(...only);
}

const NOTHING: Fraction = [0n, 1n];
