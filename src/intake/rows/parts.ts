import type { ReadColumn } from '../columns/columns.js';
import type { Header } from '../header/find-header.js';
import type { FindMatches } from '../header/known-names.js';
import { headerNames, mayBeHeader, repeatsHeader } from '../header/names.js';
import type { Asker } from '../question.js';
import { type Cell, cellAt, filledIn, rowInWords, type Sheet, textOf } from '../sheet.js';

/** A row that is no case, and why. */
export interface LeftOut {
  readonly place: string;
  readonly why: string;
  readonly shows: string;
}

/** A sheet with its header and its columns, which are read together. */
export interface Table {
  readonly sheet: Sheet;
  readonly header: Header;
  readonly columns: readonly ReadColumn[];
}

/** The rows below a header, sorted out as far as their looks go. */
export interface Parts {
  /** Rows that show something and are to be looked at, counted from 0 in the sheet. */
  readonly content: readonly number[];
  /** Rows that are hidden and left out, which a total may count. */
  readonly hidden: readonly number[];
  readonly leftOut: readonly LeftOut[];
  readonly blank: number;
}

export const LEAVE_OUT = 'leave out';

/** Sorts the rows below a header: blank ones, the header again, another table below, hidden rows, and what remains. */
export function partsOf(table: Table, find: FindMatches, asker: Asker): Parts {
  const { sheet, header } = table;
  askAboutAbove(table, asker);
  const leftOut: LeftOut[] = [];
  const content: number[] = [];
  const hidden: number[] = [];
  let blank = 0;
  let isOther = false;
  let isAfterGap = false;
  const leave = (row: number, why: string): void => {
    leftOut.push({ place: sheet.placeOf(row, 0), why, shows: rowInWords(sheet.rows[row] ?? []) });
  };
  for (let row = header.row + 1; row < sheet.rows.length; row += 1) {
    const cells = sheet.rows[row] ?? [];
    if (filledIn(cells).length === 0) {
      blank += 1;
      isAfterGap = true;
      continue;
    }
    if (!isOther && isHeaderAgain(sheet, header, cells)) leave(row, 'the header again');
    else if (isOther || (isOtherTable(table, row, isAfterGap, find) && isLeftOut(table, row, asker))) {
      isOther = true;
      leave(row, 'of another table below');
    } else (sheet.hiddenRows.has(row) ? hidden : content).push(row);
    isAfterGap = false;
  }
  if (hidden.length > 0 && !takesHidden(sheet, hidden, asker)) {
    for (const row of hidden) leave(row, 'hidden');
    return { content, hidden, leftOut, blank };
  }
  return { content: [...content, ...hidden].sort((one, other) => one - other), hidden: [], leftOut, blank };
}

/** Asks about rows above the header that look like rows of a table: what stands there is not read. */
function askAboutAbove({ sheet, header }: Table, asker: Asker): void {
  const wide = Math.max(3, header.names.length / 2);
  const above = sheet.rows.slice(0, header.row + 1 - header.rows);
  const rows = [...above.keys()].filter((row) => filledIn(above[row] ?? []).length >= wide);
  const [first] = rows;
  if (first === undefined) return;
  asker.ask({
    id: 'above-header',
    place: sheet.placeOf(first, 0),
    ask: `${rows.length === 1 ? 'a row' : `${rows.length} rows`} above the header ${rows.length === 1 ? 'looks' : 'look'} like part of a table: "${rowInWords(above[first] ?? [])}"; to be left out?`,
    choices: [LEAVE_OUT],
  });
}

function isHeaderAgain(sheet: Sheet, { row, rows }: Header, cells: readonly Cell[]): boolean {
  const upper = rows === 2 ? (sheet.rows[row - 1] ?? []) : [];
  return repeatsHeader(cells, sheet.rows[row] ?? []) || (rows === 2 && repeatsHeader(cells, upper));
}

/** Whether a row looks like the header of another table: known names, or words where numbers stand, after a gap. */
function isOtherTable({ sheet, columns, header }: Table, row: number, isAfterGap: boolean, find: FindMatches): boolean {
  const cells = sheet.rows[row] ?? [];
  if (!mayBeHeader(cells)) return false;
  const known = headerNames(sheet, row, false).filter((name) => find(name).length > 0).length;
  if (known >= 3 && known * 2 >= header.known) return true;
  const hasNumbers = columns.some(({ type }) => ['points', 'money', 'number', 'date'].includes(type));
  const filled = columns.filter(({ header: { column } }) => textOf(cellAt(cells, column)) !== '');
  const ofNumbers = filled.filter(({ type }) => ['points', 'money', 'number', 'date'].includes(type));
  // Words alone, where a case has numbers; what has words where numbers stand is mostly of them.
  return isAfterGap && hasNumbers && (ofNumbers.length === 0 || ofNumbers.length * 2 >= filled.length);
}

function isLeftOut({ sheet }: Table, row: number, asker: Asker): boolean {
  const shows = rowInWords(sheet.rows[row] ?? []);
  const answer = asker.ask({
    id: 'other-table',
    place: sheet.placeOf(row, 0),
    ask: `does another table begin with the row "${shows}", which is to be left out with all below it?`,
    choices: ['yes', 'no'],
  });
  return answer !== 'no';
}

function takesHidden(sheet: Sheet, rows: readonly number[], asker: Asker): boolean {
  const names = rows.slice(0, 5).map((row) => rowInWords(sheet.rows[row] ?? []).split(' | ')[0]);
  const answer = asker.ask({
    id: 'hidden-rows',
    place: sheet.placeOf(rows[0] ?? 0, 0),
    ask: `${rows.length === 1 ? 'a row is' : `${rows.length} rows are`} hidden, by hand or by a filter: ${names.join(', ')}${
      rows.length > names.length ? ' …' : ''
    }; are they to be read?`,
    choices: [LEAVE_OUT, 'read'],
  });
  return answer === 'read';
}
