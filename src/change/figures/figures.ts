import { isSmallCell } from '../../cohort/small-cell.js';
import type { ParsedCompareOptions } from '../options.js';
import { type AverageChanges, averagesOf } from './averages.js';
import type { Cell } from './cell.js';
import { type Directions, directionsOf } from './direction.js';
import { type Influence, influenceOf } from './influence.js';
import { type LargeChanges, largeChangesOf } from './large-changes.js';
import { type AmountSpread, formatSpread, spreadOf } from './spread.js';
import { type TopShare, topSharesOf } from './top-share.js';

/** What changed for some cases. */
export interface ChangeFigures {
  /** How many cases the figures rest on. */
  readonly n: number;
  /** Whether there are cases, but fewer than `smallCell`; null when no such number is given. */
  readonly smallCell: boolean | null;
  /** How many went up, went down and did not change. */
  readonly directions: Directions;
  /** The cases with large changes. */
  readonly largeChanges: LargeChanges;
  /** What the largest changes make up of all change. */
  readonly topShares: readonly TopShare[];
  /** How far the change of the mean depends on any one case. */
  readonly influence: Influence;
  /** The amounts, their change and its averages; null when there is no case. */
  readonly amounts: ChangeOfAmounts | null;
}

/** The amounts at both stages and what changed between them, in pounds per period. */
export interface ChangeOfAmounts extends AverageChanges {
  /** The earlier amounts. */
  readonly from: AmountSpread;
  /** The later amounts. */
  readonly to: AmountSpread;
  /** The changes of single cases in pounds. */
  readonly amountChanges: AmountSpread;
}

/** All figures of a cell. */
export function figuresOf(cell: Cell, options: ParsedCompareOptions): ChangeFigures {
  const { threshold, smallCell, top, list, decimals } = options;
  return {
    n: cell.n,
    smallCell: isSmallCell(cell.n, smallCell),
    directions: directionsOf(cell, threshold, decimals),
    largeChanges: largeChangesOf(cell, options),
    topShares: topSharesOf(cell.change, top, decimals),
    influence: influenceOf(cell, list, decimals),
    amounts: amountsOf(cell, options),
  };
}

function amountsOf(cell: Cell, options: ParsedCompareOptions): ChangeOfAmounts | null {
  const { quantileType, rounding } = options;
  const [from, to, change] = [cell.from, cell.to, cell.change].map((column) => spreadOf(column, quantileType));
  const base = cell.base === cell.from ? from : spreadOf(cell.base, quantileType);
  if (from === undefined || to === undefined || change === undefined || base === undefined) return null;
  return {
    from: formatSpread(from, rounding),
    to: formatSpread(to, rounding),
    amountChanges: formatSpread(change, rounding),
    ...averagesOf(cell, { from, to, base, change }, options),
  };
}
