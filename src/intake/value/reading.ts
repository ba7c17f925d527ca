import type { Cell } from '../sheet.js';

/** What came of a cell: a value in our own form, a word that is none, or a value with something to be asked about. */
export type Reading =
  | { readonly value: string; readonly odd?: Odd }
  /** What the cell shows, where it is no value of its type. */
  | { readonly word: string };

/** Something about a value that its owner has to say. */
export type Odd = 'below-nought' | 'finer' | 'decimal-comma' | 'long-number' | 'serial' | 'two-digit-year';

/** Reads a cell that is not blank. */
export type ReadCell = (cell: Cell) => Reading;
