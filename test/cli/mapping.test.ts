import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { pricePointKind } from '../../src/model/price-point/kind.js';
import { cell, sheet, workbook, zip } from './make-workbook.js';
import { put, runIn, temporaryFolder } from './support.js';

const folder = temporaryFolder();
const run = runIn(folder);

/** A workbook of one sheet "Sample", with such rows of texts. */
function book(name: string, rows: readonly (readonly string[])[]): string {
  const xml = rows.map(
    (cells, row) =>
      `<row r="${row + 1}">${cells.map((text, at) => (text === '' ? '' : cell(`${String.fromCharCode(65 + at)}${row + 1}`, text))).join('')}</row>`,
  );
  const parts = workbook([sheet(xml.join(''))]);
  return put(
    folder,
    name,
    zip({ ...parts, 'xl/workbook.xml': (parts['xl/workbook.xml'] ?? '').replace('"S1"', '"Sample"') }),
  );
}

const TITLE = ['RAS extract'];
const HEADER = ['Client No.', 'RAS Score', 'Annual Package Cost (£)', 'Area', 'Ethnicity'];
const ROWS = [
  ['a1', '10', '£1,000.00', 'North', 'White'],
  ['a2', '20', '£2,500.00', 'South', 'Asian'],
  ['a3', '40', '£3,500.00', 'North', 'White'],
  ['a4', '30', '£3,000.00', 'South', 'Asian'],
];
const TOTAL = ['Total', '', '£10,000.00'];

beforeAll(async () => {
  book('sample.xlsx', [TITLE, [], HEADER, ...ROWS, TOTAL]);
  put(folder, 'model.json', JSON.stringify(pricePointKind.example.model));
  const made = await run(
    'import',
    'sample.xlsx',
    '--as',
    'sample',
    '--mapping',
    'm.json',
    '--answer',
    'columns=yes',
    '--out',
    'clean.csv',
  );
  expect(made.code).toBe(0);
});

/** What a command prints, without the names of files and their hashes. */
const told = (out: string): string =>
  out.replaceAll(/"(?:name|sha256)": "[^"]*"/g, '').replaceAll(/(?:sample\.xlsx|clean\.csv)/g, 'FILE');

describe('a table as it stands gives what its clean table gives', () => {
  test.each([
    ['calibrate', 'ras4', 'TABLE', '--basis', 'reference-sample'],
    ['calibrate', 'ras5', 'TABLE', '--basis', 'reference-sample'],
    ['allocate', 'model.json', 'TABLE'],
    ['fit', 'TABLE'],
  ])('%s %s', async (...argv) => {
    const call = (name: string) => argv.map((text) => (text === 'TABLE' ? name : text));
    const asItStands = await run(...call('sample.xlsx'), '--mapping', 'm.json');
    const clean = await run(...call('clean.csv'));
    expect([asItStands.code, clean.code]).toEqual([0, 0]);
    expect(told(asItStands.out)).toBe(told(clean.out));
  });

  test('equity and compare, with a column that is carried', async () => {
    book('stages.xlsx', [
      ['case_id', 'points', 'traditional', 'indicative', 'final', 'Ethnicity'],
      ...ROWS.map(([id = '', points = '']) => [id, points, '1000', '1500', '1400', id === 'a1' ? 'White' : 'Asian']),
    ]);
    const made = await run('import', 'stages.xlsx', '--as', 'rows', '--mapping', 'r.json', '--out', 'stages.csv');
    expect(made.code).toBe(0);
    for (const argv of [
      ['equity', 'TABLE', '--by', 'Ethnicity', '--bands', 'each', '--stage', 'indicative'],
      ['compare', 'TABLE', '--by', 'Ethnicity'],
    ]) {
      const asItStands = await run(
        ...argv.map((text) => (text === 'TABLE' ? 'stages.xlsx' : text)),
        '--mapping',
        'r.json',
      );
      const clean = await run(...argv.map((text) => (text === 'TABLE' ? 'stages.csv' : text)));
      expect([asItStands.code, clean.code, asItStands.err]).toEqual([
        0,
        0,
        clean.err.replaceAll('stages.csv', 'stages.xlsx'),
      ]);
      expect(told(asItStands.out)).toBe(told(clean.out));
    }
  });

  test('cost, of lines with semicolons', async () => {
    put(
      folder,
      'lines-as-they-are.csv',
      'Client no;Gross cost;Frequency of payment;basis\r\na1;"1.200,50";Annual;Gross\r\n',
    );
    const answers = ['columns=yes', 'decimal-comma-amount=yes'].flatMap((text) => ['--answer', text]);
    const made = await run('import', 'lines-as-they-are.csv', '--as', 'lines', '--mapping', 'l.json', ...answers);
    expect(made.code).toBe(0);
    const { code, out } = await run('cost', 'lines-as-they-are.csv', '--mapping', 'l.json', '--convention', '52-weeks');
    expect(code).toBe(0);
    expect(out).toContain('"1200.50"');
  });
});

test('what no longer fits stops the command, with the cell as the workbook names it', async () => {
  book('next.xlsx', [
    TITLE,
    HEADER.with(1, 'Needs total'),
    ...ROWS.map((row) => (row[0] === 'a3' ? row.with(2, 'see notes') : row)),
  ]);
  const { code, out, err } = await run(
    'calibrate',
    'ras4',
    'next.xlsx',
    '--basis',
    'reference-sample',
    '--mapping',
    'm.json',
  );
  expect([code, out]).toEqual([2, '']);
  expect(err).toMatch(
    /^next\.xlsx: Sample!B2: renamed-points \[.*\]: the column "RAS Score", which is points, is not there; which is it now\?/m,
  );
  expect(err).toMatch(
    /^next\.xlsx: Sample!C5: word-package_value-see-notes \[blank \| 0\]: what does "see notes" mean in package_value\?/m,
  );
  expect(err).toContain('2 problems');
});

test('what a command finds wrong in a cell is told at the cell of the workbook', async () => {
  book('blank.xlsx', [TITLE, [], HEADER, ...ROWS.map((row) => (row[0] === 'a2' ? row.with(1, '') : row)), TOTAL]);
  const { code, err } = await run(
    'calibrate',
    'ras4',
    'blank.xlsx',
    '--basis',
    'reference-sample',
    '--mapping',
    'm.json',
  );
  expect(code).toBe(2);
  expect(err).toMatch(/^blank\.xlsx: Sample!B5: points: is blank/m);
});

test('a mapping of one of several tables is named with it, and one that names no table is refused', async () => {
  const right = await run('fit', 'sample.xlsx', '--mapping', 'sample.xlsx=m.json');
  expect(right.code).toBe(0);
  const { code, err } = await run('run', 'model.json', '--mapping', 'm.json');
  expect(code).toBe(2);
  expect(err).toContain('name it with --mapping TABLE=MAPPING');
});

describe('openras import', () => {
  test('refuses an answer to nothing, one that is no choice, and a mapping of something else', async () => {
    const answer = (text: string) => run('import', 'sample.xlsx', '--as', 'sample', '--answer', text);
    expect((await answer('colums=yes')).err).toContain('--answer colums: nothing of that name is asked');
    expect((await answer('columns=maybe')).err).toContain('--answer columns=maybe: expected one of yes');
    expect((await run('import', 'sample.xlsx', '--as', 'lines', '--mapping', 'm.json')).err).toContain(
      'is a mapping of sample, not of lines',
    );
    expect((await run('import', 'sample.xlsx')).err).toContain('--as: what is the table?');
  });

  test('gives no table while a question is open, and writes none', async () => {
    const { code, out, err } = await run(
      'import',
      'sample.xlsx',
      '--as',
      'sample',
      '--format',
      'csv',
      '--out',
      'open.csv',
    );
    expect([code, out]).toEqual([2, '']);
    expect(err).toContain('columns [yes]: is this which column is which?');
    expect(err).toContain('; keep the answers with --mapping FILE, or give them with --answer');
    expect(() => readFileSync(join(folder, 'open.csv'))).toThrow();
  });

  test('keeps a mapping that is brought up to date, and leaves one alone that is', async () => {
    const before = readFileSync(join(folder, 'm.json'), 'utf8');
    writeFileSync(join(folder, 'm2.json'), before);
    const again = await run('import', 'sample.xlsx', '--mapping', 'm2.json', '--format', 'csv');
    expect(again.code).toBe(0);
    expect(readFileSync(join(folder, 'm2.json'), 'utf8')).toBe(before);
    expect(again.out).toBe(readFileSync(join(folder, 'clean.csv'), 'utf8'));
  });
});

test('an allocation table as it is published, through its mapping', async () => {
  put(
    folder,
    'published.csv',
    'Indicative allocations 2026,,\nScore range,Annual allocation\n0-10,£0\n11-20,"£1,500"\n21-30,"£3,000"\n',
  );
  const made = await run(
    'import',
    'published.csv',
    '--as',
    'table',
    '--mapping',
    't.json',
    '--answer',
    'columns=yes',
    '--out',
    'table.csv',
  );
  expect([made.code, made.err]).toEqual([0, '']);
  expect(readFileSync(join(folder, 'table.csv'), 'utf8')).toBe(
    'points,amount\n0-10,0.00\n11-20,1500.00\n21-30,3000.00\n',
  );
  const call = ['--step', '1', '--period', 'year'];
  const asItStands = await run('table', 'check', 'published.csv', '--mapping', 't.json', ...call);
  expect(asItStands.code).toBe(0);
  expect(told(asItStands.out)).toBe(told((await run('table', 'check', 'table.csv', ...call)).out));
});
