import { at } from '../../exact/at.js';
import { simplify } from '../plain-name.js';
import { type Cell, cellAt, filledIn, type Sheet, textOf } from '../sheet.js';
import type { FindMatches } from './known-names.js';
import { type HeaderName, headerNames, mayBeHeader } from './names.js';

/** Where the header of a table stands: its lowest row, counted from 0, and its names. */
export interface Header {
  readonly row: number;
  readonly rows: 1 | 2;
  readonly names: readonly HeaderName[];
  /** How many of its names are known. */
  readonly known: number;
}

/** A header stands within the first rows of a sheet. */
const DEEPEST = 500;

/** How many columns of ours the names of a header may be, each name for another column. */
function countKnown(names: readonly HeaderName[], find: FindMatches): number {
  const taken = new Set<string>();
  for (const name of names) {
    const match = find(name).find(({ target }) => !taken.has(target.name));
    if (match !== undefined) taken.add(match.target.name);
  }
  return taken.size;
}

/** Whether the row above a header may hold the upper part of its names: fewer of them, and more than a title. */
function hasUpperPart(sheet: Sheet, row: number): boolean {
  const above = sheet.rows[row - 1];
  if (above === undefined) return false;
  const filled = filledIn(above);
  const isText = filled.every((column) => typeof cellAt(above, column) === 'string');
  return isText && filled.length >= 2 && filled.length < filledIn(sheet.rows[row] ?? []).length;
}

/** The header that a row would make; of two forms the one with more known names. */
function headerAt(sheet: Sheet, row: number, find: FindMatches): Header {
  const one = headerNames(sheet, row, false);
  const plain: Header = { row, rows: 1, names: one, known: countKnown(one, find) };
  if (!hasUpperPart(sheet, row)) return plain;
  const two = headerNames(sheet, row, true);
  const joined: Header = { row, rows: 2, names: two, known: countKnown(two, find) };
  const isMerged = sheet.merges.some(({ top, left, right }) => top === row - 1 && right > left);
  return joined.known > plain.known || (isMerged && joined.known === plain.known) ? joined : plain;
}

/** Every row that may be the header of a table of a known kind, in their order. */
function possibleHeaders(sheet: Sheet, find: FindMatches): Header[] {
  const headers: Header[] = [];
  for (const [row, cells] of sheet.rows.slice(0, DEEPEST).entries())
    if (mayBeHeader(cells)) headers.push(headerAt(sheet, row, find));
  return headers;
}

/** The header of a table of a known kind: the first of the rows with the most known names, at least two of them. */
export function findHeader(sheet: Sheet, find: FindMatches): Header | undefined {
  let best: Header | undefined;
  for (const one of possibleHeaders(sheet, find)) if (one.known >= 2 && one.known > (best?.known ?? 0)) best = one;
  return best;
}

/** The header of a table of which nothing is known: the first row of names that is as wide as most rows below it. */
export function findAnyHeader(sheet: Sheet): Header | undefined {
  const widths = sheet.rows.map((cells) => filledIn(cells).length);
  const widest = Math.max(0, ...widths);
  const row = sheet.rows.findIndex((cells, index) => mayBeHeader(cells) && at(widths, index) >= widest * 0.6);
  if (row < 0) return undefined;
  return { row, rows: 1, names: headerNames(sheet, row, false), known: 0 };
}

/** The header of a table whose names are told: the first of the rows that has the most of them, at least half. */
export function findToldHeader(sheet: Sheet, told: readonly string[], rows: 1 | 2): Header | undefined {
  const wanted = new Set(told.map(simplify));
  const half = Math.max(1, Math.ceil(wanted.size / 2));
  let best: Header | undefined;
  for (const [row, cells] of sheet.rows.slice(0, DEEPEST).entries()) {
    if (row < rows - 1 || !cells.some((cell) => typeof cell === 'string')) continue;
    // Only a row that shows some of the lower parts can be it; to put all names together is slow.
    if (!mayHold(cells, wanted)) continue;
    const names = headerNames(sheet, row, rows === 2);
    const known = names.filter(({ name }) => wanted.has(simplify(name))).length;
    if (known >= half && known > (best?.known ?? 0)) best = { row, rows, names, known };
  }
  return best;
}

function mayHold(cells: readonly Cell[], wanted: ReadonlySet<string>): boolean {
  const ends = [...wanted];
  return filledIn(cells).some((column) => {
    const plain = simplify(textOf(cellAt(cells, column)));
    return plain !== '' && ends.some((one) => one.endsWith(plain));
  });
}
