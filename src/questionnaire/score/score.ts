import { type Path, type ProblemList, problemList, show } from '../../errors.js';
import { at } from '../../exact/at.js';
import { parseOrTell } from '../../parse/parse.js';
import { hasPoints } from '../instrument/check-instrument.js';
import { type IndexedInstrument, indexOrTell } from '../instrument/indexed.js';
import type { Instrument, InstrumentInput } from '../instrument/instrument.js';
import { ANY_READING, type ParsedScoreOptions, type ScoreOptions, scoreOptionsSchema } from '../options.js';
import { readResponses } from '../response/read-responses.js';
import type { ResponseInput } from '../response/response.js';
import { listNames } from '../text.js';
import { refuseEmpty, scoreCase } from './score-case.js';
import type { Score } from './score-types.js';

/**
 * Scores one response: points by statement and outcome, the maximum obtainable, gaps between respondents, warnings, and
 * the steps that lead to the total.
 *
 * The points come from the agreed answers alone. Only the bolt-on sections that apply to the case count, in points and
 * in the maximum.
 *
 * @throws RasError with every problem, below `answers` and the id of the statement: `missing` where it is unanswered,
 * `unknown-name`, `out-of-range`, `inconsistent`, `duplicate`; `undefined-result` where the instrument has no points at
 * all or nothing that counts is answered; `choice-needed` where some of its statements have none
 * @source RR145 5.10, 5.14 (Tables 19 and 21); IBSEN 9.5.3 (allocation on the agreed answer)
 * @choice agreed-answer: points come from the answer given as agreed; openras makes none from the others, by highest,
 * lowest or mean, because no report says which
 * @category Questionnaires
 * @example
 * ```ts
 * import { scoreResponse } from 'openras';
 * const instrument = {
 *   schemaVersion: 1 as const,
 *   id: 'short',
 *   version: '1',
 *   title: 'A short questionnaire',
 *   source: { kind: 'council' as const, citation: 'Our council, 2026' },
 *   outcomes: [{ id: 'healthy', title: 'Be healthy' }],
 *   statements: [{ id: 'sleep', outcome: 'healthy', text: 'My child sleeps well', levels: [
 *     { name: 'lots of help', points: 10 }, { name: 'some help', points: 4 }, { name: 'no extra help', points: 0 },
 *   ] }],
 * };
 * const answers = [{ statement: 'sleep', agreed: 'some help', parent: 'lots of help' }];
 * const score = scoreResponse(instrument, { caseId: 'c1', answers });
 * score.points; // => '4'
 * score.maximum; // => '10'
 * score.gaps[0]?.spread; // => '6'
 * ```
 */
export function scoreResponse(instrument: InstrumentInput, response: ResponseInput, options: ScoreOptions = {}): Score {
  const problems = problemList();
  return scoreOne(indexOrTell(instrument, problems), response, options, problems);
}

/**
 * Scores a list of responses, and tells all that is wrong in any of them at once.
 *
 * @returns the scores in the order of the responses
 * @throws RasError as `scoreResponse`, each problem below the place of the response in the list: `[3, 'answers', 'a']`;
 * the first 100 problems and how many there are; `duplicate` where two responses are of one case
 * @source RR145 5.10, 5.14
 * @choice one-response-a-case: two responses of one case in one list are refused and not added up
 * @category Questionnaires
 * @example
 * ```ts
 * import { scoreResponses } from 'openras';
 * const instrument = {
 *   schemaVersion: 1 as const,
 *   id: 'short',
 *   version: '1',
 *   title: 'A short questionnaire',
 *   source: { kind: 'council' as const, citation: 'Our council, 2026' },
 *   outcomes: [{ id: 'healthy', title: 'Be healthy' }],
 *   statements: [{ id: 'sleep', outcome: 'healthy', text: 'My child sleeps well', levels: [
 *     { name: 'help', points: 10 }, { name: 'no help', points: 0 },
 *   ] }],
 * };
 * const responses = [
 *   { caseId: 'c1', answers: [{ statement: 'sleep', agreed: 'help' }] },
 *   { caseId: 'c2', answers: [{ statement: 'sleep', agreed: 'no help' }] },
 * ];
 * scoreResponses(instrument, responses).map(({ points }) => points); // => ['10', '0']
 * ```
 */
export function scoreResponses(
  instrument: InstrumentInput,
  responses: readonly ResponseInput[],
  options: ScoreOptions = {},
): Score[] {
  const problems = problemList();
  return scoreAll(indexOrTell(instrument, problems), responses, options, problems);
}

/** Scores one response to an instrument that may have been refused, which was told. */
export function scoreOne(
  indexed: IndexedInstrument | undefined,
  response: unknown,
  options: unknown,
  problems: ProblemList,
): Score {
  return at(
    scoreEach(indexed, [response], options, problems, () => []),
    0,
  );
}

/** Scores a list of responses to an instrument that may have been refused, which was told. */
export function scoreAll(
  indexed: IndexedInstrument | undefined,
  responses: unknown,
  options: unknown,
  problems: ProblemList,
): Score[] {
  return scoreEach(indexed, responses, options, problems, (index) => [index]);
}

function scoreEach(
  indexed: IndexedInstrument | undefined,
  responses: unknown,
  optionsInput: unknown,
  problems: ProblemList,
  placeOf: (index: number) => Path,
): Score[] {
  const options = parseOrTell(scoreOptionsSchema, optionsInput, problems, ['options']);
  if (indexed !== undefined && options !== undefined) tellUnpriced(indexed.instrument, options, problems);
  const read = readResponses(indexed, responses, options ?? ANY_READING, problems, placeOf);
  if (indexed === undefined || options === undefined || problems.total > 0) return problems.throwAll();
  read.forEach((one, index) => {
    refuseEmpty(one, options, problems, placeOf(index));
  });
  problems.throwIfAny();
  return read.map((one) => scoreCase(indexed, one, options));
}

function tellUnpriced({ id, statements }: Instrument, { unpriced }: ParsedScoreOptions, problems: ProblemList): void {
  const without = statements.filter((statement) => !hasPoints(statement));
  if (without.length === 0) return;
  const path = ['instrument', 'statements'];
  if (without.length === statements.length) {
    const message = `${show(id)} has no points: it is for evaluation and cannot be scored or priced`;
    problems.add('undefined-result', path, message);
  } else if (unpriced === 'refuse') {
    const names = listNames(without.map((statement) => `${show(statement.id)} (${statement.unpriced})`));
    const message = `no points for ${names}; unpriced: 'exclude' leaves them out of points and maximum`;
    problems.add('choice-needed', path, message);
  }
}
