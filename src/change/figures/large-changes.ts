import { formatPercent } from '../../cohort/figures.js';
import { topBy } from '../../cohort/order/top.js';
import { numberAt } from '../../exact/at.js';
import { compareText } from '../../exact/labels.js';
import { type Ratio, ratio } from '../../exact/ratio.js';
import { formatRounded, type RoundedNumber } from '../../exact/round.js';
import { type Amount, formatAmount } from '../../money/amount.js';
import type { ParsedCompareOptions } from '../options.js';
import { type Cell, compareProducts } from './cell.js';
import { type CaseCount, countOf } from './direction.js';

/** The change of one case, in pounds per period to the penny. */
export interface CaseChange {
  /** The family. */
  readonly caseId: string;
  /** The earlier amount. */
  readonly from: Amount;
  /** The later amount. */
  readonly to: Amount;
  /** The later less the earlier amount. */
  readonly change: Amount;
  /** In per cent of the base; null when the base is £0. */
  readonly percent: RoundedNumber | null;
}

/** The cases that changed by more than a threshold, up or down. */
export interface CasesOver extends CaseCount {
  /** The largest of them first. */
  readonly list: readonly CaseChange[];
}

/** The cases that changed by more than a percentage of the base. */
export interface CasesOverPercent extends CasesOver {
  /** The percentage. */
  readonly threshold: RoundedNumber;
}

/** The cases that changed by more than an amount. */
export interface CasesOverAmount extends CasesOver {
  /** The amount in pounds per period. */
  readonly threshold: Amount;
}

/** The cases with large changes: a large share of a small budget and a large sum of money are two different things. */
export interface LargeChanges {
  /** Those over a percentage. */
  readonly percent: CasesOverPercent;
  /** Those over an amount. */
  readonly amount: CasesOverAmount;
  /** Over both thresholds, in the order of the change in pounds. */
  readonly both: CasesOver;
}

/**
 * Counts and lists the cases that changed by strictly more than a percentage, than an amount, and than both.
 *
 * @source RR145 5.59
 */
export function largeChangesOf(cell: Cell, { over, list, decimals }: ParsedCompareOptions): LargeChanges {
  const isOverPercent = overPercent(cell, over.percent);
  const isOverAmount = (index: number): boolean => size(cell, index) > Number(over.amount);
  const gather = (isOver: (index: number) => boolean, compare: (a: number, b: number) => number): CasesOver => {
    const top = topBy<number>(list, (a, b) => compare(a, b) || compareText(cell.idOf(a), cell.idOf(b)));
    let cases = 0;
    for (let index = 0; index < cell.n; index += 1) {
      if (!isOver(index)) continue;
      cases += 1;
      top.add(index);
    }
    return { ...countOf(cases, cell.n, decimals), list: top.list().map((index) => describe(cell, index, decimals)) };
  };
  const byPercent = (a: number, b: number): number =>
    compareProducts(size(cell, b), numberAt(cell.base, a), size(cell, a), numberAt(cell.base, b));
  const byAmount = (a: number, b: number): number => size(cell, b) - size(cell, a);
  return {
    percent: { threshold: formatRounded(over.percent, decimals), ...gather(isOverPercent, byPercent) },
    amount: { threshold: formatAmount(over.amount), ...gather(isOverAmount, byAmount) },
    both: gather((index) => isOverPercent(index) && isOverAmount(index), byAmount),
  };
}

function overPercent(cell: Cell, { numerator, denominator }: Ratio): (index: number) => boolean {
  const [perBase, perChange] = [Number(numerator), Number(denominator) * 100];
  return (index) => {
    const base = numberAt(cell.base, index);
    return base > 0 && compareProducts(size(cell, index), perChange, base, perBase) > 0;
  };
}

const size = (cell: Cell, index: number): number => Math.abs(numberAt(cell.change, index));

function describe(cell: Cell, index: number, decimals: number): CaseChange {
  const pence = (column: Float64Array): bigint => BigInt(numberAt(column, index));
  const [base, change] = [pence(cell.base), pence(cell.change)];
  return {
    caseId: cell.idOf(index),
    from: formatAmount(pence(cell.from)),
    to: formatAmount(pence(cell.to)),
    change: formatAmount(change),
    percent: base === 0n ? null : formatPercent(ratio(change, base), decimals),
  };
}
