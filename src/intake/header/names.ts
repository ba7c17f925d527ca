import { simplify } from '../plain-name.js';
import { type Cell, cellAt, filledIn, type Sheet, textOf } from '../sheet.js';

/** The name of a column, and where it stands. */
export interface HeaderName {
  readonly column: number;
  /** As it stands; of two rows both parts: `Package (£ a year) / Total`. A column without a name is called by its place. */
  readonly name: string;
  /** The part that stands lowest. */
  readonly lower: string;
  readonly isNamed: boolean;
}

/** The name of a column by its place, as a spreadsheet has it: `column M`. */
export function columnLetters(column: number): string {
  const rest = Math.floor(column / 26) - 1;
  return (rest >= 0 ? columnLetters(rest) : '') + String.fromCharCode(65 + (column % 26));
}

/** A row of upper names, with each name above all the columns that it is merged over. */
export function spreadOver(sheet: Sheet, row: number): readonly Cell[] {
  const cells = [...(sheet.rows[row] ?? [])];
  for (const { top, bottom, left, right } of sheet.merges) {
    if (top > row || bottom < row) continue;
    const shown = cellAt(sheet.rows[top] ?? [], left);
    for (let column = left; column <= Math.min(right, left + 1000); column += 1) cells[column] = shown;
  }
  return cells;
}

/**
 * The names of the columns of a table, among them those of columns that have something below and no name.
 *
 * @param row the lowest row of the header
 * @param isTwoRows whether the row above holds the upper part of the names
 */
export function headerNames(sheet: Sheet, row: number, isTwoRows: boolean): HeaderName[] {
  const lower = spreadOver(sheet, row);
  const upper = isTwoRows ? spreadOver(sheet, row - 1) : [];
  const last = lastFilled(sheet);
  const isBelow = (column: number): boolean => (last.get(column) ?? -1) > row;
  const width = Math.max(lower.length, upper.length, ...[...last.keys()].map((column) => column + 1));
  const names: HeaderName[] = [];
  for (let column = 0; column < width; column += 1) {
    const [under, over] = [textOf(cellAt(lower, column)), textOf(cellAt(upper, column))];
    if (under === '' && over === '' && !isBelow(column)) continue;
    const parts = simplify(over) === simplify(under) ? [under] : [over, under];
    const name = parts.filter((part) => part !== '').join(' / ');
    names.push({
      column,
      name: name === '' ? `column ${columnLetters(column)}` : name,
      lower: under,
      isNamed: name !== '',
    });
  }
  return withoutTwins(names);
}

const LAST = new WeakMap<Sheet, ReadonlyMap<number, number>>();

/** The last row of each column that shows something, worked out once a sheet. */
function lastFilled(sheet: Sheet): ReadonlyMap<number, number> {
  const known = LAST.get(sheet);
  if (known !== undefined) return known;
  const last = new Map<number, number>();
  for (const [row, cells] of sheet.rows.entries()) for (const column of filledIn(cells)) last.set(column, row);
  LAST.set(sheet, last);
  return last;
}

/** Names that stand twice are told apart by the place of the second. */
function withoutTwins(names: readonly HeaderName[]): HeaderName[] {
  const seen = new Set<string>();
  return names.map((one) => {
    const key = simplify(one.name);
    const isTwin = key !== '' && seen.has(key);
    seen.add(key);
    return isTwin ? { ...one, name: `${one.name} (column ${columnLetters(one.column)})` } : one;
  });
}

/** Whether a row may be a header: two names or more, and no number, date or failed formula. */
export function mayBeHeader(cells: readonly Cell[]): boolean {
  const filled = filledIn(cells);
  const isName = (cell: Cell): boolean =>
    typeof cell === 'string' && /\p{L}|^[^\d]*£[^\d]*$/u.test(cell) && textOf(cell).length <= 200;
  return filled.length >= 2 && filled.every((column) => isName(cellAt(cells, column)));
}

/** Whether a row shows the very names of a header again, as tables that were printed by page do. */
export function repeatsHeader(cells: readonly Cell[], header: readonly Cell[]): boolean {
  const columns = filledIn(header);
  if (columns.length < 2 || filledIn(cells).length !== columns.length) return false;
  return columns.every((column) => textOf(cellAt(cells, column)) === textOf(cellAt(header, column)));
}
