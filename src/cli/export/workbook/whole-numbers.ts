import type { Ratio } from '../../../exact/ratio.js';
import {
  all,
  choose,
  common,
  compare,
  type Expr,
  iff,
  is,
  isNot,
  less,
  nearest,
  over,
  type Term,
  times,
  whole,
} from './book/formula.js';
import { plain } from './bounds.js';

/** The pence of a cell that holds pounds. */
export const penceOf = (pounds: Expr): Expr => nearest(times(pounds, 100));

/** Pence as the pounds of a cell. */
export const poundsOf = (pence: bigint): number => plain(pence) / 100;

/** One more where a quotient is rounded up to the next whole number: what was left over, of what it was divided by. */
export function roundedUp(mode: Expr, quotient: Expr, left: Expr, under: Expr): Expr {
  const twice = times(2, left);
  const isOdd = is(less(quotient, times(2, whole(over(quotient, 2)))), 1);
  const one = (when: Expr): Expr => iff(when, 1, 0);
  const isHalf = all(is(twice, under), isOdd);
  return choose(
    [
      [is(mode, 'half-up'), one(compare(twice, '>=', under))],
      [is(mode, 'half-even'), iff(compare(twice, '>', under), 1, one(isHalf))],
      [is(mode, 'up'), one(isNot(left, 0))],
    ],
    0,
  );
}

/**
 * A number as two formulas in lowest terms.
 *
 * @param units how many of the smallest parts there are in one, such as a million
 * @param whole how many of them make one of what is wanted: of pounds in hundred-millionths, a million make a penny
 */
export function fractionOf(cell: Expr, units: number, whole = units): { readonly above: Expr; readonly under: Expr } {
  const parts = nearest(times(cell, units));
  const shared = common(parts, whole);
  return { above: over(parts, shared), under: over(whole, shared) };
}

/** A ratio as a number of at most six decimals that a cell holds, divided by a whole number: 1 where it is a decimal. */
export function cellsOfRatio({ numerator, denominator }: Ratio): { readonly number: number; readonly by: number } {
  if (1_000_000n % denominator !== 0n)
    return { number: plain(numerator * 1_000_000n) / 1_000_000, by: plain(denominator) };
  return { number: plain((numerator * 1_000_000n) / denominator) / 1_000_000, by: 1 };
}

/** A decimal number as a cell holds it: at most so many decimals as the unit has noughts. */
export function decimalOf({ numerator, denominator }: Ratio, unit: bigint): number {
  // What is finer is no number of a cell.
  const units = (numerator * unit) % denominator === 0n ? (numerator * unit) / denominator : 1n << 60n;
  return plain(units) / Number(unit);
}

/** What is left of a quotient. */
export const leftOf = (above: Expr, quotient: Expr, under: Term): Expr => less(above, times(quotient, under));
