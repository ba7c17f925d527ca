import * as z from 'zod';
import { problemList } from '../../errors.js';
import {
  compareRatios,
  divideRatios,
  formatRatio,
  parseRatio,
  type Ratio,
  ratio,
  subtractRatios,
  sumRatios,
  ZERO,
} from '../../exact/ratio.js';
import { formatRounded } from '../../exact/round.js';
import { wholeText } from '../../identifier.js';
import { schemaOf } from '../../parse/check.js';
import { deferred, schemaFor } from '../../parse/deferred.js';
import { parseOrTell } from '../../parse/parse.js';
import { rowsOrTell } from '../../parse/rows.js';
import { RESPONDENTS, type Respondent } from '../columns.js';
import type { Points } from '../points.js';
import type { AnswerScore, Evaluation, Score } from './score-types.js';

/** Against whose answer the others are measured. */
export interface GapOptions {
  /** The answer that the others are measured against; `agreed` unless told otherwise. */
  readonly against?: Respondent | undefined;
}

const gapOptionsSchema = schemaFor<GapOptions>()(() =>
  z.strictObject({ against: z.enum(RESPONDENTS).default('agreed') }),
);

// What is read of a score or an evaluation, which may have been stored and read back.
const answeredSchema = deferred(() => {
  const points = schemaOf(z.string(), (text) => formatRatio(parseRatio(text))).nullable();
  const answer = z.looseObject({ respondent: z.enum(RESPONDENTS), level: z.string(), points });
  return z.looseObject({
    byStatement: z.array(z.looseObject({ statementId: wholeText(), answers: z.array(answer) })),
  });
});

/** How one respondent's answers to one statement differ from another's, over all cases. */
export interface RespondentGap {
  /** The statement, by its id. */
  readonly statementId: string;
  /** Whose answers are measured. */
  readonly respondent: Respondent;
  /** Against whose. */
  readonly against: Respondent;
  /** The cases in which both answered. */
  readonly compared: number;
  /** Of them, the cases in which the level, or the points within a band, differ. */
  readonly differ: number;
  /** Of them, the cases in which the respondent's answer has more points. */
  readonly higher: number;
  /** Of them, the cases in which the respondent's answer has fewer points. */
  readonly lower: number;
  /** All differences in points added up, higher less lower; `null` where the statement has no points. */
  readonly sum: Points | null;
  /** The mean difference over the cases compared, to two decimals, half up. */
  readonly mean: Points | null;
  /** The largest difference, whichever its direction. */
  readonly largest: Points | null;
}

/**
 * Tells by statement how far each respondent's answers stand from the agreed ones, or from another respondent's: in how
 * many cases, by how many points, in which direction.
 *
 * @param scores of one instrument, from `scoreResponses` or `evaluateResponse`; select those of a group to report by
 * group
 * @throws RasError with every problem of the options and the scores
 * @source IBSEN 9.5.3 (own view, worker's view and agreement)
 * @choice gap-sign: a positive difference means that the respondent asks for more points than the answer compared with
 * @category Questionnaires
 * @example
 * ```ts
 * import { scoreResponse } from 'openras';
 * import { respondentGaps } from 'openras/questionnaire';
 * const instrument = {
 *   schemaVersion: 1 as const,
 *   id: 'short',
 *   version: '1',
 *   title: 'A short questionnaire',
 *   source: { kind: 'council' as const, citation: 'Our council, 2026' },
 *   outcomes: [{ id: 'healthy', title: 'Be healthy' }],
 *   statements: [{ id: 'sleep', outcome: 'healthy', text: 'My child sleeps well', levels: [
 *     { name: 'lots of help', points: 10 }, { name: 'some help', points: 4 }, { name: 'no help', points: 0 },
 *   ] }],
 * };
 * const answers = [{ statement: 'sleep', agreed: 'some help', parent: 'lots of help' }];
 * const [gap] = respondentGaps([scoreResponse(instrument, { caseId: 'c1', answers })]);
 * gap?.higher; // => 1
 * gap?.sum; // => '6'
 * ```
 */
export function respondentGaps(scores: readonly (Score | Evaluation)[], options: GapOptions = {}): RespondentGap[] {
  const problems = problemList();
  const choices = parseOrTell(gapOptionsSchema, options, problems, ['options']);
  const answered = rowsOrTell(answeredSchema, scores, problems, ['scores']);
  if (choices === undefined || problems.total > 0) return problems.throwAll();
  const { against } = choices;
  const byStatement = new Map<string, (readonly AnswerScore[])[]>();
  for (const { statementId, answers } of answered.flatMap((one) => one.byStatement)) {
    const lists = byStatement.get(statementId) ?? [];
    lists.push(answers);
    byStatement.set(statementId, lists);
  }
  const others = RESPONDENTS.filter((respondent) => respondent !== against);
  return [...byStatement].flatMap(([statementId, lists]) =>
    others.map((respondent) => compare(statementId, respondent, against, lists)).filter(({ compared }) => compared > 0),
  );
}

interface Pair {
  readonly isSame: boolean;
  readonly difference?: Ratio;
}

function compare(
  statementId: string,
  respondent: Respondent,
  against: Respondent,
  lists: readonly (readonly AnswerScore[])[],
): RespondentGap {
  const pairs = lists.flatMap((answers) => pairOf(answers, respondent, against));
  const differences = pairs.flatMap(({ difference }) => difference ?? []);
  return {
    statementId,
    respondent,
    against,
    compared: pairs.length,
    differ: pairs.filter(({ isSame }) => !isSame).length,
    higher: differences.filter((difference) => compareRatios(difference, ZERO) > 0).length,
    lower: differences.filter((difference) => compareRatios(difference, ZERO) < 0).length,
    ...summary(differences),
  };
}

function summary(differences: readonly Ratio[]): Pick<RespondentGap, 'sum' | 'mean' | 'largest'> {
  if (differences.length === 0) return { sum: null, mean: null, largest: null };
  const sum = sumRatios(differences);
  return {
    sum: formatRatio(sum),
    mean: formatRounded(divideRatios(sum, ratio(BigInt(differences.length))), 2),
    largest: formatRatio(differences.map(magnitude).reduce(larger)),
  };
}

function pairOf(answers: readonly AnswerScore[], respondent: Respondent, against: Respondent): Pair[] {
  const [one, other] = [respondent, against].map((who) => answers.find((answer) => answer.respondent === who));
  if (one === undefined || other === undefined) return [];
  const isSame = one.level === other.level && one.points === other.points;
  if (one.points === null || other.points === null) return [{ isSame }];
  return [{ isSame, difference: subtractRatios(parseRatio(one.points), parseRatio(other.points)) }];
}

function magnitude({ numerator, denominator }: Ratio): Ratio {
  return { numerator: numerator < 0n ? -numerator : numerator, denominator };
}

function larger(a: Ratio, b: Ratio): Ratio {
  return compareRatios(b, a) > 0 ? b : a;
}
