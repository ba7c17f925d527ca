import type { Command } from 'commander';
import { fail } from '../../../errors.js';
import { contingencyNeededSheet } from '../../../report/pot/questions.js';
import { contingencyNeeded } from '../../../sensitivity/contingency/contingency-needed.js';
import type { ContingencyOptions } from '../../../sensitivity/contingency/options.js';
import { readPotCases } from '../../data/cases/pot-cases.js';
import { POT_BASES } from '../../data/money/pot-bases.js';
import { addFields, type Field, wholeNumber } from '../../fields/fields.js';
import { libraryOptions } from '../../fields/library-options.js';
import type { Io } from '../../io.js';
import { addExample, addFormat, addOptionsFile, addOut, type OutputOptions } from '../../options.js';
import { deliver } from '../../output/deliver.js';

const FIELDS: readonly Field[] = [
  {
    flags: '--basis <basis>',
    path: ['fundingBasis'],
    description: 'where the money comes from; a reference sample has no pot',
    choices: POT_BASES,
  },
  { flags: '--pot <pounds>', path: ['pot'], description: 'the pot in pounds a year, before anything is held back' },
  {
    flags: '--leavers <number>',
    path: ['leavers'],
    description: 'how many families leave at the most',
    parse: wholeNumber,
  },
  {
    flags: '--stage-3 <percent>',
    path: ['stage3', 'percent'],
    description: "what stage 3 adds to each budget; a list of last year's changes stands in --options (stage3)",
  },
  {
    flags: '--probability <percent>',
    path: ['probability'],
    description: 'in how many per cent of the draws the reserve has to be enough',
  },
  { flags: '--draws <number>', path: ['draws'], description: 'how often is drawn', parse: wholeNumber },
  { flags: '--seed <number>', path: ['seed'], description: 'the seed of the draws', parse: wholeNumber },
];

/** `openras solve contingency-needed`: the contingency that would meet leavers or a stage-3 overspend. */
export function registerContingencyNeeded(below: Command, io: Io): void {
  const command = below
    .command('contingency-needed')
    .description('the contingency, held back from the pot first, that would meet leavers or what stage 3 adds')
    .argument(
      '<cases.csv>',
      'case_id, budget, package_value (one_off), budget_before_top_slice in pounds a year; status, outside',
    );
  addExample(
    addOut(addFormat(addOptionsFile(addFields(command, FIELDS), 'options-contingency-needed')), 'file'),
    'openras solve contingency-needed cases.csv --basis pot --pot 700000 --leavers 3 --probability 95',
  ).action((name: string, options: OutputOptions & { readonly options?: string }) => {
    const { cases, source } = readPotCases(io, name);
    const told = libraryOptions(io.cwd, options, FIELDS);
    const result = told.run([{ at: ['cases'], source }], () =>
      contingencyNeeded(cases, told.value as Partial<ContingencyOptions> as ContingencyOptions),
    );
    if (result.status !== 'answered') return fail('refused', [], `--basis: ${result.reason}`);
    deliver(io, { result, warnings: [], list: contingencyNeededSheet(result) }, options);
  });
}
