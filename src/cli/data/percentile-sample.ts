import type { PercentileCase } from '../../model/percentile/sample/rows.js';
import { amount, checked, id, oneOf, points, text } from '../input/cells.js';
import { blankable, optional, readColumns, required } from '../input/columns.js';
import { type CsvTable, readCsv } from '../input/csv.js';

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
export function readPercentileSample(cwd: string, name: string): { sample: PercentileCase[]; table: CsvTable } {
  const table = readCsv(cwd, name);
  const { values, rowCount } = readColumns(table, SAMPLE_COLUMNS, { unique: 'case_id' });
  const sample = Array.from({ length: rowCount }, (_, index): PercentileCase => {
    const [packageValue, oneOff] = [values.package_value[index], values.one_off[index]];
    const excludeReason = values.exclude_reason[index];
    return {
      caseId: values.case_id[index] ?? '',
      points: values.points[index] ?? '',
      ...(packageValue !== undefined && { packageValue }),
      ...(oneOff !== undefined && { oneOff }),
      ...(values.status[index] === 'newcomer' && { newcomer: true }),
      ...(excludeReason !== undefined && { excludeReason }),
    };
  });
  return { sample, table };
}
