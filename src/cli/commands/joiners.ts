import { FUNDING_BASES } from '../../funding/basis.js';
import { joinerEffects } from '../../pot/leavers-and-joiners/joiner-effects.js';
import type { Joiner, JoinerOptions } from '../../pot/leavers-and-joiners/joiner-options.js';
import { figures } from '../../report/sheet.js';
import { readCases } from '../data/cases.js';
import { readModel } from '../data/model.js';
import { addFields, type Field } from '../fields/fields.js';
import { libraryOptions } from '../fields/library-options.js';
import { addExample, addFormat, addOptionsFile, addOut, type OutputOptions } from '../options.js';
import { deliver } from '../output/deliver.js';
import type { Register } from '../program.js';

const FIELDS: readonly Field[] = [
  {
    flags: '--basis <basis>',
    path: ['fundingBasis'],
    description: 'where the money comes from',
    choices: FUNDING_BASES,
  },
  { flags: '--pot <pounds>', path: ['pot'], description: "the pot, in pounds per the model's period" },
  { flags: '--reserve <pounds>', path: ['reserve'], description: 'what of it is held as contingency; 0 unless given' },
  {
    flags: '--committed <pounds>',
    path: ['committed'],
    description: 'what all budgets in the pot come to now; 0 unless given',
  },
  {
    flags: '--newcomers <rule>',
    path: ['newcomers'],
    description: 'what pays for newcomers; outside-pot unless told otherwise',
    choices: ['outside-pot', 'from-reserve', 'from-pot'],
  },
];

/** `openras joiners`: what happens to a pot when families join it. */
export const registerJoiners: Register = (program, io) => {
  const command = program
    .command('joiners')
    .description('price families that join by the stored model, and say what that does to the pot')
    .argument('<model.json>', 'the model')
    .argument('<joiners>', 'CSV with case_id and points, package_value for one that brings a package; or JSON cases');
  addExample(
    addOut(addFormat(addOptionsFile(addFields(command, FIELDS))), 'file'),
    'openras joiners model.json joiners.csv --basis pot --pot 30000 --committed 27000',
  ).action((modelFile: string, casesFile: string, options: OutputOptions & { readonly options?: string }) => {
    const { model } = readModel(io.cwd, modelFile);
    const { cases, traditional, source } = readCases(io, casesFile, []);
    const joiners = cases.map((one): Joiner => {
      const brings = traditional.get(one.caseId);
      return { case: one, ...(brings !== undefined && { traditional: brings }) };
    });
    const told = libraryOptions(io.cwd, options, FIELDS);
    const result = told.run([{ at: ['joiners'], source }], () =>
      joinerEffects(model, joiners, told.value as Partial<JoinerOptions> as JoinerOptions),
    );
    if (result.status === 'not-applicable') {
      deliver(io, { result, warnings: [], list: figures(result.reason, []) }, options);
      return;
    }
    const totals = figures(`What joiners do to the pot, in pounds a ${result.period}`, [
      ['pot after', result.potAfter],
      ['committed after', result.committedAfter],
      ['committed outside the pot', result.committedOutside],
      ['reserve after', result.reserveAfter],
      ['free after', result.freeAfter],
    ]);
    const list = {
      title: `Each family that joins, in pounds a ${result.period}`,
      columns: ['case_id', 'status', 'budget', 'package_value', 'paid_from'],
      rows: result.joiners.map(({ caseId, status, indicative, brings, paidFrom }) => [
        caseId,
        status,
        indicative ?? undefined,
        brings ?? undefined,
        paidFrom,
      ]),
    };
    deliver(io, { result, warnings: [], totals: [totals], list }, options);
  });
};
