import { fail, type ProblemList } from '../errors.js';
import type { Allocation, CohortAllocation } from '../model/shared/budget/allocation.js';
import { checkCohort, type PointsCohort } from '../model/shared/points/points-columns.js';
import { readOrTell } from '../parse/parse.js';
import type { CaseFor, KindName, Model, ModelOf } from './kinds.js';
import { allocateEach, prepareBeside, prepareBesideCase, prepareBesideCases } from './open-model.js';

/** A case of any form, to be checked against the model's kind when it is priced. */
export type CaseInput = {
  /** The family's id. */
  readonly caseId: string;
} & Readonly<Record<string, unknown>>;

/**
 * The indicative budget of one case by any model, with the steps that explain it.
 *
 * This is the one door to every model. An indicative budget is a starting point: the authority must meet assessed
 * need, and the final budget may differ. A model is checked once, and again where anything in it has changed since the
 * last call; `openModel` checks it once for many cases.
 *
 * @param model a model of any kind; one that was stored, of a kind that the program does not know, goes to `openModel`
 * @param family the case, in the form that the model's kind asks for: points for RAS 4 and RAS 5
 * @returns the budget in pounds per the model's period, or the reason why there is none
 * @throws RasError for a model or a case that is not valid; `out-of-range` for a budget beyond ten trillion pounds
 * @source RR145 5.5 (indicative only), 5.7 (RAS 4)
 * @example
 * ```ts
 * import { allocate, type Model } from 'openras';
 * const model: Model = {
 *   schemaVersion: 1, kind: 'price-point', period: 'year', fundingBasis: 'pot', method: 'total',
 *   prices: [{ money: '30000.00', points: '150' }], rounding: {},
 * };
 * const { indicative, steps } = allocate(model, { caseId: 'F3', points: 30 });
 * indicative; // => '6000.00'
 * steps.map((step) => step.id); // => ['price', 'exact-budget', 'budget']
 * ```
 * @category Allocating
 */
export function allocate<Kind extends KindName>(model: ModelOf<Kind>, family: CaseFor<Kind>): Allocation {
  const prepared = prepareBesideCase(model, family, ['case']);
  return prepared.allocate(family, ['case']);
}

/**
 * The indicative budgets of a list of cases, with steps for each. For very many cases `allocateCohort` is faster.
 *
 * @throws RasError with the problems of every case (the first 100 and the total); `duplicate` for a case that stands twice
 * @source RR145 5.7
 * @example
 * ```ts
 * import { allocateAll, calibratePricePoint } from 'openras';
 * const { model } = calibratePricePoint([{ caseId: 'F1', points: 3, packageValue: 100 }], { fundingBasis: 'pot' });
 * const cases = [{ caseId: 'a', points: 1 }, { caseId: 'b', points: 2 }];
 * allocateAll(model, cases).map(({ indicative }) => indicative); // => ['33.33', '66.67']
 * ```
 * @category Allocating
 */
export function allocateAll<Kind extends KindName>(
  model: ModelOf<Kind>,
  cases: readonly CaseFor<Kind>[],
): Allocation[] {
  return allocateEach(prepareBesideCases(model, cases), cases);
}

/**
 * The indicative budgets of a cohort as columns: a million cases in well under a second, to the same pennies as
 * `allocate`.
 *
 * @param cohort columns of whole scaled points, a place a case
 * @returns whole pence per the model's period, a place a case
 * @throws RasError for columns that are not whole numbers in range; `refused` for a kind that does not price points
 * @source RR145 5.7
 * @example
 * ```ts
 * import { allocateCohort, calibratePricePoint } from 'openras';
 * const { model } = calibratePricePoint([{ caseId: 'F1', points: 3, packageValue: 100 }], { fundingBasis: 'pot' });
 * const { pence, total } = allocateCohort(model, { points: new Int32Array([1, 2]) });
 * Array.from(pence); // => [3333, 6667]
 * total; // => '100.00'
 * ```
 * @category Cohorts
 */
export function allocateCohort(model: Model, cohort: PointsCohort): CohortAllocation {
  const tellOfCohort = (_: unknown, problems: ProblemList) => void readOrTell(problems, () => checkCohort(cohort));
  const { kind, allocateCohort: price } = prepareBeside(model, tellOfCohort);
  if (price !== undefined) return price(cohort);
  return fail('refused', ['model', 'kind'], `a ${kind} model does not price columns of points; use allocateAll`);
}
