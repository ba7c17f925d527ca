import * as z from 'zod';
import { problemList } from '../../../errors.js';
import { wholeText } from '../../../identifier.js';
import type { OneOffs } from '../../../model/sample.js';
import { schemaFor } from '../../../parse/deferred.js';
import type { ReadColumn } from '../columns.js';
import type { Parts } from '../common.js';
import type { Dialect } from '../dialect.js';
import { fromCases, quotedColumn } from '../names.js';
import {
  caseOf,
  FAULTS_OF_ID,
  faultsOfNumber,
  isBlank,
  POUNDS,
  QUANTITY,
  splitNumber,
  trimmed,
  type When,
  wholeNumber,
} from '../readers.js';

/** Which column of a sample holds what. */
export interface SqlSampleColumns {
  /** The family's id; `case_id` unless told otherwise. */
  readonly caseId?: string | undefined;
  /** Its points; `points` unless told otherwise. */
  readonly points?: string | undefined;
  /** The value of its package in pounds; `package_value` unless told otherwise. */
  readonly packageValue?: string | undefined;
  /** Its group, for a price per group; `group` unless told otherwise. */
  readonly group?: string | undefined;
  /** The part of the package that is one-off, in pounds; not read unless it is named. */
  readonly oneOff?: string | undefined;
  /** Why the case is left out; not read unless it is named. */
  readonly excludeReason?: string | undefined;
  /** Of RAS 5, `existing` or `newcomer`; not read unless it is named. */
  readonly status?: string | undefined;
}

export const sampleColumnsSchema = schemaFor<SqlSampleColumns>()(() => {
  const name = wholeText().optional();
  const named = { oneOff: name, excludeReason: name, status: name };
  return z.strictObject({ caseId: name, points: name, packageValue: name, group: name, ...named });
});

const CALLED = {
  caseId: 'case_id',
  points: 'points',
  packageValue: 'package_value',
  group: 'group',
  oneOff: 'one_off',
  excludeReason: 'exclude_reason',
  status: 'status',
} as const;

/** The columns of a sample that are read. */
export type SampleRead = Readonly<Partial<Record<keyof typeof CALLED, ReadColumn>>>;

/**
 * The columns of a sample by what they hold.
 *
 * @param asked those that the calibration reads whether or not they are named, and those that it may
 * @throws RasError `unknown-name` for a column that the calibration does not read
 */
export function sampleRead(
  columns: SqlSampleColumns,
  asked: { readonly group: boolean; readonly status: boolean },
): SampleRead {
  const problems = problemList();
  const found: Partial<Record<keyof typeof CALLED, ReadColumn>> = {};
  const always: readonly string[] = ['caseId', 'points', 'packageValue', ...(asked.group ? ['group'] : [])];
  for (const field of Object.keys(CALLED) as (keyof typeof CALLED)[]) {
    const named = columns[field];
    const path = ['options', 'columns', field];
    const isRead = field === 'group' ? asked.group : field === 'status' ? asked.status : true;
    if (named !== undefined && !isRead)
      problems.add('unknown-name', path, 'is not read by this calibration; leave it out');
    if (!isRead || (named === undefined && !always.includes(field))) continue;
    const column = named ?? CALLED[field];
    try {
      found[field] = { as: `own_${CALLED[field]}`, name: CALLED[field], column, quoted: quotedColumn(column, path) };
    } catch (error) {
      problems.addError(error);
    }
  }
  problems.throwIfAny();
  return found;
}

/**
 * Adds the parts that read a sample; the last has for each row `fault`, `kept`, `newcomer`, `x` (millionths of a point),
 * `value` (pence) and, where it is read, `own_group`.
 */
export function addSample(parts: Parts, dialect: Dialect, table: string, read: SampleRead, oneOffs: OneOffs): string {
  const { text } = dialect;
  const { caseId, points, packageValue, oneOff, group, excludeReason, status } = read;
  const numbers = [points, packageValue, oneOff].flatMap((column) => (column === undefined ? [] : [column]));
  const id = text(caseId?.quoted ?? '');
  const trims = [...numbers, status].flatMap((one) =>
    one === undefined ? [] : [`${trimmed(dialect, text(one.quoted))} AS ${one.as}`],
  );
  const reason = excludeReason === undefined ? "''" : `coalesce(${trimmed(dialect, text(excludeReason.quoted))}, '')`;
  const splits = numbers.map(({ as }) => splitNumber(dialect, as));
  let rows = parts.add(
    `  SELECT\n    ${[
      `${id} AS case_id`,
      `COUNT(*) OVER (PARTITION BY ${id}) AS copies`,
      ...trims,
      ...(group === undefined ? [] : [`nullif(${text(group.quoted)}, '') AS ${group.as}`]),
      `CASE WHEN ${reason} = '' THEN 1 ELSE 0 END AS kept`,
    ].join(',\n    ')}\n  ${fromCases(table)}`,
  );
  const isNew = status === undefined ? '0' : `CASE WHEN ${status.as} = 'newcomer' THEN 1 ELSE 0 END`;
  rows = parts.addLayer([...splits.flatMap(([first = []]) => first), `${isNew} AS newcomer`], rows);
  rows = parts.addLayer(
    splits.flatMap(([, second = []]) => second),
    rows,
  );
  rows = parts.addLayer([`${caseOf(faultsOf(read))} AS fault`], rows);
  const pence = (column: ReadColumn | undefined): string =>
    column === undefined ? '0' : `coalesce(${wholeNumber(dialect, column.as, POUNDS)}, 0)`;
  rows = parts.addLayer(
    [
      `coalesce(${wholeNumber(dialect, points?.as ?? '', QUANTITY)}, 0) AS x`,
      `${pence(packageValue)} AS package_pence`,
      `${pence(oneOff)} AS one_off_pence`,
    ],
    rows,
  );
  const value = oneOffs === 'exclude' ? 'package_pence - one_off_pence' : 'package_pence';
  const isMore = "fault IS NULL AND one_off_pence > package_pence AND own_package_value <> ''";
  return parts.add(
    `  SELECT kept, newcomer, x, ${value} AS value${group === undefined ? '' : `, ${group.as}`},
    CASE WHEN ${isMore} THEN 'one_off: inconsistent' ELSE fault END AS fault
  FROM ${rows}`,
  );
}

/** What is wrong with a row of a sample; of one that is left out points and package may be blank. */
function faultsOf({ points, packageValue, oneOff, group, status }: SampleRead): When[] {
  const number = (column: ReadColumn | undefined, limits: typeof POUNDS): When[] =>
    column === undefined
      ? []
      : faultsOfNumber(column.as, column.name, limits).map(([condition, result]): When => {
          return [`NOT (${isBlank(column.as)}) AND (${condition})`, result];
        });
  const needed = (column: ReadColumn | undefined, also = ''): When[] =>
    column === undefined ? [] : [[`kept = 1${also} AND (${isBlank(column.as)})`, `'${column.name}: missing'`]];
  return [
    ...FAULTS_OF_ID,
    ...(status === undefined
      ? []
      : [
          [
            `NOT (${isBlank(status.as)}) AND ${status.as} NOT IN ('existing', 'newcomer')`,
            "'status: invalid'",
          ] as const,
        ]),
    ...needed(points),
    ...number(points, QUANTITY),
    ...needed(packageValue, ' AND newcomer = 0'),
    ...number(packageValue, POUNDS),
    [`newcomer = 1 AND NOT (${isBlank(packageValue?.as ?? '')})`, "'package_value: inconsistent'"],
    ...number(oneOff, POUNDS),
    ...(oneOff === undefined
      ? []
      : [[`newcomer = 1 AND NOT (${isBlank(oneOff.as)})`, "'package_value: inconsistent'"] as const]),
    ...(group === undefined ? [] : [[`kept = 1 AND ${group.as} IS NULL`, "'group: missing'"] as const]),
  ];
}
