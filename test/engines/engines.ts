import { startDuckDb } from './duckdb.js';
import type { Engine } from './engine.js';
import { startPostgresql } from './postgresql.js';
import { startSqlite } from './sqlite.js';

/** The databases that the tests run, one for each dialect that is offered. */
export const ENGINES: readonly (readonly [dialect: Engine['dialect'], start: () => Promise<Engine>])[] = [
  ['duckdb', startDuckDb],
  ['postgresql', startPostgresql],
  ['sqlite', startSqlite],
];
