import { fail, isRasError, MAX_PROBLEMS, type ProblemList, show } from '../../errors.js';
import { placeDetails } from '../place.js';
import { type CsvRecord, eachRecord, placeOfCell } from './records.js';

/** The most rows of a CSV file, without its header. */
export const MAX_ROWS = 5_000_000;

/** The most columns of a CSV file, which is what a spreadsheet holds. */
export const MAX_COLUMNS = 16_384;

/** The most rows with more or fewer cells than the header that are told; beyond them a file is not read on. */
const MAX_RAGGED = 50;

/** The header of a CSV file, and where each row begins: its byte and its line. */
export interface Shape {
  readonly header: readonly string[];
  /** Where the header begins: its byte and its line. */
  readonly start: { readonly offset: number; readonly line: number };
  readonly offsets: readonly number[];
  readonly lines: readonly number[];
}

/** Reads a CSV text once, with LF line endings, and adds every fault of its shape to `problems`. */
export function readShape(name: string, bytes: Buffer, problems: ProblemList): Shape {
  const offsets: number[] = [];
  const lines: number[] = [];
  let header: readonly string[] | undefined;
  let start = { offset: 0, line: 1 };
  let ragged = 0;
  const visit = (record: CsvRecord): void => {
    if (header === undefined) {
      start = { offset: record.offset, line: record.line };
      header = readHeader(name, bytes, record, problems);
      return;
    }
    const { line, offset, cells } = record;
    if (offsets.length === MAX_ROWS) refuse('too-large', line, `more than ${withCommas(MAX_ROWS)} rows`);
    if (cells.length !== header.length) {
      if (ragged === MAX_RAGGED)
        refuse('invalid', line, `more than ${MAX_RAGGED} rows have more or fewer cells; the file is not read on`);
      ragged += 1;
      addRagged(name, record, header.length, problems);
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
  return { header: header ?? [], start, offsets, lines };
}

function readHeader(name: string, bytes: Buffer, record: CsvRecord, problems: ProblemList): readonly string[] {
  if (record.cells.length > MAX_COLUMNS)
    refuse('too-large', record.line, `${withCommas(record.cells.length)} columns; at most ${withCommas(MAX_COLUMNS)}`);
  const header = record.cells.map((cell) => cell.trim());
  checkHeader(name, bytes, record, header, problems);
  return header;
}

function refuse(code: 'invalid' | 'too-large', line: number, message: string): never {
  return fail(code, [], message, { line, column: 1 });
}

function withCommas(count: number): string {
  return count.toLocaleString('en-GB');
}

function checkHeader(
  name: string,
  bytes: Buffer,
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
    const place = problems.total < MAX_PROBLEMS ? placeOfCell(bytes, record, index) : undefined;
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
