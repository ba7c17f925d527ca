import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { CsvRecord } from '../../src/cli/input/record/csv-record.js';
import { eachPlainRecord, isPlain, plainCellsOf } from '../../src/cli/input/record/plain-records.js';
import { cellsOf, eachQuotedRecord } from '../../src/cli/input/record/records.js';
import { runsOf, timeFor } from '../support/runs.js';

const RUNS = runsOf(2000);

function recordsBy(read: (bytes: Buffer, visit: (record: CsvRecord) => void) => void, text: string): CsvRecord[] {
  const records: CsvRecord[] = [];
  read(Buffer.from(text), (record) => records.push(record));
  return records;
}

/** Texts of what separates cells and lines, of blanks, of letters of one to four bytes, and of what is found in files. */
const PARTS = [
  ',',
  ',',
  '\n',
  '\n',
  ' ',
  'a',
  '7',
  '.50',
  'é',
  '€',
  '😀',
  '\t',
  '\u0000',
  ';',
  "'",
  '#N/A',
  '﻿',
  '\u2028',
];
const plainTexts = fc.array(fc.constantFrom(...PARTS), { maxLength: 60 }).map((parts) => parts.join(''));

describe('a text without quotes', () => {
  test('is read as the parser of quotes reads it', { timeout: timeFor(RUNS) }, () => {
    fc.assert(
      fc.property(plainTexts, (text) => {
        const byParser = recordsBy(eachQuotedRecord, text);
        expect(recordsBy(eachPlainRecord, text)).toEqual(byParser);
        expect(plainCellsOf(Buffer.from(text))).toEqual(byParser.map(({ cells }) => cells));
      }),
      { numRuns: RUNS },
    );
  });

  test('is one that has none anywhere', () => {
    expect(isPlain(Buffer.from('a,b\n1,2\n'))).toBe(true);
    expect(isPlain(Buffer.from('a,b\n1,"2"\n'))).toBe(false);
  });

  test('is read by hand: a blank line is no record, and a line counts from the first', () => {
    expect(recordsBy(eachPlainRecord, 'a,b\n\n1,\n\n\né')).toEqual([
      { line: 1, offset: 0, cells: ['a', 'b'] },
      { line: 3, offset: 5, cells: ['1', ''] },
      // Six lines: the first has 4 bytes with its end, the third 3, and the three blank ones 1 each.
      { line: 6, offset: 10, cells: ['é'] },
    ]);
    expect(cellsOf(Buffer.from('a,b\n\n1,\n'))).toEqual([
      ['a', 'b'],
      ['1', ''],
    ]);
  });
});
