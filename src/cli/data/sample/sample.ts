import { at } from '../../../exact/at.js';
import type { LeftOutCase, SampleCase } from '../../../model/sample.js';
import { amount, checked, id, points, reason } from '../../input/table/cells.js';
import { optional, readColumns, required, unlessLeftOut } from '../../input/table/columns.js';
import type { Desk } from '../../input/table/reading.js';
import { type CsvTable, readCsv } from '../../input/text/csv.js';
import { QUESTIONNAIRE_COLUMNS, questionnaireIn, type SaidQuestionnaire } from './questionnaire.js';

const SAMPLE_COLUMNS = {
  case_id: required(id),
  points: unlessLeftOut(checked(points)),
  package_value: unlessLeftOut(amount),
  one_off: optional(amount),
  group: optional(id),
  exclude_reason: optional(reason),
  ...QUESTIONNAIRE_COLUMNS,
};

/** A calibration sample, and the file that it came from. */
export interface SampleFile {
  readonly sample: readonly (SampleCase | LeftOutCase)[];
  readonly table: CsvTable;
  /** The questionnaire that the points are of, where the file says so. */
  readonly questionnaire: SaidQuestionnaire | undefined;
}

/**
 * Reads a calibration sample: CSV with a row a case.
 *
 * @throws RasError with every problem, with file, line and column
 */
export function readSampleFile(desk: Desk, name: string): SampleFile {
  const table = readCsv(desk, name);
  const { values, rowCount } = readColumns(table, SAMPLE_COLUMNS, { unique: 'case_id', groups: ['group'] });
  const sample = Array.from({ length: rowCount }, (_, index): SampleCase | LeftOutCase => {
    const [oneOff, group, excludeReason] = [values.one_off[index], values.group[index], values.exclude_reason[index]];
    const [own, packageValue] = [values.points[index], values.package_value[index]];
    // Only a row that is left out lacks one of them.
    return {
      caseId: at(values.case_id, index),
      ...(own !== undefined && { points: own }),
      ...(packageValue !== undefined && { packageValue }),
      ...(oneOff !== undefined && { oneOff }),
      ...(group !== undefined && { group }),
      ...(excludeReason !== undefined && { excludeReason }),
    } as SampleCase | LeftOutCase;
  });
  return { sample, table, questionnaire: questionnaireIn(table, values) };
}
