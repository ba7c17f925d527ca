import { placeOf } from '../../cohort/order/ranking.js';
import { numberAt } from '../../exact/at.js';
/** A table of RAS 5 in numbers: at each different score, ascending, what so many packages add up to. */
export interface Rows {
  readonly points: Float64Array;
  /** Whole pence of all the packages in the row's places. */
  readonly money: Float64Array;
  readonly over: Float64Array;
  readonly size: number;
}

/** Room for a table of at most `size` rows, to be filled again and again. */
export function emptyRows(size: number): { -readonly [Key in keyof Rows]: Rows[Key] } {
  return { points: new Float64Array(size), money: new Float64Array(size), over: new Float64Array(size), size: 0 };
}

/**
 * The table by the rank method with the mean of ties: ascending scores beside ascending packages.
 *
 * @source RR145 5.13
 */
export function fillRankRows(rows: ReturnType<typeof emptyRows>, scores: Float64Array, packages: Float64Array): void {
  let size = 0;
  for (let place = 0; place < scores.length; place += 1) {
    const score = numberAt(scores, place);
    if (place > 0 && rows.points[size - 1] === score) {
      rows.money[size - 1] = numberAt(rows.money, size - 1) + numberAt(packages, place);
      rows.over[size - 1] = numberAt(rows.over, size - 1) + 1;
      continue;
    }
    rows.points[size] = score;
    rows.money[size] = numberAt(packages, place);
    rows.over[size] = 1;
    size += 1;
  }
  rows.size = size;
}

/** The position of the last row whose points are not above those sought; -1 where all are above. */
export function rowAtOrBelow({ points, size }: Rows, sought: number): number {
  return placeOf(points, sought, size);
}
