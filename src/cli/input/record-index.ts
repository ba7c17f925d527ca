import { failAt } from '../place.js';
import { MAX_CSV_BYTES, readCsv } from './csv.js';
import { readFile } from './file.js';
import { newReading } from './reading.js';

/** A line of an index of records. */
export interface IndexEntry {
  /** The case, as the cell has it: an id that begins like a formula has an apostrophe before it. */
  readonly cell: string;
  /** Where the record begins in its file, in bytes, and how many they are; not a whole number where the cell is none. */
  readonly from: number;
  readonly bytes: number;
  /** The line of the index. */
  readonly line: number;
  /** Which record of the file it is, from 1. */
  readonly place: number;
}

const HEADER = 'case_id,kind,offset,length';
const LINE_FEED = 10;
/** What makes a line feed more, or less, than the end of a record's line: quotes, other line endings, blank lines. */
const NOT_PLAIN = ['"', '\r', '\n\n'];

/** The lines of an index, in their order. */
export function* readIndex(cwd: string, name: string): Generator<IndexEntry> {
  // An index is the command's own: nothing of it is asked about or named.
  const table = readCsv({ cwd, reading: newReading() }, name);
  const [id, offset, length] = ['case_id', 'offset', 'length'].map((column) => {
    const place = table.header.indexOf(column);
    return place < 0 ? failAt('missing', name, undefined, `has no column ${column}`) : place;
  }) as [number, number, number];
  let place = 0;
  for (const { cells, line } of table.rows()) {
    place += 1;
    yield { cell: cells[id] ?? '', from: Number(cells[offset]), bytes: Number(cells[length]), line, place };
  }
}

/**
 * The lines of an index that may name a case. Where the index is as the command writes it and no id needs quotes, its bytes
 * are searched and no other line is read, so that one case of millions is found at once.
 */
export function findInIndex(cwd: string, name: string, caseId: string): IndexEntry[] {
  const { bytes } = readFile(cwd, name, MAX_CSV_BYTES);
  const isPlain = bytes.indexOf(`${HEADER}\n`) === 0 && NOT_PLAIN.every((text) => !bytes.includes(text));
  if (isPlain) return searched(bytes, caseId);
  return [...readIndex(cwd, name)].filter(({ cell }) => idsOf(cell).includes(caseId));
}

/** What the id of a cell can be: an apostrophe before a formula is one that was put there, or the id's own. */
export function idsOf(cell: string): string[] {
  return /^'[=+\-@\t\r]/.test(cell) ? [cell.slice(1), cell] : [cell];
}

function searched(bytes: Buffer, caseId: string): IndexEntry[] {
  const found: IndexEntry[] = [];
  for (const cell of [caseId, `'${caseId}`]) {
    const needle = Buffer.from(`\n${cell},`);
    for (let feed = bytes.indexOf(needle); feed >= 0; feed = bytes.indexOf(needle, feed + 1)) {
      const end = bytes.indexOf(LINE_FEED, feed + 1);
      const [own, _kind, offset, length, ...more] = bytes
        .toString('utf8', feed + 1, end < 0 ? bytes.length : end)
        .split(',');
      // A comma in what was asked for would span two cells.
      if (own === undefined || more.length > 0 || !idsOf(own).includes(caseId)) continue;
      const place = lineFeedsBefore(bytes, feed) + 1;
      found.push({ cell: own, from: Number(offset), bytes: Number(length), line: place + 1, place });
    }
  }
  return found.sort((left, right) => left.place - right.place);
}

function lineFeedsBefore(bytes: Buffer, end: number): number {
  let count = 0;
  for (let feed = bytes.indexOf(LINE_FEED); feed >= 0 && feed < end; feed = bytes.indexOf(LINE_FEED, feed + 1)) {
    count += 1;
  }
  return count;
}
