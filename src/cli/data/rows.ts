import { MAX_PROBLEMS, type ProblemList, show } from '../../errors.js';
import { at } from '../../exact/at.js';
import { lookAtIds } from '../input/table/like-values.js';
import { sheetErrorOf } from '../input/table/sheet-error.js';
import type { CsvTable } from '../input/text/csv.js';
import { STANDARD_INPUT, startOfStandardInput } from '../input/text/standard-input.js';
import { failAt, placeDetails } from '../place.js';

/** Whether a file is read as JSON; any other is read as CSV. Standard input is JSON where it begins as JSON does. */
export function isJson(name: string): boolean {
  if (name === STANDARD_INPUT) return /^(?:\ufeff)?\s*[[{]/.test(startOfStandardInput());
  return name.toLowerCase().endsWith('.json');
}

/** Which rows a reader of rows takes. */
export interface RowsWanted {
  /** How many at most. */
  readonly most?: number;
  /** The columns that it is given; all unless told. */
  readonly only?: ReadonlySet<string>;
}

/**
 * The rows of a table as the library's readers of rows take them: a text for each column that is not to be ignored.
 *
 * @throws RasError `too-large`, before any row is read
 */
export function rowMaps(
  table: CsvTable,
  { most = Number.POSITIVE_INFINITY, only }: RowsWanted = {},
): Map<string, string>[] {
  if (table.rowCount > most) {
    const [rows, limit] = [table.rowCount, most].map((count) => count.toLocaleString('en-GB'));
    failAt('too-large', table.file.name, undefined, `has ${rows} rows; at most ${limit}: divide the file`);
  }
  const columns = table.header.flatMap((column, index) =>
    table.reading.isIgnored(column) || only?.has(column) === false ? [] : [[column, index] as const],
  );
  const maps: Map<string, string>[] = [];
  for (const { cells } of table.rows()) {
    maps.push(new Map(columns.map(([column, index]) => [column, at(cells, index)])));
  }
  return maps;
}

/**
 * Refuses cells in which a spreadsheet's formula failed, of the columns that are used, before the library says of each that it
 * is no amount, or takes it for a text.
 *
 * @throws RasError with them, and with what was told before
 */
export function refuseSheetErrors(table: CsvTable, used: ReadonlySet<string>, problems: ProblemList): void {
  const before = problems.total;
  const columns = table.header.flatMap((column, index) => (used.has(column) ? [[column, index] as const] : []));
  let row = 0;
  for (const { cells } of table.rows()) {
    for (const [column, index] of columns) {
      const fault = sheetErrorOf(at(cells, index).trim());
      if (fault === undefined) continue;
      const place = problems.total < MAX_PROBLEMS ? table.locate([row, column]) : undefined;
      problems.add('choice-needed', [column], fault, placeDetails(table.file.name, place));
    }
    row += 1;
  }
  if (problems.total > before) problems.throwAll();
}

/** Asks about the ids of a column that look like an earlier one, or like what a spreadsheet has made of a number. */
export function askOfIds(table: CsvTable, column: string, problems: ProblemList): void {
  const index = table.header.indexOf(column);
  if (index < 0) return;
  const look = lookAtIds(table);
  let row = 0;
  for (const { cells } of table.rows()) {
    const odd = look(at(cells, index).trim(), row);
    if (odd !== undefined) {
      const place = problems.total < MAX_PROBLEMS ? table.locate([row, column]) : undefined;
      problems.add('choice-needed', [column], odd, placeDetails(table.file.name, place));
    }
    row += 1;
  }
}

/**
 * Asks about rows that have the id of an earlier one, where nothing says whether they are another amount of that case or the
 * same one twice.
 *
 * @choice rows-of-one-id: where amounts are restated, a second row of a case without a `line_id` of its own is a question;
 * `--accept like-ids` takes it as another amount
 */
export function askOfRowsOfOneId(table: CsvTable, problems: ProblemList): void {
  const [id, line] = ['case_id', 'line_id'].map((column) =>
    table.reading.isIgnored(column) ? -1 : table.header.indexOf(column),
  );
  if (id === undefined || id < 0 || table.reading.accepts('like-ids')) return;
  const firsts = new Map<string, number>();
  let row = 0;
  for (const { cells } of table.rows()) {
    const names = [id, line].map((index) => (index === undefined || index < 0 ? '' : at(cells, index).trim()));
    const key = JSON.stringify(names);
    const first = firsts.get(key);
    if (first === undefined) firsts.set(key, row);
    else {
      const place = problems.total < MAX_PROBLEMS ? table.locate([row, 'case_id']) : undefined;
      const [name = '', ofLine = ''] = names;
      const which = `${show(name)}${ofLine === '' ? '' : ` with the line_id ${show(ofLine)}`}`;
      const message = `${which} stands on line ${table.lineOf(first)} already; is this another amount of it? Give each row a line_id, or say so for all with --accept like-ids`;
      problems.add('choice-needed', ['case_id'], message, placeDetails(table.file.name, place));
    }
    row += 1;
  }
}
