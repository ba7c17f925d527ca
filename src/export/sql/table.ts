import * as z from 'zod';
import { type Path, problemList } from '../../errors.js';
import { wholeText } from '../../identifier.js';
import type { ReadColumn } from './columns.js';
import { SQL_DIALECTS, type SqlDialect } from './dialect.js';
import { quotedColumn, quotedTable, tableOf } from './names.js';

/** Of which table of which database a statement reads. */
export interface SqlTable {
  /** The database; there is no default. */
  readonly dialect: SqlDialect;
  /** The table or view that is read, a row a case. */
  readonly table: string;
  /** The schema that the table is in; the one that the database looks in first unless told otherwise. */
  readonly schema?: string | undefined;
  /** The name of a view that is made of the query; the query itself unless told otherwise. */
  readonly view?: string | undefined;
}

/** The fields of a table that is read. */
export function tableFields() {
  return {
    dialect: z.enum(SQL_DIALECTS),
    table: wholeText(),
    schema: wholeText().optional(),
    view: wholeText().optional(),
  };
}

/** The table, quoted, and what stands before its query. */
export function readTable(options: SqlTable): { readonly table: string; readonly before: string } {
  const view = options.view === undefined ? undefined : quotedTable(options.view, ['options', 'view']);
  return { table: tableOf(options), before: view === undefined ? '' : `CREATE VIEW ${view} AS\n` };
}

/** Columns by what they hold: those that are always read, and those that are named. */
export function readColumns<Field extends string>(
  called: Readonly<Record<Field, string>>,
  always: readonly NoInfer<Field>[],
  named: Readonly<Partial<Record<NoInfer<Field>, string | undefined>>>,
): Partial<Record<Field, ReadColumn>> {
  const problems = problemList();
  const found: Partial<Record<Field, ReadColumn>> = {};
  for (const field of Object.keys(called) as Field[]) {
    const own = named[field];
    if (own === undefined && !always.includes(field)) continue;
    const path: Path = ['options', 'columns', field];
    try {
      const column = own ?? called[field];
      found[field] = { as: `own_${called[field]}`, name: called[field], column, quoted: quotedColumn(column, path) };
    } catch (error) {
      problems.addError(error);
    }
  }
  problems.throwIfAny();
  return found;
}
