import { fail, type Path } from '../../../errors.js';
import { readTogether } from '../../../parse/parse.js';
import { joinerEffects } from '../../../pot/leavers-and-joiners/joiner-effects.js';
import type { Joiner, JoinerOptions } from '../../../pot/leavers-and-joiners/joiner-options.js';
import { joinerSheets } from '../../../report/pot/joiners.js';
import { readCases } from '../../data/cases/cases.js';
import { readModel } from '../../data/model.js';
import { POT_BASES } from '../../data/money/pot-bases.js';
import { checkQuestionnaire } from '../../data/sample/questionnaire.js';
import { addFields, type Field } from '../../fields/fields.js';
import { libraryOptions } from '../../fields/library-options.js';
import { addExample, addFormat, addOptionsFile, addOut, type OutputOptions } from '../../options.js';
import { deliver } from '../../output/deliver.js';
import { partOf } from '../../place.js';
import type { Register } from '../../program.js';

const FIELDS: readonly Field[] = [
  {
    flags: '--basis <basis>',
    path: ['fundingBasis'],
    description: 'where the money comes from; a reference sample has no pot',
    choices: POT_BASES,
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
    addOut(addFormat(addOptionsFile(addFields(command, FIELDS), 'options-joiners')), 'file'),
    'openras joiners model.json joiners.csv --basis pot --pot 30000 --committed 27000',
  ).action((modelFile: string, casesFile: string, options: OutputOptions & { readonly options?: string }) => {
    const [{ model, origin }, { cases, traditional, source, rows, leftOut, questionnaire }] = readTogether(
      () => readModel(io.cwd, modelFile),
      () => readCases(io, casesFile, []),
    );
    const unknown = checkQuestionnaire(model, questionnaire, casesFile);
    const joiners = cases.map((one): Joiner => {
      // A list of JSON is checked by the library.
      const brings = traditional.size === 0 ? undefined : traditional.get(one.caseId);
      return { case: one, ...(brings !== undefined && { traditional: brings }) };
    });
    const told = libraryOptions(io.cwd, options, FIELDS);
    const result = told.run([origin, { at: ['joiners'], source: partOf(source, caseInFile), rows }], () =>
      joinerEffects(model, joiners, told.value as Partial<JoinerOptions> as JoinerOptions),
    );
    if (result.status === 'not-applicable') return fail('refused', [], `--basis: ${result.reason}`);
    const { totals, list } = joinerSheets(result, leftOut);
    deliver(io, { result, warnings: [...result.warnings, ...unknown], totals: [totals], list }, options);
  });
};

/** The file holds the cases themselves, which the library is given as what joins. */
function caseInFile([row, part, ...rest]: Path): Path {
  return [row, part === 'case' ? undefined : part, ...rest].filter((one) => one !== undefined);
}
