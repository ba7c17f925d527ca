import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { guarded } from '../../src/cli/formula-guard.js';
import { readCsv } from '../../src/cli/input/text/csv.js';
import { errorOf, placesOf, put, temporaryFolder, testDesk } from './support.js';

const folder = temporaryFolder();
const read = (content: string | Buffer) => readCsv(testDesk(folder), put(folder, 'cases.csv', content));
const cells = (content: string | Buffer) => [...read(content).rows()].map((row) => row.cells);

describe('a good CSV file', () => {
  test.each([
    ['with LF', 'a,b\n1,2\n3,4\n'],
    ['with CRLF', 'a,b\r\n1,2\r\n3,4\r\n'],
    ['with CR', 'a,b\r1,2\r3,4\r'],
    ['with all three', 'a,b\r\n1,2\n3,4\r'],
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

  test('keeps commas, quotes and line endings (as LF) inside quotes, and empty cells', () => {
    expect(cells('a,b,c\n"x, ""y""","1\r\n2",\n,,"="\n')).toEqual([
      ['x, "y"', '1\n2', ''],
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

  test('tells the line of a row and the place of a cell after blank lines and characters of several bytes', () => {
    const table = read('\ufeff\r\na,b\r\n\r\n£😀,"x\r\n£"\r\n\r\né,""""');
    expect([table.lineOf(0), table.lineOf(1)]).toEqual([4, 7]);
    expect(table.locate([0, 'b'])).toEqual({ line: 4, column: 5 });
    expect(table.locate([1, 'b'])).toEqual({ line: 7, column: 3 });
  });

  test('gives back the cells that were written, each at its place', () => {
    const cell = fc.oneof(fc.string({ maxLength: 6 }), fc.constantFrom('', '"', ',', '\n', '\r\n', 'a"b', '£', '😀'));
    // A row that is blank in every column is refused.
    const row = fc.tuple(cell, cell, cell).filter((cells) => cells.some((text) => text.trim() !== ''));
    const table = fc.array(row, { maxLength: 6 });
    // As they are written: with an apostrophe before what looks like a formula.
    const quoted = (text: string) => `"${guarded(text).replaceAll('"', '""')}"`;
    fc.assert(
      fc.property(table, fc.constantFrom('\n', '\r\n', '\n\r\n'), (rows, end) => {
        const content = ['a,b,c', ...rows.map((row) => row.map(quoted).join(','))].join(end);
        const asRead = rows.map((row) => row.map((text) => text.replace(/\r\n?/g, '\n')));
        const file = read(content);
        expect([...file.rows()].map((row) => row.cells)).toEqual(asRead);
        const lines = content.split(/\r\n?|\n/);
        asRead.forEach((row, index) => {
          row.forEach((text, column) => {
            const place = file.locate([index, ['a', 'b', 'c'][column] ?? '']);
            const rest = [lines[(place?.line ?? 0) - 1]?.slice((place?.column ?? 0) - 1), ...lines.slice(place?.line)];
            expect(rest.join('\n').startsWith(quoted(text))).toBe(true);
          });
        });
      }),
    );
  });

  test('of more than one block gives every row its line and place', () => {
    const content = Array.from({ length: 25_000 }, (_, row) => (row % 2 === 0 ? `${row},"x\ny"` : `${row},z\n`));
    const table = read(`a,b\n${content.join('\n')}`);
    // A row of two lines, then a row of one line and a blank line.
    expect([...table.rows()].every((row, index) => row.line === 2 + 2 * index && row.cells[0] === `${index}`)).toBe(
      true,
    );
    expect(table.locate([24_999, 'b'])).toEqual({ line: 50_000, column: 7 });
  });
});

describe('a bad CSV file is refused with its line and column', () => {
  test.each([
    ['an empty file', '', ['undefined:undefined is empty; expected a header row']],
    ['a blank name', 'a,,b\n', ['1:3 column 2 has no name in the header']],
    ['a name twice', 'a,"b",b\n', ['1:7 the header names "b" twice: columns 2 and 3']],
    ['an open quote', 'a,b\n1,"x\n3,4\n', ['2:3 this quote is never closed']],
    ['text after a quote', 'a,b\n1,"x"y\n', ['2:3 text after the closing quote; write a quote inside a cell twice']],
    ['a quote inside', 'a,b\n1,x"y\n', ['2:3 a quote inside the cell; put the cell in quotes and write it twice']],
    [
      'a stray quote after lines in quotes',
      'a,b\r\n\r\n"1\r\n2","£"x\r\n',
      ['4:4 text after the closing quote; write a quote inside a cell twice'],
    ],
    ['too many columns', `a${','.repeat(16_384)}\n`, ['1:1 16,385 columns; at most 16,384']],
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

  test('a file of nothing but rows that are too short, after the first 50 of them', () => {
    const { total, problems } = errorOf(() => read(`a,b\n${'1\n'.repeat(1_000_000)}`));
    expect([total, problems[49]?.details?.line, problems[50]?.details?.line]).toEqual([51, 51, 52]);
    expect(problems[50]?.message).toBe('more than 50 rows have more or fewer cells; the file is not read on');
  }, 120_000);

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
    ['of a quote on many lines', `"${'x\n'.repeat(10_000_000)}`],
    ['of doubled quotes', `"${'""'.repeat(10_000_000)}`],
  ])('a single row of 20 MB %s is told in few words', { timeout: 120_000 }, (_, line) => {
    const error = errorOf(() => read(`a,b\n${line}`));
    expect(error.message.length).toBeLessThan(200);
    expect(error.details).toMatchObject({ file: 'cases.csv', line: 2 });
  });

  test('a file that is not there, a folder', () => {
    expect(errorOf(() => readCsv(testDesk(folder), 'none.csv')).problems).toEqual([
      { code: 'refused', path: [], message: 'there is no such file or folder', details: { file: 'none.csv' } },
    ]);
    expect(errorOf(() => readCsv(testDesk(folder), '.')).message).toBe('is a folder; expected a file');
  });
});
