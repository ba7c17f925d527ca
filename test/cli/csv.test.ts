import { createHash } from 'node:crypto';
import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readCsv } from '../../src/cli/input/csv.js';
import { recordsOf } from '../../src/cli/input/records.js';
import { errorOf, placesOf, put, temporaryFolder } from './support.js';

const folder = temporaryFolder();
const read = (content: string | Buffer) => readCsv(folder, put(folder, 'cases.csv', content));
const cells = (content: string | Buffer) => [...read(content).rows()].map((row) => row.cells);

describe('a good CSV file', () => {
  test.each([
    ['with LF', 'a,b\n1,2\n3,4\n'],
    ['with CRLF', 'a,b\r\n1,2\r\n3,4\r\n'],
    ['with both', 'a,b\r\n1,2\n3,4'],
    ['with a byte order mark', '\ufeffa,b\r\n1,2\r\n3,4\r\n'],
    ['with blank lines', '\na,b\n\n1,2\n\r\n3,4\n\n\n'],
    ['with quotes around everything', '"a","b"\n"1","2"\n"3","4"'],
    ['with spaces around the names', ' a , b \n1,2\n3,4\n'],
  ])('is read %s', (_, content) => {
    const table = read(content);
    expect(table.header).toEqual(['a', 'b']);
    expect([...table.rows()].map((row) => row.cells)).toEqual([
      ['1', '2'],
      ['3', '4'],
    ]);
    expect(table.rowCount).toBe(2);
  });

  test('keeps commas, quotes and line endings inside quotes, and empty cells', () => {
    expect(cells('a,b,c\n"x, ""y""","1\r\n2",\n,,"="\n')).toEqual([
      ['x, "y"', '1\r\n2', ''],
      ['', '', '='],
    ]);
  });

  test('counts a line ending inside quotes as one line, CRLF too', () => {
    const table = read('a,b\r\n"1\r\n2\r\n3",x\r\n4,y\r\n');
    expect([...table.rows()].map((row) => row.line)).toEqual([2, 5]);
    expect(table.locate([0, 'b'])).toEqual({ line: 4, column: 4 });
    expect(table.locate([1, 'b'])).toEqual({ line: 5, column: 3 });
  });

  test('gives the bytes, the rows and the SHA-256 of the file as it is', () => {
    const content = '\ufeffa\r\n£1\r\n';
    expect(read(content).file).toEqual({
      name: 'cases.csv',
      bytes: Buffer.byteLength(content),
      rows: 1,
      sha256: createHash('sha256').update(content).digest('hex'),
    });
  });

  test('is read as csv-parse reads it', () => {
    const cell = fc.oneof(fc.string({ maxLength: 6 }), fc.constantFrom('', '"', ',', '\n', '\r\n', 'a"b', '£', '😀'));
    const table = fc.array(fc.array(cell, { minLength: 2, maxLength: 4 }), { minLength: 1, maxLength: 6 });
    const write = (rows: string[][], end: string) =>
      rows.map((row) => row.map((text) => `"${text.replaceAll('"', '""')}"`).join(',')).join(end);
    fc.assert(
      fc.property(table, fc.constantFrom('\n', '\r\n'), (rows, end) => {
        const text = write(rows, end);
        const theirs = parse(text, { relax_column_count: true, record_delimiter: ['\r\n', '\n'] });
        expect([...recordsOf(text)].map((record) => record.cells)).toEqual(theirs);
        expect(theirs).toEqual(rows);
      }),
    );
  });
});

describe('a bad CSV file is refused with its line and column', () => {
  test.each([
    ['an empty file', '', ['undefined:undefined is empty; expected a header row']],
    ['a blank name', 'a,,b\n', ['1:3 column 2 has no name in the header']],
    ['a name twice', 'a,"b",b\n', ['1:7 the header names "b" twice: columns 2 and 3']],
    ['an open quote', 'a,b\n1,"x\n3,4\n', ['2:3 this quote is never closed']],
    ['text after a quote', 'a,b\n1,"x"y\n', ['2:6 text after a closing quote; write a quote inside a cell twice']],
    ['a quote inside', 'a,b\n1,x"y\n', ['2:4 a quote inside a cell; put the cell in quotes and write it twice']],
    ['lone CR', 'a,b\r1,2\r', ['1:4 a carriage return without a line feed; end lines with CRLF or LF']],
    ['a NUL', 'a,b\n1,\0\n', ['2:3 a NUL byte; expected text in UTF-8']],
  ])('%s', (_, content, problems) => {
    expect(placesOf(() => read(content))).toEqual(problems);
  });

  test('rows that are too short or too long, all of them', () => {
    const places = placesOf(() => read('a,b\n1\n1,2\n1,2,3\n'));
    expect(places.map((place) => place.slice(0, 25))).toEqual([
      '2:1 the row has 1 cell, t',
      '4:1 the row has 3 cells, ',
    ]);
  });

  test('UTF-16, and the first byte that is not UTF-8', () => {
    expect(errorOf(() => read(Buffer.from('\ufeffa,b\n', 'utf16le'))).message).toContain('is UTF-16');
    expect(placesOf(() => read(Buffer.from('a,b\n1,2\n1,2\n', 'utf16le')))[0]).toContain('1:2 a NUL byte');
    const latin1 = Buffer.concat([Buffer.from('name,b\né1,'), Buffer.from('£2\n', 'latin1')]);
    expect(placesOf(() => read(latin1))).toEqual(['2:4 byte 12 (0xa3) is not UTF-8; save the file as UTF-8']);
  });

  test.each([
    ['without quotes', 'x'.repeat(20_000_000)],
    ['of commas', ','.repeat(20_000_000)],
    ['after a quote', `"${'x'.repeat(20_000_000)}`],
    ['of doubled quotes', `"${'""'.repeat(10_000_000)}`],
  ])('a single line of 20 MB %s, quickly and briefly', (_, line) => {
    const start = performance.now();
    const error = errorOf(() => read(`a,b\n${line}`));
    expect(error.message.length).toBeLessThan(200);
    expect(error.details).toMatchObject({ file: 'cases.csv', line: 2 });
    expect(performance.now() - start).toBeLessThan(3000);
  });

  test('a file that is not there, a folder', () => {
    expect(errorOf(() => readCsv(folder, 'none.csv')).problems).toEqual([
      { code: 'refused', path: [], message: 'there is no such file or folder', details: { file: 'none.csv' } },
    ]);
    expect(errorOf(() => readCsv(folder, '.')).message).toBe('is a folder; expected a file');
  });
});
