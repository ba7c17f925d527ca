import type { PointsRow } from '../../../change/what-if/price.js';
import { at } from '../../../exact/at.js';
import { checked, id, points, reason } from '../../input/table/cells.js';
import { optional, readColumns, required } from '../../input/table/columns.js';
import type { Desk } from '../../input/table/reading.js';
import { readCsv } from '../../input/text/csv.js';
import type { Origin } from '../../place.js';
import { QUESTIONNAIRE_COLUMNS, questionnaireIn, type SaidQuestionnaire } from '../sample/questionnaire.js';

const POINTS_COLUMNS = {
  case_id: required(id),
  points: required(checked(points)),
  exclude_reason: optional(reason),
  ...QUESTIONNAIRE_COLUMNS,
};

/** Families with their points, and where each stands in its file. */
export interface PointsFile {
  readonly cases: readonly PointsRow[];
  readonly origin: Origin;
  /** How many rows the file has, also those that are left out with a reason. */
  readonly rowCount: number;
  /** The questionnaire that the points are of, where the file says so. */
  readonly questionnaire: SaidQuestionnaire | undefined;
}

/**
 * Reads families with their points: CSV with a row a family. One with an `exclude_reason` is left out.
 *
 * @throws RasError with every problem, with file, line and column
 */
export function readPointsRows(desk: Desk, name: string): PointsFile {
  const source = readCsv(desk, name);
  const { values, rowCount } = readColumns(source, POINTS_COLUMNS, { unique: 'case_id' });
  const rows = Array.from({ length: rowCount }, (_, row) => row).filter(
    (row) => values.exclude_reason[row] === undefined,
  );
  const cases = rows.map((row) => ({ caseId: at(values.case_id, row), points: at(values.points, row) }));
  return { cases, origin: { at: ['cases'], source, rows }, rowCount, questionnaire: questionnaireIn(source, values) };
}
