import { fail, isRasError, MAX_PROBLEMS, type ProblemList, problemList, type RasError, show } from '../../errors.js';
import { unguarded } from '../formula-guard.js';
import { placeDetails } from '../place.js';
import type { CsvRecord } from './record/csv-record.js';
import { eachRecord, placeOfCell } from './record/records.js';
import { KNOWN_COLUMNS } from './table/known-columns.js';

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
  // What is wrong with a shape that has one cause for all of it is not told line by line.
  const own = problemList();
  let title: string | undefined;
  let isBelowTitle = false;
  const visit = (record: CsvRecord): void => {
    const { line, offset, cells } = record;
    if (header === undefined) {
      start = { offset, line };
      header = readHeader(name, bytes, record, own);
      title = titleOf(header);
      return;
    }
    if (title !== undefined && filled(cells).length > 1) {
      isBelowTitle = looksLikeHeader(title, cells);
      if (isBelowTitle) refuse('invalid', start.line, aboveHeader(title, line));
      title = undefined;
    }
    if (offsets.length === MAX_ROWS) refuse('too-large', line, `more than ${withCommas(MAX_ROWS)} rows`);
    if (cells.length !== header.length) {
      if (ragged === MAX_RAGGED)
        refuse('invalid', line, `more than ${MAX_RAGGED} rows have more or fewer cells; the file is not read on`);
      ragged += 1;
      addRagged(name, record, header.length, own);
    } else if (cells.length > 1 && cells.every((cell) => cell.trim() === '')) {
      own.add('missing', [], 'the row is blank in every column; take it out', placeDetails(name, { line, column: 1 }));
    }
    offsets.push(offset);
    lines.push(line);
  };
  let end: RasError | undefined;
  try {
    eachRecord(bytes, visit);
  } catch (error) {
    if (!isRasError(error)) throw error;
    end = error;
  }
  if (!isBelowTitle) handOver(own, problems);
  if (end !== undefined) problems.add(end.code, [], end.message, { ...end.details, file: name });
  if (header === undefined && problems.total === 0) {
    problems.add('missing', [], 'is empty; expected a header row', placeDetails(name, undefined));
  }
  return { header: header ?? [], start, offsets, lines };
}

/** The one cell of a first line that may be the title of an extract, and no header. */
function titleOf(header: readonly string[]): string | undefined {
  const names = filled(header);
  return names.length === 1 ? names[0] : undefined;
}

function looksLikeHeader(title: string, cells: readonly string[]): boolean {
  return /\s/.test(title) || filled(cells).some((cell) => KNOWN_COLUMNS.has(cell.trim()));
}

function aboveHeader(title: string, line: number): string {
  return `${show(title)} looks like a title above the header; take out what stands above the names of the columns (line ${line})`;
}

function filled(cells: readonly string[]): string[] {
  return cells.filter((cell) => cell.trim() !== '');
}

function handOver(from: ProblemList, to: ProblemList): void {
  try {
    from.throwIfAny();
  } catch (error) {
    to.addError(error);
  }
}

/** What else than a comma people and spreadsheets put between cells. */
const SEPARATORS: readonly (readonly [RegExp, string])[] = [
  [/^sep=.$/i, 'a line that tells a spreadsheet how cells are divided; take it out, and put commas between the cells'],
  [/;/, 'one cell with semicolons in it'],
  [/\t/, 'one cell with tabs in it'],
  [/\|/, 'one cell with upright strokes in it'],
];

/** Refuses a header that is one cell because the cells of the file are not divided by commas. */
function refuseOtherSeparators({ cells, line }: CsvRecord): void {
  const [only = '', ...others] = cells;
  if (others.length > 0) return;
  const found = SEPARATORS.find(([pattern]) => pattern.test(only.trim()))?.[1];
  if (found === undefined) return;
  const advice = found.includes('commas')
    ? ''
    : '; save the file with commas between cells ("CSV UTF-8" in a spreadsheet)';
  refuse('invalid', line, `the header is ${found}${advice}`);
}

function readHeader(name: string, bytes: Buffer, record: CsvRecord, problems: ProblemList): readonly string[] {
  if (record.cells.length > MAX_COLUMNS)
    refuse('too-large', record.line, `${withCommas(record.cells.length)} columns; at most ${withCommas(MAX_COLUMNS)}`);
  refuseOtherSeparators(record);
  const header = record.cells.map((cell) => unguarded(cell).trim());
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
  const isPadded = cells.length > expected && filled(cells.slice(expected)).length === 0;
  const advice = isPadded ? 'take out the commas at its end' : 'is a comma missing or a cell not in quotes?';
  problems.add(
    'invalid',
    [],
    `the row has ${count}, the header ${expected}; ${advice}`,
    placeDetails(name, { line, column: 1 }),
  );
}
