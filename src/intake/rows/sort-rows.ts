import { formatScaled } from '../../exact/ratio.js';
import { formatPounds } from '../../money/amount.js';
import type { FindMatches } from '../header/known-names.js';
import type { MappedTotal, Mapping } from '../mapping.js';
import { type Asker, askRows, slug } from '../question.js';
import { cellAt, filledIn, rowInWords, textOf } from '../sheet.js';
import type { Target } from '../target/target.js';
import { amountOf } from '../value/money.js';
import { LEAVE_OUT, type LeftOut, partsOf, type Table } from './parts.js';
import { type Block, blockFinder, type Candidate, candidatesIn, markOf, summedColumns } from './totals.js';

/** A total of a table, kept to check its cases against. */
export interface ControlTotal {
  readonly place: string;
  /** What marks it, as it stands. */
  readonly label: string;
  /** The columns that it adds up, with its amounts in pounds. */
  readonly amounts: readonly { readonly column: string; readonly pounds: string }[];
  /** How many rows it adds up. */
  readonly count: number;
  readonly of: MappedTotal;
}

/** The rows of a table, each in one place. */
export interface SortedRows {
  /** The rows that are cases or lines, counted from 0 in the sheet. */
  readonly cases: readonly number[];
  readonly totals: readonly ControlTotal[];
  readonly leftOut: readonly LeftOut[];
  readonly blank: number;
}

/** Sorts the rows of a table into cases, totals and what is neither; asks where it is not sure. */
export function sortRows(
  table: Table,
  target: Target,
  mapping: Mapping | undefined,
  find: FindMatches,
  asker: Asker,
): SortedRows {
  const parts = partsOf(table, find, asker);
  const summed = summedColumns(table);
  const candidates = candidatesIn(table, parts.content, summed);
  const first = blockFinder(table, parts.content, candidates, parts.hidden, summed);
  // What has an id or no mark and adds up to nothing is a row like any other, and has to be added.
  const likely = candidates.filter(
    (one) => one.kind === 'marked' || addsUp(first.blockOf(one)) || (one.kind === 'named' && target.isByCase),
  );
  const finder = blockFinder(table, parts.content, likely, parts.hidden, summed);
  const totals: ControlTotal[] = [];
  const leftOut: LeftOut[] = [...parts.leftOut];
  const out = new Set<number>();
  for (const candidate of likely) {
    const block = finder.blockOf(candidate);
    if (!isTotal(table, candidate, block, mapping, asker, finder.sumOfAll)) continue;
    out.add(candidate.row);
    const { sheet } = table;
    const shows = rowInWords(sheet.rows[candidate.row] ?? []);
    leftOut.push({ place: sheet.placeOf(candidate.row, 0), why: 'a total', shows });
    if (block !== undefined) totals.push(controlTotal(table, candidate, block, summed));
  }
  const rest = parts.content.filter((row) => !out.has(row));
  const cases = withoutNotes(table, target, rest, leftOut, asker);
  return { cases, totals, leftOut, blank: parts.blank };
}

/** A block of one row looks like a family: a sum alone never decides. */
const addsUp = (block: Block | undefined): boolean => block !== undefined && block.count >= 2;

function isTotal(
  { sheet, columns }: Table,
  candidate: Candidate,
  block: Block | undefined,
  mapping: Mapping | undefined,
  asker: Asker,
  sumOfAll: (column: number) => bigint,
): boolean {
  const { row, label, kind } = candidate;
  const place = sheet.placeOf(row, 0);
  const shows = rowInWords(sheet.rows[row] ?? []);
  const id = `total-${slug(label === '' ? shows : label)}`;
  if (kind === 'named') {
    const sums = block === undefined ? '' : `; it is the sum of ${block.count} rows`;
    const ask = `is the row "${shows}", which has a name and amounts and nothing else, a total${sums}?`;
    return asker.ask({ id, place, ask, choices: [LEAVE_OUT, 'it is a case'] }) !== 'it is a case';
  }
  if (block === undefined) {
    const amounts = columns
      .filter(({ type, header }) => type === 'money' && filledIn(sheet.rows[row] ?? []).includes(header.column))
      .map(({ name, header }) => `${name} ${pounds(sumOfAll(header.column))}`);
    const sums = amounts.length === 0 ? 'it has no amount to check' : `all rows add up to ${amounts.join(', ')}`;
    const ask = `the row "${shows}" is marked as a total and is no sum of the rows that it stands by (${sums}); is it to be left out all the same?`;
    asker.ask({ id, place, ask, choices: [LEAVE_OUT] });
    return true;
  }
  const isKnown =
    mapping?.columns === undefined || (mapping.totals ?? []).some((one) => isSame(one, mappedTotal(candidate, block)));
  if (!isKnown) {
    const ask = `the row "${shows}" is a total of ${block.count} rows, which the mapping does not know; is it to be left out?`;
    asker.ask({ id, place, ask, choices: [LEAVE_OUT] });
  }
  return true;
}

const pounds = (pence: bigint): string => formatPounds(formatScaled(pence, 2));

function mappedTotal({ label }: Candidate, { of, side }: Block): MappedTotal {
  return { words: markOf(label), of, side };
}

/** Whether two totals are of one kind. What a subtotal and a grand total add up is said by their words. */
export function isSame(one: MappedTotal, other: MappedTotal): boolean {
  const isSaid = one.words === 'subtotal' || one.words === 'grandtotal';
  return one.words === other.words && one.side === other.side && (isSaid || one.of === other.of);
}

function controlTotal(
  { sheet, columns }: Table,
  candidate: Candidate,
  block: Block,
  summed: readonly number[],
): ControlTotal {
  const cells = sheet.rows[candidate.row] ?? [];
  return {
    place: sheet.placeOf(candidate.row, 0),
    label: candidate.label,
    amounts: summed.flatMap((column) => {
      const amount = amountOf(cellAt(cells, column));
      const name = columns.find(({ header }) => header.column === column)?.name ?? '';
      return amount === undefined ? [] : [{ column: name, pounds: formatScaled(amount.pence, 2) }];
    }),
    count: block.count,
    of: mappedTotal(candidate, block),
  };
}

/** Takes notes, headings and rows without an id from the rows of a table. */
function withoutNotes(
  { sheet, columns }: Table,
  { columns: known, isByCase, hasLoneCells }: Target,
  rows: readonly number[],
  leftOut: LeftOut[],
  asker: Asker,
): number[] {
  const idColumn = columns.find(({ name }) => name === 'case_id')?.header.column;
  const isOfOne = (row: number): boolean =>
    !hasLoneCells && filledIn(sheet.rows[row] ?? []).length === 1 && columns.length > 1;
  const shows = (row: number): string => rowInWords(sheet.rows[row] ?? []);
  const leave = (row: number, why: string): void => {
    leftOut.push({ place: sheet.placeOf(row, 0), why, shows: shows(row) });
  };
  const last = rows.findLast((row) => !isOfOne(row)) ?? -1;
  const isNote = (row: number): boolean => shows(row).split(' ').length >= (row > last ? 2 : 4);
  const notes = rows.filter((row) => isOfOne(row) && isNote(row));
  for (const row of notes) leave(row, 'a note');
  const headings = rows.filter((row) => isOfOne(row) && !isNote(row));
  const out = new Set([...notes, ...askAboutHeadings(headings)]);
  for (const row of headings) if (out.has(row)) leave(row, 'a heading');
  const rest = rows.filter((row) => !out.has(row));
  if (idColumn === undefined || !known.some(({ name }) => name === 'case_id')) return rest;
  const withoutId = rest.filter(
    (row) => textOf(cellAt(sheet.rows[row] ?? [], idColumn)) === '' && !isMerged(row, idColumn),
  );
  const answers = askRows(asker, {
    items: withoutId,
    id: 'no-id',
    nameOf: shows,
    placeOf: (row) => sheet.placeOf(row, idColumn),
    askOne: (row) => `the row "${shows(row)}" has no case_id; what is it?`,
    askAll: (count) => `${count} rows have no case_id; what are they?`,
    choices: isByCase ? [LEAVE_OUT] : [LEAVE_OUT, 'of the case above'],
  });
  const fromAbove = new Set(withoutId.filter((_, index) => answers[index] === 'of the case above'));
  for (const row of withoutId) if (!fromAbove.has(row)) leave(row, 'without case_id');
  return rest.filter((row) => fromAbove.has(row) || !withoutId.includes(row));

  function isMerged(row: number, column: number): boolean {
    return sheet.merges.some(
      ({ top, bottom, left, right }) => top < row && row <= bottom && left <= column && column <= right,
    );
  }

  function askAboutHeadings(headings: readonly number[]): number[] {
    if (headings.length === 0) return [];
    const names = headings.slice(0, 8).map(shows).join(', ');
    const answer = asker.ask({
      id: 'headings',
      place: sheet.placeOf(headings[0] ?? 0, 0),
      ask: `${headings.length === 1 ? 'a row shows' : `${headings.length} rows show`} one word alone: ${names}${
        headings.length > 8 ? ' …' : ''
      }; are they headings or notes?`,
      choices: [LEAVE_OUT, 'read'],
    });
    return answer === 'read' ? [] : [...headings];
  }
}
