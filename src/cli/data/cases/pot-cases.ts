import type { Path } from '../../../errors.js';
import { at } from '../../../exact/at.js';
import { type PotCase, PROGRESS } from '../../../pot/pot-case.js';
import { defined } from '../../../run/council/defined.js';
import { amount, checked, id, oneOf, points, yesNo } from '../../input/table/cells.js';
import { optional, required } from '../../input/table/columns.js';
import { askOfListedIds } from '../../input/table/like-values.js';
import type { Desk } from '../../input/table/reading.js';
import { readCsv } from '../../input/text/csv.js';
import { readJson } from '../../input/text/json.js';
import { listOf } from '../../input/text/json-part.js';
import { type Located, partOf } from '../../place.js';
import { readBudgetAndPackage } from '../money/budget-and-package.js';
import { isJson } from '../rows.js';
import { QUESTIONNAIRE_COLUMNS, questionnaireIn } from '../sample/questionnaire.js';

const CASE_COLUMNS = {
  case_id: required(id),
  status: optional(oneOf(['existing', 'newcomer'])),
  points: optional(checked(points)),
  /** What its assessed need costs, in pounds a year. */
  cost_of_need: optional(amount),
  /** What it would be if nothing were held back from the pot. */
  budget_before_top_slice: optional(amount),
  progress: optional(oneOf(PROGRESS)),
  /** Whether its budget is committed outside the pot. */
  outside: optional(yesNo),
  ...QUESTIONNAIRE_COLUMNS,
};

/**
 * Reads the families that share in a pot: CSV with a row a family, or a JSON list in the library's form; in pounds a year.
 *
 * @throws RasError with every problem, with file, line and column
 */
export function readPotCases(desk: Desk, name: string): { readonly cases: PotCase[]; readonly source: Located } {
  if (isJson(name)) return fromJson(desk, name);
  const table = readCsv(desk, name);
  const { values, rowCount, budgets, packages } = readBudgetAndPackage(table, CASE_COLUMNS);
  questionnaireIn(table, values);
  const cases = Array.from(
    { length: rowCount },
    (_, row): PotCase => ({
      caseId: at(values.case_id, row),
      indicative: at(budgets, row),
      ...defined({
        status: values.status[row],
        points: values.points[row],
        traditional: packages[row],
        costOfNeed: values.cost_of_need[row],
        indicativeBeforeTopSlice: values.budget_before_top_slice[row],
        progress: values.progress[row],
        outside: values.outside[row],
      }),
    }),
  );
  return { cases, source: byCase(table, values.case_id) };
}

function fromJson(desk: Desk, name: string) {
  const { list, source } = listOf<PotCase>(readJson(desk.cwd, name));
  askOfListedIds(desk, name, list);
  const caseIds = list.map((one) => Object(one).caseId as string);
  return { cases: [...list], source: byCase(source, caseIds) };
}

/** A table whose rows may also be named by their families, as what is said of a pot names them. */
function byCase(table: Located, caseIds: readonly string[]): Located {
  const rows = new Map(caseIds.map((caseId, row) => [caseId, row]));
  const inTable = ([first, ...rest]: Path): Path =>
    typeof first === 'string' ? [rows.get(first) ?? first, ...rest] : first === undefined ? [] : [first, ...rest];
  return partOf(table, inTable);
}
