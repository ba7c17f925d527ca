import * as z from 'zod';
import { fail, MAX_PROBLEMS, type Path, type ProblemList, problemList, show } from '../errors.js';
import { readAsData } from '../guard/guard.js';
import { idSchema } from '../identifier.js';
import { keeping } from '../kept.js';
import type { ModelKind, PreparedModel } from '../model/kind.js';
import type { Allocation, CohortAllocation } from '../model/shared/budget/allocation.js';
import type { PointsCohort } from '../model/shared/points/points-columns.js';
import type { TimedPeriod } from '../money/period.js';
import { tellOfHandedOn } from '../parse/handed-on-faults.js';
import { parseOrTell, readOrTell } from '../parse/parse.js';
import { rowsOrTell } from '../parse/rows.js';
import { tellOfShared } from '../parse/shared-fields.js';
import { soundFields } from '../parse/sound-fields.js';
import { type CaseOf, MODEL_KINDS, type Model } from './kinds.js';

/**
 * A model that was checked once, to price many cases; what it is given is checked when it is given. The types of a case
 * and of a list of cases follow from the model; they are unknown where the model was.
 */
export interface OpenModel<Case = unknown, Cases = unknown> {
  /** The kind of the model. */
  readonly kind: string;
  /** The period of its budgets. */
  readonly period: TimedPeriod;
  /** As `allocate`: the indicative budget of one case, in the form that the kind asks for. */
  allocate(family: Case): Allocation;
  /** As `allocateAll`: the indicative budgets of a list of cases. */
  allocateAll(cases: Cases): Allocation[];
  /** As `allocateCohort`: the indicative budgets of columns of points; absent where the kind has none. */
  readonly allocateCohort?: (cohort: PointsCohort) => CohortAllocation;
}

/**
 * Opens a model of any kind: it is checked once, and prices as many cases as there are.
 *
 * The model can be anything, such as JSON that was read from a database, and so can the cases then. A program that knows
 * the kind of its model has its cases checked while they are typed, as by `allocate`.
 *
 * @param model a model of any kind, or what was stored as one
 * @throws RasError with every problem of the model; `unknown-name` for a kind that does not exist
 * @source RR145 5.5 (indicative only)
 * @choice model-checks: a model is read and copied when it is opened, so that nothing done to it afterwards changes a
 * budget; a one-off call opens it anew where anything in it has changed since the last
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
export function openModel<M extends Model>(model: M): OpenModel<CaseOf<M>, readonly CaseOf<M>[]>;
/** The same of a stored model, whose cases are of any form until they are priced. */
export function openModel(model: unknown): OpenModel;
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
  return openKept(model, at);
}

const openKept = /* @__PURE__ */ keeping((model, at): PreparedModel => kindOf(model, at).open(model, at));

/**
 * Checks a model likewise; where it is refused, what is wrong with its cases is told beside it, as far as the kind of the
 * model says what they look like.
 *
 * @param tellOfCases adds what is wrong with them
 */
export function prepareBeside(
  model: unknown,
  tellOfCases: (caseSchema: ModelKind['caseSchema'], problems: ProblemList) => void,
): PreparedModel {
  const kind = kindOf(model, ['model']);
  const problems = problemList();
  const prepared = readOrTell(problems, () => openKept(model, ['model']));
  if (prepared !== undefined) return prepared;
  tellOfCases(kind.caseSchema, problems);
  return problems.throwAll();
}

/** The same with one case. */
export function prepareBesideCase(model: unknown, one: unknown, at: Path): PreparedModel {
  return prepareBeside(model, (schema, problems) => {
    parseOrTell(schema, one, problems, at);
    readAsData(one, at, () => tellOfHandedOn(schema, one, problems, at));
  });
}

/** The same with a list of cases. */
export function prepareBesideCases(model: unknown, cases: unknown): PreparedModel {
  return prepareBeside(model, (schema, problems) => {
    rowsOrTell(schema, cases, problems, ['cases']);
    if (Array.isArray(cases) && problems.total < MAX_PROBLEMS)
      readAsData(cases, ['cases'], () => tellOfHandedOn(z.array(schema), cases, problems, ['cases']));
  });
}

/** The kind of a model. */
export function kindOf(model: unknown, at: Path): ModelKind {
  const kind = readAsData(model, at, () =>
    typeof model === 'object' && model !== null && 'kind' in model ? model.kind : undefined,
  );
  const known = typeof kind === 'string' ? MODEL_KINDS.get(kind) : undefined;
  if (known !== undefined) return known;
  if (typeof model !== 'object' || model === null) fail('invalid', at, `expected a model, not ${show(model)}`);
  const expected = `expected one of ${[...MODEL_KINDS.keys()].join(', ')}`;
  const message = kind === undefined ? `is missing; ${expected}` : `${expected}, not ${show(kind)}`;
  const problems = problemList();
  problems.add('unknown-name', [...at, 'kind'], message);
  const schemas = [...MODEL_KINDS.values()].map(({ modelSchema }) => modelSchema);
  readAsData(model, at, () => tellOfShared(schemas, 'kind', model, problems, at));
  return problems.throwAll();
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
  const see = (caseId: string, index: number): void => {
    if (seen.has(caseId)) problems.add('duplicate', ['cases', index, 'caseId'], 'this case stands twice');
    seen.add(caseId);
  };
  const allocations: Allocation[] = [];
  // By index, since a loop over the items of a list passes over its holes.
  for (let index = 0; index < cases.length; index += 1) {
    try {
      const allocation = model.allocate(cases[index], ['cases', index]);
      see(allocation.caseId, index);
      allocations.push(keep(allocation));
    } catch (error) {
      problems.addError(error);
      const { caseId } = soundFields({ caseId: idSchema }, cases[index]);
      if (caseId !== undefined) see(caseId, index);
    }
  }
  problems.throwIfAny();
  return allocations;
}
