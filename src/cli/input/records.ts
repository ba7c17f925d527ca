import { fail } from '../../errors.js';
import type { Place } from '../place.js';

/** One record of a CSV text: its cells, the line it begins on, and where it begins in the text. */
export interface CsvRecord {
  readonly line: number;
  readonly offset: number;
  readonly cells: readonly string[];
}

/** The longest record, in characters. */
export const MAX_RECORD = 1_000_000;

const FEED = 10;
const RETURN = 13;
const QUOTE = 34;
const COMMA = 44;

/**
 * Reads the records of a CSV text (RFC 4180), one at a time; lines end in CRLF or LF, also mixed.
 *
 * Our own and not csv-parse, which counts a CRLF inside quotes as two lines, cannot say where a cell stands, and takes
 * the line ending of the first line for all of them; the tests hold the two against each other.
 *
 * @throws RasError `invalid` for a stray or open quote and for a lone carriage return, `too-large` for a record beyond
 * `MAX_RECORD`; `details` hold the line and column
 */
export function* recordsOf(text: string): Generator<CsvRecord> {
  let at = 0;
  let line = 1;
  while (at < text.length) {
    const record = { line, offset: at, cells: [] as string[] };
    for (;;) {
      const end = cellEnd(text, at, record);
      const cell = cellText(text, at, end);
      record.cells.push(cell);
      if (text.charCodeAt(at) === QUOTE) line += countFeeds(cell);
      at = end + 1;
      if (text.charCodeAt(end) !== COMMA) break;
    }
    if (text.charCodeAt(at - 1) === RETURN) at += 1;
    line += 1;
    yield record;
  }
}

/** The place of a cell; a record that has fewer cells gives the place of its last. */
export function placeOfCell(text: string, record: Pick<CsvRecord, 'line' | 'offset'>, index: number): Place {
  let at = record.offset;
  for (let cell = 0; cell < index; cell += 1) {
    const end = cellEnd(text, at, record);
    if (text.charCodeAt(end) !== COMMA) break;
    at = end + 1;
  }
  return placeInRecord(text, record, at);
}

/** Where the cell that begins at `at` ends: at a comma, a line ending or the end of the text. */
function cellEnd(text: string, at: number, record: Pick<CsvRecord, 'line' | 'offset'>): number {
  let end = text.charCodeAt(at) === QUOTE ? afterQuotes(text, at, record) : at;
  const isQuoted = end > at;
  const limit = record.offset + MAX_RECORD;
  for (; end < text.length; end += 1) {
    const code = text.charCodeAt(end);
    if (code === COMMA || code === FEED) break;
    if (code === RETURN) {
      if (text.charCodeAt(end + 1) === FEED) break;
      refuse(text, record, end, 'a carriage return without a line feed; end lines with CRLF or LF');
    }
    if (isQuoted) refuse(text, record, end, 'text after a closing quote; write a quote inside a cell twice');
    if (code === QUOTE) refuse(text, record, end, 'a quote inside a cell; put the cell in quotes and write it twice');
    if (end > limit) tooLong(text, record, at);
  }
  if (end > limit) tooLong(text, record, at);
  return end;
}

/** The position after the closing quote of a cell in quotes. */
function afterQuotes(text: string, at: number, record: Pick<CsvRecord, 'line' | 'offset'>): number {
  let from = at + 1;
  for (;;) {
    const quote = text.indexOf('"', from);
    if (quote < 0) refuse(text, record, at, 'this quote is never closed');
    if (quote - record.offset > MAX_RECORD) tooLong(text, record, at);
    if (text.charCodeAt(quote + 1) !== QUOTE) return quote + 1;
    from = quote + 2;
  }
}

function cellText(text: string, at: number, end: number): string {
  if (text.charCodeAt(at) !== QUOTE) return text.slice(at, end);
  const inside = text.slice(at + 1, end - 1);
  return inside.includes('"') ? inside.replaceAll('""', '"') : inside;
}

function countFeeds(text: string): number {
  let count = 0;
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) count += 1;
  return count;
}

function placeInRecord(text: string, { line, offset }: Pick<CsvRecord, 'line' | 'offset'>, at: number): Place {
  const before = text.slice(offset, at);
  return { line: line + countFeeds(before), column: before.length - before.lastIndexOf('\n') };
}

function tooLong(text: string, record: Pick<CsvRecord, 'line' | 'offset'>, cell: number): never {
  const { line, column } = placeInRecord(text, record, cell);
  const hint = text.charCodeAt(cell) === QUOTE ? '; is the quote here left open?' : '';
  return fail('too-large', [], `a row of more than ${MAX_RECORD.toLocaleString('en-GB')} characters${hint}`, {
    line,
    column,
  });
}

function refuse(text: string, record: Pick<CsvRecord, 'line' | 'offset'>, at: number, message: string): never {
  const { line, column } = placeInRecord(text, record, at);
  return fail('invalid', [], message, { line, column });
}
