import { fail } from '../errors.js';
import {
  addRatios,
  compareRatios,
  divideRatios,
  formatRatio,
  multiplyRatios,
  ONE,
  parseRatio,
  type Ratio,
  ratio,
  subtractRatios,
  ZERO,
} from './ratio.js';
import { formatRounded } from './round.js';

/**
 * The values that a rounded figure may stand for, both ends included.
 *
 * @choice interval-ends: closed at both ends, so that half-up, half-even and either printed neighbour are all allowed
 * for; the reports do not say how they round.
 */
export interface Interval {
  readonly low: Ratio;
  readonly high: Ratio;
}

/**
 * The interval behind a figure printed to a precision: £7,600 to the nearest £100 is 7,550 to 7,650.
 *
 * @param value the figure as an exact number, such as `'7600'`
 * @param precision the step to which it is printed, such as `'100'`
 * @throws RasError `invalid` when either is not a number, `out-of-range` when the precision is negative
 * @choice interval-ends: closed at both ends; the reports do not say how they round
 * @example
 * ```ts
 * import { formatInterval, intervalOfRounded } from 'openras';
 * formatInterval(intervalOfRounded('7600', '100')); // => { low: '7550', high: '7650' }
 * ```
 */
export function intervalOfRounded(value: string, precision: string): Interval {
  const centre = parseRatio(value);
  const step = parseRatio(precision);
  if (step.numerator < 0n) fail('out-of-range', ['precision'], 'a precision is 0 or more');
  const half = divideRatios(step, ratio(2n));
  return { low: subtractRatios(centre, half), high: addRatios(centre, half) };
}

/** The interval of one exact value. */
export function intervalOfExact(value: Ratio): Interval {
  return { low: value, high: value };
}

export function addIntervals(a: Interval, b: Interval): Interval {
  return { low: addRatios(a.low, b.low), high: addRatios(a.high, b.high) };
}

export function subtractIntervals(a: Interval, b: Interval): Interval {
  return { low: subtractRatios(a.low, b.high), high: subtractRatios(a.high, b.low) };
}

export function multiplyIntervals(a: Interval, b: Interval): Interval {
  return hull([
    multiplyRatios(a.low, b.low),
    multiplyRatios(a.low, b.high),
    multiplyRatios(a.high, b.low),
    multiplyRatios(a.high, b.high),
  ]);
}

/** @throws RasError `undefined-result` when `b` contains 0 */
export function divideIntervals(a: Interval, b: Interval): Interval {
  if (contains(b, ZERO)) fail('undefined-result', [], 'a division by an interval that contains 0 has no bounds');
  return multiplyIntervals(a, { low: divideRatios(ONE, b.high), high: divideRatios(ONE, b.low) });
}

/**
 * The change from one figure to another in per cent, as far as their rounding lets us know it.
 *
 * @throws RasError `undefined-result` when the first figure may be 0
 * @choice interval-ends: closed at both ends; the reports do not say how they round
 * @example
 * ```ts
 * import { formatInterval, intervalOfRounded, percentageChange } from 'openras';
 * // RR145 Table 33, site 1: means of £12,600 and £7,600, both to £100; the report prints -40 %
 * const change = percentageChange(intervalOfRounded('12600', '100'), intervalOfRounded('7600', '100'));
 * formatInterval(change, 1); // => { low: '-40.3', high: '-39.0' }
 * ```
 */
export function percentageChange(from: Interval, to: Interval): Interval {
  const hundred = ratio(100n);
  const quotient = divideIntervals(to, from);
  return {
    low: multiplyRatios(hundred, subtractRatios(quotient.low, ONE)),
    high: multiplyRatios(hundred, subtractRatios(quotient.high, ONE)),
  };
}

/** Whether a value lies in the interval, ends included. */
export function contains(interval: Interval, value: Ratio): boolean {
  return compareRatios(interval.low, value) <= 0 && compareRatios(value, interval.high) <= 0;
}

/** Whether two intervals share a value. */
export function overlaps(a: Interval, b: Interval): boolean {
  return compareRatios(a.low, b.high) <= 0 && compareRatios(b.low, a.high) <= 0;
}

function hull(values: readonly [Ratio, ...Ratio[]]): Interval {
  let [low] = values;
  let high = low;
  for (const value of values) {
    if (compareRatios(value, low) < 0) low = value;
    if (compareRatios(value, high) > 0) high = value;
  }
  return { low, high };
}

/**
 * An interval as text: its exact bounds, or, with `decimals`, each bound rounded half up to that many.
 *
 * @choice interval-ends: closed at both ends; the reports do not say how they round
 * @example
 * ```ts
 * import { formatInterval, intervalOfRounded } from 'openras';
 * formatInterval(intervalOfRounded('0.5', '0.1')); // => { low: '0.45', high: '0.55' }
 * ```
 */
export function formatInterval(interval: Interval, decimals?: number): { low: string; high: string } {
  const format = (value: Ratio): string =>
    decimals === undefined ? formatRatio(value) : formatRounded(value, decimals);
  return { low: format(interval.low), high: format(interval.high) };
}
