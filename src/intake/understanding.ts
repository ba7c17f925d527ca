import type { ReadColumn } from './columns/columns.js';
import type { HeaderName } from './header/names.js';
import type { Mapping } from './mapping.js';
import type { Question } from './question.js';
import type { LeftOut } from './rows/parts.js';
import type { ControlTotal } from './rows/sort-rows.js';

/** A clean table: our names, our forms, and where each cell stood. */
export interface CleanTable {
  readonly header: readonly string[];
  readonly rows: readonly (readonly string[])[];
  /** The cell of the file that a cell of the table was read from, as its program names it. */
  placeOf(row: number, column: number): string;
  /** The line or row of the file that a row of the table was read from, counted from 1. */
  lineOf(row: number): number;
  /** The cell of the name of a column. */
  headerPlaceOf(column: number): string;
}

/** How many rows of the file are what; they add up to all of them. */
export interface RowCounts {
  readonly all: number;
  /** Titles and other rows above the header. */
  readonly above: number;
  readonly header: number;
  readonly blank: number;
  /** Totals, notes, hidden rows and all else that is no case, each of which is listed. */
  readonly leftOut: number;
  /** Rows that were left out by an answer: repeated ones, those below nought. */
  readonly byAnswer: number;
  /** The rows of the clean table. */
  readonly read: number;
}

/** What was understood of a table. */
export interface Understanding {
  /** The cell of the first name of each header, one a sheet. */
  readonly headers: readonly string[];
  readonly columns: readonly ReadColumn[];
  readonly notRead: readonly HeaderName[];
  readonly totals: readonly ControlTotal[];
  readonly leftOut: readonly LeftOut[];
  readonly counts: RowCounts;
  /** What was taken without a question and should be known. */
  readonly said: readonly string[];
  /** The questions that are open; while there are any the table is not to be used. */
  readonly open: readonly Question[];
  readonly table: CleanTable;
  /** How the table was read, with every question. */
  readonly mapping: Mapping;
}
