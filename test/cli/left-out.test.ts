import { expect, test } from 'vitest';
import { put, runIn, temporaryFolder } from './support.js';

const folder = temporaryFolder();

const run = runIn(folder);

const model = {
  schemaVersion: 1,
  kind: 'price-point',
  period: 'year',
  fundingBasis: 'pot',
  method: 'total',
  prices: [{ money: '200', points: '1' }],
  rounding: {},
};
put(folder, 'model.json', JSON.stringify(model));
put(folder, 'cases.csv', 'case_id,points,site,exclude_reason\nF1,10,N,\nF2,20,S,moved away\nF3,30,S,\n');

test('a case with a reason to be left out is counted, and has no budget', async () => {
  const { out } = await run('allocate', 'model.json', 'cases.csv', '--keep', 'site', '--format', 'csv');
  // £200 a point; the column that is kept stays with its own family.
  expect(out.trim().split('\n')).toEqual([
    'case_id,points,traditional,indicative,change,answer,site',
    'F1,10,,2000.00,,budget,N',
    'F3,30,,6000.00,,budget,S',
  ]);
  const table = await run('allocate', 'model.json', 'cases.csv', '--format', 'table');
  expect(table.out).toMatch(/cases in the file *│ *3 │/);
  expect(table.out).toMatch(/left out with a reason *│ *1 │/);
  expect(table.out).toMatch(/budgets, £ a year *│ *8000\.00 │/);
});

test('what is wrong with a case stands at its line, also below one that is left out', async () => {
  put(folder, 'strict.json', JSON.stringify({ ...model, maximumPoints: '40', beyondMaximum: 'refuse' }));
  put(folder, 'odd.csv', 'case_id,points,exclude_reason\nF1,10,moved away\nF2,410,\n');
  const { code, err } = await run('allocate', 'strict.json', 'odd.csv');
  expect([code, err]).toEqual([2, expect.stringMatching(/^odd\.csv:3:/)]);
});

test('a command that leaves nobody out asks where a reason stands', async () => {
  put(folder, 'families.csv', 'case_id,budget,package_value,exclude_reason\nF1,100,90,\nF2,100,95,moved away\n');
  const asked = await run('stress', 'families.csv', '--reserve', '10');
  expect([asked.code, asked.err.split('\n')[0]]).toEqual([
    2,
    'families.csv:3:11: exclude_reason: this command leaves no row out; take the row from the file, or keep it by --ignore-column exclude_reason',
  ]);
  expect((await run('stress', 'families.csv', '--reserve', '10', '--ignore-column', 'exclude_reason')).code).toBe(0);
});

test.each([
  ['a final amount', 'final', '5000'],
  ['a day of agreement', 'agreed_on', '2026-05-01'],
  ['an amount that was told', 'communicated', '5000'],
  ['a day of telling', 'communicated_on', '2026-05-01'],
])('%s alone keeps a run from calibrating anew', async (_, column, value) => {
  put(folder, 'told.csv', `case_id,points,package_value,${column}\nF1,10,2000,${value}\nF2,20,4000,\n`);
  put(folder, 'sample.csv', 'case_id,points,package_value\nS1,10,2000\nS2,20,4000\n');
  const council = {
    schemaVersion: 1,
    title: 'Two families',
    sample: { cases: 'sample.csv' },
    cohort: { cases: 'told.csv' },
    calibrate: { kind: 'price-point', options: { fundingBasis: 'reference-sample' } },
  };
  put(folder, 'council.json', JSON.stringify(council));
  const { code, err } = await run('run', 'council.json');
  expect([code, err]).toEqual([2, expect.stringContaining('F1 has been told an amount')]);
  expect((await run('run', 'council.json', '--recalibrate')).code).toBe(0);
});

test('groups may be the sites or the groups of the table, in equity and in a run', async () => {
  put(folder, 'sites.csv', 'case_id,points,package_value,indicative,site,group\nF1,10,90,100,N,a\nF2,10,95,110,S,b\n');
  for (const by of ['site', 'group']) {
    const alone = await run(
      'equity',
      'sites.csv',
      '--ignore-column',
      'package_value',
      '--by',
      by,
      '--bands',
      'each',
      '--stage',
      'indicative',
    );
    expect([by, alone.code]).toEqual([by, 0]);
    const council = {
      schemaVersion: 1,
      title: 'Two sites',
      cohort: { cases: 'sites.csv' },
      model: 'model.json',
      keep: ['site'],
      equity: { by: [by], bands: 'each' },
      smallCell: 5,
    };
    put(folder, 'council.json', JSON.stringify(council));
    const { code, err } = await run('run', 'council.json');
    expect([by, code, err.includes('stands twice')]).toEqual([by, 0, false]);
  }
});

test('a blank is asked about where a value has to be, and is not stated where it may be left out', async () => {
  put(folder, 'blank.csv', 'case_id,points,package_value\nF1,,100\nF2,20,\n');
  const asked = await run('calibrate', 'ras4', 'blank.csv', '--basis', 'reference-sample');
  expect([
    asked.code,
    asked.err
      .split('\n')
      .slice(0, 2)
      .map((line) => line.split(': ')[0]),
  ]).toEqual([2, ['blank.csv:2:4', 'blank.csv:3:7']]);
  // Nobody has said what F2 was told: it is named as not compared, and no change of £0 is made of it.
  put(folder, 'stages.csv', 'case_id,traditional,final\nF1,100,110\nF2,100,\n');
  const { out } = await run('compare', 'stages.csv', '--from', 'traditional', '--to', 'final', '--format', 'table');
  expect(out).toMatch(/not compared: no final amount *│ *1 │/);
  expect(out).toMatch(/families compared *│ *1 │/);
});
