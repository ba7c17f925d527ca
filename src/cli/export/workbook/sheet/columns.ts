import { type BookSheet, type Placed, put } from '../book/book.js';
import { type Expr, expr, type Term, type Value } from '../book/formula.js';
import type { Style } from '../book/styles.js';

/** Writes the cells of a row one after the other, and over the first row what each is. */
export interface RowWriter {
  /** The next cell, which holds a value. */
  write(header: string, value: Value, style?: Style): Placed;
  /** The next cell, which holds a formula. */
  add(header: string, what: Term, style?: Style): Placed;
  /** The column that is written next. */
  readonly next: () => number;
}

/** Writes a row of a sheet whose header stands in another. */
export function rowWriter(sheet: BookSheet, header: number, row: number, from = 0): RowWriter {
  let column = from;
  const place = (title: string, what: Value | Expr, style: Style | undefined): Placed => {
    const at = { row, column };
    if (title !== '' && !sheet.cells.has(`${header},${column}`)) put(sheet, { row: header, column }, title, 'header');
    column += 1;
    return put(sheet, at, what, style);
  };
  return {
    write: place,
    add: (title, what, style) => place(title, expr(what), style),
    next: () => column,
  };
}
