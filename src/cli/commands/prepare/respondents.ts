import { fail } from '../../../errors.js';
import { RESPONDENTS, type Respondent } from '../../../questionnaire/columns.js';
import { respondentGaps } from '../../../questionnaire/score/respondent-gaps.js';
import type { Score } from '../../../questionnaire/score/score-types.js';
import { assessorSheets, respondentGapSheet } from '../../../report/cases/people.js';
import { figures } from '../../../report/sheet.js';
import { type AssessorSpreadOptions, assessorSpread } from '../../../sensitivity/people/assessor-spread.js';
import { readScores } from '../../data/sample/scores.js';
import { addFields, type Field, fieldsGiven, wholeNumber } from '../../fields/fields.js';
import { libraryOptions } from '../../fields/library-options.js';
import { addExample, addFormat, addOut, type OutputOptions } from '../../options.js';
import { deliver } from '../../output/deliver.js';
import type { Register } from '../../program.js';

interface Options extends OutputOptions {
  readonly against?: Respondent;
}

const FIELDS: readonly Field[] = [
  { flags: '--price <pounds>', path: ['price'], description: 'pounds a point and year, to tell spreads in pounds' },
  { flags: '--list <number>', path: ['list'], description: 'how many cases are listed at most', parse: wholeNumber },
];

/** `openras respondents`: who answers how, and how far those who score differ. */
export const registerRespondents: Register = (program, io) => {
  const command = program
    .command('respondents')
    .description('say whose answers ask for more points, and how far assessors differ on the same families')
    .argument('<instrument.json>', 'the questionnaire')
    .argument(
      '<answers...>',
      'the answers: CSV (columns such as sleep@parent, assessor) or JSON; a second file holds cases scored again',
    );
  addFields(command, [
    {
      flags: '--against <respondent>',
      path: ['against'],
      description: 'whose answers the others are measured against; agreed unless told otherwise',
      choices: RESPONDENTS,
    },
    ...FIELDS,
  ]);
  addExample(
    addOut(addFormat(command), 'file'),
    'openras respondents instrument.json answers.csv --against worker',
    'openras respondents instrument.json first.csv second.csv --price 146.06',
  ).action((instrument: string, answers: readonly string[], options: Options) => {
    const scores = answers.flatMap((name) => readScores(io, instrument, name, { withSteps: false }).scores);
    const told = libraryOptions(io.cwd, {}, FIELDS, fieldsGiven(options, FIELDS));
    const { against } = options;
    const answered = RESPONDENTS.filter((one) => isAnswered(scores, one));
    if (against !== undefined && !answered.includes(against)) {
      const others = answered.length === 0 ? 'nobody answered at all' : `answers are of ${answered.join(', ')}`;
      fail('inconsistent', [], `--against: no answer is of ${against}; ${others}`);
    }
    const gaps = respondentGaps(scores, against === undefined ? {} : { against });
    const assessors = told.run([], () => assessorSpread(scores, told.value as AssessorSpreadOptions));
    const control = figures('Control totals', [
      ['files of answers', answers.length],
      ['scores', scores.length],
      ['cases', new Set(scores.map(({ caseId }) => caseId)).size],
    ]);
    const totals = [control, ...assessorSheets(assessors)];
    deliver(
      io,
      {
        result: { gaps, assessors },
        warnings: [],
        totals,
        list: respondentGapSheet(gaps),
      },
      options,
    );
  });
};

function isAnswered(scores: readonly Score[], respondent: Respondent): boolean {
  return scores.some(({ byStatement }) =>
    byStatement.some(({ answers }) => answers.some((answer) => answer.respondent === respondent)),
  );
}
