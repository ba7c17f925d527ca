import { columnLetters } from '../../../../intake/header/names.js';
import { atom, type Expr, type Range, type Value } from './formula.js';
import type { Style } from './styles.js';

/** A cell: what it holds, or a formula with what it comes to. */
export interface BookCell {
  readonly value: Value;
  readonly formula?: string;
  readonly style?: Style;
}

/** A cell that was written, to be named in formulas. */
export interface Placed extends Expr {
  readonly row: number;
  readonly column: number;
}

/** A cell, or cells from one to another, that are called by a name. */
interface Named {
  readonly name: string;
  readonly range: string;
}

/** A sheet as it is being made: rows and columns from 0, in cells by `row,column`. */
export interface BookSheet {
  readonly name: string;
  readonly cells: Map<string, BookCell>;
  readonly names: Named[];
  /** Which words the cells of a range may hold. */
  readonly words: { readonly range: string; readonly words: readonly string[] }[];
  /** Where the cells of a range turn red. */
  readonly alarms: { readonly range: string; readonly formula: string }[];
  /** How high rows are that hold more than a line, in lines. */
  readonly lines: Map<number, number>;
  /** The widths of its columns, in letters. */
  widths: readonly number[];
  /** How many rows and columns stay while the others scroll. */
  frozen: { readonly rows: number; readonly columns: number };
  isLandscape: boolean;
}

/** A sheet without cells. */
export function newSheet(name: string): BookSheet {
  const lists = { cells: new Map(), names: [], words: [], alarms: [], lines: new Map() };
  return { name, ...lists, widths: [], frozen: { rows: 0, columns: 0 }, isLandscape: true };
}

/** Where a cell is, and whether formulas that are copied elsewhere still name it. */
export interface Place {
  readonly row: number;
  readonly column: number;
  readonly isFixed?: boolean;
}

/** Writes a value or a formula, and gives how formulas of any sheet name the cell. */
export function put({ name, cells }: BookSheet, at: Place, what: Value | Expr, style?: Style): Placed {
  const { row, column } = at;
  const isFormula = typeof what === 'object';
  const value = isFormula ? what.value : what;
  // A formula names the cells of its own sheet without it; no text of a council's stands in one.
  const formula = isFormula ? { formula: what.text.replaceAll(`${name}!`, '') } : {};
  cells.set(`${row},${column}`, { value, ...formula, ...(style && { style }) });
  return { ...atom(`${name}!${placeOf(at)}`, value), row, column };
}

/** Writes some texts beside each other. */
export function putRow(sheet: BookSheet, { row, column }: Place, texts: readonly string[], style: Style): void {
  texts.forEach((text, index) => {
    put(sheet, { row, column: column + index }, text, style);
  });
}

/** Calls a cell by a name, or the cells from one to another. */
export function call(sheet: BookSheet, name: string, from: Place, to: Place = from): void {
  const [first, last] = [from, to].map(({ row, column }) => placeOf({ row, column, isFixed: true }));
  sheet.names.push({ name, range: `${sheet.name}!${first === last ? first : `${first}:${last}`}` });
}

/** The cells from one to another, which lie in a row or a column. */
export function rangeOf({ name, cells }: BookSheet, from: Place, to: Place): Range {
  const [first, last] = [from, to].map(({ row, column }) => placeOf({ row, column, isFixed: true }));
  const isColumn = from.column === to.column;
  const count = isColumn ? to.row - from.row + 1 : to.column - from.column + 1;
  const values = Array.from({ length: count }, (_, index) => {
    const place = isColumn ? `${from.row + index},${from.column}` : `${from.row},${from.column + index}`;
    return cells.get(place)?.value ?? '';
  });
  return { text: `${name}!${first}:${last}`, values };
}

/** A cell by its letters and number: `B7`, or `$B$7` where it stays when a formula is copied. */
export function placeOf({ row, column, isFixed = false }: Place): string {
  return isFixed ? `$${columnLetters(column)}$${row + 1}` : `${columnLetters(column)}${row + 1}`;
}

/** The last row and the last column in which something stands. */
export function lastOf({ cells }: BookSheet): Place {
  let [row, column] = [0, 0];
  for (const place of cells.keys()) {
    const [ownRow = 0, ownColumn = 0] = place.split(',').map(Number);
    row = Math.max(row, ownRow);
    column = Math.max(column, ownColumn);
  }
  return { row, column };
}
