import { writeFileSync } from 'node:fs';
import { Command, type Option } from 'commander';
import { describe, expect, test } from 'vitest';
import { MODEL_KINDS } from '../../src/allocation/kinds.js';
import { runProgram } from '../../src/cli/program.js';
import { TIE_RULES } from '../../src/model/percentile/ties/ties.js';
import { TIMED_PERIODS } from '../../src/money/period.js';
import { FORMS } from '../../src/schemas/list.js';
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

const WITH_RULE: Need = { says: /: goes with --rule/, with: ['--rule', 'price-point', '--model', 'price-point'] };

/** Words that an option takes beside other values, so that they are no list of choices to the parser. */
const WORDS: ReadonlyMap<string, readonly string[]> = new Map([
  ['calibrate ras5 --grid', ['percentiles', 'fives', 'deciles', 'quartiles']],
  ['leavers --keep-reserve', ['spend']],
  ['equity --stage', ['traditional', 'indicative']],
]);

/** Options whose choices need something beside them, with the message that names it and what makes it work. */
const NEEDS: ReadonlyMap<string, Need> = new Map<string, Need>([
  [
    'import --as answers',
    { says: /columns \[yes\]: is this which column is which/, with: ['--answer', 'columns=yes'] },
  ],
  ...(
    [
      ['lines', 'yearly', 'columns'],
      ['needs', 'needs', 'column-needs'],
      ['table', 'table', 'column-amount'],
      ['instrument', 'statements', 'column-outcome'],
      ['prices', 'prices', 'column-name'],
      ['statements', 'changed', 'column-before'],
    ] as const
  ).map(
    ([as, file, asked]) =>
      [`import --as ${as}`, { says: new RegExp(`${asked} \\[`), instead: [`${file}.csv`, '--as', as] }] as const,
  ),
  ['import --as plans', { says: /columns \[yes\]: is this which column is which/, with: ['--answer', 'columns=yes'] }],
  [
    'import --as policy',
    { says: /column-rule \[/, instead: ['policy.csv', '--as', 'policy', '--period', 'year', '--out', 'made.json'] },
  ],
  ...TIMED_PERIODS.map(
    (period) =>
      [
        `import --period ${period}`,
        { says: /--period: goes with --as policy/, instead: ['policy.csv', '--as', 'policy', '--period', period] },
      ] as const,
  ),
  [
    'score --unknown-statements ignore',
    {
      says: /--unknown-statements: is for a JSON list of responses/,
      instead: ['short.json', 'unknown.json', '--unknown-statements', 'ignore'],
    },
  ],
  ...['child', 'carer'].map(
    (choice) =>
      [
        `respondents --against ${choice}`,
        {
          says: new RegExp(`--against: no answer is of ${choice}; answers are of agreed, parent, worker`),
          instead: ['short.json', 'by-all.csv', '--against', choice],
        },
      ] as const,
  ),
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
        `partly-moved --part-year ${choice}`,
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
  ...['locked', 'open'].map((choice) => [`leavers --communicated ${choice}`, WITH_RULE] as const),
  ...['price-point', 'percentile'].map(
    (choice) =>
      [
        `leavers --model ${choice}`,
        { says: /--model: goes with --rule/, with: ['--rule', choice === 'percentile' ? 'scale' : choice] },
      ] as const,
  ),
  ['leavers --unequal-budgets allow', WITH_RULE],
  ['leavers --keep-reserve spend', WITH_RULE],
  ...TIE_RULES.map(
    (choice) =>
      [
        `calibrate ras5 --ties ${choice}`,
        { says: /--ties: goes with --method rank/, with: ['--method', 'rank'] },
      ] as const,
  ),
  ...['ras4', 'ras5'].map(
    (choice) =>
      [
        `export sql --calibrate ${choice}`,
        {
          says: /model\.json:1:\d+: kind: unknown key "kind"/,
          instead: ['calibration.json', '--dialect', 'duckdb', '--table', 'sample', '--calibrate', choice],
        },
      ] as const,
  ),
  ...['--unanswered zero', '--unanswered exclude', '--unpriced exclude', '--outside-ages allow'].map(
    (flag) =>
      [
        `export sql ${flag}`,
        {
          says: new RegExp(`${flag.split(' ')[0]}: goes with a questionnaire`),
          instead: ['short.json', '--dialect', 'duckdb', '--table', 'answers', ...flag.split(' ')],
        },
      ] as const,
  ),
  ['leavers --rule price-point', { says: /--model: is missing/, with: ['--model', 'price-point'] }],
  ['leavers --rule realign', { says: /--model: is missing/, with: ['--model', 'percentile'] }],
  ['leavers --rule scale', { says: /--model: is missing/, with: ['--model', 'percentile'] }],
]);

describe('every choice of every option of every command', () => {
  test('every command has a call that works on the example', async () => {
    expect([...examples.keys()].sort()).toEqual(all.map(([name]) => name).sort());
  });

  test('what is needed is said of choices that there are', () => {
    const choices = all.flatMap(([name, command]) =>
      command.options.flatMap(({ long, argChoices }) =>
        (argChoices ?? WORDS.get(`${name} ${long}`) ?? []).map((choice) => `${name} ${long} ${choice}`),
      ),
    );
    expect([...NEEDS.keys()].filter((key) => !choices.includes(key))).toEqual([]);
    const flags = all.flatMap(([name, command]) => command.options.map(({ long }) => `${name} ${long}`));
    expect([...WORDS.keys()].filter((key) => !flags.includes(key))).toEqual([]);
  });

  for (const [name, command] of all) {
    const base = examples.get(name) ?? [];
    test(`${name}: its call works`, { timeout: 120_000 }, async () => {
      const { code, err } = await run([...name.split(' '), ...base]);
      expect({ code, err: code === 0 ? '' : err }).toEqual({ code: 0, err: '' });
    });
    for (const option of command.options) {
      const flag = option.long ?? '';
      for (const choice of option.argChoices ?? WORDS.get(`${name} ${flag}`) ?? []) {
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

describe('every choice of every argument', () => {
  test('no command has others', () => {
    const having = all.filter(([, { registeredArguments }]) =>
      registeredArguments.some(({ argChoices }) => argChoices !== undefined),
    );
    expect(having.map(([name]) => name)).toEqual(['example']);
  });

  test.each([...MODEL_KINDS.keys()])('example %s prints a model and a case that work together', async (kind) => {
    const { code, out } = await run(['example', kind]);
    const { model, case: family } = JSON.parse(out);
    expect({ code, kind: model.kind }).toEqual({ code: 0, kind });
    writeFileSync(`${folder}/printed-model.json`, JSON.stringify(model));
    writeFileSync(`${folder}/printed-case.json`, JSON.stringify(family));
    const allocated = await run(['allocate', 'printed-model.json', 'printed-case.json', '--format', 'ndjson']);
    expect({ code: allocated.code, lines: allocated.out.trim().split('\n').length }).toEqual({ code: 0, lines: 1 });
  });

  test.each(Object.keys(FORMS))('schema %s prints a JSON Schema', async (name) => {
    const { code, out } = await run(['schema', name]);
    expect({ code, schema: JSON.parse(out).$schema }).toEqual({
      code: 0,
      schema: 'https://json-schema.org/draft/2020-12/schema',
    });
  });

  test('schema lists each of them', async () => {
    const { out } = await run(['schema']);
    const names = out
      .trim()
      .split('\n')
      .map((line) => line.split('\t')[0]);
    expect(names).toEqual(Object.keys(FORMS).sort());
  });
});

describe('an option that would do nothing is refused, with what it goes with', () => {
  const RAS5 = 'calibrate ras5 sample.csv --basis pot';
  const LEAVERS = 'leavers cases.csv --basis pot --pot 13800 --leavers F5';
  test.each([
    [`${RAS5} --definition 7`, '--definition: goes with --method quantile'],
    [`${RAS5} --method rank --grid deciles`, '--grid: goes with --method quantile'],
    [`${RAS5} --method quantile --ties mean`, '--ties: goes with --method rank'],
    [
      'calibrate ras4 sample.csv --basis pot --maximum-observed',
      '--maximum-observed: goes with --method largest-package',
    ],
    [`${LEAVERS} --keep-reserve 3000`, '--keep-reserve: goes with --rule'],
    [`${LEAVERS} --rule price-point --model price-point --surplus outside`, '--surplus: goes without --rule'],
    ['moderate policy.json moderation.csv --history F1 --format csv', '--format: goes without --history'],
    ['pot ledger.json --trail --format csv', '--trail: goes with --format json'],
    ['pot ledger.json --trail --out trail.csv', '--trail: goes with --format json'],
    ['pot ledger.json --trail --case F1', '--trail: goes without --case'],
    [
      'uplift sample.csv --from 2025-26 --to 2026-27 --rates 2026-27=3.6,2027-28=2',
      '--rates "2027-28": is not on the way from "2025-26" to "2026-27"',
    ],
    [
      'uplift sample.csv --from 2027-28 --to 2026-27 --rates 2026-27=3.6,2027-28=2',
      '--rates "2026-27": is not on the way from "2027-28" to "2026-27"',
    ],
  ])('%s', async (line, says) => {
    const { code, out, err } = await run(line.split(' '));
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toContain(says);
  });

  test.each([
    'stress cases.csv --reserve 3000 --basis reference-sample',
    `${LEAVERS} --basis reference-sample`,
    'joiners model.json joiners.csv --pot 30000 --basis reference-sample',
    'hold-back cases.csv --basis reference-sample --contingency 10',
  ])('a reference sample has no pot: %s', async (line) => {
    const { code, out, err } = await run(line.split(' '));
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toMatch(/--basis|--contingency|reference sample/);
  });
});

/** A call without an option that it gives. */
function without(argv: readonly string[], { long }: Option): string[] {
  const at = argv.indexOf(long ?? '');
  return at < 0 ? [...argv] : [...argv.slice(0, at), ...argv.slice(at + 2)];
}
