import { type Path, problemList, show } from '../../errors.js';
import { readOrTell } from '../../parse.js';
import { CASE_COLUMNS, RESPONDENTS } from '../../questionnaire/columns.js';
import type { InstrumentInput } from '../../questionnaire/instrument/instrument.js';
import { parseInstrument } from '../../questionnaire/instrument/parse-instrument.js';
import type { ScoreOptions } from '../../questionnaire/options.js';
import type { ResponseInput } from '../../questionnaire/response/response.js';
import { responsesFromRows } from '../../questionnaire/rows/rows.js';
import { scoreResponses } from '../../questionnaire/score/score.js';
import type { Score } from '../../questionnaire/score/score-types.js';
import { claimColumns } from '../input/claim-columns.js';
import { readCsv } from '../input/csv.js';
import type { InputFile } from '../input/file.js';
import { readJson } from '../input/json.js';
import type { Desk } from '../input/reading.js';
import { type Located, withPlaces } from '../place.js';
import { askOfIds, isJson, rowMaps } from './rows.js';

/** The scores of a file of answers, and the files that they came from. */
export interface ScoredFile {
  readonly scores: readonly Score[];
  readonly files: readonly InputFile[];
  /** Whether every answer says that it was given to this version of the questionnaire. */
  readonly isVersionChecked: boolean;
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
  desk: Desk,
  instrumentFile: string,
  answersFile: string,
  options: ScoreFileOptions,
): ScoredFile {
  const instrument = readJson(desk.cwd, instrumentFile);
  withPlaces([{ at: [], source: instrument }], () => parseInstrument(instrument.value));
  const { responses, source, isVersionChecked } = readResponses(
    desk,
    answersFile,
    instrument.value as InstrumentInput,
    options.keep ?? [],
  );
  const { keep: _, ...scoring } = options;
  const scores = withPlaces([{ at: [], source }], () =>
    scoreResponses(instrument.value as InstrumentInput, responses, scoring),
  );
  return { scores, files: [instrument.file, source.file], isVersionChecked };
}

/** Responses, and the file that they came from. */
export interface ResponseFile {
  readonly responses: readonly ResponseInput[];
  /** Tells places as scoring speaks of them: `[case, 'answers', statement, respondent]`. */
  readonly source: Located & { readonly file: InputFile };
  /** Whether every answer says that it was given to this version of the questionnaire. */
  readonly isVersionChecked: boolean;
}

/**
 * Reads the answers of a file: a wide CSV or a JSON list of responses.
 *
 * @throws RasError with every problem of a CSV, with file, line and column; what a JSON file holds is looked at when it
 * is scored
 */
export function readResponses(
  desk: Desk,
  name: string,
  instrument: InstrumentInput,
  keep: readonly string[],
): ResponseFile {
  if (isJson(name)) {
    const source = readJson(desk.cwd, name);
    const responses = source.value as ResponseInput[];
    const located = {
      file: source.file,
      locate: (path: Path) => source.locate(placeInList(responses, path)),
    };
    return { responses, source: located, isVersionChecked: false };
  }
  const source = readCsv(desk, name);
  const problems = problemList();
  const claim = {
    known: [...columnsOf(instrument), VERSION_COLUMN],
    required: ['case_id'],
    named: keep,
    others: 'refuse' as const,
  };
  const used = claimColumns(source, claim, problems);
  askOfIds(source, 'case_id', problems);
  const read = used.has('case_id')
    ? readOrTell(problems, () =>
        withPlaces([{ at: [], source }], () => {
          const { rows, isVersionChecked } = answeredTo(instrument, rowMaps(source, { only: used }), keep);
          return { responses: responsesFromRows(instrument, rows, { keep: [...keep] }), isVersionChecked };
        }),
      )
    : undefined;
  if (read === undefined || problems.total > 0) return problems.throwAll();
  const located = {
    file: source.file,
    locate: (path: Path) => source.locate(placeInRow(path)),
    tellPath: (path: Path) => source.tellPath(placeInRow(path)),
  };
  return { ...read, source: located };
}

/** The column of a table of answers that says which version of the questionnaire a row answers. */
const VERSION_COLUMN = 'instrument_version';

/**
 * The rows without the column that names the version, which has to be that of the questionnaire.
 *
 * @throws RasError `inconsistent` for each row that answers another version
 */
function answeredTo(instrument: InstrumentInput, rows: Map<string, string>[], keep: readonly string[]) {
  const [first] = rows;
  if (first?.has(VERSION_COLUMN) !== true || keep.includes(VERSION_COLUMN)) return { rows, isVersionChecked: false };
  const problems = problemList();
  const stated = rows.map((row) => row.get(VERSION_COLUMN)?.trim() ?? '');
  stated.forEach((version, index) => {
    if (version === '' || version === instrument.version) return;
    const message = `answers version ${show(version)}; this questionnaire is version ${show(instrument.version)}`;
    problems.add('inconsistent', [index, VERSION_COLUMN], message);
  });
  problems.throwIfAny();
  for (const row of rows) row.delete(VERSION_COLUMN);
  return { rows, isVersionChecked: !stated.includes('') };
}

/** The columns that a table of answers to a questionnaire may have. */
function columnsOf({ statements, sections = [] }: InstrumentInput): string[] {
  const parts = [...RESPONDENTS, 'need'];
  return [
    ...CASE_COLUMNS,
    ...statements.flatMap(({ id }) => [id, ...parts.map((part) => `${id}@${part}`)]),
    ...sections.flatMap(({ appliesTo }) => appliesTo.characteristic?.name ?? []),
  ];
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
