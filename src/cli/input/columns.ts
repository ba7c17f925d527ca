import { MAX_PROBLEMS, type Problem, type ProblemList, problemList, show } from '../../errors.js';
import { placeDetails } from '../place.js';
import type { CellReader } from './cells.js';
import type { CsvTable } from './csv.js';
import { remember, withoutStacks } from './remember.js';
import { likelyMeant } from './spelling.js';

/** What is expected of a column. */
export interface Column<T> {
  readonly read: CellReader<T>;
  readonly mayLackColumn: boolean;
  readonly mayBeBlank: boolean;
}

/** A column that has to be there, with a value in every row. */
export function required<T>(read: CellReader<T>): Column<T> {
  return { read, mayLackColumn: false, mayBeBlank: false };
}

/** A column that has to be there; a blank cell is an absent value. */
export function blankable<T>(read: CellReader<T>): Column<T | undefined> {
  return { read, mayLackColumn: false, mayBeBlank: true };
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
  /** Cells of other columns as they stand, without spaces around them, by column name. */
  readonly kept: ReadonlyMap<string, readonly string[]>;
  /** Columns of the file that nothing asked for. */
  readonly ignored: readonly string[];
}

/** What to do with the columns that the spec does not name. */
export interface ColumnOptions {
  /** Names of extra columns to carry (`--keep`), or `'all'` of them. */
  readonly keep?: readonly string[] | 'all';
  /** A column whose values must differ from row to row. */
  readonly unique?: string;
}

const ABSENT = { value: undefined };

type AnySpec = Readonly<Record<string, Column<unknown>>>;

/**
 * Reads the columns of a table through the library's own parsers, and tells every problem at once.
 *
 * A column that the spec does not name is left where it is, unless it looks like a misspelling of one that is missing.
 *
 * @throws RasError with the first 100 problems and the total, each with file, line, column and the column's name
 */
export function readColumns<Spec extends AnySpec>(
  table: CsvTable,
  spec: Spec,
  options: ColumnOptions = {},
): Columns<Spec> {
  const { keep = [], unique } = options;
  const problems = problemList();
  checkNames(table, spec, keep, problems);
  const others = table.header.filter((name) => !Object.hasOwn(spec, name));
  const keptNames = keep === 'all' ? others : table.header.filter((name) => keep.includes(name));
  const readers = Object.entries(spec).map(([name, column]) =>
    columnReader(table, name, column, name === unique, problems),
  );
  const kept = keptNames.map((name) => ({ name, index: table.header.indexOf(name), cells: [] as string[] }));

  let row = 0;
  withoutStacks(() => {
    for (const { cells } of table.rows()) {
      for (const reader of readers) reader.take(cells, row);
      for (const column of kept) column.cells.push((cells[column.index] ?? '').trim());
      row += 1;
    }
  });
  problems.throwIfAny();
  return {
    table,
    rowCount: table.rowCount,
    values: Object.fromEntries(readers.map(({ name, values }) => [name, values])) as unknown as ColumnValues<Spec>,
    kept: new Map(kept.map(({ name, cells }) => [name, cells])),
    ignored: others.filter((name) => !keptNames.includes(name)),
  };
}

function columnReader(
  table: CsvTable,
  name: string,
  { read, mayBeBlank }: Column<unknown>,
  isUnique: boolean,
  problems: ProblemList,
) {
  const index = table.header.indexOf(name);
  const values: unknown[] = [];
  const firstRows = new Map<unknown, number>();
  const add = (row: number, { code, path, message, details }: Problem): void => {
    const place = problems.total < MAX_PROBLEMS ? table.locate([row, name]) : undefined;
    problems.add(code, [name, ...path], message, { ...details, ...placeDetails(table.file.name, place) });
  };
  const checkUnique = (row: number, value: unknown): void => {
    if (value === undefined) return;
    const first = firstRows.get(value);
    if (first === undefined) firstRows.set(value, row);
    else add(row, { code: 'duplicate', path: [], message: `${show(value)} is already on line ${table.lineOf(first)}` });
  };
  const readCell = remember(read);
  const take = (cells: readonly string[], row: number): void => {
    const cell = (cells[index] ?? '').trim();
    const reading = index < 0 || (mayBeBlank && cell === '') ? ABSENT : readCell(cell);
    if ('error' in reading) for (const problem of reading.error.problems) add(row, problem);
    else if (isUnique) checkUnique(row, reading.value);
    values.push('value' in reading ? reading.value : undefined);
  };
  return { name, values, take };
}

/** Adds a problem for each column that is missing, misspelt, or asked for and not there. */
function checkNames(table: CsvTable, spec: AnySpec, keep: readonly string[] | 'all', problems: ProblemList): void {
  const { header, file } = table;
  const missing = new Set(Object.keys(spec).filter((name) => !header.includes(name)));
  const named = keep === 'all' ? [] : keep;
  const headerPlace = placeDetails(file.name, { line: 1, column: 1 });
  for (const name of header) {
    if (Object.hasOwn(spec, name) || named.includes(name)) continue;
    const meant = likelyMeant(name, missing);
    if (meant === undefined) continue;
    problems.add('unknown-name', [], `unknown column ${show(name)}; did you mean ${show(meant)}?`, headerPlace);
    missing.delete(meant);
  }
  for (const name of missing) {
    if (spec[name]?.mayLackColumn === true) continue;
    problems.add('missing', [], `the column ${show(name)} is missing`, headerPlace);
  }
  for (const name of named.filter((name) => !header.includes(name))) {
    const meant = likelyMeant(name, header);
    const hint = meant === undefined ? '' : `; did you mean ${show(meant)}?`;
    problems.add('unknown-name', [], `there is no column ${show(name)} to keep${hint}`, headerPlace);
  }
}
