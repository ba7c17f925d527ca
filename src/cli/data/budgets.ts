import { fail } from '../../errors.js';
import { at } from '../../exact/at.js';
import { exactBudget } from '../../pot/bridge/exact-budget.js';
import type { HoldBackCaseInput } from '../../pot/hold-back/hold-back-input.js';
import { defined } from '../../run/defined.js';
import { isPlain } from '../fields/fields.js';
import { amount, id, text } from '../input/cells.js';
import { optional, readColumns, required } from '../input/columns.js';
import { readCsv } from '../input/csv.js';
import { readJson } from '../input/json.js';
import type { Desk } from '../input/reading.js';
import { type Located, withPlaces } from '../place.js';
import { isJson } from './rows.js';

const BUDGET_COLUMNS = {
  case_id: required(id),
  /** Not yet rounded: a decimal number or a fraction. */
  budget: required(text),
  group: optional(id),
  plan_contingency: optional(amount),
};

/** Budgets before rounding, and the file that they came from. */
export interface BudgetFile {
  readonly cases: readonly HoldBackCaseInput[];
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
  const cases = Array.from({ length: rowCount }, (_, row) => ({
    caseId: at(values.case_id, row),
    budget: at(values.budget, row),
    ...defined({ group: values.group[row], planContingency: values.plan_contingency[row] }),
  }));
  return { cases, source };
}

function ofAllocations(desk: Desk, name: string): BudgetFile {
  const source = readJson(desk.cwd, name);
  const { value } = source;
  const list = isPlain(value) && isPlain(value.result) ? value.result.cases : value;
  const path = list === value ? [] : ['result', 'cases'];
  if (!Array.isArray(list)) fail('invalid', [], 'expected what openras allocate --steps gives', { file: name });
  const rows: number[] = [];
  const cases = list.flatMap(
    (one: Parameters<typeof exactBudget>[0] & { caseId: string }, index): HoldBackCaseInput[] => {
      const own = {
        file: source.file,
        locate: (below: readonly (string | number)[]) => source.locate([...path, index, ...below]),
      };
      const budget = withPlaces([{ at: ['allocation'], source: own }], () =>
        exactBudget({ indicative: one.indicative, steps: one.steps }),
      );
      if (budget === null) return [];
      rows.push(index);
      return [{ caseId: one.caseId, budget }];
    },
  );
  return {
    cases,
    source: {
      file: source.file,
      locate: ([row, ...below]) =>
        source.locate([...path, ...(typeof row === 'number' ? [rows[row] ?? row] : []), ...below]),
    },
  };
}
