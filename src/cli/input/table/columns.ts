import { MAX_PROBLEMS, type Problem, type ProblemList, problemList, RasError, show } from '../../../errors.js';
import { at } from '../../../exact/at.js';
import { placeDetails } from '../../place.js';
import type { CsvTable } from '../text/csv.js';
import type { CellReader } from './cells.js';
import { claimColumns } from './claim-columns.js';
import { KNOWN_COLUMNS } from './known-columns.js';
import { likeGroups, lookAtIds } from './like-values.js';
import { remember, withoutStacks } from './remember.js';
import { sheetErrorOf } from './sheet-error.js';
import { likelyMeant } from './spelling.js';
import { uncertainColumn } from './uncertain-column.js';
import { unreadColumns } from './unread-columns.js';
import { yesNoGroups } from './yes-no-groups.js';

/** What is expected of a column. */
export interface Column<T> {
  readonly read: CellReader<T>;
  readonly mayLackColumn: boolean;
  readonly mayBeBlank: boolean;
  /** Where a blank cell is an absent value because of what stands in another column of the row. */
  readonly blankBeside?: BlankBeside;
}

/** What another column has to say for a cell to be blank. */
interface BlankBeside {
  readonly column: string;
  readonly says: (cell: string) => boolean;
}

/** A column that has to be there, with a value in every row. */
export function required<T>(read: CellReader<T>): Column<T> {
  return { read, mayLackColumn: false, mayBeBlank: false };
}

/** A column that has to be there; a blank cell is an absent value. */
export function blankable<T>(read: CellReader<T>): Column<T | undefined> {
  return { read, mayLackColumn: false, mayBeBlank: true };
}

/** A column that has to be there; a cell may be blank only beside another column that says why. */
export function unless<T>(column: string, says: (cell: string) => boolean, read: CellReader<T>): Column<T | undefined> {
  return { read, mayLackColumn: false, mayBeBlank: false, blankBeside: { column, says } };
}

/** A column with a value in every row that is not left out with a reason. */
export function unlessLeftOut<T>(read: CellReader<T>): Column<T | undefined> {
  return unless(LEAVES_OUT, (cell) => cell !== '', read);
}

/** A column that may be left out; a blank cell is an absent value. */
export function optional<T>(read: CellReader<T>): Column<T | undefined> {
  return { read, mayLackColumn: true, mayBeBlank: true };
}

/** The values of the columns of a spec, row by row. */
export type ColumnValues<Spec> = {
  readonly [Name in keyof Spec]: Spec[Name] extends Column<infer T> ? readonly T[] : never;
};

/** The columns of a file, read. */
export interface Columns<Spec> {
  readonly table: CsvTable;
  readonly rowCount: number;
  readonly values: ColumnValues<Spec>;
  /** Cells of other columns as they stand, without spaces around them, by column name; of groups that are yes and no these words. */
  readonly kept: ReadonlyMap<string, readonly string[]>;
}

/** What to do with the columns that the spec does not name. */
export interface ColumnOptions {
  /** Names of extra columns to carry (`--keep`), which have to be there; or all of them. */
  readonly keep?: readonly string[] | 'all';
  /** Names of extra columns to carry where the table has them. */
  readonly mayKeep?: readonly string[];
  /** Which option asks for a column that has to be there. */
  readonly askedBy?: ReadonlyMap<string, string>;
  /** A column of ids, whose values must differ from row to row. */
  readonly unique?: string;
  /** Columns whose values are groups, of which two that are nearly alike are told. */
  readonly groups?: readonly string[];
  /** What the rows are about although this file does not hold it, such as packages that stand in another. */
  readonly about?: readonly string[];
}

const ABSENT = { value: undefined };

/** How many equal problems of a column are told with their places; the rest is counted. */
const MOST_EQUAL = 3;

/** The column that leaves a row out, with a reason. */
const LEAVES_OUT = 'exclude_reason';

type AnySpec = Readonly<Record<string, Column<unknown>>>;

/**
 * Reads the columns of a table through the library's own parsers, and tells every problem at once.
 *
 * A column that nothing reads is left where it is and named, unless it looks like one that is read: that is a question.
 * So is a column that changes figures and that the command does not read, such as a reason to leave a row out.
 *
 * @throws RasError with the first 100 problems and the total, each with file, line, column and the column's name; of
 * equal ones in a column the first three, the last of which carries `more`, the number of all others
 */
export function readColumns<Spec extends AnySpec>(
  table: CsvTable,
  spec: Spec,
  options: ColumnOptions = {},
): Columns<Spec> {
  const { mayKeep = [], unique, groups = [], askedBy, about = [] } = options;
  const keep = keptBy(table, spec, options);
  const carried = new Set([...keep, ...mayKeep]);
  const isThere = (name: string): boolean => table.header.includes(name) && !table.reading.isIgnored(name);
  const isRead = (name: string): boolean => Object.hasOwn(spec, name) && isThere(name);
  const unread = unreadColumns({
    header: table.header,
    isRead,
    isKept: (name) => isRead(name) || (carried.has(name) && isThere(name)),
    isIgnored: (name) => table.reading.isIgnored(name) || options.keep === 'all',
    about,
    lineOf: table.lineOf,
  });
  const problems = problemList();
  const used = claimColumns(
    table,
    {
      known: Object.keys(spec),
      required: Object.keys(spec).filter((name) => spec[name]?.mayLackColumn !== true),
      ...(askedBy !== undefined && { askedBy }),
      named: keep.filter((name) => !Object.hasOwn(spec, name)),
      mayLack: mayKeep,
      asks: unread.names,
    },
    problems,
  );
  const keptNames = table.header.filter((name) => used.has(name) && carried.has(name));
  const tell = problemTeller(table);
  const readers = Object.entries(spec).map(([name, column]) =>
    columnReader(
      table,
      name,
      column,
      { isThere: used.has(name), isUnique: name === unique, isIds: name === unique || name === 'case_id' },
      tell,
    ),
  );
  const kept = keptNames.map((name) => ({ name, index: table.header.indexOf(name), cells: [] as string[] }));
  const looks = groups
    .filter((name) => used.has(name))
    .map((name) => ({
      name,
      index: table.header.indexOf(name),
      alike: likeGroups(table.file.name, name, table.lineOf),
    }));
  const mayCome = uncertainColumn(table, spec);
  const places = new Map(table.header.map((name, index) => [name, index]));

  let row = 0;
  withoutStacks(() => {
    for (const { cells } of table.rows()) {
      for (const reader of readers) reader.take(cells, row);
      mayCome?.look(cells);
      for (const column of kept) column.cells.push(at(cells, column.index).trim());
      for (const { name, index, alike } of looks) {
        const cell = at(cells, index).trim();
        alike.look(cell, row);
        const fault = Object.hasOwn(spec, name) ? undefined : sheetErrorOf(cell);
        if (fault !== undefined) tell(row, name, { code: 'choice-needed', path: [], message: fault });
      }
      const cellOf = (name: string): string => cells[places.get(name) ?? -1]?.trim() ?? '';
      for (const { column, message } of unread.look(cellOf, row)) {
        tell(row, column, { code: 'choice-needed', path: [], message });
      }
      row += 1;
    }
  });
  const carriedCells = new Map<string, readonly string[]>(kept.map(({ name, cells }) => [name, cells]));
  for (const { name, alike } of looks) {
    const read = yesNoGroups(table.file.name, name, carriedCells.get(name) ?? []);
    if (read.question !== undefined) {
      tell(read.question.row, name, { code: 'choice-needed', path: [], message: read.question.message });
    }
    for (const sentence of read.isYesNo ? [read.note ?? []].flat() : alike.told()) table.reading.warn(sentence);
    carriedCells.set(name, read.cells);
  }
  tell.handOver(problems);
  problems.throwIfAny();
  mayCome?.tell();
  return {
    table,
    rowCount: table.rowCount,
    values: Object.fromEntries(readers.map(({ name, values }) => [name, values])) as unknown as ColumnValues<Spec>,
    kept: new Map(keptNames.map((name) => [name, carriedCells.get(name) ?? []])),
  };
}

/** The extra columns that are asked for: of all of them, those that look like none of the spec. */
function keptBy(table: CsvTable, spec: AnySpec, { keep = [] }: ColumnOptions): readonly string[] {
  if (keep !== 'all') return keep;
  const known = Object.keys(spec);
  const isAsked = (name: string): boolean => !KNOWN_COLUMNS.has(name) && likelyMeant(name, known) !== undefined;
  return table.header.filter((name) => !Object.hasOwn(spec, name) && !table.reading.isIgnored(name) && !isAsked(name));
}

/** Tells what is wrong with a cell. */
interface TellCell {
  (row: number, column: string, problem: Problem): void;
  /** Adds all that was told to a list of problems, in its order. */
  readonly handOver: (problems: ProblemList) => void;
}

/** Gathers what is wrong with cells; of equal problems of a column the first places, and a count of the others. */
function problemTeller(table: CsvTable): TellCell {
  const told: { readonly problem: Problem; more: number }[] = [];
  const equal = new Map<string, { count: number; last: { more: number } | undefined }>();
  let beyond = 0;
  const tell = (row: number, column: string, { code, path, message, details }: Problem): void => {
    // Values that stand twice name the line of the first each, and are one slip all the same.
    const key = `${column}\n${code === 'duplicate' ? code : message}`;
    const known = equal.get(key) ?? { count: 0, last: undefined };
    known.count += 1;
    if (known.count > MOST_EQUAL && known.last !== undefined) {
      known.last.more += 1;
      return;
    }
    if (told.length === MAX_PROBLEMS) {
      beyond += 1;
      return;
    }
    const place = placeDetails(table.file.name, table.locate([row, column]));
    const one = { problem: { code, path: [column, ...path], message, details: { ...details, ...place } }, more: 0 };
    known.last = one;
    equal.set(key, known);
    told.push(one);
  };
  const handOver = (problems: ProblemList): void => {
    told.forEach(({ problem, more }, index) => {
      const rest = more + (index === told.length - 1 ? beyond : 0);
      const details = { ...problem.details, ...(more > 0 && { more }) };
      problems.addError(new RasError([{ ...problem, details }], 1 + rest));
    });
  };
  return Object.assign(tell, { handOver });
}

function columnReader(
  table: CsvTable,
  name: string,
  { read, mayBeBlank, blankBeside }: Column<unknown>,
  { isThere, isUnique, isIds }: { readonly isThere: boolean; readonly isUnique: boolean; readonly isIds: boolean },
  tell: TellCell,
) {
  const index = isThere ? table.header.indexOf(name) : -1;
  const values: unknown[] = [];
  const firstRows = new Map<unknown, number>();
  const look = isIds && isThere ? lookAtIds(table) : undefined;
  const checkUnique = (row: number, value: unknown): void => {
    if (value === undefined) return;
    const first = firstRows.get(value);
    if (first !== undefined) {
      const message = `${show(value)} is already on line ${table.lineOf(first)}`;
      tell(row, name, { code: 'duplicate', path: [], message });
      return;
    }
    firstRows.set(value, row);
  };
  const checkLike = (row: number, value: unknown): void => {
    const odd = typeof value === 'string' ? look?.(value, row) : undefined;
    if (odd !== undefined) tell(row, name, { code: 'choice-needed', path: [], message: odd });
  };
  const readCell = remember(read);
  const beside = blankBeside === undefined || table.reading.isIgnored(blankBeside.column) ? '' : blankBeside.column;
  const besideIndex = table.header.indexOf(beside);
  const isAbsent = (cells: readonly string[], cell: string): boolean => {
    if (index < 0 || (mayBeBlank && cell === '')) return true;
    return cell === '' && besideIndex >= 0 && blankBeside?.says(at(cells, besideIndex).trim()) === true;
  };
  const take = (cells: readonly string[], row: number): void => {
    const cell = index < 0 ? '' : at(cells, index).trim();
    const fault = sheetErrorOf(cell);
    if (fault !== undefined) {
      tell(row, name, { code: 'choice-needed', path: [], message: fault });
      values.push(undefined);
      return;
    }
    const reading = isAbsent(cells, cell) ? ABSENT : readCell(cell);
    if ('error' in reading) for (const problem of reading.error.problems) tell(row, name, problem);
    else {
      if (isUnique) checkUnique(row, reading.value);
      checkLike(row, reading.value);
    }
    values.push('value' in reading ? reading.value : undefined);
  };
  return { name, values, take };
}
