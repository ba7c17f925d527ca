import { extname } from 'node:path';
import { canonicalText } from '../../record/canonical.js';
import type { Json } from '../../record/json.js';
import type { AnyRecord } from '../../records/kinds.js';
import type { Io } from '../io.js';
import type { OutputOptions } from '../options.js';
import { writeWholeFile } from './file/write-file.js';
import type { Format } from './format.js';
import {
  printCounted,
  printReport,
  printWarnings,
  type Report,
  renderReport,
  tellOn,
  type WarningCounts,
} from './terminal/print.js';
import { terminalWidth } from './terminal/terminal-width.js';
import { wrapText } from './terminal/wrap.js';

const BY_ENDING: ReadonlyMap<string, Format> = new Map([
  ['.csv', 'csv'],
  ['.md', 'markdown'],
  ['.ndjson', 'ndjson'],
  ['.txt', 'table'],
]);

/**
 * Gives a report to the user: to the file that `--out` names, in the format that `--format` or the file's ending says
 * (JSON for any other), or to stdout. A table in a file has every column.
 *
 * @throws RasError `refused` when the file exists and `--force` is not given, or cannot be written
 */
export function deliver(io: Io, report: Report, options: Omit<OutputOptions, 'keep'>): void {
  const { out, force = false } = options;
  if (out === undefined) {
    printReport(io, report, options);
    return;
  }
  const form = formatOf(io, options);
  writeWholeFile(io.cwd, out, renderReport(report, form), { force, tell: tellOn(io) });
  if (form !== 'json') printWarnings(io, report.warnings);
}

/** The format that a report is written in. */
export function formatOf(io: Io, { format, out }: Pick<OutputOptions, 'format' | 'out'>): Format {
  if (format !== undefined) return format;
  if (out === undefined) return io.stdout.isTTY === true ? 'table' : 'json';
  return BY_ENDING.get(extname(out).toLowerCase()) ?? 'json';
}

/** Gives a list that is CSV already to the user, as `deliver` does, with its warnings on stderr. */
export function deliverCsv(
  io: Io,
  csv: Buffer,
  warnings: WarningCounts,
  { out, force = false }: Pick<OutputOptions, 'out' | 'force'>,
): void {
  if (out === undefined) printCounted(io, warnings);
  give(io, csv, { ...(out !== undefined && { out }), force });
  if (out !== undefined) printCounted(io, warnings);
}

/** Gives a page to the user: to the file that `--out` names, or to stdout, wrapped where that is a terminal. */
export function givePage(io: Io, page: string, options: Pick<OutputOptions, 'out' | 'force'>): void {
  const isOnScreen = options.out === undefined && io.stdout.isTTY === true;
  give(io, isOnScreen ? wrapPage(page, terminalWidth(io.stdout)) : page, options);
}

/** Wraps the paragraphs of a page; the rows of a table stay whole. */
function wrapPage(page: string, width: number): string {
  return page
    .split('\n')
    .flatMap((line) => (line.startsWith('|') ? [line] : wrapText(line, width)))
    .join('\n');
}

const NAMES_NO_MODEL = {
  code: 'names-no-model',
  message: 'the record names no model: nothing in it shows which one the budgets came from; --model-file names it',
};

/** Gives a sealed record to the user as the line that `openras check-record` reads: to the file that `--out` names, or to stdout. */
export function giveRecord(io: Io, record: AnyRecord, options: Pick<OutputOptions, 'out' | 'force'>): void {
  give(io, `${canonicalText(record as unknown as Json)}\n`, options);
  if (record.model === null) printWarnings(io, [NAMES_NO_MODEL]);
}

/** Gives a text as it is to the user: to the file that `--out` names, or to stdout. */
export function give(
  io: Io,
  text: string | Buffer,
  { out, force = false }: Pick<OutputOptions, 'out' | 'force'>,
): void {
  if (out === undefined) io.stdout.write(String(text));
  else writeWholeFile(io.cwd, out, text, { force, tell: tellOn(io) });
}
