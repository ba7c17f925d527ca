import { MAX_PROBLEMS, type ProblemList } from '../../errors.js';
import { at } from '../../exact/at.js';
import type { CsvTable } from '../input/csv.js';
import { likeIds } from '../input/like-values.js';
import { STANDARD_INPUT, startOfStandardInput } from '../input/standard-input.js';
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

/** Asks about the ids of a column that look like an earlier one, or like what a spreadsheet has made of a number. */
export function askOfIds(table: CsvTable, column: string, problems: ProblemList): void {
  const index = table.header.indexOf(column);
  if (index < 0 || table.reading.accepts('like-ids')) return;
  const look = likeIds(table.lineOf);
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
