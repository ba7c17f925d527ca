import * as z from 'zod';
import { fail } from '../errors.js';
import { schemaOf, withCheck } from '../parse/check.js';
import { deferred } from '../parse/deferred.js';
import { parseInput } from '../parse/parse.js';
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
  /** The least value that it may stand for. */
  readonly low: Ratio;
  /** The greatest. */
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
 * import { formatInterval, intervalOfRounded } from 'openras/published';
 * formatInterval(intervalOfRounded('7600', '100')); // => { low: '7550', high: '7650' }
 * ```
 * @category Published figures
 */
export function intervalOfRounded(value: string, precision: string): Interval {
  const { value: centre, precision: step } = parseInput(roundedSchema, { value, precision });
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
 * @throws RasError `undefined-result` when the first figure may be 0; `invalid`, `inconsistent` for what is no interval
 * @choice interval-ends: closed at both ends; the reports do not say how they round
 * @example
 * ```ts
 * import { formatInterval, intervalOfRounded, percentageChange } from 'openras/published';
 * // RR145 Table 33, site 1: means of £12,600 and £7,600, both to £100; the report prints -40 %
 * const change = percentageChange(intervalOfRounded('12600', '100'), intervalOfRounded('7600', '100'));
 * formatInterval(change, 1); // => { low: '-40.3', high: '-39.0' }
 * ```
 * @category Published figures
 */
export function percentageChange(from: Interval, to: Interval): Interval {
  const hundred = ratio(100n);
  const { from: first, to: second } = parseInput(changeSchema, { from, to });
  const quotient = divideIntervals(second, first);
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
 * @param decimals 0 to 100
 * @throws RasError `invalid`, `out-of-range` for what is no interval or no number of decimals, `inconsistent` when the
 * low end is above the high one
 * @choice interval-ends: closed at both ends; the reports do not say how they round
 * @example
 * ```ts
 * import { formatInterval, intervalOfRounded } from 'openras/published';
 * formatInterval(intervalOfRounded('0.5', '0.1')); // => { low: '0.45', high: '0.55' }
 * ```
 * @category Published figures
 */
export function formatInterval(interval: Interval, decimals?: number): { low: string; high: string } {
  const { low, high } = parseInput(intervalSchema, interval, ['interval']);
  const places = parseInput(decimalsSchema, decimals, ['decimals']);
  const format = (value: Ratio): string => (places === undefined ? formatRatio(value) : formatRounded(value, places));
  return { low: format(low), high: format(high) };
}

/** More digits than any figure here has; they would take long. */
const MOST_DIGITS = 1000;

const ratioSchema = deferred(() => {
  const most = 10n ** BigInt(MOST_DIGITS);
  const whole = z.bigint().lt(most, TOO_LONG).gt(-most, TOO_LONG);
  return z.object({ numerator: whole, denominator: whole.positive('a denominator is more than 0') });
});

const TOO_LONG = `has more than ${MOST_DIGITS} digits`;

const intervalSchema = deferred(() =>
  withCheck(z.object({ low: ratioSchema, high: ratioSchema }), ({ low, high }, problems) => {
    if (compareRatios(low, high) > 0) problems.add('inconsistent', ['low'], 'is more than the high end');
  }),
);

const changeSchema = deferred(() => z.object({ from: intervalSchema, to: intervalSchema }));

const exactTextSchema = deferred(() =>
  schemaOf(z.union([z.string(), z.number()]), (exact) => parseRatio(String(exact))),
);

const roundedSchema = deferred(() => z.object({ value: exactTextSchema, precision: exactTextSchema }));

const decimalsSchema = deferred(() => z.int(DECIMALS).min(0, DECIMALS).max(100, DECIMALS).optional());

const DECIMALS = 'expected a whole number of decimals from 0 to 100';
