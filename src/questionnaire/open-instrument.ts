import { problemList } from '../errors.js';
import { indexInstrument } from './instrument/indexed.js';
import type { Instrument } from './instrument/instrument.js';
import { readInstrument } from './instrument/parse-instrument.js';
import type { EvaluationOptions, ScoreOptions } from './options.js';
import { evaluateOne } from './score/evaluate.js';
import { scoreAll, scoreOne } from './score/score.js';
import type { Evaluation, Score } from './score/score-types.js';

/** A questionnaire that was read, checked and prepared once, to score any number of responses. */
export interface OpenInstrument {
  /** The questionnaire: plain JSON, every rule checked. */
  readonly instrument: Instrument;
  /** Scores one response, whatever it is: `scoreResponse`, without reading the questionnaire anew. */
  score(response: unknown, options?: ScoreOptions): Score;
  /** Scores a list of responses: `scoreResponses`, without reading the questionnaire anew. */
  scoreAll(responses: unknown, options?: ScoreOptions): Score[];
  /** Reads one response without points: `evaluateResponse`, without reading the questionnaire anew. */
  evaluate(response: unknown, options?: EvaluationOptions): Evaluation;
}

/**
 * Opens a questionnaire to be used many times, such as by a service that scores a form when it is sent: it is read and
 * checked once, and a response costs only itself.
 *
 * @param input an instrument, whatever it is
 * @throws RasError as `parseInstrument` does; what it opens throws as `scoreResponse`, `scoreResponses` and
 * `evaluateResponse` do
 * @source RR145 5.9-5.14 (Tables 19 to 21)
 * @category Questionnaires
 * @example
 * ```ts
 * import { openInstrument } from 'openras/questionnaire';
 * const { instrument, score, scoreAll, evaluate } = openInstrument({
 *   schemaVersion: 1,
 *   id: 'short',
 *   version: '1',
 *   title: 'A short questionnaire',
 *   source: { kind: 'council', citation: 'Our council, 2026' },
 *   outcomes: [{ id: 'healthy', title: 'Be healthy' }],
 *   statements: [{ id: 'sleep', outcome: 'healthy', text: 'My child sleeps well', levels: [
 *     { name: 'help', points: 10 }, { name: 'no help', points: 0 },
 *   ] }],
 * });
 * instrument.title; // => 'A short questionnaire'
 * const response = { caseId: 'c1', answers: { sleep: { agreed: 'help' } } };
 * score(response).points; // => '10'
 * scoreAll([response]).length; // => 1
 * evaluate(response).byStatement[0]?.level; // => 'help'
 * ```
 */
export function openInstrument(input: unknown): OpenInstrument {
  const instrument = readInstrument(input, []);
  const indexed = indexInstrument(instrument);
  return {
    instrument,
    score: (response, options = {}) => scoreOne(indexed, response, options, problemList()),
    scoreAll: (responses, options = {}) => scoreAll(indexed, responses, options, problemList()),
    evaluate: (response, options = {}) => evaluateOne(indexed, response, options, problemList()),
  };
}
