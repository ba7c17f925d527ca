import { closeSync, readSync } from 'node:fs';
import { basename } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { isRasError, show } from '../../../errors.js';
import { failAt } from '../../place.js';
import { touching } from '../../system-error.js';
import { findInIndex, type IndexEntry, type IndexSpan, readIndex, spanOf } from './record-index.js';
import { linesOf, MAX_RECORD_BYTES, type OpenFile, openFile, parseLine } from './record-lines.js';
import { caseIdOf, type StoredRecord } from './stored-record.js';

/**
 * Every record that an index names; together they have to make up the whole file. What is none, and what does not fit the
 * index, is told in its place, and what comes after it is read on.
 */
export function* byIndex(cwd: string, name: string, index: string): Generator<StoredRecord> {
  const open = openFile(cwd, name);
  try {
    let end = 0;
    let place = 0;
    for (const entry of readIndex(cwd, index)) {
      place = entry.place;
      const { from, bytes, line } = entry;
      const gap = from === end ? undefined : caught(() => tellGap(index, { line, says: from }, end));
      if (Number.isSafeInteger(from + bytes)) end = from + bytes;
      const record = recordOrFault(open, index, entry);
      yield gap === undefined || record.fault !== undefined ? record : { ...record, misnamed: gap };
    }
    const short = caught(() => tellEnd(open, end));
    if (short !== undefined) yield { file: name, place: place + 1, value: undefined, fault: short };
  } finally {
    closeSync(open.file);
  }
}

/** A record as its index has it, or why there is none. */
function recordOrFault(open: OpenFile, index: string, entry: IndexEntry): StoredRecord {
  let record: StoredRecord | undefined;
  const fault = caught(() => {
    record = recordIn(open, index, entry);
    tellMisnamed(record, index, entry);
  });
  if (fault === undefined && record !== undefined) return record;
  return record === undefined
    ? { file: open.name, place: entry.place, value: undefined, fault }
    : { ...record, misnamed: fault };
}

/** What an act refuses; undefined where it goes through. */
function caught(act: () => void): unknown {
  try {
    act();
    return undefined;
  } catch (error) {
    if (!isRasError(error)) throw error;
    return error;
  }
}

function tellEnd(open: OpenFile, end: number): void {
  const { name, size, mark } = open;
  if (end === size - mark || isBlank(open, end)) return;
  failAt('inconsistent', name, undefined, `has ${size - mark} bytes, where its index ends at ${end}`);
}

/** The longest blank end that an editor leaves. */
const BLANK_END = 4;

/** Whether nothing but a blank line stands after the last record, as an editor leaves one. */
function isBlank({ file, name, size, mark }: OpenFile, end: number): boolean {
  const left = size - mark - end;
  if (left < 0 || left > BLANK_END) return false;
  const rest = Buffer.alloc(left);
  touching(name, () => readSync(file, rest, 0, left, mark + end));
  return rest.toString('latin1').trim() === '';
}

/** The records of one case, of which an index says where they stand. */
export function ofCase(cwd: string, name: string, index: string, caseId: string): StoredRecord[] {
  const open = openFile(cwd, name);
  try {
    const records = findInIndex(cwd, index, caseId).map((entry) => recordAt(open, index, entry));
    const own = records.filter(({ value }) => idIn(value) === caseId);
    tellLeftOut(cwd, open, index, caseId, own.length > 0);
    return own;
  } finally {
    closeSync(open.file);
  }
}

/**
 * Refuses an index that leaves something out: it has to cover the file, and where it names nothing of a case, the file is
 * searched for the case.
 */
function tellLeftOut(cwd: string, open: OpenFile, index: string, caseId: string, isFound: boolean): void {
  const { name } = open;
  const { end, gap } = spanOf(cwd, index);
  if (gap !== undefined) tellGap(index, gap, end);
  tellEnd(open, end);
  if (isFound) return;
  const place = placeInFile(cwd, name, index, caseId);
  if (place === undefined) return;
  failAt(
    'inconsistent',
    index,
    undefined,
    `does not name ${show(caseId)}, of whom record ${place} of ${basename(name)} is`,
  );
}

function tellGap(index: string, { line, says }: NonNullable<IndexSpan['gap']>, end: number): never {
  const told = Number.isNaN(says) ? 'has no offset that is a whole number' : `says ${says}`;
  return failAt('inconsistent', index, { line, column: 1 }, `${told}, where the record before ends at ${end}`);
}

/** What an escape begins with: any character of an id may be written as one. */
const BACKSLASH = 0x5c;

/** Which record of a file is of a case, told without the index. */
function placeInFile(cwd: string, name: string, index: string, caseId: string): number | undefined {
  if (name.endsWith('.gz')) {
    for (const { value, place } of recordsAnyhow(cwd, name, index)) if (caseIdOf(value) === caseId) return place;
    return undefined;
  }
  // Most lines are not even parsed: they have nothing that reads like the id, and nothing that may be written for it.
  const needle = Buffer.from(JSON.stringify(caseId));
  for (const { bytes, place } of linesOf(cwd, name)) {
    const mayName = bytes.includes(needle) || bytes.includes(BACKSLASH);
    if (mayName && caseIdOf(parseLine(name, place, bytes).value) === caseId) return place;
  }
  return undefined;
}

/** The records of a packed file, each by itself, whatever case the index says that it is of. */
function* recordsAnyhow(cwd: string, name: string, index: string): Generator<StoredRecord> {
  const { file, mark } = openFile(cwd, name);
  try {
    for (const { from, bytes, place } of readIndex(cwd, index)) {
      const buffer = Buffer.alloc(bytes);
      touching(name, () => readSync(file, buffer, 0, bytes, mark + from));
      yield parseLine(name, place, unpacked(name, place, buffer));
    }
  } finally {
    closeSync(file);
  }
}

function recordAt(open: OpenFile, index: string, entry: IndexEntry): StoredRecord {
  const record = recordIn(open, index, entry);
  tellMisnamed(record, index, entry);
  return record;
}

/** What stands where an index says. */
function recordIn({ file, name, size, mark }: OpenFile, index: string, entry: IndexEntry): StoredRecord {
  const { from, bytes, line, place } = entry;
  const tell = (message: string): never => failAt('inconsistent', index, { line, column: 1 }, message);
  const isInside = Number.isSafeInteger(from) && Number.isSafeInteger(bytes) && from >= 0 && bytes >= 0;
  if (!isInside || mark + from + bytes > size || bytes > MAX_RECORD_BYTES) tell(`points outside ${basename(name)}`);
  const buffer = Buffer.alloc(bytes);
  touching(name, () => readSync(file, buffer, 0, bytes, mark + from));
  return parseLine(name, place, name.endsWith('.gz') ? unpacked(name, place, buffer) : buffer);
}

/** Refuses an index that says another case or kind than the record's. */
function tellMisnamed(record: StoredRecord, index: string, { caseId, kind: said, line }: IndexEntry): void {
  const tell = (message: string): never => failAt('inconsistent', index, { line, column: 1 }, message);
  if (caseId !== idIn(record.value)) tell(`names ${show(caseId)}, where another case stands`);
  const kind = kindIn(record.value);
  if (kind !== undefined && kind !== said) tell(`says ${show(said)}, where the record is of ${show(kind)}`);
}

/** The case of a record as an index writes it: nothing where it is of no case. */
function idIn(value: unknown): string {
  const caseId = caseIdOf(value);
  return typeof caseId === 'string' ? caseId : '';
}

/** The kind of a sealed record; what nobody sealed names none. */
function kindIn(value: unknown): string | undefined {
  const kind = typeof value === 'object' && value !== null && 'kind' in value ? value.kind : undefined;
  return typeof kind === 'string' ? kind : undefined;
}

function unpacked(name: string, place: number, bytes: Buffer): Buffer {
  try {
    return gunzipSync(bytes, { maxOutputLength: MAX_RECORD_BYTES });
  } catch {
    return failAt('invalid', name, { line: place, column: 1 }, 'is not gzip, or a record of more than 64 MB');
  }
}
