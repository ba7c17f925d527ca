import { expect, test } from 'vitest';
import { withFittedLines } from '../../src/cli/output/terminal/fitted.js';
import { runProgram } from '../../src/cli/program.js';
import { registers } from '../../src/cli/registers.js';
import { put, temporaryFolder, testIo } from './support.js';

const folder = temporaryFolder();
put(
  folder,
  'cases.csv',
  [
    'case_id,points,indicative,traditional,site',
    ...'ABCDEFGH'.split('').map((one) => `${one},10,100,90,Some long name of a school ${one}`),
  ].join('\n'),
);

async function errorsOf(columns: number | undefined) {
  const io = testIo(folder);
  const stderr = columns === undefined ? io.stderr : { ...io.stderr, isTTY: true, columns };
  const said: string[] = [];
  for (const argv of [
    ['allocate', 'nowhere.json', 'cases.csv'],
    [
      'compare',
      'cases.csv',
      '--to',
      'indicative',
      '--ignore-column',
      'a column of which no table that is read here knows anything at all',
    ],
    ['equity', 'cases.csv', '--by', 'site', '--stage', 'indicative'],
    ['run', `${'a-long-name-of-a-folder/'.repeat(8)}council.json`, '--out', 'results'],
  ]) {
    await runProgram(argv, { ...io, stderr }, registers);
    said.push(io.err());
  }
  return io.err();
}

test.each([80, 100, 200])(
  'what is said on stderr fits a terminal of %i columns, and loses nothing',
  { timeout: 60_000 },
  async (width) => {
    const [piped, fitted] = [await errorsOf(undefined), await errorsOf(width)];
    expect(piped.split('\n').some((line) => line.length > 100)).toBe(true);
    expect(fitted.split('\n').filter((line) => line.length > width)).toEqual([]);
    expect(fitted.replace(/\s/g, '')).toBe(piped.replace(/\s/g, ''));
  },
);

test('a terminal that says no width is taken for 100, and what moves on its line is left', () => {
  const io = testIo(folder);
  const { stderr } = withFittedLines({ ...io, stderr: { ...io.stderr, isTTY: true } });
  const long = 'word '.repeat(50).trim();
  stderr.write(`${long}\n`);
  // 20 words of four letters with their blanks are 99 characters.
  expect(io.err()).toBe(
    `${['word '.repeat(20), 'word '.repeat(20), 'word '.repeat(10)].map((line) => line.trim()).join('\n')}\n`,
  );
  stderr.write(`\r${long}`);
  expect(io.err().endsWith(`\r${long}`)).toBe(true);
});
