import { type ProblemList, show } from '../../../errors.js';
import { at } from '../../../exact/at.js';
import { readOrTell } from '../../../parse/parse.js';
import type { CellsOf, Column } from '../columns.js';
import { readAmountCell, type Words } from './amount.js';
import { type PointsRange, readEnd, readPoints, readRange } from './range.js';

/** A table of a file, and which rows of the file its rows are. */
export interface TableOfFile {
  readonly table: Readonly<Record<string, unknown>>;
  readonly origins: readonly number[];
}

/** The tables of a file, and the period that the amount of each row states, where it does. */
interface TablesOfFile {
  readonly tables: readonly TableOfFile[];
  readonly periods: readonly (string | undefined)[];
}

/**
 * The tables that rows make up: rows with equal table, group, ages and instrument, in the order of the file. What is
 * wrong is added to the problems.
 */
export function readTables(rows: readonly CellsOf[], words: Words, problems: ProblemList): TablesOfFile {
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
      const { row, period } = readRow(at(rows, index), index, words, problems);
      periods[index] = period;
      return row;
    });
    return { table: { ...readWhomFor(rows, origins, problems), rows: read }, origins };
  });
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
  const first = at(origins, 0);
  const { attempt, cell } = reader(at(rows, first), problems);
  const ages = cell('ages');
  const range = ages === undefined ? undefined : attempt(() => readRange(ages, ['rows', first, 'ages']));
  const name = cell('table')?.trim();
  const group = cell('group');
  const instrument = cell('instrument');
  const maximum = origins.flatMap((index) => {
    const most = at(rows, index).get('maximum');
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
    attempt: <Value>(read: () => Value): Value | undefined => readOrTell(problems, read),
  };
}
