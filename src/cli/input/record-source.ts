import { closeSync, existsSync, fstatSync, openSync, readSync, statSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { show } from '../../errors.js';
import { failAt } from '../place.js';
import { touching } from '../system-error.js';
import { readCsv } from './csv.js';
import { readJson } from './json.js';

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
      if (hasIndex) return [...byIndex(cwd, name, index, caseId)];
      return [...all()].filter(({ value }) => caseIdOf(value) === caseId);
    },
  };
}

/** The records that an index names, or those of one case. */
function* byIndex(cwd: string, name: string, index: string, caseId?: string): Generator<StoredRecord> {
  const table = readCsv(cwd, index);
  const [id, offset, length] = ['case_id', 'offset', 'length'].map((column) => {
    const place = table.header.indexOf(column);
    return place < 0 ? failAt('missing', index, undefined, `has no column ${column}`) : place;
  }) as [number, number, number];
  const file = touching(name, () => openSync(resolve(cwd, name), 'r'));
  try {
    const { size } = fstatSync(file);
    let place = 0;
    let end = 0;
    for (const { cells, line } of table.rows()) {
      place += 1;
      const named = unescaped(cells[id]);
      const from = Number(cells[offset]);
      const bytes = Number(cells[length]);
      if (caseId === undefined && from !== end) {
        failAt('inconsistent', index, { line, column: 1 }, `says ${from}, where the record before ends at ${end}`);
      }
      end = from + bytes;
      if (caseId !== undefined && named !== caseId) continue;
      const isInside = Number.isSafeInteger(from) && Number.isSafeInteger(bytes) && from >= 0 && from + bytes <= size;
      if (!isInside || bytes > MAX_RECORD_BYTES) {
        failAt('inconsistent', index, { line, column: 1 }, `points outside ${basename(name)}`);
      }
      const buffer = Buffer.alloc(bytes);
      touching(name, () => readSync(file, buffer, 0, bytes, from));
      const record = parseLine(name, place, name.endsWith('.gz') ? unpacked(name, place, buffer) : buffer);
      if ((caseIdOf(record.value) ?? '') !== named) {
        failAt('inconsistent', index, { line, column: 1 }, `names ${show(named)}, where another case stands`);
      }
      yield record;
    }
    if (caseId === undefined && end !== size) {
      failAt('inconsistent', name, undefined, `has ${size} bytes, where its index ends at ${end}`);
    }
  } finally {
    closeSync(file);
  }
}

/** An id as it was before it was made safe for a spreadsheet. */
function unescaped(cell = ''): string {
  return /^'[=+\-@\t\r]/.test(cell) ? cell.slice(1) : cell;
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
