import { fail } from '../../errors.js';

/** The databases whose SQL is written, each of which the tests run. */
export const SQL_DIALECTS = ['duckdb', 'postgresql', 'sqlite'] as const;

/** A database whose SQL is written. */
export type SqlDialect = (typeof SQL_DIALECTS)[number];

/** What a database says in a way of its own. */
export interface Dialect {
  /** The type of its widest whole numbers. */
  readonly whole: string;
  /** The type of its texts. */
  readonly textType: string;
  /** The largest whole number that may stand anywhere in a calculation. */
  readonly most: bigint;
  /** A column as text that is compared letter by letter, whatever the collation of the column. */
  readonly text: (column: string) => string;
  /** A column of days, or of texts that are days, as text. */
  readonly day: (column: string) => string;
  /** The whole quotient of two numbers of 0 or more. */
  readonly div: (a: string, b: string) => string;
  /** The greatest number that divides two numbers, of which one is more than 0. */
  readonly gcd: (a: string, b: string) => string;
  /** Whole pence as pounds with two decimals. */
  readonly pounds: (pence: string) => string;
  /** Where a text begins in another; 0 where it does not stand there. */
  readonly position: (text: string, part: string) => string;
  /** A character by its number. */
  readonly character: string;
  /**
   * A named part of the statement that is worked out as it stands. A planner that put each part's text in place of its
   * name would write the first parts out thousands of times.
   */
  readonly part: (name: string, select: string) => string;
  /** A text that stands in the statement. */
  readonly literal: (text: string) => string;
}

const doubled = (text: string): string => `'${checkedText(text).replaceAll("'", "''")}'`;

function checkedText(text: string): string {
  if (text.includes('\u0000') || !text.isWellFormed())
    fail('invalid', [], 'a text in SQL holds no NUL and whole characters');
  return text;
}

export const DIALECTS: Readonly<Record<SqlDialect, Dialect>> = {
  duckdb: {
    whole: 'HUGEINT',
    textType: 'VARCHAR',
    most: 2n ** 127n - 1n,
    text: (column) => `(CAST(${column} AS VARCHAR) COLLATE "C")`,
    day: (column) => `(CAST(${column} AS VARCHAR) COLLATE "C")`,
    // One slash divides to a float.
    div: (a, b) => `(${a} // ${b})`,
    gcd: (a, b) => `gcd(${a}, ${b})`,
    pounds: (pence) => `CAST(CAST(${pence} AS DECIMAL(18, 0)) * CAST(0.01 AS DECIMAL(3, 2)) AS DECIMAL(18, 2))`,
    position: (text, part) => `strpos(${text}, ${part})`,
    character: 'chr',
    part: (name, select) => `${name} AS (\n${select}\n)`,
    literal: doubled,
  },
  postgresql: {
    whole: 'NUMERIC',
    textType: 'TEXT',
    // Its numbers have up to 131,072 digits.
    most: 10n ** 4000n,
    text: (column) => `(CAST(${column} AS TEXT) COLLATE "C")`,
    // Through JSON a date is written the same whatever the session's DateStyle.
    day: (column) => `((to_jsonb(${column}) #>> '{}') COLLATE "C")`,
    div: (a, b) => `div(${a}, ${b})`,
    gcd: (a, b) => `gcd(${a}, ${b})`,
    pounds: (pence) => `CAST(${pence} * 0.01 AS NUMERIC(18, 2))`,
    position: (text, part) => `strpos(${text}, ${part})`,
    character: 'chr',
    // Its planner leaves a part with an offset alone, and keeps no copy of its rows.
    part: (name, select) => `${name} AS (\n${select}\n  OFFSET 0\n)`,
    // Where a text holds a backslash, its meaning else depends on a setting of the session.
    literal: (text) => (text.includes('\\') ? `E${doubled(text.replaceAll('\\', '\\\\'))}` : doubled(text)),
  },
  sqlite: {
    whole: 'INTEGER',
    textType: 'TEXT',
    // Beyond it SQLite goes on with floats and says nothing.
    most: 2n ** 63n - 1n,
    // What was joined is no column any more, and is compared byte by byte.
    text: (column) => `(${column} || '')`,
    day: (column) => `(${column} || '')`,
    div: (a, b) => `(${a} / ${b})`,
    // It has no such function.
    gcd: (a, b) =>
      `(WITH RECURSIVE euclid(a, b) AS (SELECT ${a}, ${b} UNION ALL SELECT b, a % b FROM euclid WHERE b <> 0) SELECT a FROM euclid WHERE b = 0)`,
    pounds: (pence) => `printf('%d.%02d', ${pence} / 100, ${pence} % 100)`,
    position: (text, part) => `instr(${text}, ${part})`,
    character: 'char',
    part: (name, select) => `${name} AS MATERIALIZED (\n${select}\n)`,
    literal: doubled,
  },
};
