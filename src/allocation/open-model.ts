import { fail, type Path, problemList, show } from '../errors.js';
import { readAsData } from '../guard.js';
import type { Allocation, CohortAllocation } from '../model/allocation.js';
import type { ModelKind, PreparedModel } from '../model/kind.js';
import type { PointsCohort } from '../model/points-columns.js';
import type { TimedPeriod } from '../money/period.js';
import { MODEL_KINDS } from './kinds.js';

/** A model that was checked once, to price many cases; what it is given is checked when it is given. */
export interface OpenModel {
  /** The kind of the model. */
  readonly kind: string;
  /** The period of its budgets. */
  readonly period: TimedPeriod;
  /** As `allocate`: the indicative budget of one case, in the form that the kind asks for. */
  allocate(family: unknown): Allocation;
  /** As `allocateAll`: the indicative budgets of a list of cases. */
  allocateAll(cases: unknown): Allocation[];
  /** As `allocateCohort`: the indicative budgets of columns of points; absent where the kind has none. */
  readonly allocateCohort?: (cohort: PointsCohort) => CohortAllocation;
}

/**
 * Opens a stored model of any kind: it is checked once, and prices as many cases as there are.
 *
 * The model can be anything, such as JSON that was read from a database, and so can the cases. A program that knows the
 * kind of its model has its cases checked while they are typed by `allocate`.
 *
 * @param model a stored model of any kind
 * @throws RasError with every problem of the model; `unknown-name` for a kind that does not exist
 * @source RR145 5.5 (indicative only)
 * @choice model-checks: a model is read and copied when it is opened, so that nothing done to it afterwards changes a
 * budget; one-off calls open it each time
 * @example
 * ```ts
 * import { openModel } from 'openras';
 * const stored: unknown = JSON.parse(`{
 *   "schemaVersion": 1, "kind": "price-point", "period": "year", "fundingBasis": "pot", "method": "total",
 *   "prices": [{ "money": "30000.00", "points": "150" }], "rounding": {}
 * }`);
 * const model = openModel(stored);
 * model.allocate({ caseId: 'F3', points: 30 }).indicative; // => '6000.00'
 * model.allocate({ caseId: 'F4', poinst: 30 }); // throws
 * model.allocateAll([{ caseId: 'F3', points: 30 }, { caseId: 'F4', points: 4 }]).length; // => 2
 * model.allocateCohort?.({ points: [30, 4] }).total; // => '6800.00'
 * ```
 * @category Allocating
 */
export function openModel(model: unknown): OpenModel {
  const prepared = prepareModel(model, ['model']);
  const { kind, period, allocateCohort } = prepared;
  return {
    kind,
    period,
    allocate: (family) => prepared.allocate(family, ['case']),
    allocateAll: (cases) => allocateEach(prepared, cases),
    ...(allocateCohort && { allocateCohort: (cohort: PointsCohort) => allocateCohort(cohort) }),
  };
}

/** Checks a model that stands at `at` once and returns what prices cases with it. */
export function prepareModel(model: unknown, at: Path): PreparedModel {
  return kindOf(model, at).open(model, at);
}

/** The kind of a model. */
export function kindOf(model: unknown, at: Path): ModelKind {
  const kind = readAsData(model, at, () =>
    typeof model === 'object' && model !== null && 'kind' in model ? model.kind : undefined,
  );
  const known = typeof kind === 'string' ? MODEL_KINDS.get(kind) : undefined;
  const expected = [...MODEL_KINDS.keys()].join(', ');
  return known ?? fail('unknown-name', [...at, 'kind'], `expected one of ${expected}, not ${show(kind)}`);
}

/**
 * Prices a list of cases, each of them once; all problems at once.
 *
 * @param keep what is kept of each allocation; all of it unless told otherwise
 */
export function allocateEach(
  model: PreparedModel,
  cases: unknown,
  keep: (one: Allocation) => Allocation = (one) => one,
): Allocation[] {
  return readAsData(cases, ['cases'], () => allocateList(model, cases, keep));
}

function allocateList(model: PreparedModel, cases: unknown, keep: (one: Allocation) => Allocation): Allocation[] {
  if (!Array.isArray(cases)) return fail('invalid', ['cases'], `${show(cases)} is not a list`);
  const problems = problemList();
  const seen = new Set<string>();
  const allocations: Allocation[] = [];
  // By index, since a loop over the items of a list passes over its holes.
  for (let index = 0; index < cases.length; index += 1) {
    try {
      const allocation = model.allocate(cases[index], ['cases', index]);
      if (seen.has(allocation.caseId)) problems.add('duplicate', ['cases', index, 'caseId'], 'this case stands twice');
      seen.add(allocation.caseId);
      allocations.push(keep(allocation));
    } catch (error) {
      problems.addError(error);
    }
  }
  problems.throwIfAny();
  return allocations;
}
