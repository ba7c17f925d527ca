import { amountOf, formatPercent } from '../../cohort/figures.js';
import { type FiveAmounts, fiveAmounts } from '../../cohort/five-amounts.js';
import { type FiveFigures, fiveFigures, ordered } from '../../cohort/order/ordered.js';
import { sumOf } from '../../cohort/sums.js';
import type { QuantileType } from '../../exact/quantile.js';
import { type Ratio, ratio } from '../../exact/ratio.js';
import type { RoundedNumber } from '../../exact/round.js';
import { type Amount, checkAmount } from '../../money/amount.js';
import type { Rounding } from '../../money/rounding.js';

/** How amounts are spread, in pounds per period, each figure rounded once. */
export interface AmountSpread extends FiveAmounts {
  /** All of them together. */
  readonly total: Amount;
  /** Their mean. */
  readonly mean: Amount;
}

/** How percentages are spread: the figures of a box plot, whose whiskers end at the lowest and the highest. */
export interface PercentSpread {
  /** How many cases have a percentage. */
  readonly n: number;
  /** The lowest. */
  readonly lowest: RoundedNumber;
  /** The lower quartile. */
  readonly lowerQuartile: RoundedNumber;
  /** The middle one, or the mean of the two in the middle. */
  readonly median: RoundedNumber;
  /** The upper quartile. */
  readonly upperQuartile: RoundedNumber;
  /** The highest. */
  readonly highest: RoundedNumber;
}

/** A spread of amounts before it is rounded: in pence. */
export interface ExactSpread extends FiveFigures {
  readonly total: Ratio;
  readonly mean: Ratio;
}

/** The exact spread of a column of whole pence; undefined for no amounts. */
export function spreadOf(column: Float64Array, type: QuantileType): ExactSpread | undefined {
  if (column.length === 0) return undefined;
  const total = checkAmount(sumOf(column), ['cases']);
  const mean = ratio(total, BigInt(column.length));
  return { total: ratio(total), mean, ...fiveFigures(ordered(column.slice().sort()), type) };
}

/** A spread of amounts as results show it. */
export function formatSpread(spread: ExactSpread, rounding: Rounding): AmountSpread {
  const [total, mean] = [spread.total, spread.mean].map((pence) => amountOf(pence, rounding)) as [Amount, Amount];
  return { total, mean, ...fiveAmounts(spread, rounding) };
}

/** A spread of fractions as percentages. */
export function formatPercentSpread(n: number, figures: FiveFigures, decimals: number): PercentSpread {
  const percent = (value: Ratio): string => formatPercent(value, decimals);
  return {
    n,
    lowest: percent(figures.lowest),
    lowerQuartile: percent(figures.lowerQuartile),
    median: percent(figures.median),
    upperQuartile: percent(figures.upperQuartile),
    highest: percent(figures.highest),
  };
}
