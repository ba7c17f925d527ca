import { amountOf } from '../../cohort/figures.js';
import { isSmallCell } from '../../cohort/small-cell.js';
import { numberAt } from '../../exact/at.js';
import { ratio } from '../../exact/ratio.js';
import type { Amount } from '../../money/amount.js';
import type { GroupCells } from '../gaps/gap.js';
import type { StratumCell } from './cells.js';
import type { Strata } from './strata.js';

/** The mean amount of a group's families with one need, in pounds per period. */
export interface GroupMean {
  /** Null for the families whose value is not stated. */
  readonly group: string | null;
  /** How many families it is of. */
  readonly n: number;
  /** Whether those are few; null where nothing was said of small cells. */
  readonly smallCell: boolean | null;
  /** Their mean amount. */
  readonly mean: Amount;
}

/** What the groups of a characteristic have at one level of need; amounts in pounds per period. */
export interface StratumMeans {
  /** The name of the level of need. */
  readonly stratum: string;
  /** How many families it rests on. */
  readonly n: number;
  /** The groups that have families there. */
  readonly groups: readonly GroupMean[];
}

/** The means of groups in each stratum that has families: how many such strata there are, and the first of them. */
export function stratumMeans(
  { names, cells, totals }: GroupCells,
  strata: Strata,
  { list, smallCell }: { list: number; smallCell?: number },
): { total: number; rows: StratumMeans[] } {
  const byStratum = new Map<number, StratumCell[]>();
  for (const cell of cells) {
    const known = byStratum.get(cell.stratum);
    if (known !== undefined) known.push(cell);
    else byStratum.set(cell.stratum, [cell]);
  }
  const rows = [...byStratum].slice(0, list).map(([stratum, members]) => ({
    stratum: strata.labelOf(stratum),
    n: numberAt(totals, stratum),
    groups: members.map(({ group, n, sum }) => ({
      group: names[group] ?? null,
      n,
      smallCell: isSmallCell(n, smallCell),
      mean: amountOf(ratio(sum, BigInt(n))),
    })),
  }));
  return { total: byStratum.size, rows };
}
