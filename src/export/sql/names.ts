import { fail, type Path, show } from '../../errors.js';
import { readTogether } from '../../parse/parse.js';

/** The longest name that PostgreSQL keeps, in bytes; it cuts a longer one off without a word. */
const MAX_NAME_BYTES = 63;

/** What the statement calls its own parts; a table of such a name would be hidden by them. */
const OWN = /^openras_\d/i;

/**
 * A name of a table, a view or a column as SQL quotes it, so that whatever stands in it stays a name.
 *
 * @throws RasError `invalid` for a name that no database keeps as it is
 */
export function quoted(name: string, path: Path): string {
  if (name === '') fail('missing', path, 'is blank; expected the name as the database has it');
  if (!name.isWellFormed() || hasControl(name)) {
    fail('invalid', path, `${show(name)} holds a character that no name of a database has`);
  }
  if (bytesOf(name) > MAX_NAME_BYTES) {
    fail('too-large', path, `${show(name)} is longer than ${MAX_NAME_BYTES} bytes, where PostgreSQL cuts names off`);
  }
  return `"${name.replaceAll('"', '""')}"`;
}

/** What the table of the cases is called within the statement. */
const CASES = 'openras_cases';

/** A column of the table of the cases. SQLite takes a quoted name that no column has for a text, unless its table is named. */
export function quotedColumn(name: string, path: Path): string {
  return `${CASES}.${quoted(name, path)}`;
}

/** The table of the cases, as a statement reads from it. */
export function fromCases(table: string): string {
  return `FROM ${table} ${CASES}`;
}

/**
 * The name of a table or a view. A dot in one name is what a file or a schema looks like: DuckDB reads the file
 * `"cases.csv"` where there is no such table, and a schema has an option of its own.
 */
export function quotedTable(name: string, path: Path): string {
  if (name.includes('.')) {
    fail('invalid', path, `${show(name)} holds a dot; name the schema by itself, and the table without it`);
  }
  if (OWN.test(name)) fail('invalid', path, `${show(name)} is what the statement calls a part of its own`);
  return quoted(name, path);
}

/** A table with its schema, where it has one. */
export function tableOf({ schema, table }: { readonly schema?: string | undefined; readonly table: string }): string {
  const [first, name] = readTogether(
    () => (schema === undefined ? '' : `${quotedTable(schema, ['options', 'schema'])}.`),
    () => quotedTable(table, ['options', 'table']),
  );
  return `${first}${name}`;
}

function hasControl(text: string): boolean {
  return /\p{Cc}/u.test(text);
}

/** How many bytes a text takes in UTF-8. */
function bytesOf(text: string): number {
  return encodeURIComponent(text).replaceAll(/%../g, 'x').length;
}
