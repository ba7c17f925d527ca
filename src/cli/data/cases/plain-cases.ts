import { resolve } from 'node:path';
import { isRasError, problemList } from '../../../errors.js';
import { numberAt } from '../../../exact/at.js';
import { arePlainIds } from '../../input/plain/plain-ids.js';
import { type PlainNumbers, POINTS_FORM, POUNDS_FORM, plainNumbers } from '../../input/plain/plain-numbers.js';
import { type PlainColumn, type PlainTable, plainTable } from '../../input/plain/plain-table.js';
import { withLineFeeds } from '../../input/record/records.js';
import { claimColumns } from '../../input/table/claim-columns.js';
import type { Desk } from '../../input/table/reading.js';
import { MATTERING_COLUMNS } from '../../input/table/unread-columns.js';
import { MAX_CSV_BYTES } from '../../input/text/csv.js';
import { readFile } from '../../input/text/file.js';
import { STANDARD_INPUT } from '../../input/text/standard-input.js';
import { CASE_COLUMNS } from './cases.js';

/** Cases of a file as columns of bytes and numbers. */
export interface PlainCases {
  readonly table: PlainTable;
  readonly ids: PlainColumn;
  readonly points: PlainColumn;
  /** Points in millionths. */
  readonly micropoints: PlainNumbers;
  /** Existing packages in whole pence, NaN where a case has none; nothing where the file has no such column. */
  readonly traditional: PlainNumbers | undefined;
}

const READ = ['case_id', 'points', 'package_value'];

/**
 * Reads cases as columns, where the file is plain: nothing in it has to be told, asked or noted.
 *
 * @returns nothing where it is not; the file is read row by row then
 */
export function readPlainCases(desk: Desk, name: string): PlainCases | undefined {
  const { answers } = desk.reading;
  if (name === STANDARD_INPUT || desk.reading.mappedTable(resolve(desk.cwd, name)) !== undefined) return undefined;
  if (answers.accept.length > 0 || answers.ignoreColumn.length > 0) return undefined;
  const bytes = bytesOf(desk, name);
  const table = bytes === undefined ? undefined : plainTable(bytes, READ);
  if (table === undefined || !hasPlainHeader(desk, name, table.header)) return undefined;
  const [ids, points, packages] = READ.map((column) => table.column(column));
  if (ids === undefined || points === undefined || !arePlainIds(table.bytes, ids)) return undefined;
  const micropoints = plainNumbers(table.bytes, points, POINTS_FORM);
  if (micropoints === undefined || micropoints.some(Number.isNaN)) return undefined;
  const traditional = packages === undefined ? undefined : plainNumbers(table.bytes, packages, POUNDS_FORM);
  if (packages !== undefined && traditional === undefined) return undefined;
  return { table, ids, points, micropoints, traditional };
}

function bytesOf({ cwd }: Desk, name: string): Buffer | undefined {
  try {
    return withLineFeeds(readFile(cwd, name, MAX_CSV_BYTES).bytes);
  } catch (error) {
    // Told by whoever reads it row by row, beside what else is wrong.
    if (isRasError(error)) return undefined;
    throw error;
  }
}

/** Whether no other column matters, and none is nearly one that does. */
function hasPlainHeader({ reading }: Desk, name: string, header: readonly string[]): boolean {
  const known = Object.keys(CASE_COLUMNS);
  const others = [...known.filter((column) => !READ.includes(column)), ...MATTERING_COLUMNS];
  if (header.some((column) => others.includes(column))) return false;
  const problems = problemList();
  const placeOfColumn = () => ({ line: 1, column: 1 });
  claimColumns(
    { header, reading, file: { name }, placeOfColumn },
    { known, required: ['case_id', 'points'], asks: MATTERING_COLUMNS },
    problems,
  );
  return problems.total === 0;
}

/** The text of a cell. */
export function cellText({ table: { bytes } }: PlainCases, { starts, ends }: PlainColumn, row: number): string {
  return bytes.toString('latin1', numberAt(starts, row), numberAt(ends, row));
}
