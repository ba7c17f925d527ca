import { numberAt } from '../../exact/at.js';
import { type QuantileType, quantilePlace } from '../../exact/quantile.js';
import { compareRatios, type Ratio } from '../../exact/ratio.js';
import { emptyRows, fillRankRows, type Rows } from './rank-rows.js';

/** Makes the table of a resample from its ascending scores and packages; the rows are used again for the next one. */
export type TableMaker = (scores: Float64Array, packages: Float64Array) => Rows;

/** Tables by the rank method for samples of `size` cases. */
export function rankTables(size: number): TableMaker {
  const rows = emptyRows(size);
  return (scores, packages) => {
    fillRankRows(rows, scores, packages);
    return rows;
  };
}

/** Tables by the quantile method for samples of `size` cases, on a grid of shares from 0 to 1. */
export function quantileTables(size: number, grid: readonly Ratio[], definition: QuantileType): TableMaker {
  const rows = emptyRows(grid.length);
  const places = [...grid].sort(compareRatios).map((p) => {
    const { lower, upper, share } = quantilePlace(size, p, definition);
    return { lower, upper, share: Number(share.numerator) / Number(share.denominator) };
  });
  return (scores, packages) => {
    rows.size = 0;
    for (const { lower, upper, share } of places) {
      const points = mix(scores, lower, upper, share);
      const amount = mix(packages, lower, upper, share);
      const last = rows.size - 1;
      const row = last >= 0 && rows.points[last] === points ? last : rows.size;
      const isNew = row === rows.size;
      rows.points[row] = points;
      rows.money[row] = (isNew ? 0 : numberAt(rows.money, row)) + amount;
      rows.over[row] = (isNew ? 0 : numberAt(rows.over, row)) + 1;
      if (isNew) rows.size += 1;
    }
    return rows;
  };
}

function mix(ascending: Float64Array, lower: number, upper: number, share: number): number {
  const [from, to] = [numberAt(ascending, lower), numberAt(ascending, upper)];
  return share === 0 ? from : from + (to - from) * share;
}
