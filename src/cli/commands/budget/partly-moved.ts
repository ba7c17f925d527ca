import type { MovingCase, PartlyMovedOptions } from '../../../change/partly-moved/partly-moved.js';
import { partlyMoved } from '../../../change/partly-moved/partly-moved.js';
import { fail } from '../../../errors.js';
import { at } from '../../../exact/at.js';
import { PART_YEAR_BASES } from '../../../money/part-year.js';
import { readTogether } from '../../../parse/parse.js';
import { partlyMovedWords } from '../../../report/change/partly-moved.js';
import { partlyMovedSheet } from '../../../report/change/partly-moved-sheet.js';
import { controlTotals } from '../../../report/control-totals.js';
import { defined } from '../../../run/council/defined.js';
import { readModel } from '../../data/model.js';
import { recurringPackages } from '../../data/money/recurring.js';
import { checkQuestionnaire, QUESTIONNAIRE_COLUMNS, questionnaireIn } from '../../data/sample/questionnaire.js';
import { addFields, type Field, fieldsGiven } from '../../fields/fields.js';
import { libraryOptions } from '../../fields/library-options.js';
import { amount, checked, date, id, idList, oneOf, points, text } from '../../input/table/cells.js';
import { optional, readColumns, required } from '../../input/table/columns.js';
import type { Desk } from '../../input/table/reading.js';
import { type CsvTable, readCsv } from '../../input/text/csv.js';
import { addExample, addFormat, addOut, type OutputOptions } from '../../options.js';
import { deliver } from '../../output/deliver.js';
import { placeDetails } from '../../place.js';
import type { Register } from '../../program.js';

const MOVING_COLUMNS = {
  case_id: required(id),
  points: optional(checked(points)),
  package_value: required(amount),
  one_off: optional(amount),
  /** The budget that the family has moved to; blank where it has not moved. A list calls it one or the other. */
  indicative: optional(amount),
  budget: optional(amount),
  moved_on: optional(date),
  group: optional(id),
  add_ons: optional(idList),
  assessed_on: optional(date),
  starts_on: optional(date),
  /** The prices that the family's amounts are in, such as 2026-27. */
  price_base: optional(text),
  status: optional(oneOf(['existing', 'newcomer'])),
  ...QUESTIONNAIRE_COLUMNS,
};

const FIELDS: readonly Field[] = [
  {
    flags: '--year-starts <date>',
    path: ['year', 'startsOn'],
    description: 'the first day of the financial year of the cost so far; needs moved_on',
  },
  {
    flags: '--part-year <rule>',
    path: ['year', 'by'],
    description: 'whether a part of that year goes by days or by months; goes with --year-starts',
    choices: PART_YEAR_BASES,
  },
];

/** `openras partly-moved`: what a cohort that has partly moved to budgets costs, and what the rest would cost. */
export const registerPartlyMoved: Register = (program, io) => {
  const command = program
    .command('partly-moved')
    .description('say what moving to budgets cost so far, and what it would cost for those who have not moved')
    .argument('<model.json>', 'the model')
    .argument(
      '<cases.csv>',
      'case_id, package_value (one_off), points; budget or indicative (blank: not moved) and moved_on; group, add_ons, status, assessed_on, starts_on, price_base',
    );
  addExample(
    addOut(addFormat(addFields(command, FIELDS)), 'file'),
    'openras partly-moved model.json cases.csv --year-starts 2026-04-01 --part-year days',
  ).action((modelFile: string, name: string, options: OutputOptions) => {
    const [{ model, origin }, { cases, source, rowCount, questionnaire }] = readTogether(
      () => readModel(io.cwd, modelFile),
      () => readMoving(io, name),
    );
    const warnings = checkQuestionnaire(model, questionnaire, name);
    const told = libraryOptions(io.cwd, {}, FIELDS, { ...fieldsGiven(options, FIELDS), model });
    const result = told.run([{ at: ['cases'], source }, origin], () =>
      partlyMoved(cases, told.value as unknown as PartlyMovedOptions),
    );
    const control = controlTotals('Control totals', 'families in the file', rowCount)
      .part('moved', result.moved.families)
      .part('not moved', result.rest.families)
      .sheet();
    const words = { title: 'In words', columns: ['answer'], rows: partlyMovedWords(result).map((line) => [line]) };
    deliver(
      io,
      { result, warnings: [...warnings, ...result.warnings], totals: [control, words], list: partlyMovedSheet(result) },
      options,
    );
  });
};

function readMoving(desk: Desk, name: string) {
  const source = readCsv(desk, name);
  const { values, rowCount } = readColumns(source, MOVING_COLUMNS, { unique: 'case_id', groups: ['group'] });
  const packages = recurringPackages(source, values);
  const budgets = values[budgetColumn(source)];
  const cases = Array.from(
    { length: rowCount },
    (_, row): MovingCase => ({
      caseId: at(values.case_id, row),
      traditional: packages[row] ?? at(values.package_value, row),
      ...defined({
        points: values.points[row],
        indicative: budgets[row],
        movedOn: values.moved_on[row],
        group: values.group[row],
        addOns: values.add_ons[row],
        status: values.status[row],
        assessedOn: values.assessed_on[row],
        startsOn: values.starts_on[row],
        priceBase: values.price_base[row],
      }),
    }),
  );
  return { cases, source, rowCount, questionnaire: questionnaireIn(source, values) };
}

/** Which column has the budget that a family moved to. */
function budgetColumn(table: CsvTable): 'budget' | 'indicative' {
  const isThere = (name: string): boolean => table.header.includes(name) && !table.reading.isIgnored(name);
  if (!isThere('budget')) return 'indicative';
  if (!isThere('indicative')) return 'budget';
  const place = placeDetails(table.file.name, table.placeOfColumn('budget'));
  const message =
    'the columns "budget" and "indicative" both say what a family moved to; leave one unread with --ignore-column';
  return fail('choice-needed', [], message, place);
}
