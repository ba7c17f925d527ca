import { toMarkdown } from '../../../report/markdown.js';
import { plainLine, type Sheet, toObjects } from '../../../report/sheet.js';
import type { Warning } from '../../../warning.js';
import type { Io } from '../../io.js';
import type { OutputOptions } from '../../options.js';
import { toCsv } from '../csv.js';
import type { Format } from '../format.js';
import { toJson } from '../json.js';
import { toTable } from './table.js';
import { terminalWidth } from './terminal-width.js';

/** What a command has to say. */
export interface Report {
  /** The library's result, for JSON. */
  readonly result: unknown;
  readonly warnings: readonly Warning[];
  /** Control totals and other short tables; they come first, and are left out of CSV, which is one table. */
  readonly totals?: readonly Sheet[];
  /** The list, such as one row a case. */
  readonly list: Sheet;
}

const MOST_WARNINGS = 100;

/** How many of the cases of a warning are named. */
const MOST_CASES = 3;

/**
 * Writes a report to stdout: a table on a terminal and JSON in a pipe, unless a format is asked for. JSON holds the
 * warnings; with the other formats they go to stderr.
 */
export function printReport(
  io: Io,
  report: Report,
  { format = io.stdout.isTTY === true ? 'table' : 'json', wide = false }: Pick<OutputOptions, 'format' | 'wide'> = {},
): void {
  if (format !== 'json') printWarnings(io, report.warnings);
  io.stdout.write(renderReport(report, format, wide ? Number.POSITIVE_INFINITY : terminalWidth(io.stdout)));
}

/**
 * A report as text in a format.
 *
 * @param width how many characters a line of a table may have; without it every column is shown
 */
export function renderReport(
  { result, warnings, totals = [], list }: Report,
  format: Format,
  width: number = Number.POSITIVE_INFINITY,
): string {
  if (format === 'json') return toJson({ result, warnings });
  if (format === 'csv') return toCsv(list);
  if (format === 'ndjson') return toLines(list);
  const write = format === 'table' ? (sheet: Sheet) => toTable(sheet, width) : toMarkdown;
  return [...totals, list].map((sheet) => write(sheet)).join('\n');
}

/** The rows of a list, each as an object on a line of its own. */
function toLines(list: Sheet): string {
  return toObjects(list)
    .map((row) => `${JSON.stringify(row, (_key, cell: unknown) => (typeof cell === 'bigint' ? String(cell) : cell))}\n`)
    .join('');
}

/** Tells warnings on stderr, a line each, the first 100; what is said of several cases is said once. */
export function printWarnings(io: Io, warnings: readonly Warning[]): void {
  const told = warningCounts();
  for (const { caseId, message } of warnings) told.add(message, caseId);
  printCounted(io, told);
}

/** Warnings by what they say: the first cases of each and how many there are. */
export interface WarningCounts {
  readonly add: (message: string, caseId: string | undefined) => void;
  readonly counts: ReadonlyMap<string, { readonly first: readonly string[]; readonly count: number }>;
}

/** Counts warnings as they come. */
export function warningCounts(): WarningCounts {
  const counts = new Map<string, { first: string[]; count: number }>();
  return {
    counts,
    add(message, caseId) {
      const told = counts.get(message) ?? { first: [], count: 0 };
      counts.set(message, told);
      if (caseId === undefined) return;
      told.count += 1;
      if (told.first.length < MOST_CASES) told.first.push(caseId);
    },
  };
}

/** Tells counted warnings on stderr, as `printWarnings`. */
export function printCounted(io: Io, { counts }: WarningCounts): void {
  for (const [message, whose] of [...counts].slice(0, MOST_WARNINGS)) {
    io.stderr.write(`warning: ${plainLine(whoseWarning(whose) + message)}\n`);
  }
  if (counts.size > MOST_WARNINGS) {
    io.stderr.write(`${counts.size} warnings (first ${MOST_WARNINGS} shown; --format json has them all)\n`);
  }
}

/** Tells sentences about what is written on stderr, a line each. */
export function tellOn({ stderr }: Pick<Io, 'stderr'>): (sentence: string) => void {
  return (sentence) => void stderr.write(`${plainLine(sentence)}\n`);
}

function whoseWarning({ first, count }: { readonly first: readonly string[]; readonly count: number }): string {
  if (count === 0) return '';
  const beyond = count - MOST_CASES;
  const more = beyond > 0 ? ` and ${beyond} more ${beyond === 1 ? 'case' : 'cases'}` : '';
  return `${first.join(', ')}${more}: `;
}
