import * as z from 'zod';
import { fail, isRasError, type Path, type Problem, problemList, RasError, show } from '../errors.js';
import { idSchema } from '../identifier.js';
import { formatDay } from '../money/calendar.js';
import { conventionSchema } from '../money/period.js';
import { parseInput } from '../parse.js';
import { COLUMN_OF_FIELD, columnsSchema, EXTRACT_COLUMNS, type Headers } from './extract-columns.js';
import { cellOf, type ExtractRow, fieldsOf, type RowRules } from './extract-row.js';
import { type LineInput, lineSchema } from './line.js';
import { formOf } from './line-form.js';
import { MAX_LINES, MAX_LINES_IN_CALL, type PackageInput } from './package.js';
import { textSchema } from './wire.js';

const optionsSchema = z.strictObject({
  kind: z.enum(['package', 'plan']),
  /** The extract's own headers, where they differ: `{ case_id: 'Client No' }`. */
  columns: columnsSchema.default({}),
  /** Who pays for the lines of each funding code; `budget` is the family's own budget. */
  fundingCodes: z
    .array(z.strictObject({ code: textSchema, payer: idSchema }))
    .max(10_000)
    .exactOptional(),
  /** Take a row without an amount and a quantity as a line without a price. */
  blankPrices: z.literal('unpriced').exactOptional(),
  /** How many weeks a year has, for rates per week or month that do not state their weeks. */
  convention: conventionSchema.exactOptional(),
});

/** How a finance extract is read. */
export type ExtractOptions = z.input<typeof optionsSchema>;

/** The packages of a finance extract, with what to check before they are used. */
export interface Extract {
  /** One for each case, in the order in which the cases first appear. */
  readonly packages: readonly PackageInput[];
  readonly rows: number;
  /** Columns that were not read. */
  readonly ignoredColumns: readonly string[];
}

/**
 * Makes packages of the rows of a finance extract, a row a line.
 *
 * Columns: `case_id`; `line_id`, `name`, `service`, `role`; `weekly_rate`, or `amount` and `period`, or `quantity`,
 * `unit`, `frequency`, `frequency_per`, `weeks` and `unit_price` or `service`; `basis` (gross or net); `start`, `end`;
 * `payer` or `funding_code`; `serves` (needs, with semicolons); `one_off`, `contingency`, `in_kind`,
 * `includes_on_costs` (yes or no). Others are not read, and are listed.
 *
 * @param rows at most 100,000 rows (more in several calls), each a text for each column header
 * @throws RasError with the first 100 problems of all rows, each with its row and column, and their number
 * @source RR145 6.29; RR232 4.17-4.18
 * @choice blank-prices: a row without a price is an error unless the caller says that it is a line without a price
 * @choice funding-codes: a funding code says who pays only through the caller's own list; without one it is an error, not the budget
 * @example
 * ```ts
 * import { costPackages, packagesFromRows } from 'openras';
 * const row = new Map([['case_id', 'c1'], ['weekly_rate', '70.00'], ['basis', 'gross'], ['team', 'East']]);
 * const { packages, ignoredColumns } = packagesFromRows([row], { kind: 'package', convention: '52-weeks' });
 * ignoredColumns; // => ['team']
 * costPackages(packages).control.total; // => '3640.00'
 * ```
 */
export function packagesFromRows(rows: readonly ExtractRow[], options: ExtractOptions): Extract {
  const { kind, columns, fundingCodes, blankPrices } = parseInput(optionsSchema, options, ['options']);
  const { convention } = options;
  const header: Headers = (column) => columns[column] ?? column;
  checkRows(rows, header);
  const payers = fundingCodes && new Map(fundingCodes.map(({ code, payer }) => [code, payer]));
  const cases = readCases(rows, { header, payers, blankPrices });
  const shared = { kind, ...(convention === undefined ? {} : { convention }) };
  const packages = [...cases].map(([caseId, lines]) => ({ caseId, ...shared, ...needsOf(lines), lines }));
  const known = new Set(EXTRACT_COLUMNS.map(header));
  const ignoredColumns = [...(rows[0]?.keys() ?? [])].filter((name) => !known.has(name));
  return { packages, rows: rows.length, ignoredColumns };
}

function checkRows(rows: unknown, header: Headers): void {
  if (!Array.isArray(rows)) fail('invalid', ['rows'], `${show(rows)} is not a list of rows`);
  else if (rows.length > MAX_LINES_IN_CALL)
    fail('too-large', ['rows'], `at most ${MAX_LINES_IN_CALL} rows, not ${rows.length}`);
  const first: unknown = Array.isArray(rows) ? rows[0] : undefined;
  if (first instanceof Map && !first.has(header('case_id')))
    fail('missing', ['rows', 0, header('case_id')], `there is no column ${show(header('case_id'))}`);
}

function readCases(rows: readonly ExtractRow[], rules: RowRules): Map<string, LineInput[]> {
  const problems = problemList();
  const cases = new Map<string, LineInput[]>();
  rows.forEach((row, index) => {
    try {
      addRow(row, index, rules, cases);
    } catch (error) {
      problems.addError(error);
    }
  });
  problems.throwIfAny();
  return cases;
}

function addRow(row: unknown, index: number, rules: RowRules, cases: Map<string, LineInput[]>): void {
  const path = ['rows', index];
  if (!isRow(row)) fail('invalid', path, `${show(row)} is not a row`);
  const { header } = rules;
  const caseId = parseInput(idSchema, cellOf(row, 'case_id', header) ?? '', [...path, header('case_id')]);
  const lines = cases.get(caseId) ?? [];
  if (lines.length === MAX_LINES) fail('too-large', path, `a package has at most ${MAX_LINES} lines`);
  lines.push(readLine(row, fieldsOf(row, index + 1, rules, path), path, header));
  cases.set(caseId, lines);
}

function isRow(row: unknown): row is ExtractRow {
  return row instanceof Map;
}

/** Checks a line while its row is known; it is handed on as it was written. */
function readLine(row: ExtractRow, fields: Record<string, unknown>, path: Path, header: Headers): LineInput {
  try {
    const line = parseInput(lineSchema, fields, path);
    formOf(line, path);
    if (line.startsOn !== undefined && line.endsOn !== undefined && line.endsOn < line.startsOn)
      fail('inconsistent', [...path, 'endsOn'], `ends before it starts on ${formatDay(line.startsOn)}`);
    return fields as LineInput;
  } catch (error) {
    if (!isRasError(error)) throw error;
    const [first, ...rest] = error.problems.map((problem) => named(problem, path, columnsIn(row, header)));
    throw first === undefined ? error : new RasError([first, ...rest], error.total);
  }
}

/** A problem at a field of a line, restated at the column that the field was read from. */
function named(problem: Problem, path: Path, columnOf: (field: string) => string | undefined): Problem {
  const column = columnOf(String(problem.path[path.length]));
  return column === undefined ? problem : { ...problem, path: [...path, column] };
}

/** The header of the column that gives a field of a line in this row. */
function columnsIn(row: ExtractRow, header: Headers): (field: string) => string | undefined {
  return (field) => {
    const weekly = (field === 'amount' || field === 'per') && cellOf(row, 'weekly_rate', header) !== undefined;
    const name = weekly ? 'weekly_rate' : (COLUMN_OF_FIELD.get(field) ?? field);
    const column = EXTRACT_COLUMNS.find((one) => one === name);
    return column && header(column);
  };
}

/** The needs that the rows name; without any, needs are not stated. */
function needsOf(lines: readonly LineInput[]): Pick<PackageInput, 'needs'> {
  const ids = new Set(lines.flatMap(({ serves = [] }) => serves));
  return ids.size === 0 ? {} : { needs: [...ids].map((id) => ({ id })) };
}
