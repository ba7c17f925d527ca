import type { MappedTable } from '../intake/mapped-table.js';

/** What a user may accept by name that would otherwise be asked about. */
export const ACCEPTABLE = ['like-ids', 'repeated-lines', 'unpriced-lines', 'credits'] as const;

/** Something that is accepted by name. */
export type Acceptable = (typeof ACCEPTABLE)[number];

/** A user's answers to what is asked about tables. */
export interface ReadingAnswers {
  /** Columns that look like a known one and are something else. */
  readonly ignoreColumn?: readonly string[];
  /** What is accepted as it stands. */
  readonly accept?: readonly Acceptable[];
}

/** Which columns of a table a command used. */
export interface ColumnUse {
  /** The table. */
  readonly file: string;
  /** The columns that were read. */
  readonly used: readonly string[];
  /** The columns that were not. */
  readonly notUsed: readonly string[];
}

/** The ids of cases of one file: as they stand, and by how they look. */
export interface IdsOfFile {
  readonly file: string;
  readonly ids: ReadonlySet<string>;
  readonly byFold: () => ReadonlyMap<string, string>;
}

/** What one call of the command reads tables with: the user's answers, and what is to be said of the tables. */
export interface Reading {
  /** Takes the user's answers, before anything is read. */
  answer(answers: ReadingAnswers): void;
  readonly answers: Required<ReadingAnswers>;
  isIgnored(column: string): boolean;
  accepts(what: Acceptable): boolean;
  /** Notes which columns of a table were used; of a table that is read twice, those of both times. */
  note(file: string, header: readonly string[], used: ReadonlySet<string>): void;
  /** Notes something that a user should know of a table; once, however often it is noted. */
  warn(message: string): void;
  /** The tables that were read, in their order. */
  columns(): readonly ColumnUse[];
  readonly warnings: ReadonlySet<string>;
  /** The ids of cases of each file that was read, in their order. */
  readonly idsOfFiles: IdsOfFile[];
  /** Reads a table through a mapping whenever a file of that path is asked for. */
  readThrough(path: string, table: MappedTable): void;
  /** The table of a file that is read through a mapping. */
  mappedTable(path: string): MappedTable | undefined;
}

/** A folder that files are named from, and what their tables are read with. */
export interface Desk {
  readonly cwd: string;
  readonly reading: Reading;
}

/** What a call of the command begins with: no answers, nothing read. */
export function newReading(): Reading {
  let answers: Required<ReadingAnswers> = { ignoreColumn: [], accept: [] };
  const tables = new Map<string, { readonly header: readonly string[]; readonly used: Set<string> }>();
  const warnings = new Set<string>();
  const mapped = new Map<string, MappedTable>();
  return {
    answer({ ignoreColumn = [], accept = [] }) {
      answers = { ignoreColumn, accept };
    },
    get answers() {
      return answers;
    },
    isIgnored: (column) => answers.ignoreColumn.includes(column),
    accepts: (what) => answers.accept.includes(what),
    note(file, header, used) {
      const before = tables.get(file)?.used ?? [];
      tables.set(file, { header, used: new Set([...before, ...used]) });
    },
    warn: (message) => void warnings.add(message),
    columns: () =>
      [...tables].map(([file, { header, used }]) => ({
        file,
        used: header.filter((column) => used.has(column)),
        notUsed: header.filter((column) => !used.has(column)),
      })),
    warnings,
    idsOfFiles: [],
    readThrough: (path, table) => void mapped.set(path, table),
    mappedTable: (path) => mapped.get(path),
  };
}
