import type { ReadColumn } from '../columns/columns.js';

/** A row of the clean table, and where it stands in the file. */
export interface DraftRow {
  /** Its values, by the columns of the table. */
  readonly values: readonly string[];
  placeOf(column: number): string;
  /** The line or row of the file, counted from 1. */
  readonly line: number;
}

/** A clean table in the making: its rows can still be left out or changed by answers. */
export interface Draft {
  readonly columns: readonly ReadColumn[];
  readonly rows: readonly DraftRow[];
}

/** Where a column of a draft stands; -1 where it has none. */
export function indexOf({ columns }: Draft, name: string): number {
  return columns.findIndex((column) => column.name === name);
}

/** What a row shows in a few words, to name it. */
export function inWords({ values }: DraftRow): string {
  return values
    .filter((value) => value !== '')
    .slice(0, 5)
    .join(' | ');
}
