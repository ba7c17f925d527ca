import type { ChangeTable } from '../change/table.js';
import type { Sheet } from './sheet.js';

/**
 * A table of changes as a sheet, with its notes in the title's place where there are any.
 *
 * @source RR145 Tables 28, 33 and 34
 * @example
 * ```ts
 * import { changeBySite } from 'openras';
 * import { changeSheet } from 'openras/report';
 * const cases = [{ caseId: 'F1', site: '1', traditional: 100, final: 150 }];
 * changeSheet(changeBySite(cases)).rows.map((row) => row.slice(0, 2)); // => [['1', 1], ['All', 1]]
 * ```
 */
export function changeSheet({ title, period, columns, rows, notes }: ChangeTable): Sheet {
  return {
    title: [`${title}, a ${period}.`, ...notes].join(' '),
    columns: columns.map(({ heading }) => heading),
    rows: rows.map(({ cells }) => cells.map((cell) => cell ?? undefined)),
  };
}
