import { amountOf } from '../cohort/figures.js';
import { fiveFigures, ordered } from '../cohort/ordered.js';
import type { QuantileType } from '../exact/quantile.js';
import { subtractRatios } from '../exact/ratio.js';
import type { Amount } from '../money/amount.js';

/** How the amounts of some families are spread, in pounds per period. */
export interface AmountQuartiles {
  /** The lowest. */
  readonly lowest: Amount;
  /** The lower quartile. */
  readonly lowerQuartile: Amount;
  /** The middle one, or the mean of the two in the middle. */
  readonly median: Amount;
  /** The upper quartile. */
  readonly upperQuartile: Amount;
  /** The highest. */
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
  const { lowest, lowerQuartile, median, upperQuartile, highest } = fiveFigures(ordered(ascending), type);
  return {
    lowest: amountOf(lowest),
    lowerQuartile: amountOf(lowerQuartile),
    median: amountOf(median),
    upperQuartile: amountOf(upperQuartile),
    highest: amountOf(highest),
    interquartileRange: amountOf(subtractRatios(upperQuartile, lowerQuartile)),
  };
}
