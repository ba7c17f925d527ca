import { fail } from '../../../errors.js';
import type { EvaluationOptions, ScoreOptions } from '../../../questionnaire/options.js';
import type { CaseReading } from '../../../questionnaire/score/score-types.js';
import { levelSheet } from '../../../report/cases/levels.js';
import { scoreSheet } from '../../../report/cases/scores.js';
import { figures, type Sheet } from '../../../report/sheet.js';
import type { Warning } from '../../../warning.js';
import { isWithoutPoints, readEvaluations } from '../../data/cases/evaluations.js';
import { isJson } from '../../data/rows.js';
import { readScores } from '../../data/sample/scores.js';
import { addFields, type Field, fieldsGiven } from '../../fields/fields.js';
import { refuseIdle } from '../../fields/goes-with.js';
import type { Desk } from '../../input/table/reading.js';
import { addExample, addFormat, addKeep, addOut, type OutputOptions } from '../../options.js';
import { deliver } from '../../output/deliver.js';
import type { Report } from '../../output/terminal/print.js';
import type { Register } from '../../program.js';

const FIELDS: readonly Field[] = [
  {
    flags: '--unanswered <rule>',
    path: ['unanswered'],
    description: 'count an unanswered statement instead of refusing it; zero is for a questionnaire with points',
    choices: ['zero', 'exclude'],
  },
  {
    flags: '--unpriced <rule>',
    path: ['unpriced'],
    description: 'leave out statements that have no points',
    choices: ['exclude'],
  },
  {
    flags: '--outside-ages <rule>',
    path: ['outsideAges'],
    description: 'score ages that the questionnaire is not for',
    choices: ['allow'],
  },
  {
    flags: '--unknown-statements <rule>',
    path: ['unknownStatements'],
    description: 'leave out answers to statements that the questionnaire does not have; a list of responses only',
    choices: ['ignore'],
  },
];

/** `openras score`: questionnaire answers to points; or, for a questionnaire without points, to levels. */
export const registerScore: Register = (program, io) => {
  const command = program
    .command('score')
    .description('score the answers to a questionnaire; one without points is evaluated')
    .argument('<instrument.json>', 'the questionnaire')
    .argument(
      '<answers>',
      'the answers: CSV with a row a case and a column a statement (instrument_version is checked), or a JSON list of responses',
    );
  addExample(
    addKeep(addOut(addFormat(addFields(command, FIELDS)), 'file')),
    'openras score instrument.json answers.csv --format csv',
  ).action((instrument: string, answers: string, options: OutputOptions) => {
    if (!isJson(answers)) {
      const says =
        'is for a JSON list of responses; of a table, a column that the questionnaire does not have is left unread with --ignore-column and its name';
      refuseIdle(options, [{ flags: ['--unknown-statements'], holds: false, says }]);
    }
    const read = isWithoutPoints(io, instrument) ? evaluated : scored;
    deliver(io, read(io, [instrument, answers], options), options);
  });
};

type Files = readonly [instrument: string, answers: string];

function scored(desk: Desk, [instrument, answers]: Files, options: OutputOptions): Report {
  const { keep = [] } = options;
  const choices = fieldsGiven(options, FIELDS) as ScoreOptions;
  const { scores, isVersionChecked } = readScores(desk, instrument, answers, { ...choices, keep });
  const warnings = [...scores.flatMap((score) => score.warnings), ...versionWarning(scores, isVersionChecked)];
  const totals = [
    figures('Control totals', [
      ['cases scored', scores.length],
      ['warnings', warnings.length],
    ]),
  ];
  return { result: scores, warnings, totals, list: withKeptCells(scoreSheet(scores), scores, keep) };
}

function evaluated(desk: Desk, [instrument, answers]: Files, options: OutputOptions): Report {
  const { keep = [] } = options;
  const choices = fieldsGiven(options, FIELDS) as EvaluationOptions & Pick<ScoreOptions, 'unpriced'>;
  const { unpriced, ...reading } = choices;
  if ((reading.unanswered as string | undefined) === 'zero') {
    fail(
      'inconsistent',
      [],
      '--unanswered zero needs a questionnaire with points; this one has none: exclude leaves it out',
    );
  }
  if (unpriced !== undefined) {
    fail('inconsistent', [], '--unpriced needs a questionnaire with points; this one has none, and is evaluated');
  }
  const { evaluations, isVersionChecked } = readEvaluations(desk, instrument, answers, { ...reading, keep });
  const message = 'the questionnaire has no points: the answers are read for evaluation, and nothing can be priced';
  const warnings = [
    { code: 'no-points', message },
    ...evaluations.flatMap((one) => one.warnings),
    ...versionWarning(evaluations, isVersionChecked),
  ];
  const totals = [figures('Control totals', [['cases evaluated', evaluations.length]])];
  return { result: evaluations, warnings, totals, list: withKeptCells(levelSheet(evaluations), evaluations, keep) };
}

/** Which questionnaire was answered is a thing to check, and most files do not say it. */
function versionWarning(cases: readonly CaseReading[], isChecked: boolean): Warning[] {
  const [first] = cases;
  if (first === undefined || isChecked) return [];
  const { id, version } = first.instrument;
  const message = `the answers do not all say which version they were given to; they are read as version ${version} of ${id} (a column instrument_version is checked)`;
  return [{ code: 'version-not-checked', message }];
}

function withKeptCells(sheet: Sheet, cases: readonly CaseReading[], names: readonly string[]): Sheet {
  return {
    ...sheet,
    columns: [...sheet.columns, ...names],
    rows: sheet.rows.map((row, index) => [
      ...row,
      ...names.map((name) => cases[index]?.kept?.find(({ column }) => column === name)?.value),
    ]),
  };
}
