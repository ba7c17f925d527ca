import { compareRatios, type Ratio, subtractRatios, ZERO } from '../../exact/ratio.js';

/** -1, 0 or 1. */
export function signOf(value: Ratio): number {
  return Math.sign(compareRatios(value, ZERO));
}

/** A fraction without its sign. */
export function sizeOf(value: Ratio): Ratio {
  return value.numerator < 0n ? subtractRatios(ZERO, value) : value;
}
