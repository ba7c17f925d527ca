import { expect } from 'vitest';
import { type Cell, type Sheet, toObjects } from '../../src/report/sheet.js';

/** The rows of a sheet by the names of its columns; every row has a cell for each column, and no column two names. */
export function rowsOf(sheet: Sheet | undefined): Record<string, Cell>[] {
  if (sheet === undefined) throw new Error('there is no such sheet');
  expect(new Set(sheet.columns).size).toBe(sheet.columns.length);
  for (const row of sheet.rows) expect(row).toHaveLength(sheet.columns.length);
  return toObjects(sheet);
}

/** A sheet of figures by their names. */
export function figuresOf(sheet: Sheet | undefined): Record<string, Cell> {
  return Object.fromEntries(rowsOf(sheet).map(({ what, value }) => [String(what), value]));
}
