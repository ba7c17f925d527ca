import { numberAt } from '../../exact/at.js';
import { type QuantileType, quantilePlace } from '../../exact/quantile.js';
import { addRatios, multiplyRatios, type Ratio, ratio, subtractRatios, ZERO } from '../../exact/ratio.js';

/** Values in ascending order, read exactly and by their places. */
export interface Ordered {
  readonly length: number;
  /** The value at a place from 0. */
  at(place: number): Ratio;
}

/** Ascending whole numbers. */
export function ordered(ascending: Float64Array): Ordered {
  return { length: ascending.length, at: (place) => ratio(BigInt(numberAt(ascending, place))) };
}

/** A quantile of ordered values, of which there is one or more, by one of Hyndman and Fan's definitions; exact. */
export function quantileIn(values: Ordered, p: Ratio, type: QuantileType): Ratio {
  const { lower, upper, share } = quantilePlace(values.length, p, type);
  const from = values.at(lower);
  if (lower === upper || share === ZERO) return from;
  return addRatios(from, multiplyRatios(share, subtractRatios(values.at(upper), from)));
}

/** The middle of ordered values, of which there is one or more, or the mean of the two in the middle. */
export function medianOf(values: Ordered): Ratio {
  return quantileIn(values, ratio(1n, 2n), 7);
}

/** The range and the quartiles of some values, exact. */
export interface FiveFigures {
  readonly lowest: Ratio;
  readonly lowerQuartile: Ratio;
  readonly median: Ratio;
  readonly upperQuartile: Ratio;
  readonly highest: Ratio;
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
    lowerQuartile: quantileIn(values, ratio(1n, 4n), type),
    median: medianOf(values),
    upperQuartile: quantileIn(values, ratio(3n, 4n), type),
    highest: values.at(values.length - 1),
  };
}
