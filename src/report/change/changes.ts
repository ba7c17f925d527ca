import * as z from 'zod';
import type { ChangeTable } from '../../change/tables/table.js';
import { deferred } from '../../parse/deferred.js';
import { list, told } from '../cases/told.js';
import type { Sheet } from '../sheet.js';

const tableSchema = deferred(() =>
  z.object({
    title: z.string(),
    period: z.string(),
    columns: list(z.object({ heading: z.string() })),
    rows: list(z.object({ cells: list(z.union([z.string(), z.number(), z.null()])) })),
    notes: list(z.string()),
  }),
);

/**
 * A table of changes as a sheet, with its notes in the title's place where there are any.
 *
 * @source RR145 Tables 28, 33 and 34
 * @example
 * ```ts
 * import { changeBySite } from 'openras/change';
 * import { changeSheet } from 'openras/report';
 * const cases = [{ caseId: 'F1', site: '1', traditional: 100, final: 150 }];
 * changeSheet(changeBySite(cases)).rows.map((row) => row.slice(0, 2)); // => [['1', 1], ['All', 1]]
 * ```
 * @category Reports
 */
export function changeSheet(table: ChangeTable): Sheet {
  const { title, period, columns, rows, notes } = told(tableSchema, table, 'table');
  return {
    title: [`${title}, a ${period}.`, ...notes].join(' '),
    columns: columns.map(({ heading }) => heading),
    rows: rows.map(({ cells }) => cells.map((cell) => cell ?? undefined)),
  };
}
