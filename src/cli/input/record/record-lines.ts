import { closeSync, fstatSync, readSync } from 'node:fs';
import { openStanding } from '../../output/file/aside.js';
import { failAt } from '../../place.js';
import { touching } from '../../system-error.js';
import { parseJsonText } from '../text/json.js';
import type { StoredRecord } from './stored-record.js';

/** The largest single record, in bytes. */
export const MAX_RECORD_BYTES = 64_000_000;
const BLOCK = 1 << 22;

/** A file of records that is open. */
export interface OpenFile {
  readonly file: number;
  readonly name: string;
  readonly size: number;
  /** How many bytes the mark takes that an editor of Windows puts before a text. */
  readonly mark: number;
}

/** What a record begins with. */
const BRACE = 0x7b;
const MARK = Buffer.from([0xef, 0xbb, 0xbf]);

/** Opens a file of records, behind the mark that an editor may have put before it. */
export function openFile(cwd: string, name: string): OpenFile {
  const file = touching(name, () => openStanding(cwd, name));
  const first = Buffer.alloc(MARK.length);
  touching(name, () => readSync(file, first, 0, MARK.length, 0));
  return { file, name, size: fstatSync(file).size, mark: first.equals(MARK) ? MARK.length : 0 };
}

/** Every record of a file, line by line; a line that is none is told and read over. */
export function* byLine(cwd: string, name: string): Generator<StoredRecord> {
  let blank: number | undefined;
  for (const { bytes, place } of linesOf(cwd, name)) {
    if (bytes[0] !== BRACE && bytes.toString('latin1').trim() === '') {
      blank ??= place;
      continue;
    }
    // A blank line at the end is an editor's; before another record a record may have stood there.
    if (blank !== undefined) {
      failAt('invalid', name, { line: blank, column: 1 }, 'is blank, between records: was one taken out?');
    }
    yield parsedOrFault(name, place, bytes);
  }
}

function parsedOrFault(name: string, place: number, bytes: Buffer): StoredRecord {
  try {
    return parseLine(name, place, bytes);
  } catch (fault) {
    return { file: name, place, value: undefined, fault };
  }
}

/** A line of a file of records. */
export interface Line {
  readonly bytes: Buffer;
  readonly place: number;
}

/** The lines of a file, without the mark that an editor may have put before the first. */
export function* linesOf(cwd: string, name: string): Generator<Line> {
  const { file, mark } = openFile(cwd, name);
  try {
    let rest: Buffer = Buffer.alloc(0);
    let place = 0;
    let offset = mark;
    const block = Buffer.allocUnsafe(BLOCK);
    for (;;) {
      const from = offset;
      const read = touching(name, () => readSync(file, block, 0, BLOCK, from));
      if (read === 0) break;
      offset += read;
      const bytes = Buffer.concat([rest, block.subarray(0, read)]);
      if (bytes.length > MAX_RECORD_BYTES)
        failAt('too-large', name, { line: place + 1, column: 1 }, 'a record of more than 64 MB');
      let start = 0;
      for (let end = bytes.indexOf(10); end >= 0; end = bytes.indexOf(10, start)) {
        place += 1;
        yield { bytes: bytes.subarray(start, end), place };
        start = end + 1;
      }
      rest = bytes.subarray(start);
    }
    if (rest.length > 0) yield { bytes: rest, place: place + 1 };
  } finally {
    closeSync(file);
  }
}

/** The record on a line. */
export function parseLine(name: string, place: number, bytes: Buffer): StoredRecord {
  const text = bytes.toString('utf8');
  try {
    JSON.parse(text);
  } catch {
    return failAt('invalid', name, { line: place, column: 1 }, 'is not a record: the line is no JSON');
  }
  // A key that stands twice, or a number of too many digits, is read as something else than what stands there.
  return { file: name, place, value: parseJsonText(text, name, { exactNumbers: true, firstLine: place }) };
}
