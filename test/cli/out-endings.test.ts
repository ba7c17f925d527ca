import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { runProgram } from '../../src/cli/program.js';
import { registers } from '../../src/cli/registers.js';
import { examples, prepare } from './every-command.js';
import { temporaryFolder, testIo } from './support.js';

const folder = temporaryFolder();

async function call(...argv: string[]) {
  const io = testIo(folder);
  const code = await runProgram(argv, io, registers);
  return { code, err: io.err() };
}

/** Commands of which `--out` is a folder, or that have none. */
const WITHOUT_FILE = [
  'table check',
  'init',
  'example',
  'run',
  'schema',
  'check-record',
  'case-pack',
  'report',
  'verify',
  'export workbook',
];

beforeAll(() => prepare(folder), 120_000);

const writing = [...examples].filter(([name]) => !WITHOUT_FILE.includes(name));

test.each(writing)(
  '%s --out of a workbook, a page or a PDF is refused, and nothing is written',
  async (name, argv) => {
    for (const file of [
      'o.xlsx',
      'o.pdf',
      'o.ods',
      'o.XLSX',
      'o.tsv',
      'o.docx',
      ...(name === 'explain' ? [] : ['o.html']),
    ]) {
      const { code, err } = await call(...name.split(' '), ...argv, '--out', file);
      expect([name, code, err]).toEqual([
        name,
        2,
        expect.stringMatching(/^o\.\w+: nothing is written in the form of \.\w+ here; expected a name in \./),
      ]);
      expect(existsSync(join(folder, file))).toBe(false);
    }
  },
  60_000,
);

test('a page is written where one is asked for', async () => {
  const { code, err } = await call(
    'table',
    'print',
    'table.csv',
    '--step',
    '1',
    '--period',
    'year',
    '--as',
    'html',
    '--out',
    'page.html',
  );
  expect([code, err]).toEqual([0, '']);
  expect(readFileSync(join(folder, 'page.html'), 'utf8')).toContain('<table');
  const markdown = await call('table', 'print', 'table.csv', '--step', '1', '--period', 'year', '--out', 'other.html');
  expect(markdown.err).toContain('a page in HTML is asked for with --as html');
});

test('a stored model is JSON by name, and a record a line of JSON', async () => {
  const model = await call('calibrate', 'ras4', 'sample.csv', '--basis', 'reference-sample', '--out', 'm.csv');
  expect([model.code, model.err]).toEqual([
    2,
    expect.stringContaining('m.csv: nothing is written in the form of .csv here'),
  ]);
  const held = await call('hold-back', ...(examples.get('hold-back') ?? []), '--record', '--out', 'held.csv');
  expect([held.code, held.err]).toEqual([2, expect.stringContaining('expected a name in .ndjson or .json')]);
});

test('a name without an ending is written as JSON', async () => {
  const { code } = await call('fit', 'sample.csv', '--out', 'plain-name');
  expect(code).toBe(0);
  expect(JSON.parse(readFileSync(join(folder, 'plain-name'), 'utf8'))).toHaveProperty('result');
});
