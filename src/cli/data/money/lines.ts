import { COLUMN_OF_FIELD, EXTRACT_COLUMNS, type ExtractColumn } from '../../../costing/extract/extract-columns.js';
import { type ExtractOptions, packagesFromRows } from '../../../costing/extract/finance-extract.js';
import { MAX_LINES_IN_CALL, type PackageInput } from '../../../costing/package/package.js';
import { sharesOfCell } from '../../../costing/payer-shares.js';
import { isRasError, type Path, type Problem, problemList, RasError } from '../../../errors.js';
import { readOrTell } from '../../../parse/parse.js';
import type { LibraryOptions } from '../../fields/library-options.js';
import { claimColumns } from '../../input/table/claim-columns.js';
import { nameOfLine } from '../../input/table/line-name.js';
import type { Desk } from '../../input/table/reading.js';
import { askOfTotalLines } from '../../input/table/totals.js';
import { type CsvTable, readCsv } from '../../input/text/csv.js';
import type { InputFile } from '../../input/text/file.js';
import { type Located, partOf, withPlaces } from '../../place.js';
import { askOfIds, refuseSheetErrors, rowMaps } from '../rows.js';

/** The packages of a file of lines, and where each stands. */
export interface LinesFile {
  readonly packages: readonly PackageInput[];
  readonly file: InputFile;
  readonly sourceOf: (index: number) => Located;
}

/** How an extract is read, and what tells a fault of that where the user stated it. */
export interface ExtractRead {
  readonly value: ExtractOptions;
  readonly run: LibraryOptions['run'];
}

/** How an extract is read that has no options of the user's. */
export function plainExtract(value: ExtractOptions): ExtractRead {
  return { value, run: withPlaces };
}

/**
 * Reads a finance extract, a row a line; what the command's user has accepted is accepted.
 *
 * @throws RasError with every problem, with file, line and column
 */
export function readExtract(desk: Desk, name: string, { value: extract, run }: ExtractRead): LinesFile {
  const table = readCsv(desk, name);
  const caseId = extract.columns?.case_id ?? 'case_id';
  // A mapping that reads lines of plans says what they are, whatever is told of the other files of the call.
  const value: ExtractOptions = table.mappedAs === 'plans' ? { ...extract, kind: 'plan' } : extract;
  const { rows, packages: read } = readLines(table, { value, run }, caseId);
  const rowsOf = new Map<string, number[]>();
  rows.forEach((row, index) => {
    const id = row.get(caseId)?.trim() ?? '';
    // A row that several pay for is a line for each of them.
    const shares = sharesOfCell(row.get(extract.columns?.payer ?? 'payer') ?? '', [])?.length ?? 1;
    const own = rowsOf.get(id) ?? [];
    for (let line = 0; line < shares; line += 1) own.push(index);
    rowsOf.set(id, own);
  });
  const lineId = extract.columns?.line_id ?? 'line_id';
  const packages = read.map((one): PackageInput => {
    const own = rowsOf.get(one.caseId) ?? [];
    const lines = one.lines.map((line, index) => {
      const row = own[index];
      const hasName = row === undefined || (rows[row]?.get(lineId) ?? '').trim() !== '';
      // The others of those who share a row have their name after the row's.
      return hasName ? line : { ...line, id: nameOfLine(table, row) + line.id.slice(rowName(row).length) };
    });
    return { ...one, lines };
  });
  const pathInFile = (index: number, [part, line, field]: Path): Path => {
    const own = rowsOf.get(packages[index]?.caseId ?? '') ?? [];
    const row = own[part === 'lines' && typeof line === 'number' ? line : 0];
    if (row === undefined) return [];
    if (field === undefined) return part === 'caseId' ? [row, caseId] : [row];
    const isWeekly = (rows[row]?.get('weekly_rate') ?? '').trim() !== '' && (field === 'amount' || field === 'per');
    const column = isWeekly ? 'weekly_rate' : (COLUMN_OF_FIELD.get(String(field)) ?? String(field));
    return [row, extract.columns?.[column as ExtractColumn] ?? column];
  };
  const sourceOf = (index: number): Located => partOf(table, (path) => pathInFile(index, path));
  return { packages, file: table.file, sourceOf };
}

/** How the library calls a row without an id. */
function rowName(row: number): string {
  return `row ${row + 1}`;
}

function readLines(table: CsvTable, { value: given, run }: ExtractRead, caseId: string) {
  const { reading } = table;
  const extract: ExtractOptions = {
    ...given,
    ...(reading.accepts('unpriced-lines') && { blankPrices: 'unpriced' }),
    ...(reading.accepts('credits') && { negativeAmounts: 'credit' }),
    ...(reading.accepts('repeated-lines') && { repeatedRows: 'separate' }),
  };
  const known = EXTRACT_COLUMNS.map((column) => extract.columns?.[column] ?? column);
  const problems = problemList();
  const used = claimColumns(table, { known, required: [caseId] }, problems);
  const rows = rowMaps(table, { most: MAX_LINES_IN_CALL });
  if (!used.has(caseId)) return problems.throwAll();
  askOfIds(table, caseId, problems);
  const names = ['line_id', 'name'].map((column) => extract.columns?.[column as ExtractColumn] ?? column);
  const amounts = ['amount', 'weekly_rate'].map((column) => extract.columns?.[column as ExtractColumn] ?? column);
  askOfTotalLines(table, { names, caseId, amounts }, problems);
  refuseSheetErrors(table, used, problems);
  const packages = readOrTell(problems, () =>
    sayingWith(
      (problem) => inWordsOfCommand(problem, table),
      () => run([{ at: ['rows'], source: table }], () => packagesFromRows(rows, extract).packages),
    ),
  );
  problems.throwIfAny();
  return { rows, packages: packages ?? [] };
}

/** Runs library code and restates what is wrong. */
function sayingWith<T>(restate: (problem: Problem) => Problem, run: () => T): T {
  try {
    return run();
  } catch (error) {
    if (!isRasError(error)) throw error;
    const [first, ...rest] = error.problems.map(restate);
    throw first === undefined ? error : new RasError([first, ...rest], error.total);
  }
}

/** How the command says what the library has as options. */
const WORDS: readonly (readonly [library: string, command: string])[] = [
  ["negativeAmounts: 'credit'", '--accept credits'],
  ["repeatedRows: 'separate'", '--accept repeated-lines'],
  ['choose blankPrices: unpriced', 'take it as a line without a price with --accept unpriced-lines'],
  ['List it in the option fundingCodes', 'Say so in a column payer'],
];

function inWordsOfCommand(problem: Problem, table: CsvTable): Problem {
  const { firstRow, ...details } = problem.details ?? {};
  const said = WORDS.reduce((text, [library, command]) => text.replace(library, command), problem.message);
  const first = typeof firstRow === 'number' ? `line ${table.lineOf(firstRow)}` : 'an earlier row';
  return { ...problem, message: said.replace('an earlier row', first), details };
}
