import * as z from 'zod';
import type { CohortCase } from '../../cohort/case.js';
import { checkPublishable } from '../../cohort/options.js';
import { readCases } from '../../cohort/read/read.js';
import { capital } from '../../cohort/words.js';
import { ratio } from '../../exact/ratio.js';
import { withCheck } from '../../parse/check.js';
import { schemaFor } from '../../parse/deferred.js';
import { parseInput, readTogether } from '../../parse/parse.js';
import { makeTable } from './make-table.js';
import type { ChangeTable } from './table.js';
import { amountColumns, CASES } from './table-columns.js';
import { type TableOptions, tableFields } from './table-options.js';

/** How a table of newcomers is made. */
export interface NewcomersOptions
  extends Omit<TableOptions, 'from' | 'to' | 'base' | 'who' | 'zeroBase' | 'threshold'> {
  /** Whose amounts are shown; `final` unless told otherwise. */
  readonly stage?: 'indicative' | 'communicated' | 'final' | undefined;
}

const optionsSchema = schemaFor<NewcomersOptions>()(() => {
  const {
    from: _from,
    to: _to,
    base: _base,
    who: _who,
    zeroBase: _zero,
    threshold: _threshold,
    ...fields
  } = tableFields();
  const stage = z.enum(['indicative', 'communicated', 'final']).default('final');
  return withCheck(z.strictObject({ ...fields, stage }), checkPublishable);
});

/**
 * The table of newcomers' amounts by site: range, mean and median. Newcomers have no traditional package to compare.
 *
 * @throws RasError as `changeBySite`
 * @source RR145 Table 34, 5.62-5.63, footnote 17
 * @category Change between stages
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
  const [{ stage, ...rest }, rows] = readTogether(
    () => parseInput(optionsSchema, options, ['options']),
    () => readCases(cases),
  );
  // Nothing is compared, so that no threshold decides.
  const alone = { from: stage, to: stage, who: 'newcomers', zeroBase: 'include', threshold: ratio(0n) } as const;
  return makeTable(
    rows,
    { ...rest, ...alone },
    { title: ({ to }) => `${capital(to)} amounts`, columns: [CASES, ...amountColumns('to')], notes: () => [] },
  );
}
