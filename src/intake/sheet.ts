/** A day that a workbook keeps as one: `YYYY-MM-DD`. */
export interface DayCell {
  readonly day: string;
}

/** A cell in which a formula failed (`#N/A`), or whose formula has no stored value. */
export interface ErrorCell {
  readonly error: string;
}

/** What a cell holds, as its program typed it; a file of text has texts alone. A blank cell is null. */
export type Cell = string | number | boolean | null | DayCell | ErrorCell;

/** Cells that are shown as one, first and last row and column, counted from 0. */
export interface Merge {
  readonly top: number;
  readonly left: number;
  readonly bottom: number;
  readonly right: number;
}

/** A sheet of a workbook, or a file of text, as it stands. */
export interface Sheet {
  /** Its name in a workbook. */
  readonly name: string | undefined;
  readonly isHidden: boolean;
  readonly rows: readonly (readonly Cell[])[];
  readonly hiddenRows: ReadonlySet<number>;
  readonly merges: readonly Merge[];
  /** A cell as its program names it: `Sample!F12`, or `line 12, column 6`. */
  placeOf(row: number, column: number): string;
  /** The line or row on which a row stands, counted from 1. */
  lineOf(row: number): number;
}

/** What a formula that was never worked out is called in an `ErrorCell`. */
export const NO_STORED_VALUE = 'a formula without a stored value';

/** The cell of a row, which may be shorter than its table. */
export function cellAt(row: readonly Cell[], column: number): Cell {
  return row[column] ?? null;
}

/** What a cell shows, without the spaces around it. */
export function textOf(cell: Cell): string {
  if (cell === null) return '';
  if (typeof cell === 'string') return cell.replace(/[\s\u00a0\u200b\ufeff]+/g, ' ').trim();
  if (typeof cell === 'object') return 'day' in cell ? cell.day : cell.error;
  return String(cell);
}

/** Whether a cell holds a day that a workbook keeps as one. */
export function isDay(cell: Cell): cell is DayCell {
  return typeof cell === 'object' && cell !== null && 'day' in cell;
}

/** Whether a cell shows nothing. */
export function isBlank(cell: Cell): boolean {
  if (typeof cell !== 'string') return cell === null;
  const first = cell.charCodeAt(0);
  // Most cells begin with a letter or a digit, and need no further look.
  return first > 32 && first < 127 ? false : textOf(cell) === '';
}

/** The columns of a row that show something. */
export function filledIn(row: readonly Cell[]): number[] {
  const columns: number[] = [];
  // Every row is asked several times, and a loop is far cheaper than a list for each of its cells.
  for (const [column, cell] of row.entries()) if (!isBlank(cell)) columns.push(column);
  return columns;
}

/** A row in a few words: what its first cells show. */
export function rowInWords(row: readonly Cell[], columns: readonly number[] = filledIn(row)): string {
  const texts = columns.map((column) => textOf(cellAt(row, column))).filter((text) => text !== '');
  return texts
    .slice(0, 5)
    .map((text) => (text.length > 40 ? `${text.slice(0, 37)}…` : text))
    .join(' | ');
}
