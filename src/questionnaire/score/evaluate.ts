import { type ProblemList, problemList } from '../../errors.js';
import { parseOrTell } from '../../parse/parse.js';
import { type IndexedInstrument, indexOrTell } from '../instrument/indexed.js';
import type { InstrumentInput } from '../instrument/instrument.js';
import { ANY_READING, type EvaluationOptions, evaluationOptionsSchema } from '../options.js';
import { readResponses } from '../response/read-responses.js';
import type { ResponseInput } from '../response/response.js';
import { caseReading, statementReading } from './case-reading.js';
import type { Evaluation } from './score-types.js';

/**
 * Reads the answers of one response without points: levels by statement, everybody's answers side by side, gaps and
 * warnings. It works on any instrument, also on one without points.
 *
 * @throws RasError as `scoreResponse`, except that nothing is asked of the points
 * @source RR232 Fig 6 (questions used as an evaluation tool, before they were given points); IBSEN 9.5.3
 * @category Questionnaires
 * @example
 * ```ts
 * import { evaluateResponse } from 'openras/questionnaire';
 * const levels = [{ name: 'help' }, { name: 'no help' }];
 * const instrument = {
 *   schemaVersion: 1 as const,
 *   id: 'evaluation',
 *   version: '1',
 *   title: 'For evaluation only',
 *   source: { kind: 'council' as const, citation: 'Our council, 2026' },
 *   outcomes: [{ id: 'healthy', title: 'Be healthy' }],
 *   statements: [{ id: 'sleep', outcome: 'healthy', text: 'My child sleeps well', levels }],
 * };
 * const answers = [{ statement: 'sleep', agreed: 'help' }];
 * evaluateResponse(instrument, { caseId: 'c1', answers }).byStatement[0]?.level; // => 'help'
 * ```
 */
export function evaluateResponse(
  instrument: InstrumentInput,
  response: ResponseInput,
  options: EvaluationOptions = {},
): Evaluation {
  const problems = problemList();
  return evaluateOne(indexOrTell(instrument, problems), response, options, problems);
}

/** Evaluates a response to an instrument that may have been refused, which was told. */
export function evaluateOne(
  indexed: IndexedInstrument | undefined,
  response: unknown,
  options: unknown,
  problems: ProblemList,
): Evaluation {
  const parsed = parseOrTell(evaluationOptionsSchema, options, problems, ['options']);
  const [read] = readResponses(indexed, [response], parsed ?? ANY_READING, problems, () => []);
  if (indexed === undefined || read === undefined || problems.total > 0) return problems.throwAll();
  return { ...caseReading(indexed, read), byStatement: read.readings.map(statementReading) };
}
