import type { SqlDialect } from 'openras/export';

/** A cell as a test writes it; `null` is SQL's. */
export type Cell = string | null;

/** A table of texts. */
export interface Table {
  readonly name: string;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly Cell[])[];
}

/** A database that runs, and forgets what was in it when it is closed. */
export interface Engine {
  readonly dialect: SqlDialect;
  /** Runs statements whose rows nobody reads. */
  run(sql: string): Promise<void>;
  /** The rows of a query, each cell as text. */
  query(sql: string): Promise<readonly Readonly<Record<string, Cell>>[]>;
  close(): Promise<void>;
}

/** A text in SQL, written here a second time: the tests' own texts have no backslash. */
export function text(cell: Cell): string {
  return cell === null ? 'NULL' : `'${cell.replaceAll("'", "''")}'`;
}

export function name(of: string): string {
  return `"${of.replaceAll('"', '""')}"`;
}

/** The statements that make a table anew, its columns of one type. */
export function tableSql({ name: own, columns, rows }: Table, type = 'TEXT'): string {
  const drop = `DROP TABLE IF EXISTS ${name(own)}; CREATE TABLE ${name(own)} (${columns.map((one) => `${name(one)} ${type}`).join(', ')});`;
  const inserts: string[] = [];
  for (let from = 0; from < rows.length; from += 500) {
    const values = rows.slice(from, from + 500).map((row) => `(${row.map(text).join(', ')})`);
    inserts.push(`INSERT INTO ${name(own)} VALUES ${values.join(',\n')};`);
  }
  return [drop, ...inserts].join('\n');
}
