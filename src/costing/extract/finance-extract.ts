import * as z from 'zod';
import { type Path, type ProblemList, problemList, show } from '../../errors.js';
import { readAsData } from '../../guard/guard.js';
import { idSchema } from '../../identifier.js';
import { type ConventionInput, conventionSchema } from '../../money/period.js';
import { deferred, once, schemaFor } from '../../parse/deferred.js';
import { parseOrTell, readOrTell } from '../../parse/parse.js';
import { type LineInput, lineSchema } from '../line/line.js';
import { checkForm } from '../line/line-form.js';
import {
  MAX_LINES,
  MAX_LINES_IN_CALL,
  PACKAGE_KINDS,
  type PackageInput,
  type PackageKind,
} from '../package/package.js';
import { checkOrder } from '../package/read-package.js';
import { payerSchema } from '../payer.js';
import { type PayerShare, payerSharesSchema, shareLine, sharesOfCell, statesShares } from '../payer-shares.js';
import { textSchema } from '../wire.js';
import { COLUMN_OF_FIELD, columnsSchema, EXTRACT_COLUMNS, type Headers, type OwnHeaders } from './extract-columns.js';
import { cellOf, type ExtractRow, type FundingCode, fieldsOf, type RowRules, type TellCell } from './extract-row.js';

/** How a finance extract is read. */
export interface ExtractOptions {
  /** Whether the rows are existing services or a plan. */
  readonly kind: PackageKind;
  /** The extract's own headers, where they differ: `{ case_id: 'Client No' }`; the known ones unless told otherwise. */
  readonly columns?: OwnHeaders | undefined;
  /** Who pays for the lines of each funding code; `budget` is the family's own budget. */
  readonly fundingCodes?: readonly FundingCode[];
  /** Who pays for a line without a funding code, beside a list of them. */
  readonly blankFundingCode?: string;
  /** Take a row without an amount and a quantity as a line without a price. */
  readonly blankPrices?: 'unpriced';
  /** Take an amount with a minus sign or in brackets as a credit: money that comes back. */
  readonly negativeAmounts?: 'credit';
  /** Take rows that are the same in every column as services of their own. */
  readonly repeatedRows?: 'separate';
  /** How many weeks a year has, for rates per week or month that do not state their weeks. */
  readonly convention?: ConventionInput;
}

const choiceFields = once(() => ({
  columns: columnsSchema.default({}),
  fundingCodes: z
    .array(z.strictObject({ code: textSchema, payer: payerSchema }))
    .max(10_000)
    .exactOptional(),
  blankFundingCode: payerSchema.exactOptional(),
  blankPrices: z.literal('unpriced').exactOptional(),
  negativeAmounts: z.literal('credit').exactOptional(),
  repeatedRows: z.literal('separate').exactOptional(),
  convention: conventionSchema.exactOptional(),
}));

const fieldsSchema = deferred(() => z.strictObject({ kind: z.enum(PACKAGE_KINDS), ...choiceFields() }));

const optionsSchema = schemaFor<ExtractOptions>()(() => fieldsSchema);

/** How a finance extract is read, as a file of the command states it: whether it is a plan may stand beside it. */
export const extractFileSchema = schemaFor<Partial<ExtractOptions>>()(() =>
  z
    .strictObject({ kind: z.enum(PACKAGE_KINDS).exactOptional(), ...choiceFields() })
    .meta({ description: 'How a finance extract is read: its own headers, its funding codes and who pays.' }),
);

/** The packages of a finance extract, with what to check before they are used. */
export interface Extract {
  /** One for each case, in the order in which the cases first appear. */
  readonly packages: readonly PackageInput[];
  /** How many rows were read. */
  readonly rows: number;
  /** Columns that were not read. */
  readonly ignoredColumns: readonly string[];
}

/**
 * Makes packages of the rows of a finance extract, a row a line.
 *
 * Columns: `case_id`; `line_id`, `name`, `service`, `role`; `weekly_rate`, or `amount` and `period`, or `quantity`,
 * `unit`, `frequency`, `frequency_per`, `weeks`, `counted_for` (year or dates) and `unit_price` or `service`; `basis`
 * (gross or net); `start`, `end`; `payer` (several with their shares: `budget 60%; health 40%`) or `funding_code`; `serves` (needs, with semicolons); `one_off`,
 * `contingency`, `credit`, `in_kind`, `includes_on_costs` (yes or no). Others are not read, and are listed.
 *
 * @param rows at most 100,000 rows (more in several calls), each a text for each column header
 * @throws RasError with the first 100 problems of all rows, each with its row and column, and their number
 * @source RR145 6.29; RR232 4.17-4.18
 * @choice blank-prices: a row without a price is an error unless the caller says that it is a line without a price
 * @choice repeated-rows: a row that is the same as an earlier one in every column is a question, not a second service;
 * `repeatedRows: 'separate'` answers it for all, and a `line_id` for each row
 * @choice funding-codes: a funding code says who pays only through the caller's own list; without one it is an error, not the budget
 * @category Costing
 * @example
 * ```ts
 * import { costPackages } from 'openras';
 * import { packagesFromRows } from 'openras/costing';
 * const row = new Map([['case_id', 'c1'], ['weekly_rate', '70.00'], ['basis', 'gross'], ['team', 'East']]);
 * const { packages, ignoredColumns } = packagesFromRows([row], { kind: 'package', convention: '52-weeks' });
 * ignoredColumns; // => ['team']
 * costPackages(packages).control.total; // => '3640.00'
 * ```
 */
export function packagesFromRows(rows: readonly ExtractRow[], options: ExtractOptions): Extract {
  const problems = problemList();
  const parsed = parseOrTell(optionsSchema, options, problems, ['options']) ?? withoutFaults(options, problems);
  const list = readAsData(rows, ['rows'], () => listOf(rows, problems));
  // Which column is which, and what a blank says, is known from the options.
  if (parsed === undefined) return problems.throwAll();
  const { kind, columns, fundingCodes, ...choices } = parsed;
  const header: Headers = (column) => columns[column] ?? column;
  const { blankFundingCode, blankPrices, negativeAmounts } = choices;
  const payers = fundingCodes && new Map(fundingCodes.map(({ code, payer }) => [code, payer]));
  const headers = new Set(EXTRACT_COLUMNS.map(header));
  const rules: RowRules = { header, headers, payers, blankFundingCode, blankPrices, negativeAmounts };
  const repeated = parsed.repeatedRows === undefined ? new Map<string, number>() : undefined;
  const cases = readAsData(list, ['rows'], () => readCases(list, rules, repeated, problems));
  problems.throwIfAny();
  const shared = { kind, ...(options.convention === undefined ? {} : { convention: options.convention }) };
  const packages = [...cases].map(([caseId, lines]) => ({ caseId, ...shared, ...needsOf(lines), lines }));
  const [first] = list;
  const ignoredColumns = first instanceof Map ? [...first.keys()].filter((name) => !headers.has(name)) : [];
  return { packages, rows: list.length, ignoredColumns };
}

/** The options that rows are read by, where the faults are of others, so that the rows are looked at all the same. */
function withoutFaults(options: ExtractOptions, { kept }: ProblemList): z.output<typeof optionsSchema> | undefined {
  if (!kept.every(({ path }) => path[1] === 'kind' || path[1] === 'convention')) return undefined;
  const { convention: _, ...others } = options;
  return parseOrTell(optionsSchema, { ...others, kind: 'package' }, problemList(), []);
}

/** The rows, or none where there are too many to look at. */
function listOf(rows: unknown, problems: ProblemList): readonly unknown[] {
  if (!Array.isArray(rows)) problems.add('invalid', ['rows'], `${show(rows)} is not a list of rows`);
  else if (rows.length > MAX_LINES_IN_CALL)
    problems.add('too-large', ['rows'], `at most ${MAX_LINES_IN_CALL} rows, not ${rows.length}`);
  else return Array.from<unknown>(rows);
  return [];
}

function readCases(
  list: readonly unknown[],
  rules: RowRules,
  repeated: Map<string, number> | undefined,
  problems: ProblemList,
): Map<string, LineInput[]> {
  const cases = new Map<string, LineInput[]>();
  const id = rules.header('case_id');
  const [first] = list;
  if (first instanceof Map && !first.has(id)) {
    problems.add('missing', ['rows', 0, id], `there is no column ${show(id)}`);
    return cases;
  }
  for (const [index, row] of list.entries()) {
    const isGood = addRow(row, index, rules, cases, problems);
    if (isGood && repeated !== undefined) askOfRepeated(row as ExtractRow, index, repeated, problems);
  }
  return cases;
}

/** Asks about a row that is the same as an earlier one; `firstRow` is the position of that one. */
function askOfRepeated(row: ExtractRow, index: number, firstRows: Map<string, number>, problems: ProblemList): void {
  const key = JSON.stringify([...row].map(([column, cell]) => [column, cell?.trim()]));
  const first = firstRows.get(key);
  if (first === undefined) firstRows.set(key, index);
  else problems.add('choice-needed', ['rows', index], REPEATED, { firstRow: first });
}

const REPEATED =
  "says the same as an earlier row in every column; is it a second service? Then give each a line_id, or say so for all with repeatedRows: 'separate'";

/** Adds a row to the lines of its case, and tells whether there was nothing wrong with it. */
function addRow(
  row: unknown,
  index: number,
  rules: RowRules,
  cases: Map<string, LineInput[]>,
  problems: ProblemList,
): boolean {
  const path = ['rows', index];
  if (!isRow(row)) {
    problems.add('invalid', path, `${show(row)} is not a row`);
    return false;
  }
  const id = rules.header('case_id');
  const caseId = parseOrTell(idSchema, cellOf(row, 'case_id', rules.header) ?? '', problems, [...path, id]);
  const own = readLine(row, index, rules, problems, path);
  if (caseId === undefined || own === undefined) return false;
  const lines = cases.get(caseId) ?? [];
  if (lines.length + own.length > MAX_LINES) {
    problems.add('too-large', path, `a package has at most ${MAX_LINES} lines`);
    return false;
  }
  lines.push(...own);
  cases.set(caseId, lines);
  return true;
}

function isRow(row: unknown): row is ExtractRow {
  return row instanceof Map;
}

/** Checks a line while its row is known; it is handed on as it was written, for each payer where several share it. */
function readLine(
  row: ExtractRow,
  index: number,
  rules: RowRules,
  problems: ProblemList,
  path: Path,
): LineInput[] | undefined {
  const { header } = rules;
  const before = problems.total;
  for (const [column, cell] of row) {
    if (rules.headers.has(column) && typeof (cell ?? '') !== 'string')
      problems.add('invalid', [...path, column], `expected text, not ${show(cell)}`);
  }
  const tell: TellCell = (code, column, message) => problems.add(code, [...path, header(column)], message);
  const { payer, ...others } = fieldsOf(row, index + 1, rules, tell);
  const shares = typeof payer === 'string' ? sharesOrTell(payer, problems, [...path, header('payer')]) : undefined;
  const isOne = payer !== undefined && !(typeof payer === 'string' && statesShares(payer));
  const fields: Record<string, unknown> = isOne ? { ...others, payer } : others;
  const ofFields = problemList();
  const line = parseOrTell(lineSchema, fields, ofFields, []);
  if (line !== undefined) {
    checkForm(line, ofFields, []);
    checkOrder(line, ofFields, []);
  }
  tellAtColumns(ofFields, row, header, problems, path);
  const said = whatLacks(fields);
  if (said !== undefined && rules.blankPrices === undefined)
    problems.add('choice-needed', path, `${said}; write 0 where it costs nothing, or choose blankPrices: unpriced`);
  if (problems.total > before) return undefined;
  const whole = fields as unknown as LineInput;
  return shares === undefined ? [whole] : shareLine(whole, shares);
}

/** What a row lacks to be priced, whatever the price book. */
function whatLacks({ amount, quantity, price, service, inKind }: Record<string, unknown>): string | undefined {
  if (amount !== undefined || inKind === true)
    return quantity === undefined && amount === undefined ? NOTHING : undefined;
  if (quantity === undefined) return NOTHING;
  return price === undefined && service === undefined
    ? 'a quantity without a unit price and without a service'
    : undefined;
}

const NOTHING = 'no amount and no quantity';

/** Who shares in a line, where its payer's cell says so. */
function sharesOrTell(cell: string, problems: ProblemList, path: Path): readonly PayerShare[] | undefined {
  const shares = readOrTell(problems, () => sharesOfCell(cell, path));
  if (shares === undefined) return undefined;
  const ofShares = problemList();
  parseOrTell(payerSharesSchema, shares, ofShares, []);
  // All shares stand in one cell.
  for (const { code, message, details } of ofShares.kept) problems.add(code, path, message, details);
  return shares;
}

/** Tells problems at fields of a line, each at the column that its field was read from. */
function tellAtColumns(
  ofFields: ProblemList,
  row: ExtractRow,
  header: Headers,
  problems: ProblemList,
  path: Path,
): void {
  for (const { code, path: field, message, details } of ofFields.kept) {
    const column = field[0] === undefined ? undefined : columnOf(String(field[0]), row, header);
    problems.add(code, [...path, ...(column === undefined ? field : [column])], message, details);
  }
}

/** The header of the column that gives a field of a line in this row. */
function columnOf(field: string, row: ExtractRow, header: Headers): string | undefined {
  const isWeekly = (field === 'amount' || field === 'per') && cellOf(row, 'weekly_rate', header) !== undefined;
  const name = isWeekly ? 'weekly_rate' : (COLUMN_OF_FIELD.get(field) ?? field);
  const column = EXTRACT_COLUMNS.find((one) => one === name);
  return column && header(column);
}

/** The needs that the rows name; without any, needs are not stated. */
function needsOf(lines: readonly LineInput[]): Pick<PackageInput, 'needs'> {
  const ids = new Set(lines.flatMap(({ serves = [] }) => serves));
  return ids.size === 0 ? {} : { needs: [...ids].map((id) => ({ id })) };
}
