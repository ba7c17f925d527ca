import { type Path, type ProblemList, problemList, show } from '../../../errors.js';
import { at } from '../../../exact/at.js';
import { readOrTell } from '../../../parse/parse.js';
import { CASE_COLUMNS, RESPONDENTS } from '../../../questionnaire/columns.js';
import type { InstrumentInput } from '../../../questionnaire/instrument/instrument.js';
import { parseInstrument } from '../../../questionnaire/instrument/parse-instrument.js';
import type { ScoreOptions } from '../../../questionnaire/options.js';
import type { ResponseInput } from '../../../questionnaire/response/response.js';
import { responsesFromRows } from '../../../questionnaire/rows/rows.js';
import { scoreResponses } from '../../../questionnaire/score/score.js';
import type { Score } from '../../../questionnaire/score/score-types.js';
import { claimColumns } from '../../input/table/claim-columns.js';
import { askOfListedIds } from '../../input/table/like-values.js';
import type { Desk } from '../../input/table/reading.js';
import { readCsv } from '../../input/text/csv.js';
import type { InputFile } from '../../input/text/file.js';
import { readJson } from '../../input/text/json.js';
import { type Located, partOf, withPlaces } from '../../place.js';
import { askOfIds, isJson, refuseSheetErrors, rowMaps } from '../rows.js';

/** The scores of a file of answers, and the files that they came from. */
export interface ScoredFile {
  readonly scores: readonly Score[];
  readonly files: readonly InputFile[];
  /** Whether every answer says that it was given to this version of the questionnaire. */
  readonly isVersionChecked: boolean;
  /** The questionnaire that was answered. */
  readonly questionnaire: { readonly id: string; readonly version: string };
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
  const { keep = [], ...scoring } = options;
  const questionnaire = instrument.value as InstrumentInput;
  const problems = problemList();
  const { responses, source, isVersionChecked } = gatherResponses(desk, answersFile, questionnaire, keep, problems);
  const scores = readOrTell(problems, () =>
    withPlaces([{ at: [], source }], () => scoreResponses(questionnaire, responses, scoring)),
  );
  if (scores === undefined || problems.total > 0) return problems.throwAll();
  const { id, version } = questionnaire;
  return { scores, files: [instrument.file, source.file], isVersionChecked, questionnaire: { id, version } };
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
  const problems = problemList();
  const read = gatherResponses(desk, name, instrument, keep, problems);
  problems.throwIfAny();
  return read;
}

/**
 * Reads the answers of a file but for those to another version of the questionnaire, which this one cannot judge: they
 * are told to `others`, so that what is wrong with the rest can be told beside them.
 */
export function gatherResponses(
  desk: Desk,
  name: string,
  instrument: InstrumentInput,
  keep: readonly string[],
  others: ProblemList,
): ResponseFile {
  if (isJson(name)) {
    const source = readJson(desk.cwd, name);
    askOfListedIds(desk, name, source.value);
    const responses = source.value as ResponseInput[];
    const located = partOf(source, (path) => placeInList(responses, path));
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
  refuseSheetErrors(source, used, problems);
  const read = used.has('case_id')
    ? readOrTell(problems, () =>
        withPlaces([{ at: [], source }], () => {
          const all = rowMaps(source, { only: used });
          const { places, isVersionChecked } = answeredTo(instrument, all, keep, others, source);
          const rows = places.map((place) => at(all, place));
          const responses = withPlaces([{ at: [], source, rows: places }], () =>
            responsesFromRows(instrument, rows, { keep: [...keep] }),
          );
          return { responses, places, isVersionChecked };
        }),
      )
    : undefined;
  if (read === undefined || problems.total > 0) {
    readOrTell(problems, () => others.throwIfAny());
    return problems.throwAll();
  }
  const { places, ...gathered } = read;
  // What is wrong with all answers together stands at no row.
  const inFile = ([row, ...rest]: Path): Path => (typeof row === 'number' ? [at(places, row), ...rest] : []);
  return { ...gathered, source: partOf(source, (path) => placeInRow(inFile(path))) };
}

/** The column of a table of answers that says which version of the questionnaire a row answers. */
const VERSION_COLUMN = 'instrument_version';

/** Which rows answer this version of the questionnaire, as far as they say; the column that says so is taken off all. */
function answeredTo(
  instrument: InstrumentInput,
  rows: readonly Map<string, string>[],
  keep: readonly string[],
  others: ProblemList,
  source: Located,
) {
  const places = rows.map((_, place) => place);
  if (rows[0]?.has(VERSION_COLUMN) !== true || keep.includes(VERSION_COLUMN))
    return { places, isVersionChecked: false };
  const stated = rows.map((row) => row.get(VERSION_COLUMN)?.trim() ?? '');
  for (const row of rows) row.delete(VERSION_COLUMN);
  const isOther = (place: number): boolean => !['', instrument.version].includes(at(stated, place));
  readOrTell(others, () =>
    withPlaces([{ at: [], source }], () => {
      const problems = problemList();
      for (const place of places.filter(isOther)) {
        const message = `answers version ${show(stated[place])}; this questionnaire is version ${show(instrument.version)}`;
        problems.add('inconsistent', [place, VERSION_COLUMN], message);
      }
      problems.throwIfAny();
    }),
  );
  return { places: places.filter((place) => !isOther(place)), isVersionChecked: !stated.includes('') };
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
function placeInRow([row, part, statement, respondent = 'agreed']: Path): Path {
  if (row === undefined) return [];
  if (part !== 'answers' || statement === undefined) return [row];
  return [row, respondent === 'agreed' ? statement : `${statement}@${respondent}`];
}
