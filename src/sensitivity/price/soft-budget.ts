import { amountOf, amountOfFloat, formatFloat } from '../../cohort/figures.js';
import { formatRatio, multiplyRatios, type Ratio, ratio } from '../../exact/ratio.js';
import type { Amount } from '../../money/amount.js';
import type { Ends } from '../chance/percentile-interval.js';

/** The ends of the interval of a price. */
export interface PriceEnds {
  /** The lower end in pounds per point, to four decimals. */
  readonly low: string;
  /** The upper end in pounds per point, to four decimals. */
  readonly high: string;
}

/** How firm the budget for some points is: another sample of as many families could have given less or more. */
export interface SoftBudget {
  /** The points. */
  readonly points: string;
  /** Pounds per period. */
  readonly budget: Amount;
  /** The lower end of its interval. */
  readonly low: Amount;
  /** The upper end of its interval. */
  readonly high: Amount;
  /** From the low to the high end: so many pounds of the budget hang on whom the sample happened to hold. */
  readonly soft: Amount;
}

/** A budget with the ends of its interval, both in pence. */
export function softBudget(scaledPoints: Ratio, decimals: number, pence: Ratio, { low, high }: Ends): SoftBudget {
  return {
    points: formatRatio(multiplyRatios(scaledPoints, ratio(1n, 10n ** BigInt(decimals)))),
    budget: amountOf(pence),
    low: amountOfFloat(low),
    high: amountOfFloat(high),
    soft: amountOfFloat(Math.round(high) - Math.round(low)),
  };
}

/** Pounds per point to four decimals, from pence over scaled points in floating point. */
export function poundsPerPoint(penceOverScaled: number, decimals: number): string {
  return formatFloat((penceOverScaled * 10 ** decimals) / 100, 4);
}
