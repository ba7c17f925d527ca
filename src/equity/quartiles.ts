import { addRatios, multiplyRatios, type Ratio, ratio, subtractRatios } from '../exact/ratio.js';
import { type QuantileType, quantilePlace } from '../model/percentile/quantile.js';
import type { Amount } from '../money/amount.js';
import { amountOf } from './format.js';

/** How the amounts of some families are spread, in pounds per period. */
export interface AmountQuartiles {
  readonly lowest: Amount;
  readonly lowerQuartile: Amount;
  readonly median: Amount;
  readonly upperQuartile: Amount;
  readonly highest: Amount;
  /** The upper less the lower quartile: the span of the middle half. */
  readonly interquartileRange: Amount;
}

/**
 * The range and quartiles of ascending whole pence; null for none.
 *
 * @choice quantile-type: quartiles are of Hyndman and Fan's type 7, a spreadsheet's QUARTILE.INC, unless another of the
 * nine is chosen; RR145 5.56 does not say which it used
 */
export function quartilesOf(ascending: Float64Array, type: QuantileType): AmountQuartiles | null {
  if (ascending.length === 0) return null;
  const [lower, upper] = [quantile(ascending, ratio(1n, 4n), type), quantile(ascending, ratio(3n, 4n), type)];
  return {
    lowest: amountOf(at(ascending, 0)),
    lowerQuartile: amountOf(lower),
    median: amountOf(medianOf(ascending)),
    upperQuartile: amountOf(upper),
    highest: amountOf(at(ascending, ascending.length - 1)),
    interquartileRange: amountOf(subtractRatios(upper, lower)),
  };
}

/** The middle of ascending whole numbers, or the mean of the two in the middle; there is one or more. */
export function medianOf(ascending: Float64Array): Ratio {
  return quantile(ascending, ratio(1n, 2n), 7);
}

function quantile(ascending: Float64Array, p: Ratio, type: QuantileType): Ratio {
  const { lower, upper, share } = quantilePlace(ascending.length, p, type);
  const from = at(ascending, lower);
  return addRatios(from, multiplyRatios(share, subtractRatios(at(ascending, upper), from)));
}

function at(column: Float64Array, place: number): Ratio {
  return ratio(BigInt(column[place] ?? 0));
}
