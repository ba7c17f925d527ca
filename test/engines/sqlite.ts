import { createRequire } from 'node:module';
import type { Engine } from './engine.js';

interface Database {
  exec(
    sql: string,
  ): readonly { readonly columns: readonly string[]; readonly values: readonly (readonly unknown[])[] }[];
  close(): void;
}

/** SQLite, in this process. */
export async function startSqlite(): Promise<Engine> {
  const load = createRequire(import.meta.url)('sql.js') as () => Promise<{ readonly Database: new () => Database }>;
  const { Database } = await load();
  const database = new Database();
  return {
    dialect: 'sqlite',
    async run(sql) {
      database.exec(sql);
    },
    async query(sql) {
      const [result] = database.exec(sql);
      const { columns = [], values = [] } = result ?? {};
      return values.map((row) =>
        Object.fromEntries(columns.map((column, at) => [column, row[at] === null ? null : String(row[at])])),
      );
    },
    async close() {
      database.close();
    },
  };
}
