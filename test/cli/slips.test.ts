import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { pricePointKind } from '../../src/model/price-point/kind.js';
import { examples, prepare } from './every-command.js';
import { put, runIn, temporaryFolder } from './support.js';

// What an analyst gets wrong at the keyboard: the right words for it, at the right place, and nothing written.

const folder = temporaryFolder();
const run = runIn(folder);
const problemsOf = async (...argv: string[]): Promise<readonly string[]> => {
  const { code, err } = await run(...argv);
  expect(code, err).toBe(2);
  return err.trimEnd().split('\n');
};

beforeAll(() => prepare(folder), 120_000);

const PRICE = { ...pricePointKind.example.model, prices: [{ money: '200', points: '1' }] };

describe('a fault of families stands where they do', () => {
  test('a price per group of a sample without groups is told once, with the first places', async () => {
    const rows = Array.from({ length: 78 }, (_, k) => `F${k},${k + 1},1000,`);
    put(folder, 'no-groups.csv', ['case_id,points,package_value,group', ...rows].join('\n'));
    const argv = 'calibrate ras4 no-groups.csv --basis reference-sample --prices per-group-breaks-equal-treatment';
    // The column is the fourth: after "F0,1,1000," of ten characters the eleventh.
    expect(await problemsOf(...argv.split(' '))).toEqual([
      'no-groups.csv:2:11: group: a price per group needs its group (also on lines 3, 4, 5 and 74 more)',
      '78 problems',
    ]);
  });

  test('a row that is left out needs no group, and the others keep their lines', async () => {
    put(
      folder,
      'left-out.csv',
      'case_id,points,package_value,group,exclude_reason\nF1,1,100,,moved away\nF2,1,100,a,\nF3,1,100,,\n',
    );
    const argv = 'calibrate ras4 left-out.csv --basis reference-sample --prices per-group-breaks-equal-treatment';
    expect((await problemsOf(...argv.split(' ')))[0]).toMatch(/^left-out\.csv:4:10: group: /);
  });

  test('whatif names the file of the cases for their groups and points, and the scenario', async () => {
    const scenarios = [
      { name: 'strict', model: { ...PRICE, maximumPoints: '25', beyondMaximum: 'refuse' } },
      {
        name: 'by group',
        model: {
          ...PRICE,
          prices: [
            { group: 'x', money: '1', points: '1' },
            { group: 'y', money: '2', points: '1' },
          ],
        },
      },
    ];
    put(folder, 'refusing.json', JSON.stringify({ schemaVersion: 1, scenarios }));
    put(folder, 'groups.csv', 'case_id,points,group\nF1,10,x\nF2,30,z\nF3,40,\n');
    const lines = await problemsOf('whatif', 'refusing.json', 'groups.csv');
    expect(lines).toEqual([
      expect.stringMatching(/^groups\.csv:3:4: points: in "strict": 30 points are more than .*25$/),
      expect.stringMatching(/^groups\.csv:4:4: points: in "strict": 40 points are more than .*25$/),
      expect.stringMatching(/^groups\.csv:3:7: group: in "by group": .*"z"$/),
      expect.stringMatching(/^groups\.csv:4:7: group: in "by group": /),
      '4 problems',
    ]);
  });

  test('an id that stands twice in all rows is told with the first three', async () => {
    const rows = ['F1,1', 'F2,2', 'F3,3', 'F4,4', 'F5,5'];
    put(folder, 'twice.csv', ['case_id,points', ...rows, ...rows].join('\n'));
    const lines = await problemsOf('solve', 'price', 'twice.csv', '--total', '100');
    expect(lines.length).toBe(4);
    expect(lines[2]).toMatch(/^twice\.csv:9:1: case_id: "F3" is already on line 4 \(and 2 more\)$/);
    expect(lines[3]).toBe('5 problems');
  });
});

describe('flags in the words of who types them', () => {
  test('no message names a parameter of the library', async () => {
    expect(
      await problemsOf(...'solve price points.csv --total 5 --contingency 100 --threshold 1000'.split(' ')),
    ).toEqual([
      '--contingency: all of each budget is held back; no price hits a total',
      '--threshold: no family has so many points; no price hits a total',
      '2 problems',
    ]);
    put(folder, 'nought.csv', 'case_id,points\nF1,0\n');
    const [first] = await problemsOf('solve', 'price', 'nought.csv', '--total', '5');
    expect(first).toBe('nought.csv: no family has points; no price hits a total');
  });

  test('one that is missing is told with what it is for', async () => {
    const lines = await problemsOf(
      'solve',
      'contingency-needed',
      'before-slices.csv',
      '--basis',
      'pot',
      '--leavers',
      '1',
    );
    expect(lines).toContain('--pot: is missing: the pot in pounds a year, before anything is held back');
    expect(lines.join('\n')).not.toMatch(/expected (string|number)/);
  });

  test.each([
    ['leavers', [...(examples.get('leavers') ?? []).slice(0, -1), 'F5,F5'], '"F5" stands twice'],
    ['stress', ['cases.csv', '--reserve', '1', '--order', 'F1,F1'], '"F1" stands twice'],
    ['solve points', ['model.json', 'points.csv', '--statement', 's', '--families', 'F1,F1'], '"F1" stands twice'],
    ['allocate', ['model.json', 'sample.csv', '--keep', 'group,group'], '"group" stands twice'],
    ['allocate', ['model.json', 'sample.csv', '--keep', 'group', '--keep', 'group'], '"group" stands twice'],
    [
      'equity',
      ['equity.csv', '--by', 'ethnicity,ethnicity', '--bands', 'each', '--stage', 'indicative'],
      '"ethnicity" stands twice',
    ],
    ['fit', ['joined.csv', '--sizes', '60,60'], '"60" stands twice'],
    ['uplift', ['sample.csv', '--columns', 'package_value,package_value'], '"package_value" stands twice'],
    ['solve points', ['model.json', 'points.csv', '--statement', 's', '--families', ','], 'expected one entry or more'],
    ['stress', ['cases.csv', '--reserve', '1', '--probabilities', '12,000'], 'write 12000, not 12,000'],
    ['fit', ['joined.csv', '--at-points', '1,050'], 'write 12000, not 12,000'],
  ])('%s refuses a slip in a list: %s', async (name, argv, said) => {
    expect((await problemsOf(...name.split(' '), ...argv))[0]).toContain(said);
  });

  test('an option that says one thing is given once; one of several may be given for each', async () => {
    const twice = 'solve price points.csv --total 3 --total 4 --format csv --format csv';
    expect(await problemsOf(...twice.split(' '))).toEqual([
      '--total: is given 2 times; say it once',
      '--format: is given 2 times; say it once',
      '2 problems',
    ]);
    const several =
      'allocate model.json sample.csv --ignore-column a --ignore-column b --accept like-ids --accept credits';
    expect((await run(...several.split(' '))).code).toBe(0);
    // `--columns` of `uplift` is one list; that of `export sql` adds up.
    const listed = 'uplift sample.csv --columns package_value --columns one_off --from 2025-26 --to 2026-27';
    expect((await problemsOf(...listed.split(' ')))[0]).toBe('--columns: is given 2 times; say it once');
    const named = 'export sql model.json --dialect sqlite --table t --columns points=p --columns case_id=c';
    expect((await run(...named.split(' '))).code).toBe(0);
  });

  test('programme-cost vary names the flag whose value is wrong', async () => {
    const argv = [...(examples.get('programme-cost vary') ?? []).slice(0, -1), '0,240'];
    for (const line of (await problemsOf('programme-cost', 'vary', ...argv)).slice(0, -1))
      expect(line).toMatch(/^--vary-families: /);
  });

  test('uplift checks its years whatever the rates and the rows', async () => {
    put(folder, 'no-rows.csv', 'case_id,package_value\n');
    for (const file of ['sample.csv', 'no-rows.csv']) {
      const argv = ['uplift', file, '--from', 'x', '--to', '2026-27', '--rates', '2026-27=3'];
      expect((await problemsOf(...argv))[0]).toMatch(/^--from: a financial year is written/);
    }
  });

  test('an empty name is told, and not taken for the folder', async () => {
    expect((await problemsOf('allocate', '', 'sample.csv'))[0]).toBe(
      'an empty text names no file; expected the name of one',
    );
  });

  test('what is no number of lines without a price is told at its cell', async () => {
    const costs = readFileSync(join(folder, 'costs.csv'), 'utf8');
    put(folder, 'costs-twice.csv', costs + costs);
    const lines = await problemsOf('sample', 'scores.csv', 'costs-twice.csv');
    // Line 82 of 80 families and a header is the header once more.
    expect(lines).toContainEqual(
      expect.stringMatching(
        /^costs-twice\.csv:82:\d+: lines_without_price: "lines_without_price" is not a whole number$/,
      ),
    );
  });
});

describe('solve points --statement', () => {
  const argv = ['solve', 'points', 'model.json', 'points.csv', '--points', '2'];
  const QUESTIONS = ['--instrument', 'example-council/instrument.json'];

  test('is one of the questionnaire', async () => {
    const { code, out } = await run(...argv, ...QUESTIONS, '--statement', 'sleep');
    expect([code, JSON.parse(out).warnings.map((one: { code: string }) => one.code)]).toEqual([
      0,
      expect.not.arrayContaining(['statement-not-checked']),
    ]);
    expect((await problemsOf(...argv, ...QUESTIONS, '--statement', 'sleeep'))[0]).toBe(
      '--statement: example-council/instrument.json has no statement "sleeep"; did you mean "sleep"?',
    );
    expect((await problemsOf(...argv, ...QUESTIONS, '--statement', 'chess'))[0]).toContain(
      'its statements are "health", ',
    );
  });

  test('says that it was not checked where no questionnaire is named', async () => {
    const { out } = await run(...argv, '--statement', 'chess');
    expect(JSON.parse(out).warnings).toContainEqual({
      code: 'statement-not-checked',
      message: expect.stringContaining('"chess" was not held against a questionnaire'),
    });
  });
});

describe('columns by another word', () => {
  test.each([
    ['paid_by', 'payer'],
    ['Funder', 'payer'],
    ['funded by', 'payer'],
    ['who_pays', 'payer'],
    ['until', 'end'],
    ['refund', 'credit'],
    ['non_recurring', 'one_off'],
  ])('lines with %s are a question of %s', async (column, meant) => {
    put(folder, 'other.csv', `case_id,name,amount,period,${column}\nF1,club,100,year,\n`);
    const [first] = await problemsOf('cost', 'other.csv');
    expect(first).toContain(`other.csv:1:28: the column ${JSON.stringify(column)} looks like "${meant}"`);
    expect((await run('cost', 'other.csv', '--ignore-column', column)).code).toBe(0);
  });

  test('beside the column itself it is another', async () => {
    put(folder, 'both.csv', 'case_id,name,amount,period,payer,paid_by\nF1,club,100,year,health,cheque\n');
    expect((await run('cost', 'both.csv')).code).toBe(0);
  });

  test.each([
    ['allocate', ['model.json']],
    ['solve points', ['model.json']],
    ['solve price', []],
    ['leavers', []],
    ['stress', []],
    ['hold-back', []],
    ['calibrate ras4', []],
    ['fit', []],
  ])('%s asks of `end` and `left` in a list of families', async (name, before) => {
    put(folder, 'ended.csv', 'case_id,points,budget,package_value,left,end\nF1,10,100,50,2026-09-01,2026-09-01\n');
    const lines = await problemsOf(
      ...name.split(' '),
      ...before,
      'ended.csv',
      ...(name === 'solve price' ? ['--total', '1'] : []),
    );
    expect(lines.filter((line) => line.includes('looks like "ends_on"')).map((line) => line.slice(0, 14))).toEqual([
      'ended.csv:1:37',
      'ended.csv:1:42',
    ]);
  });
});

describe('payers that share', () => {
  test.each([
    'budget 60%, health 40%',
    'budget 60% / health 40%',
    'budget 60% and health 40%',
    'budget 60% health 40%',
  ])('%s: what stands between them is told, once', async (cell) => {
    put(folder, 'shared.csv', `case_id,name,amount,period,payer\nF1,club,100,year,"${cell}"\n`);
    expect(await problemsOf('cost', 'shared.csv')).toEqual([
      `shared.csv:2:18: payer: ${JSON.stringify(cell)} is no share; expected a payer and a percentage of each, with semicolons between them: budget 60%; health 40%`,
      '1 problem',
    ]);
  });
});

describe('the ending of --out and the form that is written', () => {
  const CONTRADICTIONS: readonly (readonly [form: string, file: string])[] = [
    ['csv', 'o.json'],
    ['json', 'o.csv'],
    ['ndjson', 'o.json'],
    ['markdown', 'o.csv'],
    ['table', 'o.ndjson'],
    ['json', 'o.md'],
  ];
  const formed = [...examples].filter(
    ([name]) =>
      ![
        'calibrate ras4',
        'calibrate ras5',
        'table',
        'import',
        'init',
        'run',
        'explain',
        'case-pack',
        'check-record',
        'export',
        'example',
        'report',
        'schema',
        'verify',
      ].some((other) => name.startsWith(other)),
  );

  test.each(formed)('%s: a contradiction is refused, and nothing is written', async (name, argv) => {
    for (const [form, file] of CONTRADICTIONS) {
      const lines = await problemsOf(...name.split(' '), ...argv, '--format', form, '--out', file);
      expect(lines[0]).toMatch(
        new RegExp(`^${file.replace('.', '\\.')}: --format ${form} is not written to a name in \\.`),
      );
      expect(existsSync(join(folder, file))).toBe(false);
    }
  });

  test.each([
    [['import', 'sample.csv', '--as', 'sample', '--out', 'o.json'], 'what is written there is clean CSV'],
    [['table', 'convert', 'table.csv', '--step', '1', '--period', 'year', '--out', 'o.csv'], 'a stored model'],
    [
      ['table', 'print', 'table.csv', '--step', '1', '--period', 'year', '--out', 'o.csv'],
      '--as markdown is not written to a name in .csv',
    ],
    [['explain', 'results', 'F001', '--out', 'o.csv'], 'nothing is written in the form of .csv here'],
    [
      ['explain', 'results', 'F001', '--format', 'text', '--out', 'o.html'],
      '--format text is not written to a name in .html',
    ],
  ])('%s', async (argv, said) => {
    expect((await problemsOf(...argv))[0]).toContain(said);
  });

  test('what agrees is written', async () => {
    for (const [form, file] of [
      ['csv', 'a.csv'],
      ['csv', 'a.txt'],
      ['ndjson', 'a.ndjson'],
      ['table', 'b.txt'],
      ['markdown', 'a.md'],
    ])
      expect(
        (await run('solve', 'price', 'points.csv', '--total', '9', '--format', form ?? '', '--out', file ?? '')).code,
      ).toBe(0);
    const model = [
      'calibrate',
      'ras4',
      'sample.csv',
      '--basis',
      'reference-sample',
      '--format',
      'csv',
      '--out',
      'm.json',
    ];
    expect((await run(...model)).code).toBe(0);
  });
});
