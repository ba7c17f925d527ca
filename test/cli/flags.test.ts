import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { Command } from 'commander';
import { expect, test } from 'vitest';
import { FORMATS } from '../../src/cli/output/format.js';
import { runProgram } from '../../src/cli/program.js';
import { commandsBeside, examples, prepare } from './every-command.js';
import { temporaryFolder, testIo } from './support.js';

const folder = temporaryFolder();
await prepare(folder);
const registers = commandsBeside(folder);

async function run(argv: readonly string[]) {
  const io = testIo(folder);
  const code = await runProgram(argv, io, registers);
  return { code, err: io.err(), out: io.out() };
}

const program = new Command();
for (const { load } of registers) (await load())(program, testIo(folder));
const below = (command: Command, words: readonly string[]): (readonly [string, Command])[] =>
  command.commands.length === 0
    ? [[words.join(' '), command] as const]
    : command.commands.flatMap((one) => below(one, [...words, one.name()]));
const all = below(program, []);

/** What a flag without a value needs beside it, or goes without, as it is said where that is missing. */
const NEEDS: ReadonlyMap<string, RegExp> = new Map([
  ['calibrate ras4 --maximum-observed', /--maximum-observed: goes with --method largest-package/],
  ['table band --by-rounding', /--breaks, --by-rounding: give one of --breaks, --band-width, --by-rounding/],
  ['leavers --record', /--record: goes with --rule/],
  ['explain --all', /--all is for every family, and "F001" is one/],
  ['explain --large', /--large: goes with --format html/],
  ...['fit', 'sensitivity', 'compare', 'equity'].map(
    (name) => [`${name} --publish`, /^--small-cell: .*(say how many|needs the fewest) families/] as const,
  ),
]);

const plainFlags = all.flatMap(([name, command]) =>
  command.options
    .filter(({ required, optional, long }) => !required && !optional && long !== '--force')
    .map(({ long }) => [name, long ?? ''] as const),
);

test('there are flags without a value', () => {
  expect(plainFlags.length).toBeGreaterThan(all.length);
});

test.each(plainFlags)('%s %s works, or says what it needs', { timeout: 120_000 }, async (name, flag) => {
  const { code, err } = await run([...name.split(' '), ...(examples.get(name) ?? []), flag]);
  const need = NEEDS.get(`${name} ${flag}`);
  if (need === undefined) expect({ code, err: code === 0 ? '' : err }).toEqual({ code: 0, err: '' });
  else expect({ code, err }).toEqual({ code: 2, err: expect.stringMatching(need) });
});

const printing = all
  .filter(([, command]) => ['--format', '--out'].every((flag) => command.options.some(({ long }) => long === flag)))
  .filter(([, command]) => command.options.some(({ flags }) => flags === '--out <file>'))
  .map(([name]) => name)
  // What import prints is what it understood, and what it writes the clean table; explain has the forms of a page.
  .filter((name) => name !== 'import' && name !== 'explain');

test.each(printing)('%s writes to a file what it prints, in every form', { timeout: 240_000 }, async (name) => {
  const call = [...name.split(' '), ...(examples.get(name) ?? [])];
  for (const format of FORMATS) {
    const printed = await run([...call, '--format', format, '--wide']);
    const path = join(folder, 'printed.txt');
    rmSync(path, { force: true });
    const written = await run([...call, '--format', format, '--out', 'printed.txt']);
    expect({ name, format, code: written.code, out: written.out }).toEqual({ name, format, code: 0, out: '' });
    expect(existsSync(path)).toBe(true);
    expect(readFileSync(path, 'utf8')).toBe(printed.out);
    if (format === 'ndjson')
      for (const line of printed.out.split('\n').slice(0, -1)) expect(typeof JSON.parse(line)).toBe('object');
    if (format === 'json') expect(typeof JSON.parse(printed.out)).toBe('object');
  }
});
