import type { CohortCase } from '../../cohort/case.js';
import type { CohortColumns } from '../../cohort/columns.js';
import { openCohort, readCases } from '../../cohort/read/read.js';
import { parseInput, readTogether } from '../../parse/parse.js';
import {
  type CompareColumnsOptions,
  type CompareOptions,
  compareColumnsSchema,
  compareOptionsSchema,
} from '../options.js';
import { comparePair, type StageComparison } from './comparison.js';
import { pairOf, pairOfCases } from './pair.js';

/**
 * Compares two of the four amounts of cases: who gained and who lost, by how much, and how firm the averages are.
 *
 * A case that lacks an amount is not compared and is counted under its reason. The change of the mean, the change of
 * the median, the mean of the changes and the median of the changes are four statistics, which may differ in sign.
 *
 * @param cases cases with amounts in pounds per `period`; an amount that is not there is left out
 * @returns plain JSON; amounts in pounds per `period`
 * @throws RasError with every problem of the cases and the options; `out-of-range` for a total beyond ten trillion pounds
 * @source RR145 5.46-5.63, Tables 28, 33 and 34, Figures 27 and 29 to 32
 * @choice average-change: four named statistics; RR145 prints the change of the mean and the change of the median
 * @choice unchanged: strictly less than 10 per cent, between any two stages; RR145 5.54 says so for traditional to final
 * @category Change between stages
 * @example
 * ```ts
 * import { compareStages } from 'openras/change';
 * const cases = [
 *   { caseId: 'F1', traditional: '1000', final: '3000' },
 *   { caseId: 'F2', traditional: '20000', final: '15000' },
 *   { caseId: 'F3', status: 'newcomer', final: '2300' },
 * ] as const;
 * const { everyone, excluded } = compareStages(cases, { from: 'traditional', to: 'final' });
 * everyone.amounts?.changeOfMean; // => { amount: '-1500.00', percent: '-14.3' }
 * everyone.amounts?.meanOfChanges; // => { amount: '-1500.00', percent: '87.5' }
 * everyone.directions.up; // => { cases: 1, percent: '50.0' }
 * excluded.map(({ reason, cases }) => [reason, cases]); // => [['a newcomer without a traditional package', 1]]
 * ```
 */
export function compareStages(cases: readonly CohortCase[], options: CompareOptions): StageComparison {
  const [parsed, rows] = readTogether(
    () => parseInput(compareOptionsSchema, options, ['options']),
    () => readCases(cases),
  );
  return comparePair(pairOfCases(rows, parsed), parsed);
}

/**
 * Compares two stages of a cohort that is given as columns: a million cases in a few seconds, with the same figures as
 * `compareStages`.
 *
 * @param columns whole pence per `period`, a place a case, NaN where an amount is not there; one-offs are taken off
 * beforehand if they are to be
 * @throws RasError `invalid`, `inconsistent`, `duplicate`, `missing` or `too-large` for columns that are not right
 * @source RR145 5.46-5.63
 * @category Change between stages
 * @example
 * ```ts
 * import { compareStageColumns } from 'openras/change';
 * const traditional = new Float64Array([100000, 2000000]);
 * const columns = { amounts: { traditional, final: [300000, 1500000] } };
 * const { existing } = compareStageColumns(columns, { from: 'traditional', to: 'final' });
 * existing.amounts?.changeOfMean.percent; // => '-14.3'
 * ```
 */
export function compareStageColumns(columns: CohortColumns, options: CompareColumnsOptions): StageComparison {
  const [parsed, open] = readTogether(
    () => parseInput(compareColumnsSchema, options, ['options']),
    () => openCohort(columns),
  );
  const rules = { ...parsed, oneOffs: 'include', contingency: 'include' } as const;
  return comparePair(pairOf(open(), rules), rules);
}
