import type { Path } from '../../errors.js';
import type { InstrumentInput } from '../../questionnaire/instrument/instrument.js';
import { parseInstrument } from '../../questionnaire/instrument/parse-instrument.js';
import type { ScoreOptions } from '../../questionnaire/options.js';
import type { ResponseInput } from '../../questionnaire/response/response.js';
import { responsesFromRows } from '../../questionnaire/rows/rows.js';
import { scoreResponses } from '../../questionnaire/score/score.js';
import type { Score } from '../../questionnaire/score/score-types.js';
import { readCsv } from '../input/csv.js';
import type { InputFile } from '../input/file.js';
import { readJson } from '../input/json.js';
import { type Located, withPlaces } from '../place.js';
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
  withPlaces([{ at: [], source: instrument }], () => parseInstrument(instrument.value));
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

/** Responses, and the file that they came from. */
export interface ResponseFile {
  readonly responses: readonly ResponseInput[];
  /** Tells places as scoring speaks of them: `[case, 'answers', statement, respondent]`. */
  readonly source: Located & { readonly file: InputFile };
}

/**
 * Reads the answers of a file: a wide CSV or a JSON list of responses.
 *
 * @throws RasError with every problem of a CSV, with file, line and column; what a JSON file holds is looked at when it
 * is scored
 */
export function readResponses(
  cwd: string,
  name: string,
  instrument: InstrumentInput,
  keep: readonly string[],
): ResponseFile {
  if (isJson(name)) {
    const source = readJson(cwd, name);
    const responses = source.value as ResponseInput[];
    const located = {
      file: source.file,
      locate: (path: Path) => source.locate(placeInList(responses, path)),
    };
    return { responses, source: located };
  }
  const source = readCsv(cwd, name);
  const responses = withPlaces([{ at: [], source }], () =>
    responsesFromRows(instrument, rowMaps(source), { keep: [...keep] }),
  );
  const located = { file: source.file, locate: (path: Path) => source.locate(placeInRow(path)) };
  return { responses, source: located };
}

// Scoring speaks of an answer at [case, 'answers', statement, respondent].

/** Where a file with a list of answers has it: at the place of the answer in that list. */
function placeInList(responses: unknown, path: Path): Path {
  const [row, part, statement, ...rest] = path;
  const response: unknown = Array.isArray(responses) && typeof row === 'number' ? responses[row] : undefined;
  const answers =
    typeof response === 'object' && response !== null && 'answers' in response ? response.answers : undefined;
  if (part !== 'answers' || row === undefined || !Array.isArray(answers)) return path;
  const index = answers.findIndex((one) => one?.statement === statement);
  return index < 0 ? path : [row, part, index, ...rest];
}

/** Where a wide table has it: in the column of the statement, or of the statement and the respondent. */
function placeInRow([row = 0, part, statement, respondent = 'agreed']: Path): Path {
  if (part !== 'answers' || statement === undefined) return [row];
  return [row, respondent === 'agreed' ? statement : `${statement}@${respondent}`];
}
