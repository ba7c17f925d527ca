import type { Ordered } from '../../cohort/order/ordered.js';
import { at, numberAt } from '../../exact/at.js';
import { type Ratio, ratio } from '../../exact/ratio.js';
import { compareProducts } from './cell.js';

/**
 * Fractions of whole amounts in ascending order; every denominator is more than 0.
 *
 * A quotient of numbers is never out of order, but fractions that differ may give the same one; where they do, those
 * few are put in order exactly.
 */
export function orderFractions(numerators: Float64Array, denominators: Float64Array): Ordered {
  const quotients = numerators.map((numerator, index) => numerator / numberAt(denominators, index));
  const sorted = quotients.slice().sort();
  const equalsOf = new Map<number, readonly (readonly [number, number])[]>();
  const gather = (wanted: number): readonly (readonly [number, number])[] => {
    const equals: (readonly [number, number])[] = [];
    quotients.forEach((quotient, index) => {
      if (quotient === wanted) equals.push([numberAt(numerators, index), numberAt(denominators, index)]);
    });
    equals.sort(([a, b], [c, d]) => compareProducts(a, d, c, b));
    equalsOf.set(wanted, equals);
    return equals;
  };
  const valueAt = (place: number): Ratio => {
    const wanted = numberAt(sorted, place);
    const equals = equalsOf.get(wanted) ?? gather(wanted);
    const [numerator, denominator] = at(equals, place - firstPlace(sorted, wanted));
    return ratio(BigInt(numerator), BigInt(denominator));
  };
  return { length: sorted.length, at: valueAt };
}

function firstPlace(sorted: Float64Array, wanted: number): number {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (numberAt(sorted, middle) < wanted) low = middle + 1;
    else high = middle;
  }
  return low;
}
