import { formatPounds } from '../../money/amount.js';
import type { TextTable } from './report-text.js';

/** An amount as people read it: `-12345.60` is `−£12,345.60`, and what is blank stays blank. */
export function poundsText(cell: string): string {
  if (!/^-?\d+\.\d\d$/.test(cell)) return cell;
  return `${cell.startsWith('-') ? '−' : ''}${formatPounds(cell.replace('-', ''))}`;
}

/** A number as it is read in a table: with a minus sign and, where it has pence, with commas. */
export function numberText(cell: string): string {
  if (/^-?\d+\.\d\d$/.test(cell)) return poundsText(cell).replace('£', '');
  return /^-\d/.test(cell) ? `−${cell.slice(1)}` : cell;
}

/** The heading of a column for people: `set_aside` is `set aside`. */
export const headingOf = (column: string): string => column.replaceAll('_', ' ');

const IDS = new Set(['case_id', 'line', 'group', 'by', 'part']);

/** Whether a column holds numbers, and is set to the right; an id is none, whatever it looks like. */
export function isOfNumbers({ columns, rows }: TextTable, index: number): boolean {
  const filled = rows.map((row) => row[index] ?? '').filter((cell) => cell !== '');
  return (
    filled.length > 0 &&
    index > 0 &&
    !IDS.has(columns[index] ?? '') &&
    filled.every((cell) => /^−?-?£?[\d,]+(?:\.\d+)?$/.test(cell))
  );
}

/** The rows of a table in one sentence, for those who do not see its picture. */
export function rowsInWords({ columns, rows }: TextTable): string {
  const said = rows.map(([first = '', ...cells]) => {
    const filled = cells.flatMap((cell, index) =>
      cell === '' ? [] : [cells.length === 1 ? cell : `${headingOf(columns[index + 1] ?? '')} ${cell}`],
    );
    return `${first}: ${filled.length === 0 ? 'not known or not shared' : filled.join(', ')}`;
  });
  return `${said.join('; ')}.`;
}

/** A label that fits beside a mark; the table has it whole. */
export function shortened(label: string, most = 30): string {
  const letters = [...label];
  return letters.length <= most ? label : `${letters.slice(0, most - 1).join('')}…`;
}
