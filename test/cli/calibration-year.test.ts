import { cpSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { root } from '../../scripts/manifest.mjs';
import { runProgram } from '../../src/cli/program.js';
import { registers } from '../../src/cli/registers.js';
import { put, temporaryFolder, testIo } from './support.js';

const GUIDE = readFileSync(`${root}docs/calibration-year.md`, 'utf8');

/** Where the command is installed for all. */
const INSTALLED = '$(npm root --global)/openras-cli/';

/** A part of the guide: a block of code, or the words before one. */
interface Part {
  readonly kind: string;
  readonly text: string;
}

function partsOf(guide: string): Part[] {
  return guide.split(/^```/m).map((text, index): Part => {
    if (index % 2 === 0) return { kind: 'words', text };
    const end = text.indexOf('\n');
    return { kind: text.slice(0, end), text: text.slice(end + 1) };
  });
}

/** The cells of a printed row, or of a row that the guide shows. */
function cellsOf(line: string): string[] {
  return line
    .split(/[│|]| {2,}/)
    .map((cell) => cell.trim())
    .filter((cell) => cell !== '');
}

/** Whether a printed row has the cells in their order; others may stand between. */
function holds(printed: readonly string[], shown: readonly string[]): boolean {
  const rest = printed[Symbol.iterator]();
  return shown.every((cell) => {
    for (const one of rest) if (one === cell) return true;
    return false;
  });
}

test('the commands of the guide work in their order, and print the figures that it shows', {
  timeout: 300_000,
}, async () => {
  const folder = temporaryFolder();
  const runs: string[] = [];
  let last = '';
  let fileName: string | undefined;
  let shownRows = 0;
  for (const { kind, text } of partsOf(GUIDE)) {
    if (kind === 'words') {
      fileName = /save (?:it )?as `([\w.-]+)`[^`]*$/i.exec(text)?.[1];
      for (const [, pounds = ''] of text.matchAll(/£([\d,]+\.\d+)/g))
        expect(`${runs.join('\n')}`.replaceAll(',', ''), `£${pounds} is printed`).toContain(pounds.replaceAll(',', ''));
    }
    if (kind === 'json') put(folder, fileName ?? 'unnamed.json', text);
    if (kind === 'sh') {
      last = '';
      for (const line of text.trim().split('\n')) {
        const [program, ...argv] = line.replace(INSTALLED, root).split(' ');
        if (program === 'cp') {
          const [, from = '', to = ''] = argv;
          cpSync(from.replaceAll('"', ''), `${folder}/${to}`, { recursive: true });
          continue;
        }
        expect(program).toBe('openras');
        const io = testIo(folder);
        const code = await runProgram(argv, io, registers);
        expect({ line, code, err: code === 0 ? '' : io.err() }).toEqual({ line, code: 0, err: '' });
        last += `${io.out()}\n${io.err()}\n`;
      }
      runs.push(last);
    }
    if (kind === 'text') {
      const printed = last.split('\n').map(cellsOf);
      for (const line of text.trim().split('\n')) {
        shownRows += 1;
        expect(
          printed.some((row) => holds(row, cellsOf(line))),
          `${line} is printed`,
        ).toBe(true);
      }
    }
  }
  // The guide has ten tasks, and shows what they print.
  expect(GUIDE.match(/^## \d+\. /gm)).toHaveLength(10);
  expect(shownRows).toBeGreaterThan(30);
});
