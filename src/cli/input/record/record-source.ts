import { closeSync, existsSync, fstatSync, readdirSync, readSync, statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { show } from '../../../errors.js';
import { at } from '../../../exact/at.js';
import { openStanding, standing } from '../../output/file/aside.js';
import { failAt } from '../../place.js';
import { touching } from '../../system-error.js';
import { parseJsonText, readJson } from '../text/json.js';
import { findInIndex, type IndexEntry, type IndexSpan, idsOf, readIndex, spanOf } from './record-index.js';

/** A record as a file holds it, and where. */
export interface StoredRecord {
  /** The file, as the user may name it. */
  readonly file: string;
  /** The line of the file, or the position in its list; from 1. */
  readonly place: number;
  readonly value: unknown;
  /** Why it is none, where it could not be read; what comes after it is read on. */
  readonly fault?: unknown;
}

/** What a run left, or any file of records. */
export interface RecordSource {
  /** The model that lies beside the records; undefined where there is none. */
  readonly model: unknown;
  /** Whether somebody named that model, beside which every record has to name it. */
  readonly isModelGiven?: boolean;
  /** The files of records that are read. */
  readonly files: readonly string[];
  /** Every record, one after another. */
  all(): Iterable<StoredRecord>;
  /** The records of one case, found by the index where there is one. */
  of(caseId: string): StoredRecord[];
}

const NAMES = ['allocations', 'moderation'];
/** The largest single record, in bytes. */
const MAX_RECORD_BYTES = 64_000_000;
const BLOCK = 1 << 22;

/**
 * Opens the folder of a run, a file of records (`.ndjson`, `.ndjson.gz`), or JSON: one record, a list of them, or what an
 * earlier release wrote.
 */
export function openRecords(cwd: string, name: string): RecordSource {
  const path = standing(cwd, name);
  const isFolder = touching(name, () => statSync(path)).isDirectory();
  const files = isFolder ? filesOfRun(path).map((file) => join(name, file)) : [name];
  if (files.length === 0) failAt('refused', name, undefined, 'holds no records: no allocations and no moderation');
  const sources = files.map((file) => sourceOf(cwd, file));
  const modelFile = join(isFolder ? name : dirname(name), 'model.json');
  return {
    model: existsSync(standing(cwd, modelFile)) ? readJson(cwd, modelFile).value : undefined,
    files,
    *all() {
      for (const [index, source] of sources.entries()) yield* notEmpty(at(files, index), source.all());
    },
    of: (caseId) => sources.flatMap((source) => source.of(caseId)),
  };
}

/** Refuses a file without a record: that nothing was wrong in it says nothing. */
function* notEmpty(name: string, records: Iterable<StoredRecord>): Generator<StoredRecord> {
  let isEmpty = true;
  for (const one of records) {
    isEmpty = false;
    yield one;
  }
  if (isEmpty) failAt('missing', name, undefined, 'holds no record: there is nothing to check');
}

/** Every file of records in a folder: those of a run first, and whatever else was kept there as records a line. */
export function filesOfRun(folder: string): string[] {
  const isRecords = (file: string): boolean =>
    /\.ndjson(\.gz)?$/.test(file) || /^(allocations|moderation)\.json$/.test(file);
  const place = (file: string): number => NAMES.findIndex((name) => file.startsWith(`${name}.`)) >>> 0;
  return readdirSync(folder)
    .filter(isRecords)
    .sort((a, b) => place(a) - place(b) || (a < b ? -1 : 1));
}

type Source = Pick<RecordSource, 'all' | 'of'>;

function sourceOf(cwd: string, name: string): Source {
  return /\.ndjson(\.gz)?$/.test(name) ? lineSource(cwd, name) : jsonSource(cwd, name);
}

/** JSON that is read as a whole. */
function jsonSource(cwd: string, name: string): Source {
  const { value } = readJson(cwd, name, { exactNumbers: true });
  const list = listOf(value).map((one, index) => ({ file: name, place: index + 1, value: one }));
  return { all: () => list, of: (caseId) => list.filter((one) => caseIdOf(one.value) === caseId) };
}

function listOf(value: unknown): readonly unknown[] {
  if (Array.isArray(value)) return value;
  const inner = typeof value === 'object' && value !== null && 'result' in value ? value.result : undefined;
  // A sealed record has a result, too; a file of an earlier release has a list there and no seal.
  if (typeof value !== 'object' || value === null || 'seal' in value) return [value];
  if (Array.isArray(inner)) return inner;
  // What `allocate --steps` gives has its allocations among its totals.
  const isPrinted = typeof inner === 'object' && inner !== null && 'cases' in inner && Array.isArray(inner.cases);
  return isPrinted ? (inner.cases as unknown[]).map(withoutPoints) : [value];
}

/** Beside each allocation stand the points that it was printed for; the steps hold those that it rests on. */
function withoutPoints(one: unknown): unknown {
  if (typeof one !== 'object' || one === null || !('points' in one)) return one;
  const { points: _, ...rest } = one;
  return rest;
}

function caseIdOf(value: unknown): unknown {
  return typeof value === 'object' && value !== null && 'caseId' in value ? value.caseId : undefined;
}

/** A file of one record a line. */
function lineSource(cwd: string, name: string): Source {
  const index = name.replace(/\.ndjson(\.gz)?$/, '.index.csv');
  const hasIndex = existsSync(standing(cwd, index));
  const isPacked = name.endsWith('.gz');
  if (isPacked && !hasIndex) failAt('refused', name, undefined, `has no index; expected ${basename(index)} beside it`);
  const all = (): Iterable<StoredRecord> => (hasIndex ? byIndex(cwd, name, index) : byLine(cwd, name));
  return {
    all,
    of(caseId) {
      if (hasIndex) return ofCase(cwd, name, index, caseId);
      // One at a time: without an index every line is read, and none but the case's is kept.
      const found: StoredRecord[] = [];
      for (const one of all()) {
        if (one.fault !== undefined) throw one.fault;
        if (caseIdOf(one.value) === caseId) found.push(one);
      }
      return found;
    },
  };
}

/** Every record that an index names; together they have to make up the whole file. */
function* byIndex(cwd: string, name: string, index: string): Generator<StoredRecord> {
  const open = openFile(cwd, name);
  try {
    const { size, mark } = open;
    let end = 0;
    for (const entry of readIndex(cwd, index)) {
      if (entry.from !== end) {
        tellGap(index, { line: entry.line, says: entry.from }, end);
      }
      end = entry.from + entry.bytes;
      yield recordAt(open, index, entry);
    }
    if (end !== size - mark && !isBlank(open, end)) {
      failAt('inconsistent', name, undefined, `has ${size - mark} bytes, where its index ends at ${end}`);
    }
  } finally {
    closeSync(open.file);
  }
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
function ofCase(cwd: string, name: string, index: string, caseId: string): StoredRecord[] {
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
  const { name, size, mark } = open;
  const { end, gap } = spanOf(cwd, index);
  if (gap !== undefined) tellGap(index, gap, end);
  if (end !== size - mark && !isBlank(open, end)) {
    failAt('inconsistent', name, undefined, `has ${size - mark} bytes, where its index ends at ${end}`);
  }
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

/** Which record of a file is of a case, told without the index. */
function placeInFile(cwd: string, name: string, index: string, caseId: string): number | undefined {
  if (name.endsWith('.gz')) {
    for (const { value, place } of recordsAnyhow(cwd, name, index)) if (caseIdOf(value) === caseId) return place;
    return undefined;
  }
  // Most lines are not even parsed: they have nothing that reads like the id.
  const needle = Buffer.from(JSON.stringify(caseId));
  for (const { bytes, place } of linesOf(cwd, name)) {
    if (bytes.includes(needle) && caseIdOf(parseLine(name, place, bytes).value) === caseId) return place;
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

interface OpenFile {
  readonly file: number;
  readonly name: string;
  readonly size: number;
  /** How many bytes the mark takes that an editor of Windows puts before a text. */
  readonly mark: number;
}

/** What a record begins with. */
const BRACE = 0x7b;
const MARK = Buffer.from([0xef, 0xbb, 0xbf]);

function openFile(cwd: string, name: string): OpenFile {
  const file = touching(name, () => openStanding(cwd, name));
  const first = Buffer.alloc(MARK.length);
  touching(name, () => readSync(file, first, 0, MARK.length, 0));
  return { file, name, size: fstatSync(file).size, mark: first.equals(MARK) ? MARK.length : 0 };
}

function recordAt({ file, name, size, mark }: OpenFile, index: string, entry: IndexEntry): StoredRecord {
  const { cell, from, bytes, line, place } = entry;
  const tell = (message: string): never => failAt('inconsistent', index, { line, column: 1 }, message);
  const isInside = Number.isSafeInteger(from) && Number.isSafeInteger(bytes) && from >= 0 && bytes >= 0;
  if (!isInside || mark + from + bytes > size || bytes > MAX_RECORD_BYTES) tell(`points outside ${basename(name)}`);
  const buffer = Buffer.alloc(bytes);
  touching(name, () => readSync(file, buffer, 0, bytes, mark + from));
  const record = parseLine(name, place, name.endsWith('.gz') ? unpacked(name, place, buffer) : buffer);
  const names = idsOf(cell);
  if (!names.includes(idIn(record.value))) tell(`names ${show(names[0])}, where another case stands`);
  const kind = kindIn(record.value);
  if (kind !== undefined && kind !== entry.kind) tell(`says ${show(entry.kind)}, where the record is of ${show(kind)}`);
  return record;
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

function* byLine(cwd: string, name: string): Generator<StoredRecord> {
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

interface Line {
  readonly bytes: Buffer;
  readonly place: number;
}

/** The lines of a file, without the mark that an editor may have put before the first. */
function* linesOf(cwd: string, name: string): Generator<Line> {
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

function parseLine(name: string, place: number, bytes: Buffer): StoredRecord {
  const text = bytes.toString('utf8');
  try {
    JSON.parse(text);
  } catch {
    return failAt('invalid', name, { line: place, column: 1 }, 'is not a record: the line is no JSON');
  }
  // A key that stands twice, or a number of too many digits, is read as something else than what stands there.
  return { file: name, place, value: parseJsonText(text, name, { exactNumbers: true, firstLine: place }) };
}
