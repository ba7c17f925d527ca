import CliTable from 'cli-table3';
import { cellText, isNumeric, plainLine, type Sheet } from '../../report/sheet.js';

const LONGEST_CELL = 60;

/** Writes a sheet as a table for a terminal: no colours, no control characters, numbers to the right. */
export function toTable(sheet: Sheet): string {
  const table = new CliTable({
    head: sheet.columns.map(shorten),
    colAligns: sheet.columns.map((_, index) => (isNumeric(sheet, index) ? 'right' : 'left')),
    style: { head: [], border: [], compact: true },
  });
  for (const row of sheet.rows) table.push(sheet.columns.map((_, index) => shorten(cellText(row[index]))));
  return `${sheet.title === undefined ? '' : `${plainLine(sheet.title)}\n`}${table.toString()}\n`;
}

function shorten(text: string): string {
  const line = plainLine(text);
  return line.length <= LONGEST_CELL ? line : `${line.slice(0, LONGEST_CELL - 3).toWellFormed()}...`;
}
