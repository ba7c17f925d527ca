import type { Path } from '../../errors.js';
import { at } from '../../exact/at.js';
import type {
  PercentileCase,
  PercentileLists,
  PercentilePackage,
  PercentileScore,
} from '../../model/percentile/sample/rows.js';
import { amount, checked, id, oneOf, points, text } from '../input/cells.js';
import { blankable, optional, readColumns, required } from '../input/columns.js';
import { type CsvTable, readCsv } from '../input/csv.js';
import type { Desk } from '../input/reading.js';

const SAMPLE_COLUMNS = {
  case_id: required(id),
  points: required(checked(points)),
  package_value: blankable(amount),
  status: optional(oneOf(['existing', 'newcomer'])),
  one_off: optional(amount),
  exclude_reason: optional(text),
};

/**
 * Reads a sample for RAS 5: CSV with a row a case; a newcomer says so in `status` and has no package.
 *
 * @throws RasError with every problem, with file, line and column
 */
export function readPercentileSample(desk: Desk, name: string): { sample: PercentileCase[]; table: CsvTable } {
  const table = readCsv(desk, name);
  const { values, rowCount } = readColumns(table, SAMPLE_COLUMNS, { unique: 'case_id' });
  const sample = Array.from({ length: rowCount }, (_, index): PercentileCase => {
    const [packageValue, oneOff] = [values.package_value[index], values.one_off[index]];
    const excludeReason = values.exclude_reason[index];
    return {
      caseId: at(values.case_id, index),
      points: at(values.points, index),
      ...(packageValue !== undefined && { packageValue }),
      ...(oneOff !== undefined && { oneOff }),
      ...(values.status[index] === 'newcomer' && { newcomer: true }),
      ...(excludeReason !== undefined && { excludeReason }),
    };
  });
  return { sample, table: byCase(table, values.case_id) };
}

/** The table as RAS 5 speaks of it: a row by the id of its case. */
function byCase(table: CsvTable, ids: readonly string[]): CsvTable {
  let rows: ReadonlyMap<string, number> | undefined;
  const inTable = ([row, ...rest]: Path): Path => {
    if (row === undefined) return [];
    rows ??= new Map(ids.map((caseId, index) => [caseId, index]));
    return [(typeof row === 'string' ? rows.get(row) : undefined) ?? row, ...rest];
  };
  return {
    ...table,
    locate: (path) => table.locate(inTable(path)),
    tellPath: (path) => table.tellPath(inTable(path)),
  };
}

const SCORE_COLUMNS = {
  case_id: required(id),
  points: required(checked(points)),
  status: optional(oneOf(['existing', 'newcomer'])),
  exclude_reason: optional(text),
};

const PACKAGE_COLUMNS = {
  case_id: required(id),
  package_value: required(amount),
  one_off: optional(amount),
  exclude_reason: optional(text),
};

/** Scores and packages as two lists, and the files that they came from. */
export interface PercentileListFiles {
  readonly sample: PercentileLists;
  readonly scores: CsvTable;
  readonly packages: CsvTable;
}

/**
 * Reads scores and packages for RAS 5 from two files, which may differ in length and in whom they hold.
 *
 * @throws RasError with every problem of a file, with its line and column
 */
export function readPercentileLists(desk: Desk, scoresName: string, packagesName: string): PercentileListFiles {
  const scores = readColumns(readCsv(desk, scoresName), SCORE_COLUMNS, { unique: 'case_id' });
  const packages = readColumns(readCsv(desk, packagesName), PACKAGE_COLUMNS, { unique: 'case_id' });
  const sample = {
    scores: Array.from({ length: scores.rowCount }, (_, row): PercentileScore => {
      const { case_id, points: own, status, exclude_reason } = scores.values;
      const excludeReason = exclude_reason[row];
      return {
        caseId: at(case_id, row),
        points: at(own, row),
        ...(status[row] === 'newcomer' && { newcomer: true }),
        ...(excludeReason !== undefined && { excludeReason }),
      };
    }),
    packages: Array.from({ length: packages.rowCount }, (_, row): PercentilePackage => {
      const { case_id, package_value, one_off, exclude_reason } = packages.values;
      const [oneOff, excludeReason] = [one_off[row], exclude_reason[row]];
      return {
        caseId: at(case_id, row),
        packageValue: at(package_value, row),
        ...(oneOff !== undefined && { oneOff }),
        ...(excludeReason !== undefined && { excludeReason }),
      };
    }),
  };
  return { sample, scores: scores.table, packages: packages.table };
}
