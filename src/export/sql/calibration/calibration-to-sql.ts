import * as z from 'zod';
import { wholeText } from '../../../identifier.js';
import type { PercentileOptions } from '../../../model/percentile/options.js';
import type { PricePointOptions } from '../../../model/price-point/options.js';
import { schemaFor } from '../../../parse/deferred.js';
import { parseInput, readTogether } from '../../../parse/parse.js';
import { partsOf } from '../common.js';
import { DIALECTS, SQL_DIALECTS, type SqlDialect } from '../dialect.js';
import type { SqlColumnRead } from '../model-to-sql.js';
import { tableOf } from '../names.js';
import { MICRO } from '../pieces.js';
import { caseOf, type When } from '../readers.js';
import { type Making, scaled } from './making.js';
import { percentileCalibration } from './percentile.js';
import { pricePointCalibration } from './price-point.js';
import { jsonAround, MOST_SUM, shortText, sumOf, sumParts } from './result.js';
import { addSample, type SqlSampleColumns, sampleColumnsSchema, sampleRead } from './sample.js';

/** How a calibration is written as SQL. */
export interface SqlCalibrationOptions {
  /** The database; there is no default. */
  readonly dialect: SqlDialect;
  /** The table or view that holds the sample, a row a case. */
  readonly table: string;
  /** The schema that the table is in; the one that the database looks in first unless told otherwise. */
  readonly schema?: string | undefined;
  /** What the columns are called; as the fields of it say unless told otherwise. */
  readonly columns?: SqlSampleColumns | undefined;
}

/** A calibration as SQL. */
export interface CalibrationSql {
  /** The query: one row with `status`, `warning`, `rows_in_table`, `faulty`, `left_out`, `cases` and `model`. */
  readonly sql: string;
  /** The columns of the table that are read. */
  readonly reads: readonly SqlColumnRead[];
}

const optionsSchema = schemaFor<SqlCalibrationOptions>()(() =>
  z.strictObject({
    dialect: z.enum(SQL_DIALECTS),
    table: wholeText(),
    schema: wholeText().optional(),
    columns: sampleColumnsSchema.optional(),
  }),
);

/**
 * Writes the calibration of a model as a query of a council's own database, so that no row of the sample leaves it: the
 * row that it gives holds the JSON that `calibratePricePoint` (RAS 4) or `calibratePercentile` (RAS 5) makes of the same
 * rows.
 *
 * `status` is `calibrated`; `refused`, where they would refuse the sample, and `warning` says why and `faulty` in how
 * many rows; or `out-of-bounds`, where a number would pass the largest that the database holds.
 *
 * @param kind the kind of model: `price-point` or `percentile`
 * @param how the options of the calibration; a sample of two lists is not read
 * @throws RasError for options or names that are not valid
 * @choice sql-calibration: sums, ranks and quantiles of whole numbers; no function of the database that rounds or
 * interpolates
 * @example
 * ```ts
 * import { calibrationToSql } from 'openras/export';
 * const { reads } = calibrationToSql('price-point', { fundingBasis: 'pot' }, { dialect: 'duckdb', table: 'sample' });
 * reads.map(({ column }) => column); // => ['case_id', 'points', 'package_value']
 * ```
 * @category Export
 */
export function calibrationToSql(
  kind: 'price-point',
  how: PricePointOptions,
  options: SqlCalibrationOptions,
): CalibrationSql;
export function calibrationToSql(
  kind: 'percentile',
  how: PercentileOptions,
  options: SqlCalibrationOptions,
): CalibrationSql;
export function calibrationToSql(
  kind: 'price-point' | 'percentile',
  how: PricePointOptions | PercentileOptions,
  options: SqlCalibrationOptions,
): CalibrationSql {
  const [, made, parsed] = readTogether(
    () => parseInput(z.enum(['price-point', 'percentile']), kind, ['kind']),
    () =>
      kind === 'percentile'
        ? percentileCalibration.read(how as PercentileOptions)
        : pricePointCalibration.read(how as PricePointOptions),
    () => parseInput(optionsSchema, options, ['options']),
  );
  const dialect = DIALECTS[parsed.dialect];
  const [table, read] = readTogether(
    () => tableOf(parsed),
    () => sampleRead(parsed.columns ?? {}, made),
  );
  const parts = partsOf({ dialect, scope: '' });
  const rows = addSample(parts, dialect, table, read, made.oneOffs);
  const isIn = `kept = 1 AND ${made.newcomers ?? '1 = 1'}`;
  const count = (condition: string): string => `SUM(CASE WHEN ${condition} THEN 1 ELSE 0 END)`;
  const inAll = (of: string): string => `CASE WHEN ${isIn} AND fault IS NULL THEN ${of} END`;
  const sums = parts.add(
    [
      `  SELECT COUNT(*) AS rows_in_table, ${count('fault IS NOT NULL')} AS faulty, MIN(fault) AS first_fault,`,
      `    ${count('kept = 0')} AS left_out, ${count('kept = 1 AND newcomer = 0')} AS existing,`,
      `    CAST(${count(isIn)} AS ${dialect.whole}) AS cases,`,
      `    MAX(${inAll('x')}) AS largest, MAX(CASE WHEN kept = 1 THEN x END) AS largest_of_all,`,
      `    MAX(${inAll('value')}) AS most_value, ${sumParts(dialect, inAll('value'), 'pot').join(', ')}\n  FROM ${rows}`,
    ].join('\n'),
  );
  const totals = parts.addLayer([`${sumOf(dialect, 'pot', MOST_SUM)} AS pot`], sums);
  const wide = 10n ** 30n;
  const most = (dialect.most < wide ? dialect.most : wide) / 4n;
  const {
    from,
    refused,
    outOfBounds,
    parts: numbers,
  } = made.make({ dialect, parts, rows, totals, most } satisfies Making);
  const { maximumPoints } = made;
  const beyond: When[] =
    maximumPoints === undefined
      ? []
      : [[`largest_of_all > ${scaled(maximumPoints, MICRO)}`, "'maximumPoints: inconsistent'"]];
  const why: When[] = [
    ['faulty > 0', 'first_fault'],
    ['existing = 0 OR rows_in_table = 0', "'sample: undefined-result'"],
    ...beyond,
    ...refused,
  ];
  const { json, marks } = marked(made.model, Object.keys(numbers));
  const largest = `'"' || ${shortText(dialect, 'largest', 6)} || '"'`;
  const written = Object.fromEntries(
    marks.map(([field, mark]) => [mark, field === 'largestScore' ? largest : (numbers[field] ?? '')]),
  );
  return {
    sql: `${[
      `WITH ${parts.all.join(',\n')}`,
      `SELECT status, warning, rows_in_table, faulty, left_out, cases, CASE WHEN status = 'calibrated' THEN model END AS model`,
      `FROM (\n  SELECT rows_in_table, coalesce(faulty, 0) AS faulty, coalesce(left_out, 0) AS left_out, coalesce(cases, 0) AS cases,`,
      `    CASE WHEN (${caseOf(why)}) IS NOT NULL THEN 'refused' WHEN ${outOfBounds} THEN 'out-of-bounds' ELSE 'calibrated' END AS status,`,
      `    ${caseOf(why)} AS warning,\n    ${jsonAround(dialect, json, written)} AS model\n  FROM ${from}\n) openras_answers`,
    ].join('\n')};\n`,
    reads: Object.values(read).map(({ name: as, column }) => ({ as, column })),
  };
}

/** The JSON of a model in which marks stand where the database puts numbers; no text of it holds one. */
function marked(model: object, fields: readonly string[]) {
  const plain = JSON.stringify(model);
  let mark = 'openras';
  while (plain.includes(mark)) mark += '_';
  const marks = [...fields, 'largestScore'].map((field): [string, string] => [field, `${mark}:${field}`]);
  return { json: JSON.stringify({ ...model, ...Object.fromEntries(marks) }), marks };
}
