import type { Command } from 'commander';
import { at } from '../../../exact/at.js';
import { controlTotals } from '../../../report/control-totals.js';
import { choiceSheet } from '../../../report/pot/questions.js';
import { type ChoiceCase, exposureToChoice } from '../../../sensitivity/stress/larger-of-two.js';
import { readBudgetAndPackage } from '../../data/money/budget-and-package.js';
import { id } from '../../input/table/cells.js';
import { required } from '../../input/table/columns.js';
import { readCsv } from '../../input/text/csv.js';
import type { Io } from '../../io.js';
import { addExample, addFormat, addOut, type OutputOptions } from '../../options.js';
import { deliver } from '../../output/deliver.js';

const CHOICE_COLUMNS = { case_id: required(id) };

/** `openras solve choice`: what it costs at most to let families choose. */
export function registerChoice(below: Command, io: Io): void {
  const command = below
    .command('choice')
    .description('what it costs at most to let families choose between the package and the budget')
    .argument(
      '<cases.csv>',
      'case_id, budget and package_value (one_off) in pounds a year; or what openras allocate wrote',
    );
  addExample(addOut(addFormat(command), 'file'), 'openras solve choice cases.csv').action(
    (name: string, options: OutputOptions) => {
      const table = readCsv(io, name);
      const { values, rowCount, budgets, packages } = readBudgetAndPackage(table, CHOICE_COLUMNS);
      const cases = Array.from({ length: rowCount }, (_, row) => row).flatMap((row): ChoiceCase[] => {
        const traditional = packages[row];
        if (traditional === undefined) return [];
        return [{ caseId: at(values.case_id, row), traditional, indicative: at(budgets, row) }];
      });
      const result = exposureToChoice(cases);
      const control = controlTotals('Control totals', 'families in the file', rowCount)
        .part('without a package, nothing to choose', rowCount - cases.length)
        .part('with a package and a budget', result.families)
        .sheet();
      deliver(io, { result, warnings: [], totals: [control], list: choiceSheet(result) }, options);
    },
  );
}
