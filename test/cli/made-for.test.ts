import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { put, runIn, temporaryFolder } from './support.js';

const folder = temporaryFolder();

const run = runIn(folder);

// Money 30,000 over 150 points: £200 a point; the largest score is 50.
const sample = put(
  folder,
  'sample.csv',
  'case_id,points,package_value\nF1,50,3000\nF2,40,12000\nF3,30,6000\nF4,20,1500\nF5,10,7500\n',
);
const priced = ['calibrate', 'ras4', sample, '--basis', 'pot', '--out', 'model.json', '--force'] as const;
const dates = ['--effective-from', '2026-04-01', '--effective-to', '2027-03-31', '--price-base', '2026-27'] as const;

describe('a model on the command line', () => {
  test.each(['ras4', 'ras5'])('is not made with a maximum below a score of its sample: %s', async (ras) => {
    const { code, err } = await run('calibrate', ras, sample, '--basis', 'pot', '--maximum-points', '40');
    expect([code, err]).toEqual([2, expect.stringContaining('is less than a score of the sample, 50 (F1)')]);
  });

  test('keeps what it was made for, and says so of the cases that it was not made for', async () => {
    await run(...priced, ...dates, '--maximum-points', '152');
    const cases = put(
      folder,
      'cases.csv',
      'case_id,points,assessed_on,starts_on,price_base\nA,153,,,\nB,410,,,\nC,41,2027-03-01,2027-04-01,2026-27\nD,60,2026-03-31,,\nE,41,2026-04-01,,\n',
    );
    const { code, out, err } = await run('allocate', 'model.json', cases, '--format', 'table');
    const numberOf = (what: string): number => Number(new RegExp(`│ ${what} +│ +(\\d+) │`).exec(out)?.[1]);
    const lines = [
      'cases in the file',
      'with a budget',
      'points beyond the maximum of the model',
      'points beyond the largest score of its sample',
      'outside the dates of the model',
      'in other prices than the model',
    ];
    // A and B; D; C by its start and D by its assessment; D, whose day is in 2025-26 while C states its prices
    expect([code, ...lines.map(numberOf)]).toEqual([0, 5, 5, 2, 1, 2, 1]);
    expect(err).toContain('B: 410 points are more than the questionnaire can give, 152');
    // 410 x 200
    expect(out).toContain('82000.00');
  });

  test('refers or refuses by name, with the place of the case', async () => {
    const cases = put(folder, 'slip.csv', 'case_id,points\nA,41\nB,410\n');
    await run(...priced, '--maximum-points', '152', '--beyond-maximum', 'refer');
    expect(JSON.parse(readFileSync(join(folder, 'model.json'), 'utf8'))).toMatchObject({ beyondMaximum: 'refer' });
    const referred = await run('allocate', 'model.json', cases, '--format', 'csv');
    expect(referred.out).toContain('\nB,410,,,,refer-to-costing\n');
    await run(...priced, '--maximum-points', '152', '--beyond-maximum', 'refuse');
    const refused = await run('allocate', 'model.json', cases);
    expect([refused.code, refused.out]).toEqual([2, '']);
    expect(refused.err).toContain('slip.csv:3:3');
  });

  test('takes days that are dates', async () => {
    await run(...priced);
    const cases = put(folder, 'days.csv', 'case_id,points,starts_on\nA,41,1/4/2026\n');
    const { code, err } = await run('allocate', 'model.json', cases);
    expect([code, err]).toEqual([2, expect.stringContaining('days.csv:2:6')]);
  });
});

/** Every command that prices cases by a stored model, with a file of cases that the model was not made for. */
const COMMANDS: readonly (readonly string[])[] = [
  ['allocate', 'model.json', 'outside.csv'],
  ['joiners', 'model.json', 'outside.csv', '--basis', 'pot', '--pot', '300000'],
  ['partly-moved', 'model.json', 'outside.csv'],
  ['whatif', 'scenarios.json', 'outside.csv'],
];

test.each(COMMANDS)(
  '%s says of cases that its model was not made for them, and reads their days and prices',
  async (...argv) => {
    await run(...priced, ...dates, '--maximum-points', '152');
    const model = JSON.parse(readFileSync(join(folder, 'model.json'), 'utf8')) as object;
    put(folder, 'scenarios.json', JSON.stringify({ schemaVersion: 1, scenarios: [{ name: 'now', model }] }));
    // A is beyond the maximum; B begins the day after the model ends, and in its prices; C is in other prices.
    put(
      folder,
      'outside.csv',
      'case_id,points,package_value,assessed_on,starts_on,price_base\nA,410,100,2026-05-01,,\nB,41,100,,2027-04-01,2026-27\nC,41,100,2026-05-01,,2025-26\n',
    );
    const { code, out, err } = await run(...argv, '--format', 'json');
    const { warnings } = JSON.parse(out) as { warnings: { code: string }[] };
    expect([code, warnings.map((one) => one.code).sort()]).toEqual([
      0,
      ['after-effective', 'beyond-maximum', 'other-price-base'],
    ]);
    expect(err).not.toContain('not used');
  },
);

test('solve points and fit say of points beyond those that the model was made for', async () => {
  await run(...priced, '--maximum-points', '152');
  put(folder, 'slips.csv', 'case_id,points,package_value\nA,410,100\nB,41,100\nC,42,110\nD,500,90\n');
  // What is priced by solve points is a point more than A has.
  for (const [first, ...argv] of [
    ['411', 'solve', 'points', 'model.json', 'slips.csv', '--statement', 'sleep'],
    ['410', 'fit', 'slips.csv', '--model', 'model.json'],
  ]) {
    const { code, out } = await run(...argv, '--format', 'json');
    const { warnings } = JSON.parse(out) as { warnings: { code: string; message: string }[] };
    const beyond = warnings.filter((one) => one.code === 'beyond-maximum');
    expect([argv[0], code, beyond.length]).toEqual([argv[0], 0, 1]);
    expect(beyond[0]?.message).toContain(`2 cases (A, D); of the first: ${first} points`);
  }
});
