import { type Ratio, ratio } from '../exact/ratio.js';

/** The sum of a column of whole pence, exact. */
export function sumOf(column: Float64Array): bigint {
  let total = 0n;
  let part = 0;
  for (const pence of column) {
    part += pence;
    // Whole pence add exactly up to 2^53; the rest is carried in a bigint now and then.
    if (part > 4e15) {
      total += BigInt(part);
      part = 0;
    }
  }
  return total + BigInt(part);
}

/** The sums of a column of whole pence, one for each code from 0; exact. */
export function sumsByCode(column: Float64Array, codes: Int32Array, size: number): bigint[] {
  if (sumOf(column) > BigInt(Number.MAX_SAFE_INTEGER)) return bigSumsByCode(column, codes, size);
  const sums = new Float64Array(size);
  codes.forEach((code, index) => {
    sums[code] = (sums[code] ?? 0) + (column[index] ?? 0);
  });
  return Array.from(sums, BigInt);
}

function bigSumsByCode(column: Float64Array, codes: Int32Array, size: number): bigint[] {
  const sums = Array.from({ length: size }, () => 0n);
  codes.forEach((code, index) => {
    sums[code] = (sums[code] ?? 0n) + BigInt(column[index] ?? 0);
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
      const [[a, b] = [0n, 1n], [c, d] = [0n, 1n]] = [level[index], level[index + 1]];
      next.push([a * d + c * b, b * d]);
    }
    level = next;
  }
  const [[numerator, denominator] = [0n, 1n]] = level;
  return ratio(numerator, denominator);
}
