import { createRequire } from 'node:module';
import type { Cell, Engine } from './engine.js';

interface Reader {
  getRowObjectsJson(): readonly Readonly<Record<string, unknown>>[];
}

interface Connection {
  run(sql: string): Promise<unknown>;
  runAndReadAll(sql: string): Promise<Reader>;
  closeSync(): void;
}

interface DuckDb {
  readonly DuckDBInstance: { create(path: string): Promise<{ connect(): Promise<Connection>; closeSync(): void }> };
}

/** DuckDB, in this process. */
export async function startDuckDb(): Promise<Engine> {
  const { DuckDBInstance } = createRequire(import.meta.url)('@duckdb/node-api') as DuckDb;
  const instance = await DuckDBInstance.create(':memory:');
  const connection = await instance.connect();
  return {
    dialect: 'duckdb',
    async run(sql) {
      await connection.run(sql);
    },
    async query(sql) {
      const rows = (await connection.runAndReadAll(sql)).getRowObjectsJson();
      return rows.map((row) => Object.fromEntries(Object.entries(row).map(([key, cell]) => [key, cellOf(cell)])));
    },
    async close() {
      connection.closeSync();
      instance.closeSync();
    },
  };
}

const cellOf = (cell: unknown): Cell => (cell === null ? null : String(cell));
