import { type Path, problemList } from '../../../errors.js';
import { at } from '../../../exact/at.js';
import type {
  LeftOutPackage,
  LeftOutPercentileCase,
  LeftOutScore,
  PercentileCase,
  PercentileLists,
  PercentilePackage,
  PercentileScore,
} from '../../../model/percentile/sample/rows.js';
import { amount, checked, id, oneOf, points, reason } from '../../input/table/cells.js';
import { blankable, optional, readColumns, required, unlessLeftOut } from '../../input/table/columns.js';
import type { Desk } from '../../input/table/reading.js';
import { type CsvTable, readCsv } from '../../input/text/csv.js';
import { partOf } from '../../place.js';
import { QUESTIONNAIRE_COLUMNS, questionnaireIn, type SaidQuestionnaire } from './questionnaire.js';
import { askOfSaidTwice } from './said-twice.js';

const SAMPLE_COLUMNS = {
  case_id: required(id),
  points: unlessLeftOut(checked(points)),
  package_value: blankable(amount),
  status: optional(oneOf(['existing', 'newcomer'])),
  one_off: optional(amount),
  exclude_reason: optional(reason),
  ...QUESTIONNAIRE_COLUMNS,
};

/**
 * Reads a sample for RAS 5: CSV with a row a case; a newcomer says so in `status` and has no package.
 *
 * @throws RasError with every problem, with file, line and column
 */
export function readPercentileSample(
  desk: Desk,
  name: string,
): {
  sample: (PercentileCase | LeftOutPercentileCase)[];
  table: CsvTable;
  questionnaire: SaidQuestionnaire | undefined;
} {
  const table = readCsv(desk, name);
  const { values, rowCount } = readColumns(table, SAMPLE_COLUMNS, { unique: 'case_id' });
  const sample = Array.from({ length: rowCount }, (_, index): PercentileCase | LeftOutPercentileCase => {
    const [own, packageValue, oneOff] = [values.points[index], values.package_value[index], values.one_off[index]];
    const excludeReason = values.exclude_reason[index];
    // Only a row that is left out lacks its points.
    return {
      caseId: at(values.case_id, index),
      ...(own !== undefined && { points: own }),
      ...(packageValue !== undefined && { packageValue }),
      ...(oneOff !== undefined && { oneOff }),
      ...(values.status[index] === 'newcomer' && { status: 'newcomer' as const }),
      ...(excludeReason !== undefined && { excludeReason }),
    } as PercentileCase | LeftOutPercentileCase;
  });
  return { sample, table: byCase(table, values.case_id), questionnaire: questionnaireIn(table, values) };
}

/** The table as RAS 5 speaks of it: a row by the id of its case. */
function byCase(table: CsvTable, ids: readonly string[]): CsvTable {
  let rows: ReadonlyMap<string, number> | undefined;
  const inTable = ([row, ...rest]: Path): Path => {
    if (row === undefined) return [];
    rows ??= new Map(ids.map((caseId, index) => [caseId, index]));
    return [(typeof row === 'string' ? rows.get(row) : undefined) ?? row, ...rest];
  };
  return { ...table, ...partOf(table, inTable) };
}

const SCORE_COLUMNS = {
  case_id: required(id),
  points: unlessLeftOut(checked(points)),
  status: optional(oneOf(['existing', 'newcomer'])),
  exclude_reason: optional(reason),
  ...QUESTIONNAIRE_COLUMNS,
};

const PACKAGE_COLUMNS = {
  case_id: required(id),
  package_value: unlessLeftOut(amount),
  one_off: optional(amount),
  exclude_reason: optional(reason),
};

/** Scores and packages as two lists, and the files that they came from. */
export interface PercentileListFiles {
  readonly sample: PercentileLists;
  readonly scores: CsvTable;
  readonly packages: CsvTable;
  /** The questionnaire that the scores are of, where their file says so. */
  readonly questionnaire: SaidQuestionnaire | undefined;
}

/**
 * Reads scores and packages for RAS 5 from two files, which may differ in length and in whom they hold.
 *
 * @throws RasError with every problem of a file, with its line and column
 */
export function readPercentileLists(desk: Desk, scoresName: string, packagesName: string): PercentileListFiles {
  const scores = readColumns(readCsv(desk, scoresName), SCORE_COLUMNS, { unique: 'case_id' });
  const packages = readColumns(readCsv(desk, packagesName), PACKAGE_COLUMNS, { unique: 'case_id' });
  const problems = problemList();
  askOfSaidTwice(scores.table, ['package_value', 'one_off'], packages.table, problems);
  askOfSaidTwice(packages.table, ['points', 'status'], scores.table, problems);
  problems.throwIfAny();
  const sample = {
    scores: Array.from({ length: scores.rowCount }, (_, row): PercentileScore | LeftOutScore => {
      const { case_id, points: own, status, exclude_reason } = scores.values;
      const excludeReason = exclude_reason[row];
      return {
        caseId: at(case_id, row),
        ...(own[row] !== undefined && { points: own[row] }),
        ...(status[row] === 'newcomer' && { status: 'newcomer' as const }),
        ...(excludeReason !== undefined && { excludeReason }),
      } as PercentileScore | LeftOutScore;
    }),
    packages: Array.from({ length: packages.rowCount }, (_, row): PercentilePackage | LeftOutPackage => {
      const { case_id, package_value, one_off, exclude_reason } = packages.values;
      const [oneOff, excludeReason] = [one_off[row], exclude_reason[row]];
      return {
        caseId: at(case_id, row),
        ...(package_value[row] !== undefined && { packageValue: package_value[row] }),
        ...(oneOff !== undefined && { oneOff }),
        ...(excludeReason !== undefined && { excludeReason }),
      } as PercentilePackage | LeftOutPackage;
    }),
  };
  const questionnaire = questionnaireIn(scores.table, scores.values);
  return { sample, scores: scores.table, packages: packages.table, questionnaire };
}
