import { at, valueAt } from '../../exact/at.js';
import { simplify } from '../plain-name.js';
import { cellAt, filledIn, isBlank, type Sheet, textOf } from '../sheet.js';
import { amountOf } from '../value/money.js';
import type { Table } from './parts.js';

/** A row that may be a total. */
export interface Candidate {
  readonly row: number;
  /** The words that mark it, as they stand; blank where it has none. */
  readonly label: string;
  /** Whether words mark it, it has no id, or it has a name and nothing but amounts. */
  readonly kind: 'marked' | 'without-id' | 'named';
}

/** What a total adds up. */
export interface Block {
  readonly side: 'above' | 'below';
  readonly of: 'all' | 'block';
  /** How many rows it adds up. */
  readonly count: number;
  /** Whether it adds up hidden rows as well, which are left out. */
  readonly withHidden: boolean;
}

const MARK = /\b(?:sub[\s-]?totals?|grand\s+totals?|totals?|sums?|overall)\b/i;

/** The words that mark a total, simplified, without what they are of: `subtotal` of `North sub-total:`. */
export function markOf(label: string): string {
  return simplify(MARK.exec(label)?.[0] ?? '').replace(/s$/, '');
}

/** Whether a text marks a total. */
function isMark(text: string): boolean {
  return text.length <= 80 && MARK.test(text);
}

/** The columns that a total adds up: those of money, else those of numbers. */
export function summedColumns({ columns, sheet, header }: Table): number[] {
  const money = columns.filter(({ type }) => type === 'money');
  if (money.length > 0) return money.map((one) => one.header.column);
  const numbers = columns.filter(({ type }) => type === 'points' || type === 'number');
  if (numbers.length > 0) return numbers.map((one) => one.header.column);
  return columns
    .filter(({ type }) => type === 'as-it-is' || type === 'text')
    .map((one) => one.header.column)
    .filter((column) => isOfAmounts(sheet, header.row, column));
}

function isOfAmounts(sheet: Sheet, row: number, column: number): boolean {
  const cells = sheet.rows.slice(row + 1, row + 200).map((cells) => cellAt(cells, column));
  const filled = cells.filter((cell) => !isBlank(cell));
  return filled.length > 0 && filled.filter((cell) => amountOf(cell) !== undefined).length > filled.length * 0.8;
}

/** The rows that may be totals. */
export function candidatesIn(table: Table, content: readonly number[], summed: readonly number[]): Candidate[] {
  const { sheet, columns } = table;
  const idColumn = columns.find(({ name }) => name === 'case_id')?.header.column;
  const hasMore = hasMoreThanAmounts(table, content, summed);
  return content.flatMap((row): Candidate[] => {
    const cells = sheet.rows[row] ?? [];
    const filled = filledIn(cells);
    const id = idColumn === undefined ? '' : textOf(cellAt(cells, idColumn));
    const marked = filled.map((column) => textOf(cellAt(cells, column))).find(isMark);
    if (marked !== undefined && (id === '' || id === marked)) return [{ row, label: marked, kind: 'marked' }];
    const sums = summed.filter((column) => amountOf(cellAt(cells, column)) !== undefined);
    if (sums.length === 0 || idColumn === undefined) return [];
    const others = filled.filter((column) => column !== idColumn && amountOf(cellAt(cells, column)) === undefined);
    if (others.length > 0) return [];
    if (id === '') return [{ row, label: '', kind: 'without-id' }];
    return hasMore && filled.length === sums.length + 1 ? [{ row, label: id, kind: 'named' }] : [];
  });
}

/** Whether most rows of a table show more than an id and amounts: of those that do not, some may be totals. */
function hasMoreThanAmounts({ sheet, columns }: Table, content: readonly number[], summed: readonly number[]): boolean {
  const others = columns.filter(({ name, header }) => name !== 'case_id' && !summed.includes(header.column));
  const withMore = content.filter((row) =>
    others.some(({ header }) => !isBlank(cellAt(sheet.rows[row] ?? [], header.column))),
  );
  return withMore.length * 2 > content.length;
}

/** How many blocks are tried on either side, the nearest first; then all rows up to there, or from there. */
const MOST_EDGES = 60;

/** Finds what rows the totals of a table add up. */
export interface BlockFinder {
  /** What a candidate adds up; undefined where its amounts are no sum of rows that begin or end at a total. */
  blockOf(candidate: Candidate): Block | undefined;
  /** What all rows add up to, a column each of those that the candidate has an amount in. */
  sumOfAll(column: number): bigint;
}

/**
 * @param content the rows in their order, with those that may be totals
 * @param totals those that are taken as totals, and so are not added
 * @param hidden rows that are left out, which a total may count
 */
export function blockFinder(
  { sheet }: Table,
  content: readonly number[],
  totals: readonly Candidate[],
  hidden: readonly number[],
  summed: readonly number[],
): BlockFinder {
  const isTotal = new Set(totals.map(({ row }) => row));
  const finders = (hidden.length === 0 ? [false] : [false, true]).map((withHidden) => {
    const rows = withHidden ? [...content, ...hidden].sort((one, other) => one - other) : content;
    return { withHidden, ...sumsOf(sheet, rows, isTotal, summed) };
  });
  return {
    sumOfAll: (column) => finders[0]?.between(column, 0, content.length) ?? 0n,
    blockOf({ row }) {
      const cells = sheet.rows[row] ?? [];
      const own = summed.flatMap((column) => {
        const amount = amountOf(cellAt(cells, column));
        return amount === undefined ? [] : [{ column, pence: amount.pence }];
      });
      if (own.length === 0) return undefined;
      for (const { withHidden, rows, edges, between, count } of finders) {
        const place = rows.indexOf(row);
        const fits = (from: number, to: number): boolean =>
          count(from, to) > 0 && own.every(({ column, pence }) => between(column, from, to) === pence);
        const all = count(0, rows.length);
        const block = (side: Block['side'], from: number, to: number): Block => ({
          side,
          of: count(from, to) === all ? 'all' : 'block',
          count: count(from, to),
          withHidden,
        });
        for (const from of nearest(edges.filter((edge) => edge <= place).reverse()))
          if (fits(from, place)) return block('below', from, place);
        for (const to of nearest([...edges.map((edge) => edge - 1), rows.length].filter((edge) => edge > place)))
          if (fits(place + 1, to)) return block('above', place + 1, to);
      }
      return undefined;
    },
  };
}

/** The first edges of a list, and the last. */
function nearest(edges: readonly number[]): readonly number[] {
  return edges.length <= MOST_EDGES ? edges : [...edges.slice(0, MOST_EDGES), at(edges, edges.length - 1)];
}

/** Running sums of a list of rows, without its totals; `edges` are where a block may begin. */
function sumsOf(sheet: Sheet, rows: readonly number[], isTotal: ReadonlySet<number>, summed: readonly number[]) {
  const edges = [0];
  const running = new Map(summed.map((column) => [column, [0n]]));
  const counts = [0];
  for (const [place, row] of rows.entries()) {
    const cells = at(sheet.rows, row);
    if (isTotal.has(row)) edges.push(place + 1);
    // A row of one cell is a note or a heading, and adds nothing.
    counts.push(at(counts, place) + (isTotal.has(row) || filledIn(cells).length < 2 ? 0 : 1));
    for (const [column, sums] of running) {
      const own = isTotal.has(row) ? 0n : (amountOf(cellAt(cells, column))?.pence ?? 0n);
      sums.push(at(sums, place) + own);
    }
  }
  const between = (column: number, from: number, to: number): bigint =>
    at(valueAt(running, column), to) - at(valueAt(running, column), from);
  return { rows, edges, between, count: (from: number, to: number): number => at(counts, to) - at(counts, from) };
}
