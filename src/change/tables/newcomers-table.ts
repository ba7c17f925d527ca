import type { CohortCase } from '../../cohort/case.js';
import { capital } from '../../cohort/words.js';
import { makeTable } from './make-table.js';
import type { ChangeTable } from './table.js';
import { amountColumns, CASES } from './table-columns.js';
import type { TableOptions } from './table-options.js';

/** How a table of newcomers is made, as callers give it. */
export type NewcomersOptions = Omit<TableOptions, 'from' | 'to' | 'base' | 'who' | 'zeroBase' | 'threshold'> & {
  /** Whose amounts are shown; `final` unless told otherwise. */
  readonly stage?: 'indicative' | 'communicated' | 'final';
};

/**
 * The table of newcomers' amounts by site: range, mean and median. Newcomers have no traditional package to compare.
 *
 * @throws RasError as `changeBySite`
 * @source RR145 Table 34, 5.62-5.63, footnote 17
 * @example
 * ```ts
 * import { newcomersBySite } from 'openras/change';
 * const cases = [
 *   { caseId: 'N1', site: '2', status: 'newcomer', final: '240' },
 *   { caseId: 'N2', site: '2', status: 'newcomer', final: '14700' },
 *   { caseId: 'F1', site: '2', traditional: '3000', final: '5400' },
 * ] as const;
 * newcomersBySite(cases).rows[0]?.cells; // => ['2', 2, '240.00', '14700.00', '7470.00', '7470.00']
 * ```
 */
export function newcomersBySite(cases: readonly CohortCase[], options: NewcomersOptions = {}): ChangeTable {
  const { stage = 'final', ...rest } = options;
  return makeTable(
    cases,
    { ...rest, from: stage, to: stage, who: 'newcomers', zeroBase: 'include' },
    { title: ({ to }) => `${capital(to)} amounts`, columns: [CASES, ...amountColumns('to')], notes: () => [] },
  );
}
