import type { ReadColumn } from './columns/columns.js';
import type { HeaderName } from './header/names.js';
import type { Asker } from './question.js';
import type { Table } from './rows/parts.js';
import { type Cell, cellAt, isBlank, textOf } from './sheet.js';

/** A row that is read, and the table that it stands in. */
export interface RowOfTable {
  readonly table: Table;
  readonly row: number;
}

/** The cell of a row under a header. */
export type CellOf = (at: RowOfTable, header: HeaderName) => Cell;

const FILL = 'fill down';

/**
 * The cells of the rows that are read. A cell that is merged over several rows is filled down only where the owner says
 * so; an id that a row has from the case above is that case's.
 */
export function cellsOfRows(rows: readonly RowOfTable[], read: readonly ReadColumn[], asker: Asker): CellOf {
  const filled = new Map<Table, Map<string, Cell>>();
  for (const table of new Set(rows.map((one) => one.table))) filled.set(table, mergedCells(table, rows, asker));
  for (const column of read) if (column.target?.fillsDown) fillBlanks(rows, column.header, filled, asker, column.name);
  const ids = read.find(({ name }) => name === 'case_id')?.header;
  if (ids !== undefined) fillIds(rows, ids.name, filled);
  return ({ table, row }, { name }) => {
    const column = columnOf(table, name);
    return filled.get(table)?.get(key(row, column)) ?? cellAt(table.sheet.rows[row] ?? [], column);
  };
}

const key = (row: number, column: number): string => `${row},${column}`;

/** The same column may stand elsewhere on another sheet. */
function columnOf({ header }: Table, name: string): number {
  return header.names.find((one) => one.name === name)?.column ?? -1;
}

function mergedCells(table: Table, rows: readonly RowOfTable[], asker: Asker): Map<string, Cell> {
  const { sheet, columns } = table;
  const own = new Set(rows.filter((one) => one.table === table).map(({ row }) => row));
  const cells = new Map<string, Cell>();
  for (const { name, header, target } of columns) {
    if (target?.fillsDown) continue;
    const merges = sheet.merges.filter(
      ({ top, bottom, left, right }) =>
        bottom > top &&
        left <= header.column &&
        header.column <= right &&
        rowsOf(top + 1, bottom).some((row) => own.has(row)),
    );
    const [first] = merges;
    if (first === undefined) continue;
    const shows = textOf(cellAt(sheet.rows[first.top] ?? [], first.left));
    const answer = asker.ask({
      id: `fill-down-${name}`,
      place: sheet.placeOf(first.top, header.column),
      ask: `${name} is merged over several rows; is what the merged cell shows true of each of them?`,
      choices: [FILL, 'of the first alone'],
    });
    if (answer !== FILL || shows === '') continue;
    for (const { top, bottom, left } of merges)
      for (const row of rowsOf(top, bottom)) cells.set(key(row, header.column), cellAt(sheet.rows[top] ?? [], left));
  }
  return cells;
}

const rowsOf = (first: number, last: number): number[] =>
  Array.from({ length: last - first + 1 }, (_, index) => first + index);

/** Fills blank cells of a column from above, merged or not, where its owner says so. */
function fillBlanks(
  rows: readonly RowOfTable[],
  { name: header }: HeaderName,
  filled: Map<Table, Map<string, Cell>>,
  asker: Asker,
  name: string,
): void {
  let above: { readonly table: Table; readonly cell: Cell } | undefined;
  const blanks: { readonly at: RowOfTable; readonly column: number; readonly cell: Cell }[] = [];
  for (const at of rows) {
    const column = columnOf(at.table, header);
    const own = cellAt(at.table.sheet.rows[at.row] ?? [], column);
    if (!isBlank(own)) above = { table: at.table, cell: own };
    else if (above?.table === at.table) blanks.push({ at, column, cell: above.cell });
  }
  const [first] = blanks;
  if (first === undefined) return;
  const { table, row } = first.at;
  const ask = `cells of ${name} are blank below one that is not; do they mean the same as the one above?`;
  const answer = asker.ask({
    id: `fill-down-${name}`,
    place: table.sheet.placeOf(row, first.column),
    ask,
    choices: [FILL, 'no'],
  });
  if (answer !== FILL) return;
  for (const { at, column, cell } of blanks) filled.get(at.table)?.set(key(at.row, column), cell);
}

function fillIds(rows: readonly RowOfTable[], name: string, filled: Map<Table, Map<string, Cell>>): void {
  let above: { readonly table: Table; readonly cell: Cell } | undefined;
  for (const { table, row } of rows) {
    const column = columnOf(table, name);
    const own = filled.get(table)?.get(key(row, column)) ?? cellAt(table.sheet.rows[row] ?? [], column);
    if (!isBlank(own)) above = { table, cell: own };
    else if (above?.table === table) filled.get(table)?.set(key(row, column), above.cell);
  }
}
