import { addRatios, multiplyRatios, type Ratio, ratio, subtractRatios, ZERO } from '../exact/ratio.js';
import { type QuantileType, quantilePlace } from '../model/percentile/quantile.js';
import { compareProducts } from './cell.js';

/** Values in ascending order, read exactly and by their places. */
export interface Ordered {
  readonly length: number;
  /** The value at a place from 0. */
  at(place: number): Ratio;
}

/** The range and the quartiles of some values, exact. */
export interface FiveFigures {
  readonly lowest: Ratio;
  readonly lowerQuartile: Ratio;
  readonly median: Ratio;
  readonly upperQuartile: Ratio;
  readonly highest: Ratio;
}

/** Whole amounts in ascending order. */
export function orderAmounts(column: Float64Array): Ordered {
  const sorted = column.slice().sort();
  return { length: sorted.length, at: (place) => ratio(BigInt(sorted[place] ?? 0)) };
}

/**
 * Fractions of whole amounts in ascending order; every denominator is more than 0.
 *
 * A quotient of numbers is never out of order, but fractions that differ may give the same one; where they do, those
 * few are put in order exactly.
 */
export function orderFractions(numerators: Float64Array, denominators: Float64Array): Ordered {
  const quotients = numerators.map((numerator, index) => numerator / (denominators[index] ?? 1));
  const sorted = quotients.slice().sort();
  const equalsOf = new Map<number, readonly (readonly [number, number])[]>();
  const gather = (wanted: number): readonly (readonly [number, number])[] => {
    const equals: (readonly [number, number])[] = [];
    quotients.forEach((quotient, index) => {
      if (quotient === wanted) equals.push([numerators[index] ?? 0, denominators[index] ?? 1]);
    });
    equals.sort(([a, b], [c, d]) => compareProducts(a, d, c, b));
    equalsOf.set(wanted, equals);
    return equals;
  };
  const at = (place: number): Ratio => {
    const wanted = sorted[place] ?? 0;
    const equals = equalsOf.get(wanted) ?? gather(wanted);
    const [numerator, denominator] = equals[place - firstPlace(sorted, wanted)] ?? [0, 1];
    return ratio(BigInt(numerator), BigInt(denominator));
  };
  return { length: sorted.length, at };
}

function firstPlace(sorted: Float64Array, wanted: number): number {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((sorted[middle] ?? 0) < wanted) low = middle + 1;
    else high = middle;
  }
  return low;
}

/**
 * The range, the quartiles and the median of ordered values, of which there is one or more.
 *
 * @source RR145 5.56 (the box from the 25th to the 75th percentile, the whiskers at the lowest and the highest)
 * @choice median: the middle value, or the mean of the two in the middle, whatever definition the quartiles follow
 */
export function fiveFigures(values: Ordered, type: QuantileType): FiveFigures {
  return {
    lowest: values.at(0),
    lowerQuartile: quantile(values, ratio(1n, 4n), type),
    median: medianOf(values),
    upperQuartile: quantile(values, ratio(3n, 4n), type),
    highest: values.at(values.length - 1),
  };
}

/** The middle value, or the mean of the two in the middle. */
export function medianOf(values: Ordered): Ratio {
  return quantile(values, ratio(1n, 2n), 7);
}

function quantile(values: Ordered, p: Ratio, type: QuantileType): Ratio {
  const { lower, upper, share } = quantilePlace(values.length, p, type);
  const from = values.at(lower);
  if (lower === upper || share === ZERO) return from;
  return addRatios(from, multiplyRatios(share, subtractRatios(values.at(upper), from)));
}
