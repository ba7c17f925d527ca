import { closeSync, existsSync, fstatSync, openSync, readSync, statSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { show } from '../../errors.js';
import { leftBeside } from '../output/draft.js';
import { failAt } from '../place.js';
import { touching } from '../system-error.js';
import { readJson } from './json.js';
import { findInIndex, type IndexEntry, idsOf, readIndex } from './record-index.js';

/** A record as a file holds it, and where. */
export interface StoredRecord {
  /** The file, as the user may name it. */
  readonly file: string;
  /** The line of the file, or the position in its list; from 1. */
  readonly place: number;
  readonly value: unknown;
}

/** What a run left, or any file of records. */
export interface RecordSource {
  /** The model that lies beside the records; undefined where there is none. */
  readonly model: unknown;
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
  const path = resolve(cwd, name);
  refuseWhatIsAside(name, path);
  const isFolder = touching(name, () => statSync(path)).isDirectory();
  const files = isFolder ? filesOfRun(path).map((file) => join(name, file)) : [name];
  if (files.length === 0) failAt('refused', name, undefined, 'holds no records: no allocations and no moderation');
  const sources = files.map((file) => sourceOf(cwd, file));
  const modelFile = join(isFolder ? name : dirname(name), 'model.json');
  return {
    model: existsSync(resolve(cwd, modelFile)) ? readJson(cwd, modelFile).value : undefined,
    *all() {
      for (const source of sources) yield* source.all();
    },
    of: (caseId) => sources.flatMap((source) => source.of(caseId)),
  };
}

/**
 * A run that was killed between its two moves leaves its place empty and what was there beside it: no reader would look
 * for that by itself.
 */
function refuseWhatIsAside(name: string, path: string): void {
  for (const place of [path, dirname(path)]) {
    if (existsSync(place)) return;
    const [old] = leftBeside(place).old;
    if (old === undefined) continue;
    const message = `there is no ${show(basename(place))}, but beside it lies ${old}: what was there before a run that was interrupted; rename it to ${show(basename(place))}, or repeat the run`;
    failAt('refused', name, undefined, message);
  }
}

function filesOfRun(folder: string): string[] {
  return NAMES.flatMap((name) => {
    const found = ['.ndjson', '.ndjson.gz', '.json'].map((ending) => `${name}${ending}`);
    return found.filter((file) => existsSync(join(folder, file))).slice(0, 1);
  });
}

type Source = Pick<RecordSource, 'all' | 'of'>;

function sourceOf(cwd: string, name: string): Source {
  return /\.ndjson(\.gz)?$/.test(name) ? lineSource(cwd, name) : jsonSource(cwd, name);
}

/** JSON that is read as a whole. */
function jsonSource(cwd: string, name: string): Source {
  const { value } = readJson(cwd, name);
  const list = listOf(value).map((one, index) => ({ file: name, place: index + 1, value: one }));
  return { all: () => list, of: (caseId) => list.filter((one) => caseIdOf(one.value) === caseId) };
}

function listOf(value: unknown): readonly unknown[] {
  if (Array.isArray(value)) return value;
  const inner = typeof value === 'object' && value !== null && 'result' in value ? value.result : undefined;
  // A sealed record has a result, too; a file of an earlier release has a list there and no seal.
  const isFile = typeof value === 'object' && value !== null && !('seal' in value) && Array.isArray(inner);
  return isFile ? (inner as unknown[]) : [value];
}

function caseIdOf(value: unknown): unknown {
  return typeof value === 'object' && value !== null && 'caseId' in value ? value.caseId : undefined;
}

/** A file of one record a line. */
function lineSource(cwd: string, name: string): Source {
  const index = name.replace(/\.ndjson(\.gz)?$/, '.index.csv');
  const hasIndex = existsSync(resolve(cwd, index));
  const isPacked = name.endsWith('.gz');
  if (isPacked && !hasIndex) failAt('refused', name, undefined, `has no index; expected ${basename(index)} beside it`);
  const all = (): Iterable<StoredRecord> => (hasIndex ? byIndex(cwd, name, index) : byLine(cwd, name));
  return {
    all,
    of(caseId) {
      if (hasIndex) return ofCase(cwd, name, index, caseId);
      // One at a time: without an index every line is read, and none but the case's is kept.
      const found: StoredRecord[] = [];
      for (const one of all()) if (caseIdOf(one.value) === caseId) found.push(one);
      return found;
    },
  };
}

/** Every record that an index names; together they have to make up the whole file. */
function* byIndex(cwd: string, name: string, index: string): Generator<StoredRecord> {
  const file = touching(name, () => openSync(resolve(cwd, name), 'r'));
  try {
    const { size } = fstatSync(file);
    let end = 0;
    for (const entry of readIndex(cwd, index)) {
      if (entry.from !== end) {
        const message = `says ${entry.from}, where the record before ends at ${end}`;
        failAt('inconsistent', index, { line: entry.line, column: 1 }, message);
      }
      end = entry.from + entry.bytes;
      yield recordAt({ file, name, size }, index, entry);
    }
    if (end !== size) {
      failAt('inconsistent', name, undefined, `has ${size} bytes, where its index ends at ${end}`);
    }
  } finally {
    closeSync(file);
  }
}

/** The records of one case, of which an index says where they stand. */
function ofCase(cwd: string, name: string, index: string, caseId: string): StoredRecord[] {
  const file = touching(name, () => openSync(resolve(cwd, name), 'r'));
  try {
    const { size } = fstatSync(file);
    const records = findInIndex(cwd, index, caseId).map((entry) => recordAt({ file, name, size }, index, entry));
    return records.filter(({ value }) => idIn(value) === caseId);
  } finally {
    closeSync(file);
  }
}

interface OpenFile {
  readonly file: number;
  readonly name: string;
  readonly size: number;
}

function recordAt({ file, name, size }: OpenFile, index: string, entry: IndexEntry): StoredRecord {
  const { cell, from, bytes, line, place } = entry;
  const tell = (message: string): never => failAt('inconsistent', index, { line, column: 1 }, message);
  const isInside = Number.isSafeInteger(from) && Number.isSafeInteger(bytes) && from >= 0 && bytes >= 0;
  if (!isInside || from + bytes > size || bytes > MAX_RECORD_BYTES) tell(`points outside ${basename(name)}`);
  const buffer = Buffer.alloc(bytes);
  touching(name, () => readSync(file, buffer, 0, bytes, from));
  const record = parseLine(name, place, name.endsWith('.gz') ? unpacked(name, place, buffer) : buffer);
  const names = idsOf(cell);
  if (!names.includes(idIn(record.value))) tell(`names ${show(names[0])}, where another case stands`);
  return record;
}

/** The case of a record as an index writes it: nothing where it is of no case. */
function idIn(value: unknown): string {
  const caseId = caseIdOf(value);
  return typeof caseId === 'string' ? caseId : '';
}

function unpacked(name: string, place: number, bytes: Buffer): Buffer {
  try {
    return gunzipSync(bytes, { maxOutputLength: MAX_RECORD_BYTES });
  } catch {
    return failAt('invalid', name, { line: place, column: 1 }, 'is not gzip, or a record of more than 64 MB');
  }
}

function* byLine(cwd: string, name: string): Generator<StoredRecord> {
  const file = touching(name, () => openSync(resolve(cwd, name), 'r'));
  try {
    let rest: Buffer = Buffer.alloc(0);
    let place = 0;
    const block = Buffer.allocUnsafe(BLOCK);
    for (;;) {
      const read = touching(name, () => readSync(file, block));
      if (read === 0) break;
      const bytes = Buffer.concat([rest, block.subarray(0, read)]);
      if (bytes.length > MAX_RECORD_BYTES)
        failAt('too-large', name, { line: place + 1, column: 1 }, 'a record of more than 64 MB');
      let from = 0;
      for (let end = bytes.indexOf(10); end >= 0; end = bytes.indexOf(10, from)) {
        place += 1;
        if (end > from) yield parseLine(name, place, bytes.subarray(from, end));
        from = end + 1;
      }
      rest = bytes.subarray(from);
    }
    if (rest.length > 0) yield parseLine(name, place + 1, rest);
  } finally {
    closeSync(file);
  }
}

function parseLine(name: string, place: number, bytes: Buffer): StoredRecord {
  try {
    return { file: name, place, value: JSON.parse(bytes.toString('utf8')) as unknown };
  } catch {
    return failAt('invalid', name, { line: place, column: 1 }, 'is not a record: the line is no JSON');
  }
}
