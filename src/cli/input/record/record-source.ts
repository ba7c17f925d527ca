import { existsSync, readdirSync, statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { at } from '../../../exact/at.js';
import { standing } from '../../output/file/aside.js';
import { failAt } from '../../place.js';
import { touching } from '../../system-error.js';
import { readJson } from '../text/json.js';
import { byIndex, ofCase } from './indexed-records.js';
import { jsonRecords } from './json-records.js';
import { byLine } from './record-lines.js';
import { caseIdOf, type StoredRecord, type StoredRecords } from './stored-record.js';

/** What a run left, or any file of records. */
export interface RecordSource extends StoredRecords {
  /** The model that lies beside the records; undefined where there is none. */
  readonly model: unknown;
  /** Whether somebody named that model, beside which every record has to name it. */
  readonly isModelGiven?: boolean;
  /** The files of records that are read. */
  readonly files: readonly string[];
  /** Files of records in the folders below, which are not read. */
  readonly below: readonly string[];
}

const NAMES = ['allocations', 'moderation'];

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
    below: isFolder ? recordsBelow(path).map((file) => join(name, file)) : [],
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
  const place = (file: string): number => NAMES.findIndex((name) => file.startsWith(`${name}.`)) >>> 0;
  return readdirSync(folder)
    .filter(isRecords)
    .sort((a, b) => place(a) - place(b) || (a < b ? -1 : 1));
}

function isRecords(file: string): boolean {
  return /\.ndjson(\.gz)?$/.test(file) || /^(allocations|moderation)\.json$/.test(file);
}

/** How many folders deep it is looked for records that are not read, and in how many folders. */
const DEEPEST = 4;
const MOST_FOLDERS = 1000;

/** Files of records in the folders below one, as names from it: a record put away there is not checked, and that is said. */
function recordsBelow(folder: string): string[] {
  const found: string[] = [];
  let looked = 0;
  const look = (inner: string, depth: number): void => {
    looked += 1;
    for (const entry of readdirSync(join(folder, inner), { withFileTypes: true })) {
      const name = join(inner, entry.name);
      if (entry.isDirectory()) {
        if (depth < DEEPEST && looked < MOST_FOLDERS) look(name, depth + 1);
      } else if (depth > 0 && isRecords(entry.name)) found.push(name);
    }
  };
  look('', 0);
  return found.sort();
}

function sourceOf(cwd: string, name: string): StoredRecords {
  return /\.ndjson(\.gz)?$/.test(name) ? lineSource(cwd, name) : jsonRecords(cwd, name);
}

/** A file of one record a line. */
function lineSource(cwd: string, name: string): StoredRecords {
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
