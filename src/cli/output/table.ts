import CliTable from 'cli-table3';
import { cellText, isNumeric, plainLine, type Sheet } from '../../report/sheet.js';

/** A wider column is wrapped to this width, so that a sentence is read whole. */
const WIDEST_COLUMN = 70;

/** The longest text that a cell shows. */
const LONGEST_CELL = 2000;

/** Writes a sheet as a table for a terminal: no colours, no control characters, numbers to the right. */
export function toTable(sheet: Sheet): string {
  const rows = sheet.rows.map((row) => sheet.columns.map((_, index) => shorten(cellText(row[index]))));
  const head = sheet.columns.map(shorten);
  const isWide = (index: number): boolean => [head, ...rows].some((row) => (row[index] ?? '').length > WIDEST_COLUMN);
  const table = new CliTable({
    head,
    colAligns: sheet.columns.map((_, index) => (isNumeric(sheet, index) ? 'right' : 'left')),
    // The width counts a blank on either side; without one the column is as wide as its text.
    colWidths: sheet.columns.map((_, index) => (isWide(index) ? WIDEST_COLUMN + 2 : null)),
    wordWrap: true,
    style: { head: [], border: [], compact: true },
  });
  for (const row of rows) table.push(row);
  return `${sheet.title === undefined ? '' : `${plainLine(sheet.title)}\n`}${table.toString()}\n`;
}

function shorten(text: string): string {
  const line = plainLine(text);
  return line.length <= LONGEST_CELL ? line : `${line.slice(0, LONGEST_CELL - 3).toWellFormed()}...`;
}
