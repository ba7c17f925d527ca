import { type Path, problemList } from '../../errors.js';
import { at } from '../../exact/at.js';
import type { Located, Place } from '../place.js';
import { type InputFile, readFile } from './file.js';
import type { Desk, Reading } from './reading.js';
import { cellsOf, placeOfCell, withLineFeeds } from './records.js';
import { readShape, type Shape } from './shape.js';
import { simplify } from './spelling.js';
import { decodeUtf8 } from './text.js';

/** The largest CSV file, in bytes. */
export const MAX_CSV_BYTES = 512_000_000;

/** Rows that are read into memory at a time. */
const BLOCK = 10_000;

/** A row of a table: the line that it begins on and its cells in the header's order. */
export interface CsvRow {
  readonly line: number;
  readonly cells: readonly string[];
}

/** A CSV file whose shape has been checked: every row has as many cells as the header. */
export interface CsvTable extends Located {
  /** What it is read with. */
  readonly reading: Reading;
  readonly file: InputFile;
  readonly header: readonly string[];
  readonly rowCount: number;
  /** Reads the rows again from the first; blank lines are no rows. */
  rows(): Iterable<CsvRow>;
  /** The line that a row begins on. */
  lineOf(row: number): number;
  /** The place of a column's name in the header. */
  placeOfColumn(name: string): Place;
  /** The place of a cell, given as `[row]`, `[row, column's name]` or `[row, field, …]` with a field of the library. */
  locate(path: Path): Place | undefined;
  /** The name of the column that such a path speaks of; nothing where it speaks of a whole row. */
  tellPath(path: Path): Path;
}

/**
 * Reads a CSV file: UTF-8 with or without byte order mark, RFC 4180, a header row.
 *
 * The bytes are kept and the rows are read from them each time they are asked for, so that a million rows do not stand
 * in memory as eight million strings.
 *
 * @throws RasError with every fault of shape, each with its file, line and column: a header that is blank or there
 * twice, a row with more or fewer cells (the first 50), a stray or open quote, a file, row or number of rows or columns
 * beyond its limit
 * @choice csv-blank-lines: a line without any character is no row; or a problem; spreadsheets leave them at the end
 * @choice csv-line-endings: CRLF, LF and CR all end a line, and inside quotes they are read as LF; or only CRLF, or kept
 * as they are inside quotes; systems differ, and one file may hold several
 */
export function readCsv({ cwd, reading }: Desk, name: string): CsvTable {
  const { file, bytes: given } = readFile(cwd, name, MAX_CSV_BYTES);
  const bytes = withLineFeeds(Buffer.from(decodeUtf8(given, name)));
  const problems = problemList();
  const shape = readShape(name, bytes, problems);
  problems.throwIfAny();
  return tableOf({ ...file, rows: shape.offsets.length }, bytes, shape, reading);
}

function tableOf(file: InputFile, bytes: Buffer, { header, start, offsets, lines }: Shape, reading: Reading): CsvTable {
  return {
    file,
    reading,
    header,
    rowCount: offsets.length,
    *rows() {
      for (let row = 0; row < offsets.length; row += BLOCK) {
        const block = cellsOf(bytes.subarray(offsets[row], offsets[row + BLOCK]));
        for (const [index, cells] of block.entries()) yield { line: at(lines, row + index), cells };
      }
    },
    lineOf: (row) => at(lines, row),
    placeOfColumn: (name) => placeOfCell(bytes, start, Math.max(0, header.indexOf(name))),
    locate([row, ...field]) {
      const offset = typeof row === 'number' ? offsets[row] : undefined;
      const line = typeof row === 'number' ? lines[row] : undefined;
      if (offset === undefined || line === undefined) return undefined;
      return placeOfCell(bytes, { offset, line }, Math.max(0, columnIndex(header, field)));
    },
    tellPath([_, ...field]) {
      const name = header[columnIndex(header, field)];
      return name === undefined ? [] : [name];
    },
  };
}

/** The columns of fields of the library that have another name in a file, by the path of the field. */
const COLUMN_OF_FIELD: ReadonlyMap<string, readonly string[]> = new Map([
  ['traditional', ['package_value']],
  ['indicative', ['budget']],
  ['oneOffs.traditional', ['one_off']],
  ['oneOffs.final', ['final_one_off']],
  ['packageParts.oneOff', ['one_off']],
]);

/** The column of a field, such as `package_value` of `packageValue` and of `amounts.traditional`; -1 where there is none. */
function columnIndex(header: readonly string[], field: Path): number {
  const texts = field.filter((part) => typeof part === 'string');
  const whole = COLUMN_OF_FIELD.get(texts.join('.')) ?? [];
  const names = [...whole, ...texts.flatMap((text) => [text, ...(COLUMN_OF_FIELD.get(text) ?? [])])];
  for (const name of names) {
    const exact = header.indexOf(name);
    if (exact >= 0) return exact;
  }
  const plain = new Set(names.map(simplify));
  return header.findIndex((name) => plain.has(simplify(name)));
}
