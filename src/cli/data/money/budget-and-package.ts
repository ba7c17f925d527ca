import type { Amount } from '../../../money/amount.js';
import { amount } from '../../input/table/cells.js';
import {
  type Column,
  type Columns,
  type ColumnValues,
  optional,
  readColumns,
  required,
} from '../../input/table/columns.js';
import type { CsvTable } from '../../input/text/csv.js';
import { recurringPackages } from './recurring.js';

const OWN = { budget: required(amount), package_value: optional(amount), one_off: optional(amount) };
const ALLOCATED = { indicative: required(amount), traditional: optional(amount) };

/** What each family gets and what its package is worth without one-offs, row by row. */
export interface BudgetAndPackage {
  readonly budgets: readonly Amount[];
  readonly packages: readonly (Amount | undefined)[];
}

/**
 * Reads families with a budget and a package: columns `budget`, `package_value` and `one_off`; or, where there is no
 * `budget`, `indicative` and `traditional` as `openras allocate` and a run write them.
 *
 * @param spec the other columns
 * @throws RasError with every problem, with file, line and column
 * @choice allocated-columns: where a file of families has `indicative` and no `budget`, it is read as what
 * `openras allocate` wrote, whose `traditional` is the package without its one-off part
 */
export function readBudgetAndPackage<Spec extends Readonly<Record<string, Column<unknown>>>>(
  table: CsvTable,
  spec: Spec,
): BudgetAndPackage & Pick<Columns<Spec>, 'rowCount'> & { readonly values: ColumnValues<Spec> } {
  const unique = 'case_id';
  if (table.header.includes('budget') || !table.header.includes('indicative')) {
    const { values, rowCount } = readColumns(table, { ...spec, ...OWN }, { unique });
    const own = values as ColumnValues<Spec> & ColumnValues<typeof OWN>;
    return { values: own, rowCount, budgets: own.budget, packages: recurringPackages(table, own) };
  }
  const { values, rowCount } = readColumns(table, { ...spec, ...ALLOCATED }, { unique });
  const allocated = values as ColumnValues<Spec> & ColumnValues<typeof ALLOCATED>;
  return { values: allocated, rowCount, budgets: allocated.indicative, packages: allocated.traditional };
}
