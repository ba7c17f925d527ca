import { numberAt, valueAt } from '../../exact/at.js';
import { combineCodes, withNotStated } from '../order/ranking.js';

/** Families put together that are alike in every column of codes. */
export interface Cells {
  /** How many families each cell holds. */
  readonly sizes: readonly number[];
  /** For each column, the code of each cell; -1 where its families have none. */
  readonly codes: readonly (readonly number[])[];
  /** The cell of each family. */
  readonly cellOf: Int32Array;
}

/** Puts families together by columns of codes. */
export function cellsOfCodes(columns: readonly Int32Array[], length: number): Cells {
  let all: Int32Array = new Int32Array(length);
  for (const column of columns) {
    const width = column.reduce((most, code) => Math.max(most, code), -1) + 2;
    all = combineCodes(all, withNotStated(column, width - 1), width).codes;
  }
  const firsts = new Map<number, number>();
  const sizes: number[] = [];
  all.forEach((cell, family) => {
    if (!firsts.has(cell)) firsts.set(cell, family);
    sizes[cell] = (sizes[cell] ?? 0) + 1;
  });
  const places = sizes.map((_, cell) => valueAt(firsts, cell));
  return { sizes, cellOf: all, codes: columns.map((column) => places.map((family) => numberAt(column, family))) };
}

/** The sets that the codes of a column make: a set for each code, those who have none in no set. */
export function setsOf(codes: readonly number[]): number[][] {
  const used = [...new Set(codes)].filter((code) => code >= 0).sort((a, b) => a - b);
  return used.map((code) => codes.map((own) => (own === code ? 1 : 0)));
}
