import { fail } from '../../../errors.js';
import { leaversLeftSheet, survivalSheet } from '../../../report/pot/stress.js';
import type { StressOptions } from '../../../sensitivity/stress/options.js';
import { stressReserve } from '../../../sensitivity/stress/stress.js';
import { readPotCases } from '../../data/cases/pot-cases.js';
import { POT_BASES } from '../../data/money/pot-bases.js';
import { addFields, commaList, type Field, numberList, wholeNumber } from '../../fields/fields.js';
import { libraryOptions } from '../../fields/library-options.js';
import { addExample, addFormat, addOptionsFile, addOut, type OutputOptions } from '../../options.js';
import { deliver } from '../../output/deliver.js';
import type { Register } from '../../program.js';

const FIELDS: readonly Field[] = [
  { flags: '--reserve <pounds>', path: ['reserve'], description: 'what is left of the reserve, in pounds a year' },
  {
    flags: '--basis <basis>',
    path: ['fundingBasis'],
    description: 'where the money comes from, pot unless told otherwise; a reference sample has no pot',
    choices: POT_BASES,
  },
  {
    flags: '--surplus <rule>',
    path: ['surplus'],
    description: 'where the money goes that a gainer leaves behind; to-reserve unless told otherwise',
    choices: ['to-reserve', 'outside'],
  },
  {
    flags: '--order <ids>',
    path: ['order'],
    description: 'who would leave first, second and so on, with commas; as in the file unless told',
    parse: commaList,
  },
  {
    flags: '--up-to <leavers>',
    path: ['upTo'],
    description: 'how many leavers the table goes to',
    parse: wholeNumber,
  },
  {
    flags: '--probabilities <percents>',
    path: ['probabilities'],
    description: 'in how many per cent of the draws the reserve has to last, with commas; 95,80,50 unless told',
    parse: numberList,
  },
  { flags: '--draws <number>', path: ['draws'], description: 'how many random orders are drawn', parse: wholeNumber },
  { flags: '--seed <number>', path: ['seed'], description: 'the seed of the random orders', parse: wholeNumber },
];

/** `openras stress`: how many leavers a reserve survives. */
export const registerStress: Register = (program, io) => {
  const command = program
    .command('stress')
    .description('say how many families may leave before the reserve is gone: worst first, in order, at random')
    .argument(
      '<cases>',
      'CSV with case_id, budget and package_value in pounds a year; one_off (the part of a package that ends), status, outside; or what openras allocate wrote; or a JSON list',
    );
  addExample(
    addOut(addFormat(addOptionsFile(addFields(command, FIELDS), 'options-stress')), 'file'),
    'openras stress cases.csv --reserve 30000 --up-to 10',
  ).action((name: string, options: OutputOptions & { readonly options?: string }) => {
    const { cases, source } = readPotCases(io, name);
    const told = libraryOptions(io.cwd, options, FIELDS);
    const result = told.run([{ at: ['cases'], source }], () =>
      stressReserve(cases, { fundingBasis: 'pot', ...told.value } as unknown as StressOptions),
    );
    if (result.status !== 'answered') return fail('refused', [], `--basis: ${result.reason}`);
    deliver(io, { result, warnings: [], totals: [survivalSheet(result)], list: leaversLeftSheet(result) }, options);
  });
};
