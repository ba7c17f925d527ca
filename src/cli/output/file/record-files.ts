import { gzipSync } from 'node:zlib';
import { canonicalText } from '../../../record/canonical.js';
import type { Json } from '../../../record/json.js';
import type { AnyRecord } from '../../../records/kinds.js';
import { toCsv } from '../csv.js';

/** Records of one kind as two files: the records, one a line, and where each of them stands. */
export interface RecordFiles {
  /** The records, one a line; compressed, one member a record, with `gzip`. */
  readonly records: Iterable<Buffer>;
  /** `case_id,kind,offset,length`, in bytes of the file; to be written after the records. */
  readonly index: Iterable<string>;
}

const INDEX_COLUMNS = ['case_id', 'kind', 'offset', 'length'];
/** How many lines of records or of an index go to the disk at once. */
const LINES_AT_ONCE = 200;

/** Writes records as they come, one canonical line each, and keeps nothing of them but their places. */
export function recordFiles(records: Iterable<AnyRecord>, gzip: boolean): RecordFiles {
  const places: (readonly [string, string, number, number])[] = [];
  return { records: lines(records, places, gzip), index: indexOf(places) };
}

function* lines(
  records: Iterable<AnyRecord>,
  places: (readonly [string, string, number, number])[],
  gzip: boolean,
): Generator<Buffer> {
  let offset = 0;
  let waiting: Buffer[] = [];
  for (const record of records) {
    const line = Buffer.from(`${canonicalText(record as unknown as Json)}\n`);
    const bytes = gzip ? gzipSync(line) : line;
    places.push([record.caseId ?? '', record.kind, offset, bytes.length]);
    offset += bytes.length;
    waiting.push(bytes);
    if (waiting.length < LINES_AT_ONCE) continue;
    yield Buffer.concat(waiting);
    waiting = [];
  }
  yield Buffer.concat(waiting);
}

function* indexOf(places: readonly (readonly [string, string, number, number])[]): Generator<string> {
  yield `${INDEX_COLUMNS.join(',')}\n`;
  for (let from = 0; from < places.length; from += LINES_AT_ONCE) {
    const text = toCsv({ title: 'index', columns: INDEX_COLUMNS, rows: places.slice(from, from + LINES_AT_ONCE) });
    yield text.slice(text.indexOf('\n') + 1);
  }
}
