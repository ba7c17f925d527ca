import type { Amount } from '../money/amount.js';
import type { Rounding } from '../money/rounding.js';
import { amountOf } from './figures.js';
import type { FiveFigures } from './order/ordered.js';

/** The five figures of a box plot as amounts, in pounds per period. */
export interface FiveAmounts {
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
}

/** The five figures of amounts in pence as they are shown. */
export function fiveAmounts(of: FiveFigures, rounding?: Rounding): FiveAmounts {
  return {
    lowest: amountOf(of.lowest, rounding),
    lowerQuartile: amountOf(of.lowerQuartile, rounding),
    median: amountOf(of.median, rounding),
    upperQuartile: amountOf(of.upperQuartile, rounding),
    highest: amountOf(of.highest, rounding),
  };
}
