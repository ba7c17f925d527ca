import { extname } from 'node:path';
import type { Io } from '../io.js';
import type { OutputOptions } from '../options.js';
import type { Format } from './format.js';
import { printReport, printWarnings, type Report, renderReport, tellOn } from './print.js';
import { terminalWidth } from './terminal-width.js';
import { wrapText } from './wrap.js';
import { writeWholeFile } from './write-file.js';

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
  const { format, out, force = false } = options;
  if (out === undefined) {
    printReport(io, report, options);
    return;
  }
  const form = format ?? BY_ENDING.get(extname(out).toLowerCase()) ?? 'json';
  writeWholeFile(io.cwd, out, renderReport(report, form), { force, tell: tellOn(io) });
  if (form !== 'json') printWarnings(io, report.warnings);
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

/** Gives a text as it is to the user: to the file that `--out` names, or to stdout. */
export function give(io: Io, text: string, { out, force = false }: Pick<OutputOptions, 'out' | 'force'>): void {
  if (out === undefined) io.stdout.write(text);
  else writeWholeFile(io.cwd, out, text, { force, tell: tellOn(io) });
}
