import { at } from '../../exact/at.js';
import { type PotCase, PROGRESS } from '../../pot/pot-case.js';
import { defined } from '../../run/defined.js';
import { amount, checked, id, oneOf, points, yesNo } from '../input/cells.js';
import { optional, required } from '../input/columns.js';
import { type CsvTable, readCsv } from '../input/csv.js';
import type { Desk } from '../input/reading.js';
import { readBudgetAndPackage } from './budget-and-package.js';

const CASE_COLUMNS = {
  case_id: required(id),
  status: optional(oneOf(['existing', 'newcomer'])),
  points: optional(checked(points)),
  /** What it would be if nothing were held back from the pot. */
  budget_before_top_slice: optional(amount),
  progress: optional(oneOf(PROGRESS)),
  /** Whether its budget is committed outside the pot. */
  outside: optional(yesNo),
};

/**
 * Reads the families that share in a pot: CSV with a row a family, in pounds a year.
 *
 * @throws RasError with every problem, with file, line and column
 */
export function readPotCases(desk: Desk, name: string): { readonly cases: PotCase[]; readonly table: CsvTable } {
  const table = readCsv(desk, name);
  const { values, rowCount, budgets, packages } = readBudgetAndPackage(table, CASE_COLUMNS);
  const cases = Array.from(
    { length: rowCount },
    (_, row): PotCase => ({
      caseId: at(values.case_id, row),
      indicative: at(budgets, row),
      ...defined({
        status: values.status[row],
        points: values.points[row],
        traditional: packages[row],
        indicativeBeforeTopSlice: values.budget_before_top_slice[row],
        progress: values.progress[row],
        outside: values.outside[row],
      }),
    }),
  );
  return { cases, table };
}
