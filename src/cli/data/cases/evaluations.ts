import { problemList } from '../../../errors.js';
import { hasPoints } from '../../../questionnaire/instrument/check-instrument.js';
import type { InstrumentInput } from '../../../questionnaire/instrument/instrument.js';
import { parseInstrument } from '../../../questionnaire/instrument/parse-instrument.js';
import type { EvaluationOptions } from '../../../questionnaire/options.js';
import { evaluateResponse } from '../../../questionnaire/score/evaluate.js';
import type { Evaluation } from '../../../questionnaire/score/score-types.js';
import type { Desk } from '../../input/table/reading.js';
import { readJson } from '../../input/text/json.js';
import { partOf, withPlaces } from '../../place.js';
import { gatherResponses } from '../sample/scores.js';

/**
 * Whether a questionnaire has no points at all: its answers can be read, and not scored.
 *
 * @throws RasError with every problem of the questionnaire, with file, line and column
 */
export function isWithoutPoints(desk: Desk, name: string): boolean {
  const source = readJson(desk.cwd, name);
  const { statements } = withPlaces([{ at: [], source }], () => parseInstrument(source.value));
  return !statements.some(hasPoints);
}

/**
 * Reads the answers of a file to a questionnaire without points.
 *
 * @throws RasError with every problem of either file, with file, line and column
 */
export function readEvaluations(
  desk: Desk,
  instrumentFile: string,
  answersFile: string,
  { keep = [], ...options }: EvaluationOptions & { readonly keep?: readonly string[] },
): { readonly evaluations: readonly Evaluation[]; readonly isVersionChecked: boolean } {
  const instrument = readJson(desk.cwd, instrumentFile).value as InstrumentInput;
  const problems = problemList();
  const { responses, source, isVersionChecked } = gatherResponses(desk, answersFile, instrument, keep, problems);
  const evaluations = responses.flatMap((response, index): Evaluation[] => {
    const own = partOf(source, (path) => [index, ...path]);
    try {
      return [withPlaces([{ at: [], source: own }], () => evaluateResponse(instrument, response, options))];
    } catch (error) {
      problems.addError(error);
      return [];
    }
  });
  problems.throwIfAny();
  return { evaluations, isVersionChecked };
}
