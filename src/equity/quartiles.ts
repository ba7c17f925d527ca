import { amountOf } from '../cohort/figures.js';
import { type FiveAmounts, fiveAmounts } from '../cohort/five-amounts.js';
import { fiveFigures, ordered } from '../cohort/order/ordered.js';
import type { QuantileType } from '../exact/quantile.js';
import { subtractRatios } from '../exact/ratio.js';
import type { Amount } from '../money/amount.js';

/** How the amounts of some families are spread, in pounds per period. */
export interface AmountQuartiles extends FiveAmounts {
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
  const five = fiveFigures(ordered(ascending), type);
  const interquartileRange = amountOf(subtractRatios(five.upperQuartile, five.lowerQuartile));
  return { ...fiveAmounts(five), interquartileRange };
}
