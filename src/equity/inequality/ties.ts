import { type Ranking, tallyOf } from '../../cohort/order/ranking.js';
import { sumOf, sumsByCode } from '../../cohort/sums.js';
import { numberAt } from '../../exact/at.js';

/** Cases in an order, those with equal places together: how many, and how much they have between them, in whole units. */
export interface Ties {
  readonly n: number;
  readonly total: bigint;
  readonly counts: Uint32Array;
  readonly sums: readonly bigint[];
}

/** A column in its own order, ascending. */
export function inOwnOrder(column: Float64Array): Ties {
  const { values, counts } = tallyOf(column);
  const sums = Array.from(values, (value, place) => BigInt(value) * BigInt(numberAt(counts, place)));
  return { n: column.length, total: sumOf(column), counts, sums };
}

/** A column in the order of another one that has been ranked, such as money in the order of need. */
export function inOrderOf({ codes, counts, values }: Ranking, column: Float64Array): Ties {
  return { n: column.length, total: sumOf(column), counts, sums: sumsByCode(column, codes, values.length) };
}
