import type { CohortCase } from '../../../cohort/case.js';
import { fail, show } from '../../../errors.js';
import { at, valueAt } from '../../../exact/at.js';
import { POORLY_CAPTURED } from '../../../sensitivity/fit/flags.js';
import { amount, type CellReader, checked, id, oneOf, points, reason } from '../../input/table/cells.js';
import { optional, readColumns, required } from '../../input/table/columns.js';
import type { Desk } from '../../input/table/reading.js';
import { likelyMeant } from '../../input/table/spelling.js';
import { type CsvTable, readCsv } from '../../input/text/csv.js';
import { FLAG_OF_COLUMN, flagColumns } from '../cases/flag-columns.js';
import { householdsIn } from '../cases/households.js';
import { tellOneOffs } from '../money/recurring.js';
import { QUESTIONNAIRE_COLUMNS, questionnaireIn, type SaidQuestionnaire } from './questionnaire.js';

const wholeYears: CellReader<number> = (value) =>
  /^\d{1,3}$/.test(value) ? Number(value) : fail('invalid', [], 'expected an age in whole years');

/** What a score captures badly, with semicolons; a name that looks like one of the reports' is asked about. */
const flagList: CellReader<readonly string[]> = (cell) => {
  const flags = [...new Set(cell.split(';').map((flag) => flag.trim()))].filter((flag) => flag !== '');
  for (const flag of flags) {
    const meant = POORLY_CAPTURED.some((one) => one === flag) ? undefined : likelyMeant(flag, POORLY_CAPTURED);
    if (meant !== undefined)
      fail('choice-needed', [], `${show(flag)} looks like ${show(meant)}; write it so, or call it by another name`);
  }
  return flags;
};

const SAMPLE_COLUMNS = {
  case_id: required(id),
  points: optional(checked(points)),
  package_value: optional(amount),
  one_off: optional(amount),
  age: optional(wholeYears),
  flags: optional(flagList),
  exclude_reason: optional(reason),
  ...QUESTIONNAIRE_COLUMNS,
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
  /** The questionnaire that the points are of, where the file says so. */
  readonly questionnaire: SaidQuestionnaire | undefined;
  /** How many rows with points say it. */
  readonly saying: number;
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
  const flagSpec = flagColumns(FLAG_OF_COLUMN.keys());
  const spec: typeof SAMPLE_COLUMNS & Partial<typeof OWN_COLUMNS> = { ...SAMPLE_COLUMNS, ...own, ...flagSpec };
  const { values, kept, rowCount } = readColumns(table, spec, {
    keep,
    mayKeep: ['household'],
    unique: 'case_id',
    groups: asked,
  });
  const households = householdsIn(table);
  const marked = (row: number): string[] =>
    [...FLAG_OF_COLUMN].flatMap(([column, flag]) => {
      const cells = Reflect.get(values, column) as readonly (boolean | undefined)[];
      return cells[row] === true ? [flag] : [];
    });
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
      ...(oneOff !== undefined && { oneOff: { traditional: oneOff } }),
      ...(status !== undefined && { status }),
      ...(site !== undefined && { site }),
      ...(age !== undefined && { age }),
      ...(group !== undefined && { group }),
      ...(households[row] && { household: households[row] }),
      characteristics,
      flags: [...new Set([...(values.flags[row] ?? []), ...marked(row)])],
      ...(excludeReason !== undefined && { excludeReason }),
    };
  });
  tellOneOffs(table, values.one_off);
  const isSaying = (row: number): boolean =>
    values.points[row] !== undefined && (values.instrument[row] ?? values.instrument_version[row]) !== undefined;
  const saying = cases.filter((_, row) => isSaying(row)).length;
  return { cases, table, questionnaire: questionnaireIn(table, values), saying };
}
