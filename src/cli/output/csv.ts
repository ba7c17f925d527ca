import { stringify } from 'csv-stringify/sync';
import { cellText, isPlainNumber, type Sheet } from '../../report/sheet.js';

const AS_IT_IS = { escape_formulas: false };

/**
 * Writes a sheet as CSV that is safe to open in a spreadsheet: a cell that begins like a formula (`=`, `+`, `-`, `@`,
 * tab, carriage return) gets an apostrophe before it, and a negative number does not.
 */
export function toCsv({ columns, rows }: Sheet): string {
  return stringify([columns, ...rows.map((row) => row.map(cellText))], {
    escape_formulas: true,
    cast: {
      string: (text) => (text.startsWith('-') && isPlainNumber(text) ? { value: text, ...AS_IT_IS } : text),
    },
  });
}
