import type { CohortCase } from '../../cohort/case.js';
import { capital } from '../../cohort/words.js';
import type { StageComparison } from '../compare/comparison.js';
import { readTable } from './make-table.js';
import type { ChangeTable } from './table.js';
import { amountColumns, CASES, changeColumn, directionColumns, percentColumn, quartileNote } from './table-columns.js';
import type { TableOptions } from './table-options.js';

const against = ({ from, to }: StageComparison): string => `${capital(to)} against ${from} amounts`;
const noNotes = (): readonly string[] => [];

/**
 * The table of amounts at two stages by site: range, mean and median of both, and the change of the mean and of the
 * median.
 *
 * @param options from traditional to final by site for existing families, unless told otherwise; `rounding` to £100 and
 * `decimals` 0 print as RR145 does
 * @returns amounts in pounds per `period`, every figure rounded once from the exact one
 * @throws RasError with every problem of the cases and the options; `choice-needed` for a publishable table without
 * `smallCell`
 * @source RR145 Table 33
 * @choice table-who: existing families where a traditional amount is compared, otherwise everyone
 * @choice publish-extremes: a publishable table has no lowest, highest and middle values and no quartiles, because each is one
 * family's or the mean of two; of two families each would learn the other's amount from a figure of both, so that it is of three
 * at the least
 * @category Change between stages
 * @example
 * ```ts
 * import { changeBySite } from 'openras/change';
 * const cases = [
 *   { caseId: 'F1', site: '1', traditional: '12649.99', final: '7600' },
 *   { caseId: 'F2', site: '1', traditional: '600', final: '2500' },
 *   { caseId: 'F3', site: '2', traditional: '3000', final: '5400' },
 * ];
 * const { rows } = changeBySite(cases, { rounding: { unit: 100 }, decimals: 0 });
 * rows[0]?.cells; // => ['1', 2, '2500.00', '7600.00', '5100.00', '5100.00', '600.00', '12600.00', '6600.00',
 *                 //     '6600.00', '-24', '-24']
 * ```
 */
export function changeBySite(cases: readonly CohortCase[], options: TableOptions = {}): ChangeTable {
  return readTable(cases, options, {
    title: against,
    columns: [
      CASES,
      ...amountColumns('to'),
      ...amountColumns('from'),
      changeColumn('changeOfMean', 'Change of the mean (%)'),
      changeColumn('changeOfMedian', 'Change of the median (%)'),
    ],
    notes: noNotes,
  });
}

/**
 * The table of average changes by site: the change of the mean, and the range of the changes of single cases.
 *
 * @throws RasError as `changeBySite`
 * @source RR145 Table 28, whose average is the change of the mean
 * @category Change between stages
 * @example
 * ```ts
 * import { averageChangeBySite } from 'openras/change';
 * const cases = [
 *   { caseId: 'F1', site: '1', traditional: '1000', indicative: '2000' },
 *   { caseId: 'F2', site: '1', traditional: '9000', indicative: '6000' },
 * ];
 * const { rows } = averageChangeBySite(cases, { to: 'indicative', decimals: 0 });
 * rows.map(({ cells }) => cells); // => [['1', 2, '-20', '-33', '100'], ['All', 2, '-20', '-33', '100']]
 * ```
 */
export function averageChangeBySite(cases: readonly CohortCase[], options: TableOptions = {}): ChangeTable {
  return readTable(cases, options, {
    title: (comparison) => `Average change from ${comparison.from} to ${comparison.to} amounts`,
    columns: [
      CASES,
      changeColumn('changeOfMean', 'Change of the mean (%)'),
      percentColumn('lowest'),
      percentColumn('highest'),
    ],
    notes: noNotes,
  });
}

/**
 * The table of directions by site: how many amounts went up, went down and did not change, with their shares.
 *
 * @throws RasError as `changeBySite`
 * @source RR145 Figures 27, 29, 30 and 31
 * @category Change between stages
 * @example
 * ```ts
 * import { directionBySite } from 'openras/change';
 * const cases = [
 *   { caseId: 'F1', site: '1', communicated: '1000', final: '1100' },
 *   { caseId: 'F2', site: '1', communicated: '1000', final: '1099.99' },
 * ];
 * const { rows } = directionBySite(cases, { from: 'communicated' });
 * rows[0]?.cells; // => ['1', 2, 1, 1, 0, '50.0', '50.0', '0.0']
 * ```
 */
export function directionBySite(cases: readonly CohortCase[], options: TableOptions = {}): ChangeTable {
  return readTable(cases, options, {
    title: (comparison) => `Direction of change from ${comparison.from} to ${comparison.to} amounts`,
    columns: [CASES, ...directionColumns()],
    notes: ({ rules, base }) => [
      `A change of less than ${rules.threshold} % of the ${base} amount counts as unchanged.`,
    ],
    counts: ({ directions: { up, unchanged, down } }) => [up.cases, unchanged.cases, down.cases],
  });
}

/**
 * The table of how changes are spread by site: the figures of a box plot for each.
 *
 * @throws RasError as `changeBySite`
 * @source RR145 5.56, Figure 32
 * @category Change between stages
 * @example
 * ```ts
 * import { spreadBySite } from 'openras/change';
 * const cases = [50, 90, 100, 120, 300].map((final, index) => (
 *   { caseId: `F${index}`, site: '1', traditional: 100, final }
 * ));
 * spreadBySite(cases, { decimals: 0 }).rows[0]?.cells; // => ['1', 5, '-50', '-10', '0', '20', '200']
 * ```
 */
export function spreadBySite(cases: readonly CohortCase[], options: TableOptions = {}): ChangeTable {
  return readTable(cases, options, {
    title: (comparison) => `Spread of changes from ${comparison.from} to ${comparison.to} amounts`,
    columns: [
      CASES,
      percentColumn('lowest'),
      percentColumn('lowerQuartile'),
      percentColumn('median'),
      percentColumn('upperQuartile'),
      percentColumn('highest'),
    ],
    notes: (comparison) => [quartileNote(comparison)],
  });
}
