import { fail } from '../errors.js';
import type { ScaledInteger } from './decimal.js';

/**
 * An exact fraction in lowest terms with a positive denominator. Every calculation that divides keeps one of these
 * until the single rounding at its end.
 */
export interface Ratio {
  /** Above the line; its sign is that of the ratio. */
  readonly numerator: bigint;
  /** Below the line; above 0. */
  readonly denominator: bigint;
}

/** The fraction 0. */
export const ZERO: Ratio = { numerator: 0n, denominator: 1n };

/** The fraction 1. */
export const ONE: Ratio = { numerator: 1n, denominator: 1n };

/**
 * The fraction `numerator` / `denominator` in lowest terms.
 *
 * @throws RasError `undefined-result` when the denominator is 0
 */
export function ratio(numerator: bigint, denominator: bigint = 1n): Ratio {
  if (denominator === 0n) fail('undefined-result', [], 'a division by 0 has no result');
  const sign = denominator < 0n ? -1n : 1n;
  const divisor = gcd(numerator < 0n ? -numerator : numerator, denominator * sign);
  return { numerator: (numerator * sign) / divisor, denominator: (denominator * sign) / divisor };
}

/** A decimal number as a fraction. */
export function ratioOfDecimal({ value, decimals }: ScaledInteger): Ratio {
  return ratio(value, 10n ** BigInt(decimals));
}

export function addRatios(a: Ratio, b: Ratio): Ratio {
  return ratio(a.numerator * b.denominator + b.numerator * a.denominator, a.denominator * b.denominator);
}

export function subtractRatios(a: Ratio, b: Ratio): Ratio {
  return addRatios(a, { numerator: -b.numerator, denominator: b.denominator });
}

export function multiplyRatios(a: Ratio, b: Ratio): Ratio {
  return ratio(a.numerator * b.numerator, a.denominator * b.denominator);
}

/** @throws RasError `undefined-result` when `b` is 0 */
export function divideRatios(a: Ratio, b: Ratio): Ratio {
  return ratio(a.numerator * b.denominator, a.denominator * b.numerator);
}

/** Negative when `a` is less than `b`, 0 when they are equal, positive when it is greater. */
export function compareRatios(a: Ratio, b: Ratio): number {
  const difference = a.numerator * b.denominator - b.numerator * a.denominator;
  return difference < 0n ? -1 : difference > 0n ? 1 : 0;
}

/** The sum of fractions, with one common denominator for the whole list so that a long list stays cheap. */
export function sumRatios(values: readonly Ratio[]): Ratio {
  const sums = new Map<bigint, bigint>();
  for (const { numerator, denominator } of values) {
    sums.set(denominator, (sums.get(denominator) ?? 0n) + numerator);
  }
  let total = ZERO;
  for (const [denominator, numerator] of sums) total = addRatios(total, ratio(numerator, denominator));
  return total;
}

/** An exact number as text: a decimal number where it ends (`'12.5'`), otherwise a fraction (`'1125/7'`). */
export type ExactNumber = string;

/**
 * A fraction as text that loses nothing: a decimal number where it ends (`12.5`), otherwise `numerator/denominator`.
 */
export function formatRatio({ numerator, denominator }: Ratio): ExactNumber {
  let twosAndFives = denominator;
  let decimals = 0;
  while (twosAndFives % 10n === 0n) {
    twosAndFives /= 10n;
    decimals += 1;
  }
  for (const prime of [2n, 5n]) {
    while (twosAndFives % prime === 0n) {
      twosAndFives /= prime;
      decimals += 1;
    }
  }
  if (twosAndFives !== 1n) return `${numerator}/${denominator}`;
  return formatScaled((numerator * 10n ** BigInt(decimals)) / denominator, decimals);
}

/** How `formatRatio` writes a number. */
export const EXACT_NUMBER = /^(-?\d{1,400})(?:\/(\d{1,400})|\.(\d{1,400}))?$/;

/** Reads back what `formatRatio` writes. */
export function parseRatio(text: string): Ratio {
  const match = EXACT_NUMBER.exec(text);
  if (match === null) return fail('invalid', [], 'not an exact number such as 12.5 or 1125/7');
  const [, whole = '', denominator, decimals] = match;
  if (denominator !== undefined) return ratio(BigInt(whole), BigInt(denominator));
  return ratio(BigInt(whole + (decimals ?? '')), 10n ** BigInt(decimals?.length ?? 0));
}

/** A whole number of units of ten to the minus `decimals`, written as a decimal number. */
export function formatScaled(value: bigint, decimals: number): string {
  const sign = value < 0n ? '-' : '';
  const digits = (value < 0n ? -value : value).toString().padStart(decimals + 1, '0');
  if (decimals === 0) return sign + digits;
  return `${sign}${digits.slice(0, -decimals)}.${digits.slice(-decimals)}`;
}

function gcd(a: bigint, b: bigint): bigint {
  let [larger, smaller] = [a, b];
  while (smaller !== 0n) [larger, smaller] = [smaller, larger % smaller];
  return larger === 0n ? 1n : larger;
}
