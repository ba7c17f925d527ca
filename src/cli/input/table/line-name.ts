import { basename } from 'node:path';
import type { CsvTable } from '../text/csv.js';
import { STANDARD_INPUT } from '../text/standard-input.js';

/** A name that an id can begin with: short, and without control characters. */
const FITS_AN_ID = /^[^\p{C}]{1,120}$/u;

/**
 * How a line of costs is called that has no id of its own: where it stands, as messages say it (`lines.csv:14`, or
 * `book.xlsx: Lines!A14` where the table was read as it stands in a workbook).
 */
export function nameOfLine(table: CsvTable, row: number): string {
  const { name } = table.file;
  const file = name === STANDARD_INPUT ? undefined : basename(name);
  const cell = table.mappedAs === undefined ? undefined : table.locate([row])?.cell;
  if (file === undefined || !FITS_AN_ID.test(file)) return cell ?? `line ${table.lineOf(row)}`;
  return cell === undefined ? `${file}:${table.lineOf(row)}` : `${file}: ${cell}`;
}
