import { beforeAll, describe, expect, test } from 'vitest';
import { put, runIn, temporaryFolder } from './support.js';

const folder = temporaryFolder();
const run = runIn(folder);

/** A row a family: its points, a package, and the questionnaire that the points are of, as `name version`. */
function rowsOf(name: string, columns: string, ...rows: readonly (readonly [string, string])[]): string {
  const lines = rows.map(([row, said]) => `${row},${said.replace(' ', ',') || ','}`);
  return put(folder, name, [`${columns},instrument,instrument_version`, ...lines, ''].join('\n'));
}

const price = (instrument?: object) => ({
  schemaVersion: 1,
  kind: 'price-point',
  period: 'year',
  fundingBasis: 'pot',
  method: 'total',
  prices: [{ money: '100', points: '1' }],
  rounding: {},
  ...(instrument && { instrument }),
});

const levels = [
  { name: 'lots', points: 10 },
  { name: 'none', points: 0 },
];
const INSTRUMENT = {
  schemaVersion: 1,
  id: 'short',
  version: '2',
  title: 'A short questionnaire',
  source: { kind: 'council', citation: 'Our council, 2026' },
  outcomes: [{ id: 'o', title: 'Be healthy' }],
  statements: [{ id: 'sleep', outcome: 'o', text: 'Sleep', levels }],
};

const COLUMNS = 'case_id,points,package_value,indicative';
const mixed = [
  ['A,10,1000,900', 'short 1'],
  ['B,20,2000,1900', 'short 1'],
  ['C,30,3000,2900', 'short 2'],
  ['D,40,4000,3900', 'short 1'],
] as const;

beforeAll(() => {
  rowsOf('mixed.csv', COLUMNS, ...mixed);
  rowsOf('other.csv', COLUMNS, ...mixed.map(([row]) => [row, 'short 2'] as const));
  rowsOf('own.csv', COLUMNS, ...mixed.map(([row]) => [row, 'short 1'] as const));
  put(folder, 'model.json', JSON.stringify(price({ id: 'short', version: '1' })));
  put(folder, 'silent.json', JSON.stringify(price()));
  const scenario = (name: string) => ({ name, model: 'model.json' });
  put(folder, 'scenarios.json', JSON.stringify({ schemaVersion: 1, scenarios: [scenario('now'), scenario('again')] }));
  put(folder, 'i.json', JSON.stringify(INSTRUMENT));
  put(folder, 'answers.csv', 'case_id,sleep\nA,lots\nB,none\nC,lots\n');
});

const MIXED = 'mixed.csv:4: points of short, version 2, beside those of short, version 1';
const OTHER = 'the model was made for short, version 1; these points are of short, version 2';

/** Every command that reads points beside `allocate`, `calibrate` and `joiners`, as it is called with a file. */
const COMMANDS: readonly (readonly [string, (file: string) => readonly string[], boolean])[] = [
  ['fit', (file) => ['fit', file, '--model', 'model.json', '--internal'], true],
  ['whatif', (file) => ['whatif', 'scenarios.json', file], true],
  ['partly-moved', (file) => ['partly-moved', 'model.json', file], true],
  ['solve points', (file) => ['solve', 'points', 'model.json', file, '--statement', 's'], true],
  [
    'table band',
    (file) => [
      'table',
      'band',
      'model.json',
      '--band-width',
      '10',
      '--step',
      '1',
      '--maximum-points',
      '50',
      '--sample',
      file,
    ],
    true,
  ],
  ['solve price', (file) => ['solve', 'price', file, '--total', '1000'], false],
  [
    'stress',
    (file) => ['stress', file, '--basis', 'pot', '--reserve', '10', '--ignore-column', 'package_value'],
    false,
  ],
  [
    'equity',
    (file) => [
      'equity',
      file,
      '--by',
      'status',
      '--bands',
      'each',
      '--stage',
      'indicative',
      '--internal',
      '--ignore-column',
      'package_value',
    ],
    false,
  ],
];

test.each(COMMANDS)('%s refuses rows of two versions, at the row', async (_, argv) => {
  const { code, err } = await run(...argv('mixed.csv'));
  expect(code).toBe(2);
  expect(err.replace(/(\d+):\d+: instrument_version/, '$1')).toContain(MIXED);
});

test.each(COMMANDS.filter(([, , hasModel]) => hasModel))(
  '%s refuses rows of another version than the model was made for',
  async (_, argv) => {
    const { code, err } = await run(...argv('other.csv'));
    expect([code, err.includes(OTHER)]).toEqual([2, true]);
    expect((await run(...argv('own.csv'))).err).not.toContain('the model was made for');
  },
);

describe('what is said of a questionnaire', () => {
  test('may be only its version, which is compared as far as it goes', async () => {
    put(folder, 'version.csv', 'case_id,points,instrument_version\nA,10,1\nB,20,2\n');
    expect((await run('allocate', 'model.json', 'version.csv')).err).toContain(
      'points of version 2, beside those of version 1',
    );
    put(folder, 'two.csv', 'case_id,points,instrument_version\nA,10,2\nB,20,2\n');
    expect((await run('allocate', 'model.json', 'two.csv')).err).toContain(
      'the model was made for short, version 1; these points are of version 2',
    );
  });

  test('by some rows and not by others is told', async () => {
    rowsOf('some.csv', COLUMNS, ['A,10,1000,900', 'short 1'], ['B,20,2000,1900', ''], ['C,,1,1', '']);
    const { err } = await run('whatif', 'scenarios.json', 'own.csv');
    expect(err).not.toContain('do not say');
    const told = await run('partly-moved', 'model.json', 'some.csv');
    expect(told.err).toContain(
      'some.csv: 1 row with points does not say of which questionnaire, beside others of short, version 1',
    );
  });

  test('is not compared where a model does not say its own', async () => {
    const { out } = await run('fit', 'own.csv', '--model', 'silent.json', '--internal', '--format', 'json');
    expect(JSON.parse(out).warnings.map((one: { code: string }) => one.code)).toContain('questionnaire-not-compared');
  });

  test('is the same of a sample and of the families that it is set beside', async () => {
    const { code, err } = await run('fit', 'own.csv', '--cohort', 'other.csv', '--internal');
    expect(code).toBe(2);
    expect(err).toContain(
      'other.csv: these points are of short, version 2, and they are set beside points of short, version 1',
    );
  });

  test('is that of the answers where a model prices them', async () => {
    put(folder, 'packages.csv', 'case_id,package_value\nA,1000\nB,200\nC,900\n');
    const { code, err } = await run(
      'sensitivity',
      'i.json',
      'answers.csv',
      'packages.csv',
      '--model',
      'model.json',
      '--internal',
    );
    expect(code).toBe(2);
    expect(err).toContain(OTHER);
  });
});

describe('run', () => {
  const council = (more: object) =>
    put(
      folder,
      'council.json',
      JSON.stringify({
        schemaVersion: 1,
        title: 'Ours',
        calibrate: { kind: 'price-point', options: { fundingBasis: 'pot' } },
        pot: { amount: 'packages' },
        ...more,
      }),
    );
  const errOf = async (more: object) => (await run('run', council(more), '--internal')).err;
  beforeAll(() => {
    for (const [name, version] of [
      ['c1.csv', 'short 1'],
      ['c2.csv', 'short 2'],
      ['plain.csv', ''],
    ] as const)
      rowsOf(name, 'case_id,points,package_value', ['A,10,1000', version], ['B,20,2000', version]);
    rowsOf('cm.csv', 'case_id,points,package_value', ['A,10,1000', 'short 1'], ['B,20,2000', 'short 2']);
  });

  test('refuses rows of two versions in a file, and a sample of another version than the cohort', async () => {
    expect(await errOf({ sample: { cases: 'c1.csv' }, cohort: { cases: 'cm.csv' } })).toContain(
      'points of short, version 2, beside those of short, version 1',
    );
    expect(await errOf({ sample: { cases: 'c1.csv' }, cohort: { cases: 'c2.csv' } })).toContain(
      "its points are of short, version 1; the cohort's are of short, version 2",
    );
  });

  test("refuses points of another questionnaire than the council's", async () => {
    expect(await errOf({ instrument: 'i.json', sample: { cases: 'c2.csv' }, cohort: { cases: 'c1.csv' } })).toContain(
      "its points are of short, version 1; the council's questionnaire is short, version 2",
    );
  });

  test('keeps in a new model which questionnaire its points are of, and refuses others by it', async () => {
    const name = council({ sample: { cases: 'c1.csv' }, cohort: { cases: 'c1.csv' } });
    const { code, out } = await run('run', name, '--internal', '--format', 'json');
    expect(code).toBe(0);
    expect(JSON.parse(out).result.model.instrument).toEqual({ id: 'short', version: '1' });
    const stored = { model: 'model.json', calibrate: undefined };
    expect(await errOf({ ...stored, cohort: { cases: 'c2.csv' } })).toContain(
      'the model was made for short, version 1; the questionnaire is short, version 2',
    );
    expect(await errOf({ ...stored, cohort: { cases: 'c1.csv' } })).not.toContain('questionnaire');
    expect(await errOf({ ...stored, cohort: { cases: 'plain.csv' } })).not.toContain('questionnaire');
    const silent = council({ ...stored, model: 'silent.json', cohort: { cases: 'c1.csv' } });
    const unknown = JSON.parse((await run('run', silent, '--internal', '--format', 'json')).out);
    expect(unknown.warnings.map((one: { code: string }) => one.code)).toContain('questionnaire-not-compared');
  });
});
