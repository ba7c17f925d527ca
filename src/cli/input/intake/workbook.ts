import type { Cell as BookCell, Sheet as BookSheet, CellValue } from 'hucre';
import { readXlsx } from 'hucre/xlsx';
import { columnLetters } from '../../../intake/header/names.js';
import { type Cell, NO_STORED_VALUE, type Sheet } from '../../../intake/sheet.js';
import { unguarded } from '../../formula-guard.js';
import { failAt } from '../../place.js';
import { type Part, partsOfZip, zipOf } from './zip-parts.js';

/** The parts of a workbook that hold its tables; pictures, pivots, links and macros are left where they are. */
const WANTED =
  /^(?:\[Content_Types\]\.xml|_rels\/\.rels|xl\/(?:_rels\/)?workbook\.xml(?:\.rels)?|xl\/(?:sharedStrings|styles)\.xml|xl\/worksheets\/[^/]+\.xml)$/i;

/** The most cells of a sheet, with the blank ones between. */
const MOST_CELLS = 4_000_000;

/** The most cells of a sheet that hold a format and nothing else. */
const MOST_BLANK = 500_000;

/** The most merged ranges of a sheet. */
const MOST_MERGES = 100_000;

/**
 * Reads a workbook (.xlsx): its sheets, cells as they are typed, formulas by their stored values.
 *
 * Only the parts that hold tables are given to the reader, inflated here, so that no part is larger than it says.
 *
 * @throws RasError for what is no sound workbook, has a password, or is too large
 * @choice workbook-size: the tables of a workbook may have 80 MB when inflated, some 200,000 rows of ten columns; more is
 * refused with the advice to save the sheet as CSV. A reader that streams takes less memory and loses failed formulas,
 * which are named here
 */
export async function readWorkbook(bytes: Buffer, name: string): Promise<readonly Sheet[]> {
  if (bytes.readUInt32BE(0) === 0xd0cf11e0)
    failAt('refused', name, undefined, 'is an old .xls workbook or has a password; save it as .xlsx without one');
  const book = await readBook(checkedZip(bytes, name), name);
  return book.sheets.map((sheet) => sheetOf(sheet));
}

/** The parts of a workbook that hold its tables, checked, as a zip of their own; what they weigh is let go. */
function checkedZip(bytes: Buffer, name: string): Buffer {
  const parts = partsOfZip(bytes, name, (part) => WANTED.test(part));
  for (const part of parts) refuseOdd(part, name);
  refuseLostTexts(parts, name);
  return zipOf(parts);
}

async function readBook(zip: Buffer, name: string) {
  try {
    return await readXlsx(zip);
  } catch (error) {
    const why = error instanceof Error ? error.message.slice(0, 200) : String(error);
    return failAt(
      'invalid',
      name,
      undefined,
      `is no sound workbook: ${why}; open and save it in a spreadsheet program`,
    );
  }
}

/** How much of a part is looked at together, and how much of the next with it, so that nothing is cut. */
const STRETCH = { bytes: 4_000_000, over: 500 };

/** What is found in a part, stretch by stretch: a large one as one text would take its weight again. */
function* foundIn(bytes: Buffer, pattern: RegExp): Iterable<RegExpMatchArray> {
  for (let from = 0; from < bytes.length; from += STRETCH.bytes) {
    const text = bytes.subarray(from, from + STRETCH.bytes + STRETCH.over).toString('latin1');
    for (const found of text.matchAll(pattern)) if ((found.index ?? 0) < STRETCH.bytes) yield found;
  }
}

/** Refuses what costs a reader of XML far more than it weighs: entities, cells far from all others, very many blank ones. */
function refuseOdd({ name: part, bytes }: Part, name: string): void {
  if (bytes.includes('<!DOCTYPE') || bytes.includes('<!ENTITY'))
    failAt('refused', name, undefined, `its part ${part} declares entities, as no spreadsheet program does`);
  if (!/worksheets/i.test(part)) return;
  let [rows, columns, blank] = [0, 0, 0];
  for (const [, letters = '', row, end] of foundIn(
    bytes,
    /<(?:\w+:)?c\s[^>]{0,200}?\br="([A-Z]{1,8})(\d{1,9})"[^>]{0,200}?(\/?)>/g,
  )) {
    rows = Math.max(rows, Number(row));
    columns = Math.max(columns, numberOf(letters));
    if (end === '/') blank += 1;
  }
  for (const [, row] of foundIn(bytes, /<(?:\w+:)?row\s[^>]{0,200}?\br="(\d{1,9})"/g))
    rows = Math.max(rows, Number(row));
  if (rows * Math.max(1, columns) > MOST_CELLS)
    failAt(
      'too-large',
      name,
      undefined,
      `a sheet reaches to row ${rows} and column ${columns}; delete what stands far from the table, or save the sheet as CSV`,
    );
  if (blank > MOST_BLANK)
    failAt(
      'too-large',
      name,
      undefined,
      `a sheet has ${blank.toLocaleString('en-GB')} blank cells with a format; delete the rows and columns around the table, or save the sheet as CSV`,
    );
  refuseMerges(bytes, name);
}

/** Refuses cells whose text is not there: they would be read as blank. */
function refuseLostTexts(parts: readonly Part[], name: string): void {
  const shared = parts.find((part) => /sharedStrings/i.test(part.name))?.bytes ?? Buffer.alloc(0);
  let count = 0;
  for (const _ of foundIn(shared, /<(?:\w+:)?si[\s>/]/g)) count += 1;
  for (const { name: part, bytes } of parts) {
    if (!/worksheets/i.test(part)) continue;
    for (const [, index] of foundIn(bytes, /\bt="s"[^>]{0,200}>\s*<(?:\w+:)?v>(\d{1,12})</g))
      if (Number(index) >= count)
        failAt(
          'invalid',
          name,
          undefined,
          `its part ${part} has a cell whose text is not there; open and save it in a spreadsheet program`,
        );
  }
}

/** Refuses merged cells that are very many, or cover a large part of a sheet: each costs what it covers. */
function refuseMerges(bytes: Buffer, name: string): void {
  let [count, area] = [0, 0];
  for (const [, left = '', top, right = '', bottom] of foundIn(
    bytes,
    /<(?:\w+:)?mergeCell\s[^>]{0,200}?\bref="([A-Z]{1,8})(\d{1,9}):([A-Z]{1,8})(\d{1,9})"/g,
  )) {
    count += 1;
    area += (Number(bottom) - Number(top) + 1) * (numberOf(right) - numberOf(left) + 1);
  }
  if (count > MOST_MERGES || area > MOST_CELLS)
    failAt(
      'too-large',
      name,
      undefined,
      `a sheet has ${count.toLocaleString('en-GB')} merged cells that cover ${area.toLocaleString('en-GB')}; unmerge what stands outside the table`,
    );
}

const numberOf = (letters: string): number =>
  [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0);

function sheetOf({ name, rows, cells, merges, rowDefs, hidden, veryHidden }: BookSheet): Sheet {
  const read = rows.map((row) => row.map(cellOf));
  for (const [place, cell] of cells ?? []) {
    const [row = 0, column = 0] = place.split(',').map(Number);
    const own = read[row];
    if (own !== undefined && (cell.type === 'error' || cell.formula !== undefined)) own[column] = special(cell);
  }
  return {
    name,
    isHidden: hidden === true || veryHidden === true,
    rows: read,
    hiddenRows: new Set([...(rowDefs ?? [])].flatMap(([row, { hidden }]) => (hidden === true ? [row] : []))),
    merges: (merges ?? []).map(({ startRow, startCol, endRow, endCol }) => ({
      top: startRow,
      left: startCol,
      bottom: endRow,
      right: endCol,
    })),
    lineOf: (row) => row + 1,
    placeOf: (row, column) => `${name}!${columnLetters(column)}${row + 1}`,
  };
}

/** A cell whose formula failed, or has no value that could be read. */
function special({ type, value, formulaResult }: BookCell): Cell {
  const stored = formulaResult ?? value;
  if (typeof stored === 'string' && /^#[A-Z0-9/]+[!?]?$/.test(stored)) return { error: stored };
  if (type === 'error') return { error: String(value) };
  return stored === null || stored === undefined ? { error: NO_STORED_VALUE } : cellOf(stored);
}

function cellOf(value: CellValue): Cell {
  if (value instanceof Date) {
    const time = value.getTime();
    return Number.isNaN(time) ? { error: '#DATE!' } : { day: value.toISOString().slice(0, 10) };
  }
  if (typeof value === 'string') return value === '' ? null : unguarded(value);
  return value;
}
