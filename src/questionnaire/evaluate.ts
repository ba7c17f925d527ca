import { fail, problemList } from '../errors.js';
import { parseInput } from '../parse.js';
import { caseReading, statementReading } from './case-reading.js';
import { indexInstrument } from './indexed.js';
import type { InstrumentInput } from './instrument.js';
import { type EvaluationOptions, evaluationOptionsSchema } from './options.js';
import { parseInstrument } from './parse-instrument.js';
import { readResponses } from './read-responses.js';
import type { ResponseInput } from './response.js';
import type { Evaluation } from './score-types.js';

/**
 * Reads the answers of one response without points: levels by statement, everybody's answers side by side, gaps and
 * warnings. It works on any instrument, also on one without points.
 *
 * @throws RasError as `scoreResponse`, except that nothing is asked of the points
 * @source RR232 Fig 6 (questions used as an evaluation tool, before they were given points); IBSEN 9.5.3
 * @example
 * ```ts
 * import { evaluateResponse } from 'openras';
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
  const parsed = parseInput(evaluationOptionsSchema, options, ['options']);
  const indexed = indexInstrument(parseInstrument(instrument, ['instrument']));
  const problems = problemList();
  const [read] = readResponses(indexed, [response], parsed, problems, () => []);
  problems.throwIfAny();
  if (read === undefined) return fail('missing', [], 'there is no response');
  return { ...caseReading(indexed, read), byStatement: read.readings.map(statementReading) };
}
