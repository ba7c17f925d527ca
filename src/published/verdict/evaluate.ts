import { fail } from '../../errors.js';
import {
  addIntervals,
  divideIntervals,
  type Interval,
  intervalOfExact,
  multiplyIntervals,
  subtractIntervals,
} from '../../exact/interval.js';
import { compareRatios, parseRatio, type Ratio, ratio, ZERO } from '../../exact/ratio.js';
import type { Formula, Operation } from './formula.js';

/** Gives the interval of a figure. */
export type ReadFigure = (id: string) => Interval;

/** Calculates a formula over intervals. */
export function evaluate(formula: Formula, read: ReadFigure): Interval {
  if (typeof formula === 'string') return read(formula);
  if ('constant' in formula) return intervalOfExact(parseRatio(formula.constant));
  if (formula.operation === 'count') return intervalOfExact(ratio(BigInt(formula.of.length)));
  const [first, ...rest] = formula.of.map((part) => evaluate(part, read));
  if (first === undefined) return fail('missing', [], `the operation ${formula.operation} has nothing to work on`);
  if (formula.operation === 'root') return rootOfInterval(first);
  if (formula.operation === 'square') return squareOf(first);
  const combine = COMBINE[formula.operation];
  return rest.reduce(combine, first);
}

type Combine = (a: Interval, b: Interval) => Interval;

const COMBINE: Readonly<Record<Exclude<Operation['operation'], 'root' | 'square' | 'count'>, Combine>> = {
  sum: addIntervals,
  difference: subtractIntervals,
  product: multiplyIntervals,
  quotient: divideIntervals,
  least: (a, b) => ({ low: lesser(a.low, b.low), high: lesser(a.high, b.high) }),
  greatest: (a, b) => ({ low: greater(a.low, b.low), high: greater(a.high, b.high) }),
  between: (a, b) => ({ low: lesser(a.low, b.low), high: greater(a.high, b.high) }),
};

function lesser(a: Ratio, b: Ratio): Ratio {
  return compareRatios(a, b) <= 0 ? a : b;
}

function greater(a: Ratio, b: Ratio): Ratio {
  return compareRatios(a, b) >= 0 ? a : b;
}

/** The square of one unknown value: both factors are the same, so that it is never below 0. */
function squareOf(value: Interval): Interval {
  const { low, high } = multiplyIntervals(value, value);
  return low.numerator < 0n ? { low: ZERO, high } : { low, high };
}

/** A root is rarely a fraction; its ends are cut to a millionth, outwards. */
const ROOT_SCALE = 1_000_000n;

function rootOfInterval({ low, high }: Interval): Interval {
  const below = low.numerator < 0n ? 0n : wholeRoot((low.numerator * ROOT_SCALE * ROOT_SCALE) / low.denominator);
  const above = wholeRoot((high.numerator * ROOT_SCALE * ROOT_SCALE) / high.denominator) + 1n;
  return { low: ratio(below, ROOT_SCALE), high: ratio(above, ROOT_SCALE) };
}

/** The largest whole number whose square is not above `value`, by Newton's method. */
function wholeRoot(value: bigint): bigint {
  if (value < 2n) return value < 0n ? 0n : value;
  let guess = 1n << BigInt(Math.ceil(value.toString(2).length / 2));
  for (;;) {
    const next = (guess + value / guess) / 2n;
    if (next >= guess) return guess;
    guess = next;
  }
}
