import { at } from './at.js';
import { addRatios, multiplyRatios, type Ratio, ratio, subtractRatios } from './ratio.js';

/** The nine definitions of a sample quantile, by the numbers that Hyndman and Fan (1996) gave them. */
export const QUANTILE_TYPES = [1, 2, 3, 4, 5, 6, 7, 8, 9] as const;

/** A definition of a sample quantile: 7 is a spreadsheet's PERCENTILE.INC, 6 its PERCENTILE.EXC. */
export type QuantileType = (typeof QUANTILE_TYPES)[number];

/** Where a quantile lies in an ascending list: between two places, at a share of the way from the lower one. */
export interface QuantilePlace {
  /** Position from 0 in the ascending list. */
  readonly lower: number;
  readonly upper: number;
  /** 0 is the lower value, 1 the upper one. */
  readonly share: Ratio;
}

/**
 * Where the quantile for a share `p` from 0 to 1 lies in an ascending list of `n` values, exactly.
 *
 * Types 1 to 3 jump from value to value, types 4 to 9 interpolate. A place before the first or after the last value is
 * that value. For `n` values and a position h, the place is floor(h) and the share what is left of h:
 *
 * - 1: h = np, the next value unless h is whole; 2: the same, and the mean of both where h is whole
 * - 3: h = np − 1/2, the next value unless h is a whole even number
 * - 4: np; 5: np + 1/2; 6: (n + 1)p; 7: (n − 1)p + 1; 8: (n + 1/3)p + 1/3; 9: (n + 1/4)p + 3/8
 *
 * @source RR145 5.13 (packages and scores at the same percentile)
 */
export function quantilePlace(n: number, p: Ratio, type: QuantileType): QuantilePlace {
  const { by, plus } = quantileLine(p, type);
  const position = addRatios(multiplyRatios(by, ratio(BigInt(n))), plus);
  const whole = floor(position);
  const rest = subtractRatios(position, ratio(whole));
  const within = (place: bigint): number => Math.min(Math.max(Number(place) - 1, 0), n - 1);
  const [lower, upper] = [within(whole), within(whole + 1n)];
  return { lower, upper, share: lower === upper ? ratio(0n) : shareOf(type, rest, whole) };
}

/** The position of a quantile as a straight line in the number of values: `by` · n + `plus`. */
export function quantileLine(p: Ratio, type: QuantileType): { readonly by: Ratio; readonly plus: Ratio } {
  return { by: p, plus: addRatios(multiplyRatios(SPREAD[type], p), SHIFT[type]) };
}

/** The quantile of ascending values: a value of the list, or one between two neighbours. */
export function quantileOf(ascending: readonly Ratio[], p: Ratio, type: QuantileType): Ratio {
  const { lower, upper, share } = quantilePlace(ascending.length, p, type);
  const [from, to] = [at(ascending, lower), at(ascending, upper)];
  return addRatios(from, multiplyRatios(share, subtractRatios(to, from)));
}

const NONE = ratio(0n);
const HALF = ratio(1n, 2n);
const THIRD = ratio(1n, 3n);

/** What is added to n before it is multiplied by p. */
const SPREAD: Readonly<Record<QuantileType, Ratio>> = {
  1: NONE,
  2: NONE,
  3: NONE,
  4: NONE,
  5: NONE,
  6: ratio(1n),
  7: ratio(-1n),
  8: THIRD,
  9: ratio(1n, 4n),
};

/** What is added to the product. */
const SHIFT: Readonly<Record<QuantileType, Ratio>> = {
  1: NONE,
  2: NONE,
  3: ratio(-1n, 2n),
  4: NONE,
  5: HALF,
  6: NONE,
  7: ratio(1n),
  8: THIRD,
  9: ratio(3n, 8n),
};

function shareOf(type: QuantileType, rest: Ratio, whole: bigint): Ratio {
  const isWhole = rest.numerator === 0n;
  if (type === 1) return ratio(isWhole ? 0n : 1n);
  if (type === 2) return isWhole ? HALF : ratio(1n);
  if (type === 3) return ratio(isWhole && whole % 2n === 0n ? 0n : 1n);
  return rest;
}

function floor({ numerator, denominator }: Ratio): bigint {
  const quotient = numerator / denominator;
  return numerator % denominator < 0n ? quotient - 1n : quotient;
}
