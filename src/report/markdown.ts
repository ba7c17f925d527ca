import * as z from 'zod';
import { deferred } from '../parse/deferred.js';
import { list, told } from './cases/told.js';
import { cellText, isNumeric, type Sheet } from './sheet.js';

const sheetSchema = deferred(() =>
  z.object({
    title: z.string().exactOptional(),
    columns: list(z.string()),
    rows: list(list(z.union([z.string(), z.number(), z.bigint(), z.boolean(), z.undefined()]))),
  }),
);

/**
 * Writes a sheet as a Markdown table; whatever a cell holds stays in its cell and is shown as it is.
 *
 * @choice safe-cells: what Markdown or HTML would take for markup is escaped, so that a name in a cell stays a name
 * @example
 * ```ts
 * import { toMarkdown } from 'openras/report';
 * toMarkdown({ columns: ['case_id', 'pounds'], rows: [['a|b', '5.00']] });
 * // => '| case_id | pounds |\n| --- | ---: |\n| a\\|b | 5.00 |\n'
 * ```
 * @category Reports
 */
export function toMarkdown(sheet: Sheet): string {
  const checked = told(sheetSchema, sheet, 'sheet');
  const { title, columns, rows } = checked;
  const rule = columns.map((_, index) => (isNumeric(checked, index) ? '---:' : '---'));
  const lines = [
    columns.map(escapeMarkdown),
    rule,
    ...rows.map((row) => row.map((cell) => escapeMarkdown(cellText(cell)))),
  ];
  const table = lines.map((cells) => `| ${cells.join(' | ')} |\n`).join('');
  return title === undefined ? table : `### ${escapeMarkdown(title)}\n\n${table}`;
}

function escapeMarkdown(text: string): string {
  return text
    .replace(/\s*[\r\n\u2028\u2029]+\s*/g, ' ')
    .replace(/\p{Cc}/gu, '?')
    .replace(/[\\|*`[\]~]/g, '\\$&')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;');
}
