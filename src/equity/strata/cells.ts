import { combineCodes } from '../../cohort/ranking.js';
import { numberAt } from '../../exact/at.js';
import type { Strata } from './strata.js';

/** The amounts of the families of one group in one stratum: what a standardised mean is made of. */
export interface StratumCell {
  readonly stratum: number;
  readonly group: number;
  readonly n: number;
  /** Whole pence. */
  readonly sum: bigint;
  /** The sum of squares about the cell's mean, in square pence; the one figure here that is not exact. */
  readonly squares: number;
}

/** The cells of groups by strata that have families, in the order of strata and then of groups. */
export function cellsOf(strata: Strata, groups: Int32Array, groupCount: number, amounts: Float64Array): StratumCell[] {
  const { codes, size } = combineCodes(strata.codes, groups, groupCount);
  const cells = Array.from({ length: size }, () => ({ stratum: 0, group: 0, n: 0, sum: 0n, part: 0, squares: 0 }));
  codes.forEach((code, index) => {
    const cell = cells[code];
    if (cell === undefined) return;
    cell.stratum = numberAt(strata.codes, index);
    cell.group = numberAt(groups, index);
    cell.n += 1;
    cell.part += numberAt(amounts, index);
    if (cell.part < 4e15) return;
    cell.sum += BigInt(cell.part);
    cell.part = 0;
  });
  for (const cell of cells) cell.sum += BigInt(cell.part);
  const means = Float64Array.from(cells, ({ sum, n }) => Number(sum) / n);
  codes.forEach((code, index) => {
    const cell = cells[code];
    if (cell !== undefined) cell.squares += (numberAt(amounts, index) - numberAt(means, code)) ** 2;
  });
  return cells;
}
