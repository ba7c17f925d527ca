import { at } from '../../exact/at.js';
import type { SampleCase } from '../../model/sample.js';
import { amount, checked, id, points, text } from '../input/cells.js';
import { optional, readColumns, required } from '../input/columns.js';
import { type CsvTable, readCsv } from '../input/csv.js';
import type { Desk } from '../input/reading.js';

const SAMPLE_COLUMNS = {
  case_id: required(id),
  points: required(checked(points)),
  package_value: required(amount),
  one_off: optional(amount),
  group: optional(id),
  exclude_reason: optional(text),
};

/** A calibration sample, and the file that it came from. */
export interface SampleFile {
  readonly sample: readonly SampleCase[];
  readonly table: CsvTable;
}

/**
 * Reads a calibration sample: CSV with a row a case.
 *
 * @throws RasError with every problem, with file, line and column
 */
export function readSampleFile(desk: Desk, name: string): SampleFile {
  const table = readCsv(desk, name);
  const { values, rowCount } = readColumns(table, SAMPLE_COLUMNS, { unique: 'case_id', groups: ['group'] });
  const sample = Array.from({ length: rowCount }, (_, index): SampleCase => {
    const [oneOff, group, excludeReason] = [values.one_off[index], values.group[index], values.exclude_reason[index]];
    return {
      caseId: at(values.case_id, index),
      points: at(values.points, index),
      packageValue: at(values.package_value, index),
      ...(oneOff !== undefined && { oneOff }),
      ...(group !== undefined && { group }),
      ...(excludeReason !== undefined && { excludeReason }),
    };
  });
  return { sample, table };
}
