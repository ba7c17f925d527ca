import { isUtf8 } from 'node:buffer';
import { CsvError, parse } from 'csv-parse/sync';
import { columnLetters } from '../../../intake/header/names.js';
import type { Sheet } from '../../../intake/sheet.js';
import { unguarded } from '../../formula-guard.js';
import { failAt } from '../../place.js';

/** A table as text: what its bytes are in, what its cells are divided by, and its rows. */
export interface DelimitedFile {
  readonly encoding: string;
  readonly delimiter: string;
  readonly sheet: Sheet;
}

/** What divides cells, the likeliest first. */
const DELIMITERS = [',', ';', '\t', '|'] as const;

/** How many rows show which it is. */
const SAMPLE_ROWS = 300;

const MAX_RECORD = 1_000_000;

/**
 * Reads a file of text as people save it: UTF-8, UTF-16 or Windows-1252, with commas, semicolons, tabs or bars, with or
 * without `sep=`.
 *
 * @throws RasError for what is no text, or has a stray or open quote
 * @choice text-encoding: bytes that are UTF-8 are read so, UTF-16 by its mark or its many noughts, all else as
 * Windows-1252, which is what a spreadsheet saves as "CSV" in England
 * @choice delimiter: `sep=` decides; else the sign that divides the most rows into equally many cells, and the more cells
 * the better
 */
export function readDelimited(bytes: Buffer, name: string): DelimitedFile {
  const { encoding, text } = decoded(bytes, name);
  const [, stated] = /^sep=(.)\r?\n/i.exec(text) ?? [];
  const body = stated === undefined ? text : text.slice(text.indexOf('\n') + 1);
  const first = stated === undefined ? 1 : 2;
  const delimiter = stated ?? likeliest(body);
  const records = recordsIn(body, delimiter, name, first);
  return { encoding, delimiter, sheet: sheetOf(records, first) };
}

function decoded(bytes: Buffer, name: string): { encoding: string; text: string } {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return { encoding: 'UTF-16', text: bytes.toString('utf16le', 2) };
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return { encoding: 'UTF-16', text: swapped(bytes.subarray(2)) };
  const noughts = [0, 1].map((start) => {
    let count = 0;
    for (let at = start; at < Math.min(bytes.length, 2000); at += 2) if (bytes[at] === 0) count += 1;
    return count / Math.max(1, Math.min(bytes.length, 2000) / 2);
  });
  if ((noughts[1] ?? 0) > 0.7 && noughts[0] === 0) return { encoding: 'UTF-16', text: bytes.toString('utf16le') };
  if ((noughts[0] ?? 0) > 0.7 && noughts[1] === 0) return { encoding: 'UTF-16', text: swapped(bytes) };
  if (bytes.includes(0)) failAt('invalid', name, undefined, 'is no text: expected a workbook (.xlsx) or a CSV file');
  if (isUtf8(bytes)) return { encoding: 'UTF-8', text: bytes.toString('utf8').replace(/^\ufeff/, '') };
  return { encoding: 'Windows-1252', text: new TextDecoder('windows-1252').decode(bytes) };
}

function swapped(bytes: Buffer): string {
  const even = bytes.subarray(0, bytes.length - (bytes.length % 2));
  return Buffer.from(even).swap16().toString('utf16le');
}

function likeliest(text: string): string {
  let best: string = DELIMITERS[0];
  let most = 0;
  for (const delimiter of DELIMITERS) {
    const score = scoreOf(text, delimiter);
    if (score > most) [best, most] = [delimiter, score];
  }
  return best;
}

/** How many cells a sign divides off in rows that have as many as most. */
function scoreOf(text: string, delimiter: string): number {
  try {
    const rows = parse(text, {
      delimiter,
      relax_column_count: true,
      skip_empty_lines: true,
      to: SAMPLE_ROWS,
      max_record_size: MAX_RECORD,
    });
    const counts = new Map<number, number>();
    for (const row of rows as string[][]) counts.set(row.length, (counts.get(row.length) ?? 0) + 1);
    return Math.max(0, ...[...counts].map(([cells, count]) => (cells - 1) * count));
  } catch {
    return 0;
  }
}

interface Row {
  readonly cells: readonly string[];
  readonly line: number;
}

function recordsIn(text: string, delimiter: string, name: string, firstLine: number): Row[] {
  const rows: Row[] = [];
  let last = firstLine - 1;
  try {
    parse(text, {
      delimiter,
      relax_column_count: true,
      skip_empty_lines: false,
      max_record_size: MAX_RECORD,
      on_record: (cells: string[], { lines }) => {
        rows.push({ cells: cells.map(unguarded), line: last + 1 });
        last = lines + firstLine - 1;
        return null;
      },
    });
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    return failAt(
      'invalid',
      name,
      { line: last + 1, column: 1 },
      'a quote is left open or stands inside a cell; put it right in the spreadsheet and save again',
    );
  }
  while (rows.at(-1)?.cells.every((cell) => cell === '') === true && rows.at(-1)?.cells.length === 1) rows.pop();
  return rows;
}

function sheetOf(rows: readonly Row[], firstLine: number): Sheet {
  const lineOf = (row: number): number => rows[row]?.line ?? firstLine;
  return {
    name: undefined,
    isHidden: false,
    rows: rows.map(({ cells }) => cells),
    hiddenRows: new Set(),
    merges: [],
    lineOf,
    placeOf: (row, column) => `line ${lineOf(row)}, column ${columnLetters(column)}`,
  };
}
