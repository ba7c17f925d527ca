import { stringify } from 'csv-stringify/sync';
import { cellText, type Sheet } from '../../report/sheet.js';
import { guarded } from '../formula-guard.js';

/**
 * Writes a sheet as CSV that is safe to open in a spreadsheet: a cell that begins like a formula (`=`, `+`, `-`, `@`,
 * tab, carriage return, and these signs in full width) gets an apostrophe before it, and a negative number does not.
 */
export function toCsv({ columns, rows }: Sheet): string {
  return stringify([columns.map(guarded), ...rows.map((row) => row.map((cell) => guarded(cellText(cell))))]);
}
