import { Command, type Option } from 'commander';
import { describe, expect, test } from 'vitest';
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

/** Every command that does something, with the words that call it. */
async function commands(): Promise<(readonly [string, Command])[]> {
  const program = new Command();
  for (const { load } of registers) (await load())(program, testIo(folder));
  const below = (command: Command, words: readonly string[]): (readonly [string, Command])[] =>
    command.commands.length === 0
      ? [[words.join(' '), command] as const]
      : command.commands.flatMap((one) => below(one, [...words, one.name()]));
  return below(program, []);
}

const all = await commands();

/** What a choice needs beside it. */
interface Need {
  /** What is said without it. */
  readonly says: RegExp;
  /** What makes it work beside the call, or a call of its own. */
  readonly with?: readonly string[];
  readonly instead?: readonly string[];
}

/** Options whose choices need something beside them, with the message that names it and what makes it work. */
const NEEDS: ReadonlyMap<string, Need> = new Map<string, Need>([
  [
    'calibrate ras4 --basis whole-budget',
    {
      says: /--money: the whole-budget basis needs the budget and whose points it is for/,
      with: ['--money', '500000', '--population', 'all', '--points-population', 'sample', '--factor', '4'],
    },
  ],
  [
    'calibrate ras4 --method largest-package',
    {
      says: /--maximum-points: largest-package needs the most points that can be obtained/,
      with: ['--maximum-points', '152'],
    },
  ],
  ...['refer', 'refuse'].flatMap((choice) =>
    ['ras4', 'ras5'].map(
      (kind) =>
        [
          `calibrate ${kind} --beyond-maximum ${choice}`,
          {
            says: /--maximum-points: is needed to say what is done with points beyond it/,
            with: ['--maximum-points', '152'],
          },
        ] as const,
    ),
  ),
  ...['half-up', 'half-even', 'down', 'up'].map(
    (choice) =>
      [
        `calibrate ras4 --price-rounding-mode ${choice}`,
        { says: /--round-price-to: is missing/, with: ['--round-price-to', '0.01'] },
      ] as const,
  ),
  ...['days', 'months'].map(
    (choice) =>
      [
        `cost --part-year ${choice}`,
        { says: /--year-starts: is missing/, with: ['--year-starts', '2026-04-01'] },
      ] as const,
  ),
  ...['days', 'months'].map(
    (choice) =>
      [
        `leavers --part-year ${choice}`,
        { says: /--year-starts: is missing/, with: ['--year-starts', '2026-04-01'] },
      ] as const,
  ),
  [
    'cost --convention four-week-blocks',
    {
      says: /four-week-blocks does not say how long a year is/,
      instead: ['yearly.csv', '--convention', 'four-week-blocks'],
    },
  ],
  [
    'compare --from final',
    { says: /--to: final is compared with itself; name two stages/, with: ['--to', 'communicated'] },
  ],
  [
    'compare --to traditional',
    { says: /--to: traditional is compared with itself; name two stages/, with: ['--from', 'indicative'] },
  ],
  [
    'hold-back --basis reference-sample',
    {
      says: /--pot: a reference sample has no pot/,
      instead: ['cases.csv', '--basis', 'reference-sample', '--from-each', '10'],
    },
  ],
  ['leavers --rule price-point', { says: /--model: is missing/, with: ['--model', 'price-point'] }],
  ['leavers --rule realign', { says: /--model: is missing/, with: ['--model', 'percentile'] }],
  ['leavers --rule scale', { says: /--model: is missing/, with: ['--model', 'percentile'] }],
]);

describe('every choice of every option of every command', () => {
  test('every command has a call that works on the example', async () => {
    expect([...examples.keys()].sort()).toEqual(all.map(([name]) => name).sort());
  });

  for (const [name, command] of all) {
    const base = examples.get(name) ?? [];
    test(`${name}: its call works`, { timeout: 120_000 }, async () => {
      const { code, err } = await run([...name.split(' '), ...base]);
      expect({ code, err: code === 0 ? '' : err }).toEqual({ code: 0, err: '' });
    });
    for (const option of command.options) {
      for (const choice of option.argChoices ?? []) {
        const flag = option.long ?? '';
        test(`${name} ${flag} ${choice}`, { timeout: 120_000 }, async () => {
          const argv = [...name.split(' '), ...without(base, option), flag, choice];
          const { code, err } = await run(argv);
          const need = NEEDS.get(`${name} ${flag} ${choice}`);
          if (need === undefined) {
            expect({ code, err: code === 0 ? '' : err }).toEqual({ code: 0, err: '' });
            return;
          }
          expect({ code, err }).toEqual({ code: 2, err: expect.stringMatching(need.says) });
          const met = await run(
            need.instead === undefined ? [...argv, ...(need.with ?? [])] : [...name.split(' '), ...need.instead],
          );
          expect({ code: met.code, err: met.code === 0 ? '' : met.err }).toEqual({ code: 0, err: '' });
        });
      }
    }
  }
});

/** A call without an option that it gives. */
function without(argv: readonly string[], { long }: Option): string[] {
  const at = argv.indexOf(long ?? '');
  return at < 0 ? [...argv] : [...argv.slice(0, at), ...argv.slice(at + 2)];
}
