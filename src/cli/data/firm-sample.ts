import type { CohortCase } from '../../cohort/case.js';
import { fail } from '../../errors.js';
import { at, valueAt } from '../../exact/at.js';
import { amount, type CellReader, checked, id, oneOf, points, text } from '../input/cells.js';
import { optional, readColumns, required } from '../input/columns.js';
import { type CsvTable, readCsv } from '../input/csv.js';
import type { Desk } from '../input/reading.js';

const wholeYears: CellReader<number> = (value) =>
  /^\d{1,3}$/.test(value) ? Number(value) : fail('invalid', [], 'expected an age in whole years');

const SAMPLE_COLUMNS = {
  case_id: required(id),
  points: optional(checked(points)),
  package_value: optional(amount),
  one_off: optional(amount),
  age: optional(wholeYears),
  /** What a score captures badly, with semicolons. */
  flags: optional(text),
  exclude_reason: optional(text),
};

/** Columns that are fields of a case, read where they are asked for. */
const OWN_COLUMNS = {
  status: optional(oneOf(['existing', 'newcomer'])),
  site: optional(id),
  group: optional(id),
};

/** Cases with what they need to be held against a model, and the file that they came from. */
export interface FirmSample {
  readonly cases: readonly CohortCase[];
  readonly table: CsvTable;
}

/**
 * Reads cases with points and packages: CSV with a row a case. A case without either is left out by what is asked of it.
 *
 * @param by the columns to carry as characteristics
 * @param also fields that are read besides, such as the group that a model has a price for
 * @throws RasError with every problem, with file, line and column
 */
export function readFirmSample(
  desk: Desk,
  name: string,
  by: readonly string[],
  also: readonly (keyof typeof OWN_COLUMNS)[] = [],
): FirmSample {
  const table = readCsv(desk, name);
  const asked: readonly string[] = [...by, ...also];
  const keep = by.filter((column) => !Object.hasOwn(OWN_COLUMNS, column));
  const own = Object.fromEntries(Object.entries(OWN_COLUMNS).filter(([column]) => asked.includes(column)));
  const spec: typeof SAMPLE_COLUMNS & Partial<typeof OWN_COLUMNS> = { ...SAMPLE_COLUMNS, ...own };
  const { values, kept, rowCount } = readColumns(table, spec, { keep, unique: 'case_id', groups: asked });
  const cases = Array.from({ length: rowCount }, (_, row): CohortCase => {
    const [traditional, oneOff] = [values.package_value[row], values.one_off[row]];
    const [status, site, group] = [values.status?.[row], values.site?.[row], values.group?.[row]];
    const [own, age, excludeReason] = [values.points[row], values.age[row], values.exclude_reason[row]];
    const characteristics = keep.flatMap((column) => {
      const value = at(valueAt(kept, column), row);
      return value === '' ? [] : [{ name: column, value }];
    });
    return {
      caseId: at(values.case_id, row),
      ...(own !== undefined && { points: own }),
      ...(traditional !== undefined && { traditional }),
      ...(oneOff !== undefined && { oneOffs: { traditional: oneOff } }),
      ...(status !== undefined && { status }),
      ...(site !== undefined && { site }),
      ...(age !== undefined && { age }),
      ...(group !== undefined && { group }),
      characteristics,
      flags: flagsOf(values.flags[row] ?? ''),
      ...(excludeReason !== undefined && { excludeReason }),
    };
  });
  return { cases, table };
}

function flagsOf(cell: string): string[] {
  const flags = cell.split(';').map((flag) => flag.trim());
  return [...new Set(flags)].filter((flag) => flag !== '');
}
