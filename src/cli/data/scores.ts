import type { InstrumentInput } from '../../questionnaire/instrument.js';
import type { ScoreOptions } from '../../questionnaire/options.js';
import { parseInstrument } from '../../questionnaire/parse-instrument.js';
import type { ResponseInput } from '../../questionnaire/response.js';
import { responsesFromRows } from '../../questionnaire/rows.js';
import { scoreResponses } from '../../questionnaire/score.js';
import type { Score } from '../../questionnaire/score-types.js';
import { readCsv } from '../input/csv.js';
import type { InputFile } from '../input/file.js';
import { readJson } from '../input/json.js';
import { withPlaces } from '../place.js';
import { isJson, rowMaps } from './rows.js';

/** The scores of a file of answers, and the files that they came from. */
export interface ScoredFile {
  readonly scores: readonly Score[];
  readonly files: readonly InputFile[];
}

/** Which columns of a file of answers are carried along, and how unanswered statements count. */
export interface ScoreFileOptions extends ScoreOptions {
  readonly keep?: readonly string[];
}

/**
 * Reads a questionnaire and a file of answers (a wide CSV or a JSON list of responses) and scores every case.
 *
 * @throws RasError with every problem of either file, with file, line and column
 */
export function readScores(
  cwd: string,
  instrumentFile: string,
  answersFile: string,
  options: ScoreFileOptions,
): ScoredFile {
  const instrument = readJson(cwd, instrumentFile);
  withPlaces([{ at: [], source: instrument }], () => parseInstrument(instrument.value as InstrumentInput));
  const { responses, source } = readResponses(
    cwd,
    answersFile,
    instrument.value as InstrumentInput,
    options.keep ?? [],
  );
  const { keep: _, ...scoring } = options;
  const scores = withPlaces([{ at: [], source }], () =>
    scoreResponses(instrument.value as InstrumentInput, responses, scoring),
  );
  return { scores, files: [instrument.file, source.file] };
}

function readResponses(cwd: string, name: string, instrument: InstrumentInput, keep: readonly string[]) {
  if (isJson(name)) {
    const source = readJson(cwd, name);
    return { responses: source.value as ResponseInput[], source };
  }
  const source = readCsv(cwd, name);
  const responses = withPlaces([{ at: [], source }], () =>
    responsesFromRows(instrument, rowMaps(source), { keep: [...keep] }),
  );
  // Scoring speaks of a statement at [case, 'answers', statement]; the file has it at [row, statement].
  const located = {
    file: source.file,
    locate: ([row, part, statement]: readonly (string | number)[]) =>
      source.locate(part === 'answers' && statement !== undefined ? [row ?? 0, statement] : [row ?? 0]),
  };
  return { responses, source: located };
}
