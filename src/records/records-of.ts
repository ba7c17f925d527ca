import { fail, problemList, show } from '../errors.js';
import { readAsData } from '../guard/guard.js';
import { parseOrTell } from '../parse/parse.js';
import { type AllocationRecord, recordAllocation } from './kind/allocation-record.js';
import { asRecordModel } from './model-for-records.js';

/**
 * Makes the sealed records of chosen cases of a cohort, to the penny that the cohort call gave.
 *
 * `allocateCohort` works on columns and keeps no steps; where one of its amounts has to be shown, this allocates the case
 * by itself, by the same model.
 *
 * @param model a stored model of any kind, or one that `modelForRecords` opened
 * @param cases the chosen cases, in the form of the model's kind
 * @returns one record a case, in their order
 * @throws RasError for a model that is not valid; with the problems of every case, each at its place in the list
 * @source RR145 5.40 and 5.41 (families who could not see how their budget came about)
 * @choice record-form: a cohort keeps amounts and no records; a record is made for the case that somebody asks about
 * @category Records
 * @example
 * ```ts
 * import { allocateCohort, calibratePricePoint } from 'openras';
 * import { recordsOf } from 'openras/records';
 * const { model } = calibratePricePoint([{ caseId: 'a', points: 50, packageValue: '3000' }], { fundingBasis: 'pot' });
 * allocateCohort(model, { points: Float64Array.of(20, 30) }).pence[1]; // => 180000
 * // 3,000 / 50 × 30
 * recordsOf(model, [{ caseId: 'F2', points: 30 }]).map(({ amounts }) => amounts.indicative); // => ['1800.00']
 * ```
 */
export function recordsOf(model: unknown, cases: readonly unknown[]): AllocationRecord[] {
  const list = readAsData(cases, ['cases'], () => (Array.isArray(cases) ? Array.from<unknown>(cases) : undefined));
  const open = asRecordModel(model, (schema, problems) => {
    list?.forEach((one, index) => void parseOrTell(schema, one, problems, ['cases', index, 'case']));
  });
  if (list === undefined) return fail('invalid', ['cases'], `${show(cases)} is not a list`);
  const problems = problemList();
  const records = list.map((one, index) => {
    try {
      return recordAllocation(open, one);
    } catch (error) {
      problems.addError(error, ['cases', index]);
      return undefined;
    }
  });
  problems.throwIfAny();
  return records.filter((one) => one !== undefined);
}
