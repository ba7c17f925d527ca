import { resolve } from 'node:path';
import { type Path, problemList } from '../../../errors.js';
import { at } from '../../../exact/at.js';
import { simplify } from '../../../intake/plain-name.js';
import type { RowSource } from '../../../intake/row-source.js';
import type { TargetName } from '../../../intake/target/targets.js';
import { unguarded } from '../../formula-guard.js';
import type { Located, Place } from '../../place.js';
import type { MappedTable } from '../intake/mapped-table.js';
import { cellsOf, placeOfCell, withLineFeeds } from '../record/records.js';
import { readShape, type Shape } from '../shape.js';
import { KNOWN_COLUMNS } from '../table/known-columns.js';
import type { Desk, Reading } from '../table/reading.js';
import { type InputFile, readFile } from './file.js';
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
  /** What its mapping reads it as, where it has one; every column then has its name from its owner. */
  readonly mappedAs?: TargetName;
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
 * A cell that was written with an apostrophe before what a spreadsheet would take for a formula is read without it.
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
  const mapped = reading.mappedTable(resolve(cwd, name));
  if (mapped !== undefined) return mappedTable(mapped, reading);
  const { file, bytes: given } = readFile(cwd, name, MAX_CSV_BYTES);
  const bytes = withLineFeeds(Buffer.from(decodeUtf8(given, name)));
  const problems = problemList();
  const shape = readShape(name, bytes, problems);
  problems.throwIfAny();
  if (shape.offsets.length === 0) reading.warn(`${name}: has no row below its header`);
  return tableOf(csvSource(bytes, shape), { ...file, rows: shape.offsets.length }, reading);
}

/** A table that was read through a mapping: its names are its owner's, and its places those of the owner's file. */
function mappedTable({ file, as, source }: MappedTable, reading: Reading): CsvTable {
  if (source.rowCount === 0) reading.warn(`${file.name}: has no row below its header`);
  return { ...tableOf(source, { ...file, rows: source.rowCount }, answered(reading)), mappedAs: as };
}

/** What was asked of a table when it was mapped is not asked again. */
function answered(reading: Reading): Reading {
  return { ...reading, accepts: (what) => what === 'like-ids' || what === 'repeated-lines' || reading.accepts(what) };
}

/** The rows of a CSV text whose shape was checked. */
function csvSource(bytes: Buffer, { header, start, offsets, lines }: Shape): RowSource {
  return {
    header,
    rowCount: offsets.length,
    *batches() {
      for (let first = 0; first < offsets.length; first += BLOCK) {
        const block = cellsOf(bytes.subarray(offsets[first], offsets[first + BLOCK]));
        yield { first, count: block.length, cells: (row) => at(block, row).map(unguarded) };
      }
    },
    lineOf: (row) => at(lines, row),
    placeOf: (row, column) => placeOfCell(bytes, { offset: at(offsets, row), line: at(lines, row) }, column),
    headerPlaceOf: (column) => placeOfCell(bytes, start, column),
  };
}

/** A table as commands read it, from whatever holds its rows. */
function tableOf(source: RowSource, file: InputFile, reading: Reading): CsvTable {
  const { header, rowCount, lineOf } = source;
  return {
    file,
    reading,
    header,
    rowCount,
    *rows() {
      for (const { first, count, cells } of source.batches())
        for (let row = 0; row < count; row += 1) yield { line: lineOf(first + row), cells: cells(row) };
    },
    lineOf,
    placeOfColumn: (name) => source.headerPlaceOf(Math.max(0, header.indexOf(name))),
    locate([row, ...field]) {
      if (typeof row !== 'number' || !(row >= 0 && row < rowCount)) return undefined;
      return source.placeOf(row, Math.max(0, columnIndex(header, field)));
    },
    tellPath([_, ...field]) {
      const name = header[columnIndex(header, field)] ?? missingColumn(field);
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

/** The name of a column that the table lacks, for a field that some command reads from one. */
function missingColumn(field: Path): string | undefined {
  const last = field.findLast((part) => typeof part === 'string');
  const plain = last === undefined ? undefined : simplify(last);
  return [...KNOWN_COLUMNS].find((name) => simplify(name) === plain);
}

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
