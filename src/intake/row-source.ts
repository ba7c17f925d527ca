import type { CleanTable } from './understanding.js';

/** A cell of a file: the line or row, and the column, both counted from 1, and what its own program calls it. */
export interface CellPlace {
  readonly line: number;
  readonly column: number;
  /** `Sample!F12`, where the file is a workbook or was understood by a mapping. */
  readonly cell?: string;
}

/** Rows that are read together: as many as a reader likes to hold in memory at a time. */
export interface RowBatch {
  /** Where its first row stands in the table, counted from 0. */
  readonly first: number;
  readonly count: number;
  /** The texts of a row of the batch, in the order of the header. */
  cells(row: number): readonly string[];
}

/**
 * A table as rows of texts, whatever it was read from. Every command reads through one: an ordinary CSV, a workbook or
 * an extract that was understood by its mapping, and whatever reader comes next.
 */
export interface RowSource {
  readonly header: readonly string[];
  readonly rowCount: number;
  /** Reads the rows from the first, again each time. */
  batches(): Iterable<RowBatch>;
  /** The line or row of the file that a row begins on, counted from 1. */
  lineOf(row: number): number;
  placeOf(row: number, column: number): CellPlace;
  /** The place of a column's name. */
  headerPlaceOf(column: number): CellPlace;
}

/** A table that was understood, as commands read it: each cell has the place that it has in the council's own file. */
export function rowSourceOf(table: CleanTable): RowSource {
  const { header, rows, lineOf } = table;
  const place = (line: number, column: number, cell: string): CellPlace => ({ line, column: column + 1, cell });
  return {
    header,
    rowCount: rows.length,
    *batches() {
      yield { first: 0, count: rows.length, cells: (row) => rows[row] ?? [] };
    },
    lineOf,
    placeOf: (row, column) => place(lineOf(row), column, table.placeOf(row, column)),
    headerPlaceOf: (column) => place(1, column, table.headerPlaceOf(column)),
  };
}
