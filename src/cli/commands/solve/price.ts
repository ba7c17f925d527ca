import type { Command } from 'commander';
import { type PriceGoal, priceForTotal } from '../../../change/what-if/price.js';
import { ROUNDING_MODES } from '../../../exact/round.js';
import { solvedPriceSheet } from '../../../report/change/goals.js';
import { controlTotals } from '../../../report/control-totals.js';
import { readPointsRows } from '../../data/cases/points-rows.js';
import { addFields, type Field, fieldsGiven } from '../../fields/fields.js';
import { libraryOptions } from '../../fields/library-options.js';
import type { Io } from '../../io.js';
import { addExample, addFormat, addOut, type OutputOptions } from '../../options.js';
import { deliver } from '../../output/deliver.js';

const FIELDS: readonly Field[] = [
  { flags: '--total <pounds>', path: ['total'], description: 'what all budgets together are to come to' },
  {
    flags: '--contingency <percent>',
    path: ['contingency'],
    description: 'held back from each budget before that total; 0 unless given',
  },
  {
    flags: '--threshold <points>',
    path: ['threshold'],
    description: 'families with fewer points have no budget; 0 unless given',
  },
  {
    flags: '--round-to <pounds>',
    path: ['rounding', 'unit'],
    description: 'the unit of a budget; 0.01 unless told otherwise',
  },
  {
    flags: '--rounding-mode <mode>',
    path: ['rounding', 'mode'],
    description: 'which way a budget between two units goes; half-up unless told otherwise',
    choices: ROUNDING_MODES,
  },
];

/** `openras solve price`: the price of a point at which all budgets come to a total. */
export function registerPrice(below: Command, io: Io): void {
  const command = below
    .command('price')
    .description('the price of a point at which the budgets of these families come to a total')
    .argument('<cases.csv>', 'case_id and points; exclude_reason leaves a family out');
  addExample(
    addOut(addFormat(addFields(command, FIELDS)), 'file'),
    'openras solve price cases.csv --total 700000 --contingency 10',
  ).action((name: string, options: OutputOptions) => {
    const { cases, origin, rowCount } = readPointsRows(io, name);
    const goal = libraryOptions(io.cwd, {}, FIELDS, fieldsGiven(options, FIELDS), { room: 'goal' });
    const result = goal.run([origin], () => priceForTotal(cases, goal.value as Partial<PriceGoal> as PriceGoal));
    const control = controlTotals('Control totals', 'families in the file', rowCount)
      .part('left out with a reason', rowCount - cases.length)
      .part('with a budget', result.families)
      .part('below the threshold', cases.length - result.families)
      .sheet();
    deliver(io, { result, warnings: [], totals: [control], list: solvedPriceSheet(result) }, options);
  });
}
