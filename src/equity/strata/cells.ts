import { pick } from '../../cohort/order/pick.js';
import { combineCodes, gatherByCode } from '../../cohort/order/ranking.js';
import { sumOf } from '../../cohort/sums.js';
import { at, numberAt } from '../../exact/at.js';
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
  /** The amounts themselves, ascending. */
  readonly amounts: Float64Array;
  /** How many households they are of: siblings are one. */
  readonly units: number;
  /** The amounts of those who have a sibling here or in another cell, with their households. */
  readonly siblings: readonly Sibling[];
}

/** A child with a sibling. */
export interface Sibling {
  readonly household: number;
  readonly amount: number;
}

/** The cells of groups by strata that have families, in the order of strata and then of groups. */
export function cellsOf(
  strata: Strata,
  groups: Int32Array,
  groupCount: number,
  amounts: Float64Array,
  households?: Float64Array,
): StratumCell[] {
  const { codes, size } = combineCodes(strata.codes, groups, groupCount);
  const { of } = gatherByCode(codes, size);
  return Array.from({ length: size }, (_, code): StratumCell => {
    const members = of(code);
    const first = numberAt(members, 0);
    const siblings: Sibling[] = [];
    if (households !== undefined) {
      for (const place of members) {
        const household = numberAt(households, place);
        if (!Number.isNaN(household)) siblings.push({ household, amount: numberAt(amounts, place) });
      }
    }
    const cell = cellOf(pick(amounts, members).sort(), siblings);
    return { ...cell, stratum: numberAt(strata.codes, first), group: numberAt(groups, first) };
  });
}

/** Some cells of one group as one, whatever their strata. */
export function mergedCell(cells: readonly StratumCell[]): StratumCell {
  const amounts = new Float64Array(cells.reduce((sum, { n }) => sum + n, 0));
  let next = 0;
  for (const cell of cells) {
    amounts.set(cell.amounts, next);
    next += cell.n;
  }
  amounts.sort();
  const siblings = cells.flatMap((cell) => cell.siblings);
  return { ...cellOf(amounts, siblings), stratum: 0, group: at(cells, 0).group };
}

function cellOf(amounts: Float64Array, siblings: readonly Sibling[]): Omit<StratumCell, 'stratum' | 'group'> {
  const sum = sumOf(amounts);
  const mean = Number(sum) / amounts.length;
  const squares = amounts.reduce((total, value) => total + (value - mean) ** 2, 0);
  const units = amounts.length - siblings.length + new Set(siblings.map(({ household }) => household)).size;
  return { n: amounts.length, sum, squares, amounts, units, siblings };
}
