import { amountOf, formatPercent } from '../../cohort/figures.js';
import { type FiveFigures, fiveFigures } from '../../cohort/order/ordered.js';
import { divideRatios, type Ratio, subtractRatios } from '../../exact/ratio.js';
import type { RoundedNumber } from '../../exact/round.js';
import type { Amount } from '../../money/amount.js';
import type { ParsedCompareOptions } from '../options.js';
import type { Cell } from './cell.js';
import { meanPercent } from './mean-of-fractions.js';
import { orderFractions } from './ordered-fractions.js';
import { type ExactSpread, formatPercentSpread, type PercentSpread } from './spread.js';

/** A change in pounds per period and in per cent of the base. */
export interface AverageChange {
  /** In pounds per period. */
  readonly amount: Amount;
  /** Null when the base is £0. */
  readonly percent: RoundedNumber | null;
}

/** The four average changes, which are four different statistics, and how the changes of single cases are spread. */
export interface AverageChanges {
  /** The change from one mean amount to the other. */
  readonly changeOfMean: AverageChange;
  /** The change from one median amount to the other; no family need have changed by it. */
  readonly changeOfMedian: AverageChange;
  /** The mean of the changes of single cases; in pounds it is the change of the mean, in per cent it is not. */
  readonly meanOfChanges: AverageChange;
  /** The median of the changes of single cases, in pounds and in per cent each by itself. */
  readonly medianOfChanges: AverageChange;
  /** The changes of single cases in per cent; null when none has a percentage. */
  readonly percentChanges: PercentSpread | null;
}

/** The exact spreads of a cell's amounts. */
export interface CellSpreads {
  readonly from: ExactSpread;
  readonly to: ExactSpread;
  readonly base: ExactSpread;
  readonly change: ExactSpread;
}

/**
 * The four average changes of a cell.
 *
 * @source RR145 Tables 28 and 33, whose average change is the change of the mean and whose last column is the change of
 * the median
 */
export function averagesOf(cell: Cell, spreads: CellSpreads, options: ParsedCompareOptions): AverageChanges {
  const { from, to, base, change } = spreads;
  const { decimals, rounding, quantileType } = options;
  const fractions = fractionsOf(cell);
  const n = fractions.change.length;
  const figures: FiveFigures | undefined =
    n === 0 ? undefined : fiveFigures(orderFractions(fractions.change, fractions.base), quantileType);
  const changed = (pence: Ratio, percent: string | null): AverageChange => ({
    amount: amountOf(pence, rounding),
    percent,
  });
  const relative = (pence: Ratio, of: Ratio): AverageChange =>
    changed(pence, of.numerator === 0n ? null : formatPercent(divideRatios(pence, of), decimals));
  return {
    changeOfMean: relative(change.mean, base.mean),
    changeOfMedian: relative(subtractRatios(to.median, from.median), base.median),
    meanOfChanges: changed(change.mean, n === 0 ? null : meanPercent(fractions.change, fractions.base, decimals)),
    medianOfChanges: changed(change.median, figures === undefined ? null : formatPercent(figures.median, decimals)),
    percentChanges: figures === undefined ? null : formatPercentSpread(n, figures, decimals),
  };
}

/** The changes and their bases, without the cases whose base is £0. */
function fractionsOf({ change, base }: Cell): { change: Float64Array; base: Float64Array } {
  if (!base.includes(0)) return { change, base };
  return { change: change.filter((_, index) => base[index] !== 0), base: base.filter((pence) => pence !== 0) };
}
