import { amountOf } from '../../cohort/figures.js';
import { isSmallCell } from '../../cohort/small-cell.js';
import { numberAt } from '../../exact/at.js';
import { ratio } from '../../exact/ratio.js';
import type { Amount } from '../../money/amount.js';
import type { GroupCells } from '../gaps/gap.js';
import type { StratumCell } from './cells.js';
import type { Strata } from './strata.js';

/** What the groups of a characteristic have at one level of need; amounts in pounds per period. */
export interface StratumMeans {
  readonly stratum: string;
  readonly n: number;
  readonly groups: readonly {
    readonly group: string | null;
    readonly n: number;
    readonly smallCell: boolean | null;
    readonly mean: Amount;
  }[];
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
