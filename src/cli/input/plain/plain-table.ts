import { numberAt } from '../../../exact/at.js';
import { MAX_RECORD } from '../record/records.js';
import { MAX_ROWS } from '../shape.js';

const FEED = 10;
const QUOTE = 34;
const COMMA = 44;

/** Where the cells of a column stand in the bytes of a file: row by row, from the first byte to the one behind the last. */
export interface PlainColumn {
  readonly starts: Uint32Array;
  readonly ends: Uint32Array;
}

/** A CSV file that can be read as bytes: letters without accents, no quotes, no blank lines, rows of one length. */
export interface PlainTable {
  readonly bytes: Buffer;
  readonly header: readonly string[];
  readonly rowCount: number;
  /** Where the cells of a column stand; the column has to be one that was asked for. */
  readonly column: (name: string) => PlainColumn | undefined;
}

/**
 * Finds the cells of some columns of a CSV text with LF line endings, in one pass over its bytes.
 *
 * @returns nothing where anything about the text is not plain: whoever asks reads it the long way then, which also tells
 * what is wrong with it
 */
export function plainTable(bytes: Buffer, wanted: readonly string[]): PlainTable | undefined {
  const firstFeed = bytes.indexOf(FEED);
  if (firstFeed <= 0) return undefined;
  const header = bytes.toString('latin1', 0, firstFeed).split(',');
  const isNamed = header.every((name) => /^[\w.-]+$/.test(name));
  if (!isNamed || new Set(header).size < header.length) return undefined;
  const rowCount = countRows(bytes, firstFeed + 1);
  if (rowCount === 0 || rowCount > MAX_ROWS) return undefined;
  const columns = new Map(
    header
      .filter((name) => wanted.includes(name))
      .map((name) => [name, { starts: new Uint32Array(rowCount), ends: new Uint32Array(rowCount) }]),
  );
  const places = header.map((name) => columns.get(name));
  return findCells(bytes, firstFeed + 1, places)
    ? { bytes, header, rowCount, column: (name) => columns.get(name) }
    : undefined;
}

function countRows(bytes: Buffer, from: number): number {
  let rows = 0;
  for (let feed = bytes.indexOf(FEED, from); feed >= 0; feed = bytes.indexOf(FEED, feed + 1)) rows += 1;
  return bytes[bytes.length - 1] === FEED ? rows : rows + 1;
}

/** Notes where the cells stand; false where a byte, a line or a number of cells is not plain. */
function findCells(bytes: Buffer, from: number, places: readonly (PlainColumn | undefined)[]): boolean {
  const width = places.length;
  let row = 0;
  let index = 0;
  let start = from;
  let lineStart = from;
  for (let place = from; place <= bytes.length; place += 1) {
    const isEnd = place === bytes.length;
    // A file that ends with a line feed has no further row.
    if (isEnd && place === lineStart) break;
    const byte = isEnd ? FEED : numberAt(bytes, place);
    if (byte !== COMMA && byte !== FEED) {
      if (byte < 32 || byte > 126 || byte === QUOTE) return false;
      continue;
    }
    if (index === width) return false;
    const column = places[index];
    if (column !== undefined) {
      column.starts[row] = start;
      column.ends[row] = place;
    }
    index += 1;
    start = place + 1;
    if (byte === COMMA) continue;
    if (index < width || place === lineStart || place - lineStart > MAX_RECORD) return false;
    row += 1;
    index = 0;
    lineStart = start;
  }
  return true;
}
