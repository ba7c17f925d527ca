import { guarded, unguarded } from '../../formula-guard.js';
import { failAt } from '../../place.js';
import { newReading } from '../table/reading.js';
import { MAX_CSV_BYTES, readCsv } from '../text/csv.js';
import { readFile } from '../text/file.js';

/** A line of an index of records. */
export interface IndexEntry {
  /** The case. */
  readonly caseId: string;
  /** The kind of record. */
  readonly kind: string;
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
  const [id, kind, offset, length] = ['case_id', 'kind', 'offset', 'length'].map((column) => {
    const place = table.header.indexOf(column);
    return place < 0 ? failAt('missing', name, undefined, `has no column ${column}`) : place;
  }) as [number, number, number, number];
  let place = 0;
  for (const { cells, line } of table.rows()) {
    place += 1;
    const [from, bytes] = [wholeIn(cells[offset]), wholeIn(cells[length])];
    yield { caseId: cells[id] ?? '', kind: cells[kind] ?? '', from, bytes, line, place };
  }
}

/** The number of a cell; none for one that is empty, or is written in another way than the command writes it. */
function wholeIn(cell: string | undefined): number {
  return cell !== undefined && /^\d{1,15}$/.test(cell) ? Number(cell) : Number.NaN;
}

/**
 * The lines of an index that may name a case. Where the index is as the command writes it and no id needs quotes, its bytes
 * are searched and no other line is read, so that one case of millions is found at once.
 */
export function findInIndex(cwd: string, name: string, caseId: string): IndexEntry[] {
  const bytes = plainBytes(cwd, name);
  if (bytes !== undefined) return searched(bytes, caseId);
  return [...readIndex(cwd, name)].filter((entry) => entry.caseId === caseId);
}

function searched(bytes: Buffer, caseId: string): IndexEntry[] {
  const found: IndexEntry[] = [];
  const needle = Buffer.from(`\n${guarded(caseId)},`);
  for (let feed = bytes.indexOf(needle); feed >= 0; feed = bytes.indexOf(needle, feed + 1)) {
    const end = bytes.indexOf(LINE_FEED, feed + 1);
    const [own, kind = '', offset, length, ...more] = bytes
      .toString('utf8', feed + 1, end < 0 ? bytes.length : end)
      .split(',');
    // A comma in what was asked for would span two cells.
    if (own === undefined || more.length > 0 || unguarded(own) !== caseId) continue;
    const place = lineFeedsBefore(bytes, feed) + 1;
    found.push({ caseId, kind, from: wholeIn(offset), bytes: wholeIn(length), line: place + 1, place });
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

/** The bytes of an index that is as the command writes it, without quotes; undefined for another. */
function plainBytes(cwd: string, name: string): Buffer | undefined {
  const { bytes } = readFile(cwd, name, MAX_CSV_BYTES);
  const isPlain = bytes.indexOf(`${HEADER}\n`) === 0 && NOT_PLAIN.every((text) => !bytes.includes(text));
  return isPlain ? bytes : undefined;
}

/** How far the lines of an index go, one from where the other ends. */
export interface IndexSpan {
  /** Where the last record ends, or the one before the first gap. */
  readonly end: number;
  /** The first line that does not begin where the one before it ends. */
  readonly gap?: { readonly line: number; readonly says: number };
}

/** Goes through the places of an index alone; one that is as the command writes it is not parsed as a table. */
export function spanOf(cwd: string, name: string): IndexSpan {
  const bytes = plainBytes(cwd, name);
  let end = 0;
  for (const { from, bytes: length, line } of bytes === undefined ? readIndex(cwd, name) : placesIn(bytes)) {
    if (from !== end) return { end, gap: { line, says: from } };
    end += length;
  }
  return { end };
}

const COMMA = 44;

function* placesIn(bytes: Buffer): Generator<Pick<IndexEntry, 'from' | 'bytes' | 'line'>> {
  let start = bytes.indexOf(LINE_FEED) + 1;
  for (let line = 2; start < bytes.length; line += 1) {
    const feed = bytes.indexOf(LINE_FEED, start);
    const end = feed < 0 ? bytes.length : feed;
    const second = bytes.lastIndexOf(COMMA, end - 1);
    const first = bytes.lastIndexOf(COMMA, second - 1);
    const [from, length] = [bytes.toString('latin1', first + 1, second), bytes.toString('latin1', second + 1, end)];
    yield { from: wholeIn(from), bytes: wholeIn(length), line };
    start = end + 1;
  }
}
