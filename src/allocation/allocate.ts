import { fail, type Path, problemList, show } from '../errors.js';
import type { Allocation, CohortAllocation } from '../model/allocation.js';
import type { PointsCohort } from '../model/cohort.js';
import type { AnyModelKind, OpenModel } from '../model/kind.js';
import { MODEL_KINDS, type Model } from './kinds.js';

/** A case, in the form that the model's kind asks for. */
export type CaseInput = { readonly caseId: string } & Readonly<Record<string, unknown>>;

/**
 * The indicative budget of one case by any model, with the steps that explain it.
 *
 * This is the one door to every model. An indicative budget is a starting point: the authority must meet assessed
 * need, and the final budget may differ.
 *
 * @param model a stored model of any kind
 * @param one the case, in the form of the model's kind: points for RAS 4 and RAS 5
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
 */
export function allocate(model: Model, one: CaseInput): Allocation {
  return openModel(model).allocate(one, ['case']);
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
 */
export function allocateAll(model: Model, cases: readonly CaseInput[]): Allocation[] {
  const open = openModel(model);
  if (!Array.isArray(cases)) return fail('invalid', ['cases'], `${show(cases)} is not a list`);
  const problems = problemList();
  const seen = new Set<string>();
  const allocations: Allocation[] = [];
  cases.forEach((one, index) => {
    try {
      const allocation = open.allocate(one, ['cases', index]);
      if (seen.has(allocation.caseId)) problems.add('duplicate', ['cases', index, 'caseId'], 'this case stands twice');
      seen.add(allocation.caseId);
      allocations.push(allocation);
    } catch (error) {
      problems.addError(error);
    }
  });
  problems.throwIfAny();
  return allocations;
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
 */
export function allocateCohort(model: Model, cohort: PointsCohort): CohortAllocation {
  const price = openModel(model).allocateCohort;
  return price === undefined
    ? fail('refused', ['model', 'kind'], `a ${model.kind} model does not price columns of points; use allocateAll`)
    : price(cohort);
}

/** Checks a model once and returns what prices cases with it. */
export function openModel(model: unknown, at: Path = ['model']): OpenModel {
  return kindOf(model, at).open(model, at);
}

/** The kind of a model. */
export function kindOf(model: unknown, at: Path = ['model']): AnyModelKind {
  const kind = typeof model === 'object' && model !== null && 'kind' in model ? model.kind : undefined;
  const known = typeof kind === 'string' ? MODEL_KINDS.get(kind) : undefined;
  const expected = [...MODEL_KINDS.keys()].join(', ');
  return known ?? fail('unknown-name', [...at, 'kind'], `expected one of ${expected}, not ${show(kind)}`);
}
