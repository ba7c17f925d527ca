import { type ProblemList, problemList, show } from '../../errors.js';
import type { CellsOf, Column } from './columns.js';
import { readAmountCell, type Words } from './read-amount.js';
import { type PointsRange, readEnd, readPoints, readRange } from './read-range.js';

/** A table of a file, and which rows of the file its rows are. */
export interface TableOfFile {
  readonly table: Readonly<Record<string, unknown>>;
  readonly origins: readonly number[];
}

/** The tables that rows make up: rows with equal table, group, ages and instrument, in the order of the file. */
export function readTables(
  rows: readonly CellsOf[],
  words: Words,
): { tables: TableOfFile[]; periods: (string | undefined)[] } {
  const problems = problemList();
  const byTable = new Map<string, number[]>();
  rows.forEach((cells, index) => {
    const key = JSON.stringify(['table', 'group', 'ages', 'instrument'].map((column) => cells.get(column) ?? null));
    const members = byTable.get(key);
    if (members === undefined) byTable.set(key, [index]);
    else members.push(index);
  });
  const periods: (string | undefined)[] = rows.map(() => undefined);
  const tables = [...byTable.values()].map((origins) => {
    const read = origins.map((index) => {
      const { row, period } = readRow(rows[index] ?? new Map(), index, words, problems);
      periods[index] = period;
      return row;
    });
    return { table: { ...readWhomFor(rows, origins, problems), rows: read }, origins };
  });
  problems.throwIfAny();
  return { tables, periods };
}

function readRow(cells: CellsOf, index: number, words: Words, problems: ProblemList) {
  const { attempt, cell } = reader(cells, problems);
  const range = attempt(() => readBounds(cells, index, problems));
  const said = attempt(() => readAmountCell(cells.get('amount') ?? '', words, ['rows', index, 'amount']));
  const { period, ...amount } = said ?? { amount: null };
  const name = cell('name')?.trim();
  const shown = cell('shown')?.trim();
  const cases = cell('cases')?.trim();
  if (cases !== undefined && !/^\d{1,9}$/.test(cases)) {
    problems.add('invalid', ['rows', index, 'cases'], `${show(cases)} is not a whole number of cases`);
  }
  const row = {
    ...range,
    ...(name !== undefined && { name }),
    ...amount,
    ...(shown !== undefined && { shown }),
    ...(cases !== undefined && { cases: Number(cases) }),
  };
  return { row, period };
}

function readBounds(cells: CellsOf, index: number, problems: ProblemList): PointsRange | undefined {
  const points = cells.get('points');
  const from = cells.get('from');
  const to = cells.get('to');
  if (points === undefined && from === undefined) {
    problems.add('missing', ['rows', index, 'points'], 'has no points; expected from and to, or points such as 70-115');
    return undefined;
  }
  if (points === undefined) {
    return {
      from: readPoints(from ?? '', ['rows', index, 'from']),
      to: readEnd(to ?? '', ['rows', index, 'to']),
    };
  }
  if (from !== undefined || to !== undefined) {
    problems.add('inconsistent', ['rows', index, 'points'], 'points stand here and in from and to; expected one');
  }
  return readRange(points, ['rows', index, 'points']);
}

function readWhomFor(rows: readonly CellsOf[], origins: readonly number[], problems: ProblemList) {
  const [first = 0] = origins;
  const { attempt, cell } = reader(rows[first] ?? new Map(), problems);
  const ages = cell('ages');
  const range = ages === undefined ? undefined : attempt(() => readRange(ages, ['rows', first, 'ages']));
  const name = cell('table')?.trim();
  const group = cell('group');
  const instrument = cell('instrument');
  const maximum = origins.flatMap((index) => {
    const most = rows[index]?.get('maximum');
    return most === undefined ? [] : (attempt(() => readPoints(most, ['rows', index, 'maximum'])) ?? []);
  });
  if (new Set(maximum).size > 1) {
    problems.add('inconsistent', ['rows', first, 'maximum'], 'a table has one maximum for all its rows');
  }
  const ageRange = range && { from: Number(range.from), ...(range.to !== null && { to: Number(range.to) }) };
  return {
    ...(name !== undefined && { name }),
    ...(group !== undefined && { group }),
    ...(ageRange !== undefined && { ageRange }),
    ...(instrument !== undefined && { instrument }),
    ...(maximum[0] !== undefined && { maximum: maximum[0] }),
  };
}

function reader(cells: CellsOf, problems: ProblemList) {
  return {
    cell: (column: Column): string | undefined => cells.get(column),
    attempt<Value>(read: () => Value): Value | undefined {
      try {
        return read();
      } catch (error) {
        problems.addError(error);
        return undefined;
      }
    },
  };
}
