import * as z from 'zod';
import { fail, show } from '../../errors.js';
import { wholeText } from '../../identifier.js';
import { formatAmount } from '../../money/amount.js';
import { schemaFor } from '../../parse/deferred.js';
import { parseInput, readTogether } from '../../parse/parse.js';
import type { RecordedModel } from '../../record/record.js';
import { modelForRecords } from '../../records/model-for-records.js';
import { answersOf } from './answers.js';
import { columnReader, columnsSchema, type SqlColumns } from './columns.js';
import type { Answers } from './common.js';
import { DIALECTS, type Dialect, SQL_DIALECTS, type SqlDialect } from './dialect.js';
import { quotedTable, tableOf } from './names.js';
import { MOST_PENCE, pointsOf } from './pieces.js';
import { selfCheckOf } from './self-check.js';

/** The forms of the SQL: a query, or a view that is made of it. */
export const SQL_FORMS = ['select', 'view'] as const;

/** How a model is written as SQL. */
export interface SqlOptions {
  /** The database; there is no default. */
  readonly dialect: SqlDialect;
  /** The table or view that holds the cases, a row each. */
  readonly table: string;
  /** The schema that the table is in; the one that the database looks in first unless told otherwise. */
  readonly schema?: string | undefined;
  /** What the columns are called; as the fields of it say unless told otherwise. */
  readonly columns?: SqlColumns | undefined;
  /** A query, or a view; a query unless told otherwise. */
  readonly form?: (typeof SQL_FORMS)[number] | undefined;
  /** What the view is called; `openras_budgets` unless told otherwise. */
  readonly view?: string | undefined;
}

/** A column that the statement reads. */
export interface SqlColumnRead {
  /** What it holds, such as `points`. */
  readonly as: string;
  /** Its name in the table. */
  readonly column: string;
}

/** Up to where the statement prices; beyond it a row has the status `out-of-bounds` and no amount. */
export interface SqlBounds {
  /** Every case of at most so many points is priced, unless its amount is too large; null where no points are read. */
  readonly points: string | null;
  /** The largest amount in pounds. */
  readonly pounds: string;
}

/** A model as SQL. */
export interface ModelSql {
  /** The query, or the statement that makes the view. */
  readonly sql: string;
  /** A query that gives the control totals in one row; its columns `unaccounted` and `without_reason` have to read 0. */
  readonly selfCheck: string;
  /** The columns of the table that are read. */
  readonly reads: readonly SqlColumnRead[];
  /** Up to where it prices. */
  readonly bounds: SqlBounds;
}

const optionsSchema = schemaFor<SqlOptions>()(() =>
  z.strictObject({
    dialect: z.enum(SQL_DIALECTS),
    table: wholeText(),
    schema: wholeText().optional(),
    columns: columnsSchema.optional(),
    form: z.enum(SQL_FORMS).optional(),
    view: wholeText().optional(),
  }),
);

/**
 * Writes a stored model as a query of a council's own database, which gives each row of a table the same status, the
 * same pennies and the codes of the same warnings as `allocateAll`.
 *
 * The query returns `case_id`, `status`, `indicative`, `warning`, `model_id` and `model_sha256`. Where `allocateAll`
 * refuses a case, its row has the status `missing` (a cell is blank), `out-of-dates` or `refused`, and the warning says
 * what and why, such as `points: invalid`.
 *
 * @param model a stored model of a kind that prices points, levels or one amount for all
 * @throws RasError for a model or names that are not valid; `refused` for a kind that cannot travel, with the reason
 * @choice sql-rounding: amounts are made of whole numbers only, rounded once as the model says; a row whose numbers or
 * whose amount would pass the bounds has the status `out-of-bounds` and no amount
 * @choice sql-refused-rows: a query cannot refuse a list, so that a row that `allocateAll` would refuse says so by
 * itself, and the others are answered
 * @example
 * ```ts
 * import type { Model } from 'openras';
 * import { modelToSql } from 'openras/export';
 * const model: Model = {
 *   schemaVersion: 1, kind: 'price-point', period: 'year', fundingBasis: 'pot', method: 'total',
 *   prices: [{ money: '30000.00', points: '150' }], rounding: {},
 * };
 * const { sql, reads } = modelToSql(model, { dialect: 'duckdb', table: 'cases' });
 * sql.startsWith('WITH openras_1 AS ('); // => true
 * reads.map(({ column }) => column); // => ['case_id', 'points']
 * ```
 * @category Export
 */
export function modelToSql(model: unknown, options: SqlOptions): ModelSql {
  const [{ open, recorded }, parsed] = readTogether(
    () => modelForRecords(model),
    () => parseInput(optionsSchema, options, ['options']),
  );
  const { dialect: name, form } = parsed;
  const dialect = DIALECTS[name];
  const reader = columnReader(parsed.columns ?? {});
  let table = '';
  const [, view, answers] = readTogether(
    () => {
      table = tableOf(parsed);
    },
    () => viewOf(parsed),
    // What is wrong with columns is told beside what is wrong with the table.
    () => {
      const context = { name, dialect, table, scope: '', reader, path: ['model'] };
      const all = answersOf(model, context, open);
      reader.finish();
      return all;
    },
  );
  const statement = statementOf(answers, recorded, dialect);
  const isView = form === 'view';
  const { points } = answers;
  return {
    sql: `${isView ? `CREATE VIEW ${view} AS\n` : ''}${statement};\n`,
    selfCheck: `${selfCheckOf(isView ? view : `(\n${statement}\n) openras_result`, table, dialect)};\n`,
    reads: reader.read().map(({ name: as, column }) => ({ as, column })),
    bounds: { points: points === null ? null : pointsOf(points), pounds: formatAmount(MOST_PENCE) },
  };
}

/** The query of the answers: each row of the table once, and by which model it was answered. */
function statementOf({ parts, select }: Answers, { id, sha256 }: RecordedModel, dialect: Dialect): string {
  const { literal, textType, pounds } = dialect;
  return [
    `WITH ${parts.join(',\n')}`,
    'SELECT',
    '  case_id,',
    '  status,',
    `  CASE WHEN status = 'budget' THEN ${pounds('pence')} END AS indicative,`,
    '  warning,',
    `  CAST(${id === null ? 'NULL' : literal(id)} AS ${textType}) AS model_id,`,
    `  CAST('${sha256}' AS ${textType}) AS model_sha256`,
    `FROM (\n  ${select}\n) openras_answers`,
  ].join('\n');
}

/** In the schema that a connection looks in first a view cannot be called as the table that it reads. */
function viewOf({ form, schema, table, view = 'openras_budgets' }: SqlOptions): string {
  const name = quotedTable(view, ['options', 'view']);
  if (form === 'view' && schema === undefined && view.toLowerCase() === table.toLowerCase())
    fail('inconsistent', ['options', 'view'], `${show(view)} is the table that the view reads; call it otherwise`);
  return name;
}
