import { at } from '../../../exact/at.js';
import {
  addRatios,
  compareRatios,
  divideRatios,
  multiplyRatios,
  type Ratio,
  ratio,
  subtractRatios,
} from '../../../exact/ratio.js';
import type { Pence } from '../../../money/amount.js';
import { roundPence } from '../../../money/rounding.js';
import { type ParsedPercentileModel, rowAmount, type TableRow } from '../model.js';

/** Where points lie in a table. */
export type Found =
  | { readonly at: 'row'; readonly row: TableRow }
  | { readonly at: 'between'; readonly higher: TableRow; readonly lower: TableRow }
  /** Above the highest row, or below the lowest; `row` is the nearest. */
  | { readonly at: 'above' | 'below'; readonly row: TableRow };

/** Finds points in the rows of a table, which go from high to low and are never none. */
export function findPoints(rows: readonly TableRow[], points: Ratio): Found {
  let [from, to] = [0, rows.length];
  // The first row whose points are not above the ones sought.
  while (from < to) {
    const middle = (from + to) >> 1;
    if (compareRatios(at(rows, middle).points, points) > 0) from = middle + 1;
    else to = middle;
  }
  const [higher, lower] = [rows[from - 1], rows[from]];
  if (lower === undefined) return { at: 'below', row: at(rows, rows.length - 1) };
  if (compareRatios(lower.points, points) === 0) return { at: 'row', row: lower };
  return higher === undefined ? { at: 'above', row: lower } : { at: 'between', higher, lower };
}

/** The rows of a table and what happens to points that are not on them. */
export interface Table extends Pick<ParsedPercentileModel, 'between' | 'above' | 'below'> {
  readonly rows: readonly TableRow[];
}

/** The exact pounds that a table gives for points; undefined where it refers them to costing. */
export function exactPounds({ rows, between, above, below }: Table, points: Ratio): Ratio | undefined {
  const found = findPoints(rows, points);
  if (found.at === 'row') return rowAmount(found.row);
  if (found.at === 'between') return betweenRows(found.higher, found.lower, points, between);
  return (found.at === 'above' ? above : below) === 'clamp' ? rowAmount(found.row) : undefined;
}

/** The budget in whole pence that a table gives for points; undefined where it refers them to costing. */
export function pencePer(model: ParsedPercentileModel, points: Ratio): Pence | undefined {
  const pounds = exactPounds(model, points);
  return pounds === undefined ? undefined : roundPence(multiplyRatios(pounds, ratio(100n)), model.rounding);
}

function betweenRows(
  higher: TableRow,
  lower: TableRow,
  points: Ratio,
  rule: ParsedPercentileModel['between'],
): Ratio | undefined {
  const [top, bottom] = [rowAmount(higher), rowAmount(lower)];
  if (rule === 'refuse') return undefined;
  if (rule !== 'interpolate') return rule === 'upper' ? top : bottom;
  const share = divideRatios(subtractRatios(points, lower.points), subtractRatios(higher.points, lower.points));
  return addRatios(bottom, multiplyRatios(share, subtractRatios(top, bottom)));
}
