import { resolve } from 'node:path';
import { expect, test } from 'vitest';
import { readDelimited } from '../../src/cli/input/intake/delimited.js';
import { alike } from '../../src/cli/input/intake/mapped.js';
import { newReading } from '../../src/cli/input/table/reading.js';
import { readCsv } from '../../src/cli/input/text/csv.js';
import { rowSourceOf } from '../../src/intake/row-source.js';
import { understand } from '../../src/intake/understand.js';
import { put, temporaryFolder } from './support.js';

const folder = temporaryFolder();

/** So many rows that they are read in several batches. */
const COUNT = 20_500;
const cells = (row: number): string[] => [`F${row}`, String(row % 90), `${1000 + (row % 700)}.00`];
const ROWS = Array.from({ length: COUNT }, (_, row) => cells(row).join(','));
const HEADER = 'case_id,points,package_value';

test('an ordinary CSV and a table that was understood are read alike, each cell at its own place', () => {
  put(folder, 'plain.csv', [HEADER, ...ROWS, ''].join('\n'));
  const plain = readCsv({ cwd: folder, reading: newReading() }, 'plain.csv');
  // The same below a title, through the understanding of the sheet.
  const own = Buffer.from(['Extract,,', '', HEADER, ...ROWS, ''].join('\n'));
  put(folder, 'own.csv', own);
  const reading = newReading();
  const { table, open } = understand([readDelimited(own, 'own.csv').sheet], { as: 'cases', alike });
  expect(open).toEqual([]);
  const source = rowSourceOf(table);
  const file = { name: 'own.csv', bytes: own.length, sha256: '' };
  reading.readThrough(resolve(folder, 'own.csv'), { file, as: 'cases', source });
  const mapped = readCsv({ cwd: folder, reading }, 'own.csv');
  expect([plain.header, plain.rowCount]).toEqual([HEADER.split(','), COUNT]);
  expect([mapped.header, mapped.rowCount]).toEqual([plain.header, COUNT]);
  const rowsOf = (one: typeof plain) => [...one.rows()].map(({ cells }) => cells.join(','));
  expect(rowsOf(plain)).toEqual(ROWS);
  expect(rowsOf(mapped)).toEqual(ROWS);
  // The header stands on line 1 of the one and on line 3 of the other; row 20,499 is 20,500 lines below.
  expect(plain.locate([COUNT - 1, 'points'])).toMatchObject({ line: 20_501, column: `F${COUNT - 1},`.length + 1 });
  expect(mapped.locate([COUNT - 1, 'points'])).toEqual({ line: 20_503, column: 2, cell: 'line 20503, column B' });
  for (const one of [plain, mapped]) {
    expect(one.locate([COUNT, 'points'])).toBeUndefined();
    expect(one.locate([-1])).toBeUndefined();
    expect(one.locate(['points'])).toBeUndefined();
  }
});

test('a table with a mapping and no row below its header is said to have none', () => {
  const reading = newReading();
  const file = { name: 'none.csv', bytes: 0, sha256: '' };
  const { table } = understand([readDelimited(Buffer.from(`${HEADER}\n`), 'none.csv').sheet], { as: 'cases', alike });
  reading.readThrough(resolve(folder, 'none.csv'), { file, as: 'cases', source: rowSourceOf(table) });
  expect([...readCsv({ cwd: folder, reading }, 'none.csv').rows()]).toEqual([]);
  expect([...reading.warnings]).toEqual(['none.csv: has no row below its header']);
});
