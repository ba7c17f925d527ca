import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { root } from '../../scripts/manifest.mjs';
import { runProgram } from '../../src/cli/program.js';
import { registers } from '../../src/cli/registers.js';
import { blocksOf } from '../pages/pages.js';
import { put, temporaryFolder, testIo } from './support.js';

const blocks = blocksOf(readFileSync(`${root}docs/intake.md`, 'utf8'));

/** The words of a command line, with those in quotes as one. */
const wordsOf = (line: string): string[] =>
  [...line.matchAll(/"([^"]*)"|(\S+)/g)].map(([, quoted, plain]) => quoted ?? plain ?? '');

/** The cells of a printed row, or of a row that the guide shows. */
const cellsOf = (line: string): string[] =>
  line.split(/[│|]| {2,}/).flatMap((cell) => (cell.trim() === '' ? [] : [cell.trim()]));

/** Whether a printed row has the cells in their order; others may stand between. */
function holds(printed: readonly string[], shown: readonly string[]): boolean {
  const rest = printed[Symbol.iterator]();
  return shown.every((cell) => {
    for (const one of rest) if (one === cell) return true;
    return false;
  });
}

test('the guide, typed in an empty folder with nothing but the files that it shows, comes to a report', {
  timeout: 300_000,
}, async () => {
  const folder = temporaryFolder();
  for (const { kind, code, file } of blocks) if (kind === 'csv') put(folder, file ?? '', code);
  const own = new Map(readdirSync(folder).map((name) => [name, readFileSync(join(folder, name), 'utf8')]));
  expect(own.size).toBe(7);
  let shownLines = 0;
  for (const [index, { kind, code }] of blocks.entries()) {
    if (kind !== 'sh') continue;
    const shown = blocks.slice(index + 1).find((next) => next.kind !== 'csv' && next.kind !== 'json');
    const isFault = shown?.kind === 'text fault';
    const printed: string[] = [];
    for (const line of code.trim().split('\n')) {
      const [, ...argv] = wordsOf(line);
      const io = testIo(folder);
      const exit = await runProgram(argv, { ...io, now: () => new Date('2026-11-02T09:30:00Z') }, registers);
      expect([line, exit, io.err()]).toEqual([line, isFault ? 2 : 0, isFault ? io.err() : expect.any(String)]);
      printed.push(io.out(), io.err());
    }
    if (shown?.kind.startsWith('text') !== true) continue;
    const rows = printed.join('\n').split('\n');
    for (const line of shown.code.trim().split('\n')) {
      const isThere = rows.some((row) => row.includes(line) || holds(cellsOf(row), cellsOf(line)));
      expect(isThere ? '' : printed.join('\n'), line).toBe('');
      shownLines += 1;
    }
  }
  // 1 for the question, 8 for what init writes, 4 for the run, and the second line of each fault.
  expect(shownLines).toBe(14);
  for (const name of ['report.md', 'director.md']) expect(existsSync(join(folder, 'results', name))).toBe(true);
  // Hand arithmetic: 22, 38 and 33 points at 17,800.50 / 125 are 13,243.57; the packages are 3 and 4 hours of 52 weeks at
  // 18.75 and 20 days at 48.00, 7,785.00.
  const director = readFileSync(join(folder, 'results/director.md'), 'utf8');
  expect(director).toContain('come to £7,785.00 a year, and their indicative budgets to £13,243.57 a year');
  // The council's own files are as they were.
  for (const [name, text] of own) expect(readFileSync(join(folder, name), 'utf8')).toBe(text);
});
