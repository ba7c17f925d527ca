import { formatScaled, type Ratio, ratio } from './ratio.js';

/**
 * The ways to round, by name.
 *
 * @choice rounding-mode: half up is the default; half even, down and up can be asked for. No report states a mode.
 * All of them treat a negative number as the mirror image of the positive one: `half-up` rounds a half away from zero,
 * `down` towards zero, `up` away from zero.
 */
export const ROUNDING_MODES = ['half-up', 'half-even', 'down', 'up'] as const;

/** A way to round. */
export type RoundingMode = (typeof ROUNDING_MODES)[number];

/**
 * Rounds a fraction to a whole number by whole quotient and remainder, so that nothing is rounded twice: a ratio just
 * under a half stays under it.
 */
export function roundToInteger({ numerator, denominator }: Ratio, mode: RoundingMode): bigint {
  const sign = numerator < 0n ? -1n : 1n;
  const magnitude = numerator * sign;
  const quotient = magnitude / denominator;
  const remainder = magnitude % denominator;
  return sign * (goesUp(mode, quotient, remainder * 2n, denominator) ? quotient + 1n : quotient);
}

function goesUp(mode: RoundingMode, quotient: bigint, twiceRemainder: bigint, denominator: bigint): boolean {
  switch (mode) {
    case 'down':
      return false;
    case 'up':
      return twiceRemainder > 0n;
    case 'half-up':
      return twiceRemainder >= denominator;
    case 'half-even':
      return twiceRemainder > denominator || (twiceRemainder === denominator && quotient % 2n === 1n);
  }
}

/** A number as text, rounded to some decimals: `'12.50'`. */
export type RoundedNumber = string;

/** A fraction as a decimal number with a fixed number of decimals, rounded half up unless told otherwise. */
export function formatRounded(value: Ratio, decimals: number, mode: RoundingMode = 'half-up'): RoundedNumber {
  const scale = 10n ** BigInt(decimals);
  return formatScaled(roundToInteger(ratio(value.numerator * scale, value.denominator), mode), decimals);
}
