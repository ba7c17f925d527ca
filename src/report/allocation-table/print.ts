import * as z from 'zod';
import {
  type AllocationTableModel,
  allocationTableSchema,
  type ParsedAllocationTable,
} from '../../model/allocation-table/model.js';
import { schemaFor } from '../../parse/deferred.js';
import { parseInput } from '../../parse/parse.js';
import { printCsv } from './print-csv.js';
import { printHtml } from './print-html.js';
import { printMarkdown } from './print-markdown.js';

/** The forms in which an allocation table is printed. */
export const TABLE_FORMATS = ['markdown', 'csv', 'html'] as const;

/** A form in which an allocation table is printed. */
export type AllocationTableFormat = (typeof TABLE_FORMATS)[number];

/** How an allocation table is printed, as callers give it. */
export interface AllocationTablePrintOptions {
  /** Whether the number of cases behind each row is printed; not unless asked for, because it is not for publication. */
  readonly cases?: boolean | undefined;
}

const optionsSchema = schemaFor<AllocationTablePrintOptions>()(() =>
  z.strictObject({ cases: z.boolean().default(false) }),
);

const PRINTERS: Readonly<Record<AllocationTableFormat, (model: ParsedAllocationTable, cases: boolean) => string>> = {
  markdown: printMarkdown,
  csv: printCsv,
  html: printHtml,
};

/**
 * Prints an allocation table with its period, effective date and challenge points: as Markdown or HTML to be published,
 * as CSV to be kept and read back with `allocationTableFromRows`.
 *
 * Text is escaped for each form. A cell that a spreadsheet might run as a formula gets an apostrophe, which is taken off
 * when the file is read back.
 *
 * @throws RasError when the model, the format or the options are not valid
 * @source IPB p.34 (a published table of levels, and when challenges may be made)
 * @choice table-print: pence are printed only where a row has pence; the number of cases behind a row only when asked;
 * a missing effective date or missing challenge points are printed as not stated
 * @example
 * ```ts
 * import type { AllocationTableModel } from 'openras';
 * import { printAllocationTable } from 'openras/report';
 * const model: AllocationTableModel = {
 *   schemaVersion: 1, kind: 'allocation-table', period: 'week', step: 1,
 *   tables: [{ rows: [
 *     { from: 0, to: 69, name: 'no support', amount: null, answer: 'no-budget' },
 *     { from: 70, to: null, name: 'small support', amount: '1000.00' },
 *   ] }],
 * };
 * const text = printAllocationTable(model, 'markdown');
 * text.split('\n').filter((line) => line.startsWith('|'));
 * // => [
 * //   '| Points | Level | Amount per week |',
 * //   '| --- | --- | ---: |',
 * //   '| 0–69 | no support | No budget |',
 * //   '| 70 and above | small support | £1,000 |',
 * // ]
 * ```
 * @category Reports
 */
export function printAllocationTable(
  model: AllocationTableModel,
  format: AllocationTableFormat,
  options: AllocationTablePrintOptions = {},
): string {
  const parsed = parseInput(allocationTableSchema, model, ['model']);
  const { cases } = parseInput(optionsSchema, options, ['options']);
  return PRINTERS[parseInput(z.enum(TABLE_FORMATS), format, ['format'])](parsed, cases);
}
