import { extname } from 'node:path';
import type { Io } from '../io.js';
import type { OutputOptions } from '../options.js';
import type { Format } from './format.js';
import { printReport, printWarnings, type Report, renderReport } from './print.js';
import { writeWholeFile } from './write-file.js';

const BY_ENDING: ReadonlyMap<string, Format> = new Map([
  ['.csv', 'csv'],
  ['.md', 'markdown'],
  ['.txt', 'table'],
]);

/**
 * Gives a report to the user: to the file that `--out` names, in the format that `--format` or the file's ending says
 * (JSON for any other), or to stdout.
 *
 * @throws RasError `refused` when the file exists and `--force` is not given, or cannot be written
 */
export function deliver(io: Io, report: Report, { format, out, force = false }: Omit<OutputOptions, 'keep'>): void {
  if (out === undefined) {
    printReport(io, report, format);
    return;
  }
  const form = format ?? BY_ENDING.get(extname(out).toLowerCase()) ?? 'json';
  writeWholeFile(io.cwd, out, renderReport(report, form), { force });
  if (form !== 'json') printWarnings(io, report.warnings);
}
