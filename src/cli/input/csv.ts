import { fail, isRasError, MAX_PROBLEMS, type Path, type ProblemList, problemList, show } from '../../errors.js';
import { type Located, type Place, placeDetails } from '../place.js';
import { type InputFile, readFile } from './file.js';
import { type CsvRecord, cellsOf, eachRecord, placeOfCell, withLineFeeds } from './records.js';
import { simplify } from './spelling.js';
import { decodeUtf8 } from './text.js';

/** The largest CSV file, in bytes. */
export const MAX_CSV_BYTES = 512_000_000;

/** The most rows of a CSV file, without its header. */
export const MAX_ROWS = 5_000_000;

/** The most columns of a CSV file, which is what a spreadsheet holds. */
export const MAX_COLUMNS = 16_384;

/** After so many rows with more or fewer cells than the header, a file is not read on. */
const MAX_RAGGED = 50;

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
  /** The place of a cell, given as `[row]` or `[row, column's name]`; `package_value` answers to `packageValue`. */
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

/** The header, and where each row begins. */
interface Shape {
  readonly header: readonly string[];
  readonly offsets: readonly number[];
  readonly lines: readonly number[];
}

function readShape(name: string, bytes: Buffer, problems: ProblemList): Shape {
  const offsets: number[] = [];
  const lines: number[] = [];
  let header: readonly string[] | undefined;
  let ragged = 0;
  const visit = (record: CsvRecord): void => {
    const { line, offset, cells } = record;
    if (header === undefined) {
      header = cells.map((cell) => cell.trim());
      checkHeader(name, bytes, record, header, problems);
      return;
    }
    if (offsets.length === MAX_ROWS) tooMany(MAX_ROWS, 'rows', line);
    if (cells.length !== header.length) {
      ragged += 1;
      addRagged(name, record, header.length, problems, ragged === MAX_RAGGED);
    }
    offsets.push(offset);
    lines.push(line);
  };
  try {
    eachRecord(bytes, visit);
  } catch (error) {
    if (!isRasError(error)) throw error;
    problems.add(error.code, [], error.message, { ...error.details, file: name });
  }
  if (header === undefined && problems.total === 0) {
    problems.add('missing', [], 'is empty; expected a header row', placeDetails(name, undefined));
  }
  return { header: header ?? [], offsets, lines };
}

function tooMany(limit: number, what: string, line: number): never {
  return fail('too-large', [], `more than ${limit.toLocaleString('en-GB')} ${what}`, { line, column: 1 });
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
  return exact >= 0 ? exact : header.findIndex((name) => simplify(name) === simplify(column));
}

function checkHeader(
  name: string,
  text: string,
  record: CsvRecord,
  header: readonly string[],
  problems: ProblemList,
): void {
  const seen = new Map<string, number>();
  header.forEach((column, index) => {
    const first = seen.get(column);
    if (column !== '' && first === undefined) {
      seen.set(column, index);
      return;
    }
    const place = problems.total < MAX_PROBLEMS ? placeOfCell(text, record, index) : undefined;
    const details = placeDetails(name, place);
    if (column === '') problems.add('missing', [], `column ${index + 1} has no name in the header`, details);
    else
      problems.add(
        'duplicate',
        [],
        `the header names ${show(column)} twice: columns ${(first ?? 0) + 1} and ${index + 1}`,
        details,
      );
  });
}

function addRagged(name: string, { line, cells }: CsvRecord, expected: number, problems: ProblemList): void {
  const count = `${cells.length} ${cells.length === 1 ? 'cell' : 'cells'}`;
  problems.add(
    'invalid',
    [],
    `the row has ${count}, the header ${expected}; is a comma missing or a cell not in quotes?`,
    placeDetails(name, { line, column: 1 }),
  );
}
