import { Option } from 'commander';
import { at } from '../../exact/at.js';
import { FUNDING_BASES, type FundingBasis } from '../../funding/basis.js';
import type { PotCase } from '../../pot/pot-case.js';
import { figures, type Sheet } from '../../report/sheet.js';
import { type Stress, stressReserve } from '../../sensitivity/stress/stress.js';
import { readBudgetAndPackage } from '../data/budget-and-package.js';
import { wholeNumber } from '../fields/fields.js';
import { id, oneOf } from '../input/cells.js';
import { optional, required } from '../input/columns.js';
import { readCsv } from '../input/csv.js';
import { addExample, addFormat, addOut, type OutputOptions } from '../options.js';
import { deliver } from '../output/deliver.js';
import { withPlaces } from '../place.js';
import type { Register } from '../program.js';

interface Options extends OutputOptions {
  readonly reserve: string;
  readonly basis: FundingBasis;
  readonly upTo?: number;
  readonly seed?: number;
  readonly draws?: number;
}

const CASE_COLUMNS = {
  case_id: required(id),
  status: optional(oneOf(['existing', 'newcomer'])),
};

/** `openras stress`: how many leavers a reserve survives. */
export const registerStress: Register = (program, io) => {
  const command = program
    .command('stress')
    .description('say how many families may leave before the reserve is gone: worst first, in order, at random')
    .argument(
      '<cases.csv>',
      'case_id, budget and package_value in pounds a year; one_off (the part of a package that ends), status; or what openras allocate wrote',
    )
    .requiredOption('--reserve <pounds>', 'what is left of the reserve, in pounds a year')
    .addOption(new Option('--basis <basis>', 'where the money comes from').choices(FUNDING_BASES).default('pot'))
    .option('--up-to <leavers>', 'how many leavers the table goes to', wholeNumber)
    .option('--draws <number>', 'how many random orders are drawn', wholeNumber)
    .option('--seed <number>', 'the seed of the random orders', wholeNumber);
  addExample(addOut(addFormat(command), 'file'), 'openras stress cases.csv --reserve 30000 --up-to 10').action(
    (name: string, { reserve, basis, upTo, draws, seed, ...output }: Options) => {
      const table = readCsv(io, name);
      const { values, rowCount, budgets, packages } = readBudgetAndPackage(table, CASE_COLUMNS);
      const cases = Array.from({ length: rowCount }, (_, row): PotCase => {
        const [traditional, status] = [packages[row], values.status[row]];
        return {
          caseId: at(values.case_id, row),
          indicative: at(budgets, row),
          ...(traditional !== undefined && { traditional }),
          ...(status !== undefined && { status }),
        };
      });
      const result = withPlaces([{ at: ['cases'], source: table }], () =>
        stressReserve(cases, {
          fundingBasis: basis,
          reserve,
          ...(upTo !== undefined && { upTo }),
          ...(draws !== undefined && { draws }),
          ...(seed !== undefined && { seed }),
        }),
      );
      const answered = result.status === 'answered';
      const totals = answered ? [survival(result)] : [];
      const list = answered ? rowsOf(result) : figures(result.reason, []);
      deliver(io, { result, warnings: [], totals, list }, output);
    },
  );
};

function survival({ reserve, families, survives, atRisk }: Stress): Sheet {
  return figures('How many leavers the reserve survives', [
    ['reserve, £ a year', reserve],
    ['families that could leave', families],
    ['of them, families whose budget fell', atRisk.length],
    ['leavers survived, costliest first', survives.worstFirst],
    ['leavers survived, in the order of the file', survives.inOrder],
    ...survives.atRandom.map(
      ({ probability, leavers }) => [`leavers survived, at random, in ${probability} % of draws`, leavers] as const,
    ),
  ]);
}

function rowsOf({ rows }: Stress): Sheet {
  return {
    title: 'Can we afford so many leavers? What is left of the reserve, in pounds a year',
    columns: [
      'leavers',
      'costliest_first',
      'left',
      'affordable',
      'in_order_left',
      'at_random_mean_left',
      'affordable_percent',
    ],
    rows: rows.map(({ leavers, worstFirst, inOrder, atRandom }) => [
      leavers,
      worstFirst.caseId,
      worstFirst.reserveLeft,
      worstFirst.survives ? 'yes' : 'no',
      inOrder.reserveLeft,
      atRandom.meanReserveLeft,
      atRandom.survivesPercent,
    ]),
  };
}
