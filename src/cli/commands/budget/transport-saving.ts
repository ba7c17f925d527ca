import {
  type TransportFamily,
  type TransportTarget,
  transportSaving,
} from '../../../model/transport-distance/saving.js';
import { figures, type Sheet } from '../../../report/sheet.js';
import { defined } from '../../../run/council/defined.js';
import { addFields, type Field, fieldsGiven } from '../../fields/fields.js';
import { libraryOptions } from '../../fields/library-options.js';
import { amount, checked, id, quantity, yesNo } from '../../input/table/cells.js';
import { optional, readColumns, required } from '../../input/table/columns.js';
import type { Desk } from '../../input/table/reading.js';
import { readCsv } from '../../input/text/csv.js';
import { addExample, addFormat, addOut, type OutputOptions } from '../../options.js';
import { deliver } from '../../output/deliver.js';
import type { Register } from '../../program.js';

const COLUMNS = {
  case_id: required(id),
  present_cost: optional(amount),
  released_cost: optional(amount),
  budget: optional(amount),
  takes_up: required(yesNo),
  miles: optional(checked(quantity)),
};

const FIELDS: readonly Field[] = [
  { flags: '--percent <percent>', path: ['percent'], description: 'what is to be saved, in per cent of present cost' },
  {
    flags: '--of <whose>',
    path: ['of'],
    description: 'whose present cost that is a share of: all who are eligible, or those who take up the offer',
    choices: ['all', 'takers'],
  },
];

/** `openras transport-saving`: whether personal transport budgets save what they are to save. */
export const registerTransportSaving: Register = (program, io) => {
  const command = program
    .command('transport-saving')
    .description('say what personal transport budgets save, against a target')
    .argument(
      '<families.csv>',
      'case_id, present_cost, released_cost (the part that is no longer paid), budget, takes_up (yes or no), miles; pounds of one period',
    );
  addExample(
    addOut(addFormat(addFields(command, FIELDS)), 'file'),
    'openras transport-saving transport.csv --percent 20 --of all',
  ).action((name: string, options: OutputOptions) => {
    const { families, source } = readFamilies(io, name);
    const told = libraryOptions(io.cwd, {}, FIELDS, fieldsGiven(options, FIELDS));
    const result = told.run([{ at: ['families'], source }], () =>
      transportSaving(families, told.value as unknown as TransportTarget),
    );
    deliver(io, { result, warnings: [], totals: [], list: sheetOf(result) }, options);
  });
};

function readFamilies(desk: Desk, name: string) {
  const source = readCsv(desk, name);
  const { values, rowCount } = readColumns(source, COLUMNS, { unique: 'case_id' });
  const families = Array.from({ length: rowCount }, (_, row) =>
    defined({
      caseId: values.case_id[row],
      presentCost: values.present_cost[row],
      releasedCost: values.released_cost[row],
      budget: values.budget[row],
      takesUp: values.takes_up[row],
      miles: values.miles[row],
    }),
  ) as readonly TransportFamily[];
  return { families, source };
}

/** Why it cannot be said whether the target is reached: of those whom it is of nobody is known, or not all of somebody. */
function notSaid({ notKnown }: ReturnType<typeof transportSaving>): string {
  return notKnown > 0 ? 'cannot be said while a cost or budget is not known' : 'cannot be said of nobody';
}

function sheetOf(result: ReturnType<typeof transportSaving>): Sheet {
  const { reached } = result;
  return figures('What personal transport budgets save, in pounds of the period of the amounts', [
    ['families', result.families],
    ['take up the offer', result.takers],
    ['cost or budget not known; in none of the sums', result.notKnown],
    ['present cost of all', result.costOfAll],
    ['present cost of those who take it up', result.costOfTakers],
    ['no longer paid', result.released],
    ['budgets', result.budgets],
    ['saving', result.saving],
    ['saving, per cent of the cost that the target is of', result.savingPercent ?? undefined],
    ['target', result.target],
    ['saving less target', result.overTarget],
    ['target reached', reached === null ? notSaid(result) : reached ? 'yes' : 'no'],
    ['rate per mile at which the target would be met', result.perMile ?? undefined],
  ]);
}
