import type { Command } from 'commander';
import { contingencyForTotal } from '../../../change/what-if/contingency.js';
import { solvedContingencySheet } from '../../../report/change/goals.js';
import { figures } from '../../../report/sheet.js';
import { readBudgetAndPackage } from '../../data/money/budget-and-package.js';
import { id } from '../../input/table/cells.js';
import { required } from '../../input/table/columns.js';
import { readCsv } from '../../input/text/csv.js';
import type { Io } from '../../io.js';
import { addExample, addFormat, addOut, type OutputOptions } from '../../options.js';
import { deliver } from '../../output/deliver.js';
import { withPlaces } from '../../place.js';

const BUDGET_COLUMNS = { case_id: required(id) };

/** `openras solve contingency`: the rate of contingency at which all budgets come to a total. */
export function registerContingency(below: Command, io: Io): void {
  const command = below
    .command('contingency')
    .description('the contingency, held from each budget, at which these budgets come to a total')
    .argument('<budgets.csv>', 'case_id and budget; or what openras allocate wrote')
    .requiredOption('--total <pounds>', 'what all budgets together are to come to');
  addExample(addOut(addFormat(command), 'file'), 'openras solve contingency budgets.csv --total 650000').action(
    (name: string, { total, ...output }: OutputOptions & { readonly total: string }) => {
      const table = readCsv(io, name);
      const { budgets, rowCount } = readBudgetAndPackage(table, BUDGET_COLUMNS);
      const result = withPlaces([{ at: ['budgets'], source: table }], () => contingencyForTotal(budgets, total));
      const control = figures('Control totals', [['families with a budget', rowCount]]);
      deliver(io, { result, warnings: [], totals: [control], list: solvedContingencySheet(result) }, output);
    },
  );
}
