import { type Path, problemList } from '../../errors.js';
import type { Located, Place } from '../place.js';
import { type InputFile, readFile } from './file.js';
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
  readonly file: InputFile;
  readonly header: readonly string[];
  readonly rowCount: number;
  /** Reads the rows again from the first; blank lines are no rows. */
  rows(): Iterable<CsvRow>;
  /** The line that a row begins on. */
  lineOf(row: number): number;
  /**
   * The place of a cell, given as `[row]` or `[row, column's name]`; `package_value` answers to `packageValue` and to
   * `traditional`, its name among the amounts of a case.
   */
  locate(path: Path): Place | undefined;
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
export function readCsv(cwd: string, name: string): CsvTable {
  const { file, bytes: given } = readFile(cwd, name, MAX_CSV_BYTES);
  const bytes = withLineFeeds(Buffer.from(decodeUtf8(given, name)));
  const problems = problemList();
  const shape = readShape(name, bytes, problems);
  problems.throwIfAny();
  return tableOf({ ...file, rows: shape.offsets.length }, bytes, shape);
}

function tableOf(file: InputFile, bytes: Buffer, { header, offsets, lines }: Shape): CsvTable {
  return {
    file,
    header,
    rowCount: offsets.length,
    *rows() {
      for (let row = 0; row < offsets.length; row += BLOCK) {
        const block = cellsOf(bytes.subarray(offsets[row], offsets[row + BLOCK]));
        for (const [index, cells] of block.entries()) yield { line: lines[row + index] ?? 1, cells };
      }
    },
    lineOf: (row) => lines[row] ?? 1,
    locate([row, column]) {
      const offset = typeof row === 'number' ? offsets[row] : undefined;
      const line = typeof row === 'number' ? lines[row] : undefined;
      if (offset === undefined || line === undefined) return undefined;
      return placeOfCell(bytes, { offset, line }, Math.max(0, columnIndex(header, column)));
    },
  };
}

function columnIndex(header: readonly string[], column: string | number | undefined): number {
  if (typeof column !== 'string') return -1;
  const exact = header.indexOf(column);
  if (exact >= 0) return exact;
  const alike = header.findIndex((name) => simplify(name) === simplify(column));
  return alike >= 0 || column !== 'traditional' ? alike : header.indexOf('package_value');
}
