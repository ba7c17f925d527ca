import { Command, type Option } from 'commander';
import { describe, expect, test } from 'vitest';
import { runProgram } from '../../src/cli/program.js';
import { commandsBeside, examples, prepare } from './every-command.js';
import { temporaryFolder, testIo } from './support.js';

const folder = temporaryFolder();
await prepare(folder);
const registers = commandsBeside(folder);

/** Every option of every command that takes a value of its own, and no file. */
async function options(): Promise<[string, string][]> {
  const program = new Command();
  for (const { load } of registers) (await load())(program, testIo(folder));
  const below = (command: Command, words: readonly string[]): [string, string][] =>
    command.commands.length === 0
      ? command.options.filter(takesWord).map((option): [string, string] => [words.join(' '), option.long ?? ''])
      : command.commands.flatMap((one) => below(one, [...words, one.name()]));
  return below(program, []);
}

function takesWord({ flags, argChoices, long }: Option): boolean {
  const isFile = /\.(json|csv|txt|sql|xlsx)>|<file>|<folder>/.test(flags) || long === '--vary-staff-mix';
  return flags.includes('<') && argChoices === undefined && !isFile && !FREE.includes(long ?? '');
}

/** What may be any text. */
const FREE = [
  '--title',
  '--approved-by',
  '--statement',
  '--names',
  '--word',
  '--ignore-column',
  '--population',
  '--points-population',
  '--blank-funding-code',
  // Names in a database, which are quoted.
  '--table',
  '--schema',
  '--view',
];

/** What another option has to go with. */
const BESIDE: ReadonlyMap<string, readonly string[]> = new Map([
  ['leavers --keep-reserve', ['--rule', 'price-point', '--model', 'price-point']],
  ['cost --year-starts', ['--part-year', 'days']],
  ['partly-moved --year-starts', ['--part-year', 'days']],
  ['leavers --year-starts', ['--part-year', 'days']],
]);

const all = await options();

describe('a wrong value of any option is told by its flag', () => {
  for (const [name, flag] of all) {
    test(`${name} ${flag}`, { timeout: 120_000 }, async () => {
      const base = examples.get(name) ?? [];
      const at = base.indexOf(flag);
      const call = at < 0 ? base : [...base.slice(0, at), ...base.slice(at + 2)];
      const io = testIo(folder);
      const wrong = '\u2014?';
      const argv = [...name.split(' '), ...call, ...(BESIDE.get(`${name} ${flag}`) ?? []), flag, wrong];
      const code = await runProgram(argv, io, registers);
      const lines = io
        .err()
        .trim()
        .split('\n')
        .filter((line) => !/^\d+ problems?/.test(line));
      // By its flag, or, where it names a column, at the header of the file.
      const isTold = (line: string) =>
        line.startsWith(flag) || line.includes(`'${flag} `) || line.includes(wrong) || line.includes('of no group');
      expect({ code, lines, isTold: lines.some(isTold) }).toEqual({ code: 2, lines, isTold: true });
      // And no other problem by a path of the library.
      expect(
        lines.filter((line) => !/^(error: option |--[\w-]+(?: "[^"]*")?: |[\w./-]+\.\w+:\d+:\d+: )/.test(line)),
      ).toEqual([]);
    });
  }
});
