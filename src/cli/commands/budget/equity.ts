import { InvalidArgumentError, Option } from 'commander';
import type { CohortCase } from '../../../cohort/case.js';
import { GAP_VARIANCES, type GapVariance } from '../../../equity/interval/gap-interval.js';
import { type OutcomeGap, outcomeGaps } from '../../../equity/outcomes/outcome-gaps.js';
import { type EquityStatement, equityStatement } from '../../../equity/statement/statement.js';
import { at, valueAt } from '../../../exact/at.js';
import { equitySheets, OUTCOMES_INSIDE, outcomeGapSheet } from '../../../report/equity.js';
import { STAGES, type Stage } from '../../../stage.js';
import { refuseNoGroups } from '../../data/cases/no-groups.js';
import { recurringPackages } from '../../data/money/recurring.js';
import { QUESTIONNAIRE_COLUMNS, questionnaireIn } from '../../data/sample/questionnaire.js';
import { commaList, wholeNumber } from '../../fields/fields.js';
import { amount, checked, id, oneOf, points, yesNo } from '../../input/table/cells.js';
import { optional, readColumns, required } from '../../input/table/columns.js';
import { readCsv } from '../../input/text/csv.js';
import {
  addExample,
  addFormat,
  addOut,
  internalOption,
  type OutputOptions,
  publishOption,
  tellInternal,
} from '../../options.js';
import { deliver } from '../../output/deliver.js';
import { withPlaces } from '../../place.js';
import type { Register } from '../../program.js';

interface Options extends OutputOptions {
  readonly by: readonly string[];
  readonly given?: readonly string[];
  readonly bands?: 'each' | readonly string[];
  readonly stage: readonly Stage[];
  readonly smallCell?: number;
  readonly variance?: GapVariance;
  readonly publish?: true;
  readonly internal?: true;
}

/** What is printed as JSON. */
export interface ToldEquity extends EquityStatement {
  /** How often groups have outcomes of yes and no, where the file has such columns. */
  readonly outcomes?: readonly OutcomeGap[];
}

const CASE_COLUMNS = {
  case_id: required(id),
  points: optional(checked(points)),
  traditional: optional(amount),
  indicative: optional(amount),
  communicated: optional(amount),
  final: optional(amount),
  one_off: optional(amount),
  household: optional(id),
  status: optional(oneOf(['existing', 'newcomer'])),
  ...QUESTIONNAIRE_COLUMNS,
};

/** Columns of outcomes of yes and no, compared where they are there. */
const OUTCOME_COLUMNS = {
  limited: optional(yesNo),
  referred: optional(yesNo),
  short_of_need: optional(yesNo),
  contested: optional(yesNo),
  lowered: optional(yesNo),
};

const OUTCOMES = Object.keys(OUTCOME_COLUMNS) as readonly (keyof typeof OUTCOME_COLUMNS)[];

/** Columns that are no fields of a case, or not as they stand. */
const NO_FIELDS = new Set(['case_id', 'one_off', 'traditional', ...OUTCOMES, ...Object.keys(QUESTIONNAIRE_COLUMNS)]);

/** Columns that are fields of a case, read where they are asked for. */
const OWN_COLUMNS = { site: optional(id), group: optional(id) };

/** `openras equity`: whether families with equal need are treated alike, in figures and in words. */
export const registerEquity: Register = (program, io) => {
  const command = program
    .command('equity')
    .description('compare groups at equal need, and say what the figures cannot show')
    .argument(
      '<cases.csv>',
      'case_id, points, amounts (traditional, indicative, communicated, final), one_off, household, characteristics, limited, referred, short_of_need, contested, lowered (yes or no)',
    )
    .requiredOption('--by <columns>', 'the characteristics whose groups are compared, such as ethnicity', names)
    .option('--given <columns>', 'characteristics that are held equal, such as age_band', names)
    .option('--bands <points>', 'bands of equal need: each, or the points where bands begin, such as 20,40,60', bandsOf)
    .addOption(
      new Option('--stage <stages>', `amounts to look at: ${STAGES.join(', ')}`)
        .argParser(stages)
        .makeOptionMandatory(),
    )
    .option('--small-cell <k>', 'mark figures of fewer than k families', wholeNumber)
    .addOption(publishOption())
    .addOption(internalOption())
    .addOption(
      new Option(
        '--variance <whose>',
        "whose variance an interval goes by: each group's own at each level of need, or one pooled over all levels",
      ).choices(GAP_VARIANCES),
    );
  addExample(
    addOut(addFormat(command), 'file'),
    'openras equity cases.csv --by ethnicity --given age_band --bands 20,40,60 --stage indicative',
  ).action((name: string, options: Options) => {
    const { by, given = [], bands, stage, smallCell, variance } = options;
    refuseNoGroups('--by', by);
    refuseNoGroups('--given', given);
    const table = readCsv(io, name);
    const asked = [...new Set([...by, ...given])].filter((column) => column !== 'status');
    const there = OUTCOMES.filter((column) => table.header.includes(column) && !asked.includes(column));
    // With `--publish` they are not looked at, and it is said: how many of a group have an outcome may be few.
    const sought = options.publish === true ? [] : OUTCOMES.filter((column) => !asked.includes(column));
    const named = asked.filter((column) => !Object.hasOwn(OWN_COLUMNS, column));
    const own = Object.fromEntries(Object.entries(OWN_COLUMNS).filter(([column]) => asked.includes(column)));
    const answers = Object.fromEntries(sought.map((column) => [column, OUTCOME_COLUMNS[column]]));
    const spec: typeof CASE_COLUMNS & Partial<typeof OWN_COLUMNS & typeof OUTCOME_COLUMNS> = {
      ...CASE_COLUMNS,
      ...own,
      ...answers,
    };
    const { values, kept, rowCount } = readColumns(table, spec, {
      keep: named,
      unique: 'case_id',
      groups: asked,
    });
    const outcomes = sought.filter((column) => there.includes(column) && !table.reading.isIgnored(column));
    // Equal points are equal need only by one questionnaire.
    questionnaireIn(table, values);
    const recurring = recurringPackages(table, { package_value: values.traditional, one_off: values.one_off });
    const cases = Array.from({ length: rowCount }, (_, row): CohortCase => {
      const fields = Object.entries(values).flatMap(([column, cells]) => {
        const value = cells[row];
        const isField = !NO_FIELDS.has(column);
        return value !== undefined && isField ? [[column, value] as const] : [];
      });
      const own = named.flatMap((column) => {
        const value = at(valueAt(kept, column), row);
        return value === '' ? [] : [{ name: column, value }];
      });
      const answered = outcomes.flatMap((column) => {
        const value = values[column]?.[row];
        return value === undefined ? [] : [{ name: column, value: value ? 'yes' : 'no' }];
      });
      const traditional = recurring[row];
      return {
        caseId: at(values.case_id, row),
        ...(traditional !== undefined && { traditional }),
        ...Object.fromEntries(fields),
        characteristics: [...own, ...answered],
      };
    });
    const statement = withPlaces([{ at: ['cases'], source: table }], () =>
      equityStatement(cases, {
        stages: [...stage],
        by: [...by],
        given: [...given],
        ...(bands !== undefined && { bands: bands === 'each' ? bands : [...bands] }),
        ...(smallCell !== undefined && { smallCell }),
        ...(variance !== undefined && { variance }),
        ...(options.publish === true && { smallCells: 'suppress' as const }),
      }),
    );
    const isLeftInside = outcomes.length < there.length;
    const result = isLeftInside ? { ...statement, cannotShow: [...statement.cannotShow, OUTCOMES_INSIDE] } : statement;
    tellInternal(io, options);
    const known = outcomes.filter((name) => cases.some((one) => one.characteristics?.some((own) => own.name === name)));
    const gaps =
      known.length === 0
        ? []
        : withPlaces([{ at: ['cases'], source: table }], () =>
            outcomeGaps(cases, {
              outcomes: known,
              by: [...by],
              given: [...given],
              ...(bands !== undefined && { bands: bands === 'each' ? bands : [...bands] }),
            }),
          );
    const [words, list, means] = equitySheets(result);
    const totals = [words, means, ...(gaps.length === 0 ? [] : [outcomeGapSheet(gaps)])];
    const all: ToldEquity = gaps.length === 0 ? result : { ...result, outcomes: gaps };
    deliver(io, { result: all, warnings: result.warnings, totals, list }, options);
  });
};

function names(text: string): string[] {
  return commaList(text);
}

function bandsOf(text: string): 'each' | string[] {
  if (text === 'each') return text;
  const starts = names(text);
  if (starts.some((start) => !/^\d+(?:\.\d+)?$/.test(start)))
    throw new InvalidArgumentError('expected each, or the points where bands begin, such as 20,40,60');
  return starts;
}

function stages(text: string): Stage[] {
  return names(text).map((name) => {
    const stage = STAGES.find((one) => one === name);
    if (stage === undefined) throw new InvalidArgumentError(`expected ${STAGES.join(', ')}`);
    return stage;
  });
}
