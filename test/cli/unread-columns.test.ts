import { describe, expect, test } from 'vitest';
import { calibratePricePoint } from '../../src/index.js';
import { put, runIn, temporaryFolder } from './support.js';

const folder = temporaryFolder();
const run = runIn(folder);

// £200 a point, and £500 a year for nights.
const { model } = calibratePricePoint([{ caseId: 'S', points: 10, packageValue: '2000' }], {
  fundingBasis: 'pot',
  addOns: [{ id: 'night', label: 'Nights', amount: 500 }],
});
put(folder, 'm.json', JSON.stringify(model));
put(folder, 'nights.csv', 'case_id,points,add_ons,package_value\nA,10,night,3000\nB,5,,1000\n');
const pots = ['--basis', 'pot', '--pot', '10000'];

describe('flat amounts, £200 a point: A has 10 points and £500 for nights, £2,500; B has 5, £1,000', () => {
  test('are in the budgets of every command that prices', async () => {
    const allocated = JSON.parse((await run('allocate', 'm.json', 'nights.csv', '--format', 'json')).out);
    const budgets = allocated.result.cases.map(({ indicative }: { indicative: string }) => indicative);
    expect(budgets).toEqual(['2500.00', '1000.00']);

    const cohort = { cases: 'nights.csv' };
    put(folder, 'council.json', JSON.stringify({ schemaVersion: 1, title: 'Nights', model: 'm.json', cohort }));
    const council = await run('run', 'council.json', '--out', 'results', '--format', 'json');
    const { cases } = JSON.parse(council.out).result;
    expect(cases.map(({ indicative }: { indicative: string }) => indicative)).toEqual(['2500.00', '1000.00']);

    put(folder, 'scenarios.json', JSON.stringify({ schemaVersion: 1, scenarios: [{ name: 'now', model }] }));
    const whatif = JSON.parse((await run('whatif', 'scenarios.json', 'nights.csv', '--format', 'json')).out);
    expect(whatif.result.scenarios[0].total).toBe('3500.00');

    const moved = JSON.parse((await run('partly-moved', 'm.json', 'nights.csv', '--format', 'json')).out);
    expect(moved.result.wholeByModel).toBe('3500.00');

    const joined = JSON.parse((await run('joiners', 'm.json', 'nights.csv', ...pots, '--format', 'json')).out);
    expect(joined.result.joiners.map(({ indicative }: { indicative: string }) => indicative)).toEqual([
      '2500.00',
      '1000.00',
    ]);
  });

  test('are a question where a command does not read them', async () => {
    const calls = [
      ['fit', 'nights.csv', '--model', 'm.json'],
      ['calibrate', 'ras4', 'nights.csv', '--basis', 'pot'],
      ['calibrate', 'ras5', 'nights.csv', '--basis', 'pot'],
      ['solve', 'price', 'nights.csv', '--total', '5000'],
    ];
    for (const call of calls) {
      const { code, err } = await run(...call);
      expect([call[0], code, err]).toEqual([call[0], 2, expect.stringContaining('nights.csv:2:')]);
      expect(err).toContain('--ignore-column add_ons');
    }
    const taken = await run('fit', 'nights.csv', '--model', 'm.json', '--ignore-column', 'add_ons');
    expect(taken.err).not.toContain('flat amounts of a case');
  });

  test('are a question in a sample, whose packages are not told apart from them', async () => {
    const calibrate = { kind: 'price-point', options: { fundingBasis: 'reference-sample' } };
    const groups = { sample: { cases: 'nights.csv' }, cohort: { cases: 'plain.csv' } };
    put(folder, 'plain.csv', 'case_id,points,package_value\nP,10,3000\n');
    put(folder, 'new.json', JSON.stringify({ schemaVersion: 1, title: 'New', calibrate, ...groups }));
    const { code, err } = await run('run', 'new.json', '--out', 'new');
    expect([code, err]).toEqual([2, expect.stringContaining('--ignore-column add_ons')]);
  });
});

describe('a package that two children share', () => {
  // £1,000 for 10 points once; counted with each child it would be £2,000 for 20.
  const named = 'case_id,points,package_value,household,shared_package\nA,10,1000,H,P1\nB,10,1000,H,P1\nC,10,900,,\n';
  const likely = 'case_id,points,package_value,household\nA,10,1000,H\nB,10,1000,H\nC,10,900,\n';

  test.each([
    ['calibrate', 'ras4', 'FILE', '--basis', 'pot'],
    ['calibrate', 'ras5', 'FILE', '--basis', 'pot'],
    ['fit', 'FILE'],
    ['allocate', 'm.json', 'FILE'],
    ['whatif', 'scenarios.json', 'FILE'],
    ['partly-moved', 'm.json', 'FILE'],
    ['joiners', 'm.json', 'FILE', ...pots],
  ])('is a question in %s %s', async (...call: string[]) => {
    put(folder, 'named.csv', named);
    put(folder, 'likely.csv', likely);
    const on = (file: string) => call.map((part) => (part === 'FILE' ? file : part));
    const first = await run(...on('named.csv'));
    expect([first.code, first.err]).toEqual([2, expect.stringContaining('named.csv:2:')]);
    expect(first.err).toContain('--ignore-column shared_package');
    const second = await run(...on('likely.csv'));
    expect([second.code, second.err]).toEqual([2, expect.stringContaining('likely.csv:3:')]);
    expect(second.err).toContain('on line 2');
    const own = await run(...on('likely.csv'), '--ignore-column', 'household');
    expect(own.err).not.toContain('of the same amount');
  });

  test('is a question of compare and sample as well', async () => {
    put(folder, 'stages.csv', 'case_id,traditional,final,shared_package\nA,1000,900,P1\nB,1000,900,P1\n');
    const compared = await run('compare', 'stages.csv');
    expect([compared.code, compared.err]).toEqual([2, expect.stringContaining('--ignore-column shared_package')]);
    put(folder, 'scores.csv', 'case_id,points\nA,10\nB,10\n');
    put(
      folder,
      'costs.csv',
      'case_id,recurring_a_year,one_off,contingency_a_year,lines_without_price\nA,1000,0,0,0\nB,1000,0,0,0\n',
    );
    put(folder, 'cases.csv', 'case_id,shared_package\nA,P1\nB,P1\n');
    const joined = await run('sample', 'scores.csv', 'costs.csv', '--cases', 'cases.csv');
    expect([joined.code, joined.err]).toEqual([2, expect.stringContaining('--ignore-column shared_package')]);
  });
});

test('who is not eligible is a question where nobody reads it; who is, is none', async () => {
  const eligible = (word: string) => `case_id,points,package_value,eligible\nA,10,3000,${word}\nB,5,1000,\n`;
  put(folder, 'no.csv', eligible('N'));
  const no = await run('partly-moved', 'm.json', 'no.csv');
  expect([no.code, no.err]).toEqual([2, expect.stringContaining('--ignore-column eligible')]);
  put(folder, 'yes.csv', eligible('yes'));
  expect((await run('partly-moved', 'm.json', 'yes.csv')).code).toBe(0);
});

describe('the day on which a budget ends', () => {
  test('is a question where nobody reads it, and in run wherever the points stand', async () => {
    put(folder, 'ends.csv', 'case_id,points,package_value,ends_on\nA,10,3000,2026-09-30\nB,5,1000,\n');
    for (const call of [
      ['allocate', 'm.json', 'ends.csv', '--format', 'csv'],
      ['calibrate', 'ras4', 'ends.csv', '--basis', 'pot'],
      ['joiners', 'm.json', 'ends.csv', ...pots],
    ]) {
      const { code, err } = await run(...call);
      expect([call[0], code, err]).toEqual([call[0], 2, expect.stringContaining('ends.csv:2:')]);
      expect(err).toContain('--ignore-column ends_on');
      expect(err).not.toContain('looks like');
      expect((await run(...call, '--ignore-column', 'ends_on')).code).toBe(0);
    }
    const council = { schemaVersion: 1, title: 'Ends', model: 'm.json', cohort: { cases: 'ends.csv' } };
    put(folder, 'ends.json', JSON.stringify(council));
    const { code, err } = await run('run', 'ends.json', '--out', 'ends');
    expect([code, err]).toEqual([2, expect.stringContaining('ends.csv:2:11: ends_on')]);
  });

  test('is none where the cells are blank', async () => {
    put(folder, 'ends.csv', 'case_id,points,ends_on\nA,10,\nB,5,\n');
    expect((await run('allocate', 'm.json', 'ends.csv')).code).toBe(0);
  });
});
