import { CsvError, type Info, type Options, parse } from 'csv-parse/sync';
import { fail } from '../../../errors.js';
import { numberAt } from '../../../exact/at.js';
import type { Place } from '../../place.js';
import type { CsvRecord } from './csv-record.js';
import { eachPlainRecord, isPlain, plainCellsOf } from './plain-records.js';

type Start = Pick<CsvRecord, 'line' | 'offset'>;

/** The longest record, in bytes. */
export const MAX_RECORD = 1_000_000;

const FEED = 10;
const RETURN = 13;
const TOO_LONG = 'a row of more than 1 MB; is a quote left open?';

const OPTIONS: Options = {
  record_delimiter: '\n',
  skip_empty_lines: true,
  relax_column_count: true,
  max_record_size: MAX_RECORD,
};

/** Writes every line ending (CRLF, LF or CR) as LF, in place: the parser counts a CRLF inside quotes as two lines. */
export function withLineFeeds(bytes: Buffer): Buffer {
  let length = 0;
  for (let at = 0; at < bytes.length; at += 1) {
    const byte = numberAt(bytes, at);
    if (byte === RETURN && bytes[at + 1] === FEED) continue;
    bytes[length] = byte === RETURN ? FEED : byte;
    length += 1;
  }
  return bytes.subarray(0, length);
}

/**
 * Gives `visit` the records of a CSV text with LF line endings, one at a time and without blank lines; what it throws
 * ends the reading.
 *
 * @throws RasError `invalid` for a stray or open quote, `too-large` for a record beyond `MAX_RECORD`; `details` hold
 * the line and column at which the cell at fault begins
 */
export function eachRecord(bytes: Buffer, visit: (record: CsvRecord) => void): void {
  refuseLongLine(bytes);
  // A parser of quotes takes ten times as long over a text that has none.
  if (isPlain(bytes)) eachPlainRecord(bytes, visit);
  else eachQuotedRecord(bytes, visit);
}

/** The same for any text, with quotes or without. */
export function eachQuotedRecord(bytes: Buffer, visit: (record: CsvRecord) => void): void {
  let last: Pick<Info, 'bytes' | 'lines' | 'empty_lines'> = { bytes: 0, lines: 0, empty_lines: 0 };
  const startAfterBlankLines = (blankLines: number): Start => {
    const skipped = blankLines - last.empty_lines;
    return { line: last.lines + skipped + 1, offset: last.bytes + skipped };
  };
  try {
    parse(bytes, {
      ...OPTIONS,
      on_record: (cells: string[], info) => {
        const start = startAfterBlankLines(info.empty_lines);
        last = info;
        visit({ ...start, cells });
      },
    });
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const start = startAfterBlankLines(Number(error.empty_lines));
    const cell = error.column === 0 ? start.offset : Number(error.bytes) + 1;
    refuse(error, placeOfByte(bytes, start, cell));
  }
}

/** The cells of the records of a part of a text that `eachRecord` has read. */
export function cellsOf(bytes: Buffer): string[][] {
  return isPlain(bytes) ? plainCellsOf(bytes) : parse(bytes, OPTIONS);
}

/** The place of a cell of a record that `eachRecord` has read. */
export function placeOfCell(bytes: Buffer, { line, offset }: Start, index: number): Place {
  const ends: number[] = [];
  parse(bytes.subarray(offset), { ...OPTIONS, to: 1, cast: (_, { bytes: end }) => ends.push(end) });
  const before = ends[index - 1];
  return placeOfByte(bytes, { line, offset }, before === undefined ? offset : offset + before + 1);
}

/** The parser's own limit does not count commas, so that a line of nothing else would fill the memory. */
function refuseLongLine(bytes: Buffer): void {
  let at = 0;
  while (bytes.length - at > MAX_RECORD) {
    const feed = bytes.lastIndexOf(FEED, at + MAX_RECORD);
    if (feed < at) fail('too-large', [], TOO_LONG, { ...placeOfByte(bytes, { line: 1, offset: 0 }, at) });
    at = feed + 1;
  }
}

function placeOfByte(bytes: Buffer, { line, offset }: Start, at: number): Place {
  let feeds = 0;
  let lineStart = offset;
  for (let feed = bytes.indexOf(FEED, offset); feed >= 0 && feed < at; feed = bytes.indexOf(FEED, lineStart)) {
    feeds += 1;
    lineStart = feed + 1;
  }
  return { line: line + feeds, column: bytes.toString('utf8', lineStart, at).length + 1 };
}

function refuse(error: CsvError, place: Place): never {
  const details = { ...place };
  switch (error.code) {
    case 'CSV_QUOTE_NOT_CLOSED':
      return fail('invalid', [], 'this quote is never closed', details);
    case 'CSV_INVALID_CLOSING_QUOTE':
      return fail('invalid', [], 'text after the closing quote; write a quote inside a cell twice', details);
    case 'INVALID_OPENING_QUOTE':
      return fail('invalid', [], 'a quote inside the cell; put the cell in quotes and write it twice', details);
    case 'CSV_MAX_RECORD_SIZE':
      return fail('too-large', [], TOO_LONG, details);
    default:
      throw error;
  }
}
