import { type Path, problemList, show } from '../../../errors.js';
import { at } from '../../../exact/at.js';
import { uncertainWarnings } from '../../../model/made-for.js';
import type { Allocation } from '../../../model/shared/budget/allocation.js';
import { checkAllocation } from '../../../model/shared/budget/check/check-allocation.js';
import { readOrTell } from '../../../parse/parse.js';
import { exactBudgetOf } from '../../../pot/bridge/exact-budget.js';
import type { HoldBackCaseInput } from '../../../pot/hold-back/hold-back-input.js';
import { defined } from '../../../run/council/defined.js';
import { isPlain } from '../../fields/fields.js';
import { amount, id, unroundedAmount } from '../../input/table/cells.js';
import { optional, readColumns, required } from '../../input/table/columns.js';
import { askOfListedIds } from '../../input/table/like-values.js';
import type { Desk } from '../../input/table/reading.js';
import { readCsv } from '../../input/text/csv.js';
import { readJson } from '../../input/text/json.js';
import { failAt, type Located, type Origin, partOf, placeDetails, withPlaces } from '../../place.js';
import { isJson } from '../rows.js';
import { recurringPackages } from './recurring.js';

const BUDGET_COLUMNS = {
  case_id: required(id),
  budget: required(unroundedAmount),
  group: optional(id),
  plan_contingency: optional(amount),
  package_value: optional(amount),
  one_off: optional(amount),
};

/** Budgets before rounding, and the file that they came from. */
export interface BudgetFile {
  readonly cases: readonly HoldBackCaseInput[];
  /** Cases without a budget, which are left out. */
  readonly without: readonly string[];
  readonly source: Located;
}

/**
 * Reads budgets before rounding: what `openras allocate --steps` gave as JSON, or CSV with a row a case. A case without
 * a budget is left out, as nothing can be held back from it.
 *
 * @throws RasError with every problem, with file, line and column
 */
export function readBudgets(desk: Desk, name: string): BudgetFile {
  return isJson(name) ? ofAllocations(desk, name) : ofColumns(desk, name);
}

function ofColumns(desk: Desk, name: string): BudgetFile {
  const source = readCsv(desk, name);
  const { values, rowCount } = readColumns(source, BUDGET_COLUMNS, { unique: 'case_id' });
  const packages = recurringPackages(source, values);
  const cases = Array.from({ length: rowCount }, (_, row) => ({
    caseId: at(values.case_id, row),
    budget: at(values.budget, row),
    ...defined({
      group: values.group[row],
      planContingency: values.plan_contingency[row],
      traditional: packages[row],
    }),
  }));
  return { cases, without: [], source };
}

function ofAllocations(desk: Desk, name: string): BudgetFile {
  const source = readJson(desk.cwd, name);
  const { value } = source;
  const list = isPlain(value) && isPlain(value.result) ? value.result.cases : value;
  const path = list === value ? [] : ['result', 'cases'];
  if (!Array.isArray(list))
    return failAt('invalid', name, source.locate(path), 'expected what openras allocate --steps gives');
  askOfListedIds(desk, name, list);
  const problems = problemList();
  const rows: number[] = [];
  const periods = new Set<string>();
  const without: string[] = [];
  const cases = list.flatMap((one: unknown, index): HoldBackCaseInput[] => {
    const own = partOf(source, (below) => [...path, index, ...stepPlace(one, below)]);
    const origins = [['allocation'], []].map((start): Origin => ({ at: start, source: own }));
    // What is no allocation is refused by the library; where it has no id, by the hold-back itself.
    const { caseId } = Object(one) as { caseId: string };
    const budget = readOrTell(problems, () => withPlaces(origins, () => budgetOf(one)));
    if (budget === null && typeof caseId === 'string') without.push(caseId);
    if (budget === null || budget === undefined) return [];
    const { period } = one as Allocation;
    periods.add(period);
    if (periods.size > 1) {
      const message = `is ${show(period)}, that of those before it ${show([...periods][0])}; bring all to one period`;
      problems.add('inconsistent', [], message, placeDetails(name, own.locate(['period'])));
    }
    rows.push(index);
    return [{ caseId, budget }];
  });
  problems.throwIfAny();
  for (const { message } of uncertainWarnings(list as Allocation[])) desk.reading.warn(`${name}: ${message}`);
  return {
    cases,
    without,
    source: partOf(source, ([row, ...below]) => [
      ...path,
      ...(typeof row === 'number' ? [rows[row] ?? row] : []),
      ...below,
    ]),
  };
}

/** The budget of an allocation as a whole: its steps alone would say neither of what period it is nor whether it is one. */
function budgetOf(one: unknown): string | null {
  checkAllocation(one);
  return exactBudgetOf(one as Allocation);
}

/** Where a step stands in its list, which the library calls by its id. */
function stepPlace(one: unknown, path: Path): Path {
  const [part, id, ...rest] = path;
  const steps: unknown = Object(one).steps;
  if (part !== 'steps' || typeof id !== 'string' || !Array.isArray(steps)) return path;
  const index = steps.findIndex((step) => Object(step).id === id);
  return index < 0 ? path : [part, index, ...rest];
}
