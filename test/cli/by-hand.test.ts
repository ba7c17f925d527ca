import { expect, test } from 'vitest';
import { runProgram } from '../../src/cli/program.js';
import { registers } from '../../src/cli/registers.js';
import { put, temporaryFolder, testIo } from './support.js';

const folder = temporaryFolder();

async function run(...argv: string[]) {
  const io = testIo(folder);
  const code = await runProgram(argv, io, registers);
  return { code, out: io.out(), err: io.err() };
}

test('a line with two payers is shared: the budget pays its part only', async () => {
  put(folder, 'shared.csv', 'case_id,amount,period,payer\nF1,1000,year,budget 60%; health 40%\n');
  const { code, out } = await run('cost', 'shared.csv', '--format', 'csv');
  // 60 % of £1,000 is £600; the other £400 is paid by health.
  expect(code).toBe(0);
  const [header = '', row = ''] = out.trim().split('\n');
  const cell = (name: string): string | undefined => row.split(',')[header.split(',').indexOf(name)];
  expect([cell('recurring_a_year'), cell('paid_by_others')]).toEqual(['600.00', '400.00']);
});

test('set-up cost: a post for eighteen months, on-costs and overhead, in two years', async () => {
  put(folder, 'set-up.json', JSON.stringify({ posts: [{ id: 'manager', salary: 36000, months: 18 }] }));
  const { code, out } = await run('programme-cost', 'set-up', 'set-up.json', '--on-costs', '25');
  // First year: 36,000 + 25 % = 45,000, overhead 7 % = 3,150. Second: six months, half of each.
  expect(code).toBe(0);
  const { years, total } = JSON.parse(out).result;
  expect(years.map(({ onCosts, overhead }: Record<string, string>) => [onCosts, overhead])).toEqual([
    ['9000.00', '3150.00'],
    ['4500.00', '1575.00'],
  ]);
  expect(total).toBe('72225.00');
});

test('setting up and running over five years', async () => {
  const { code, out } = await run(
    ...'programme-cost years --set-up 300000 --running 100000 --set-up-years 2 --years 3 --running-from 3'.split(' '),
  );
  // 300,000 over two years, then 100,000 in the third.
  expect(code).toBe(0);
  expect(JSON.parse(out).result.years.map(({ total }: Record<string, string>) => total)).toEqual([
    '150000.00',
    '150000.00',
    '100000.00',
  ]);
});

test('a column that is already without one-offs is not carried beside them', async () => {
  put(folder, 'sample.csv', 'case_id,points,package_value,one_off\nF1,10,1000,200\nF2,20,2000,0\n');
  expect((await run('calibrate', 'ras4', 'sample.csv', '--basis', 'reference-sample', '--out', 'm.json')).code).toBe(0);
  const { code, err } = await run('allocate', 'm.json', 'sample.csv', '--keep', 'one_off');
  expect({ code, err }).toEqual({ code: 2, err: expect.stringContaining('--keep one_off') });
});

test('stress reads what allocate wrote', async () => {
  // F1: budget 600, package 1,000: £400 short when it leaves; F2 gains. A reserve of £300 does not survive F1.
  put(folder, 'budgets.csv', 'case_id,traditional,indicative\nF1,1000,600\nF2,1000,1400\n');
  const { code, out } = await run('stress', 'budgets.csv', '--reserve', '300', '--up-to', '1');
  expect(code).toBe(0);
  expect(JSON.stringify(JSON.parse(out).result)).toContain('-100.00');
});

test('sample joins points with packages, and counts what stands on one side alone', async () => {
  put(folder, 'points.csv', 'case_id,points\nF1,10\nF2,20\nF3,30\n');
  put(
    folder,
    'costs.csv',
    'case_id,recurring_a_year,one_off,contingency_a_year,lines_without_price\nF1,1000,200,0,0\nF2,500,0,0,1\nF4,1,0,0,0\n',
  );
  const { code, out } = await run('sample', 'points.csv', 'costs.csv', '--format', 'csv');
  // F1 is 1,000 a year and 200 once, and nobody has stated a status; F2 has a line without a price; F3 has no package, F4 no points.
  expect({ code, rows: out.trim().split('\n').slice(1) }).toEqual({
    code: 0,
    rows: ['F1,10,1200.00,200.00,,,', 'F2,20,500.00,0.00,,,1 line without a price'],
  });
});

test('ndjson is a row a line', async () => {
  put(folder, 'p.csv', 'case_id,package_value\nF1,100\nF2,200\n');
  const { code, out } = await run(
    ...'uplift p.csv --from 2025-26 --to 2026-27 --rates 2026-27=5 --format ndjson'.split(' '),
  );
  // 5 % on top: £105 and £210.
  expect(code).toBe(0);
  const rows = out
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
  expect(rows.map(({ package_value }) => package_value)).toEqual(['105.00', '210.00']);
});

test('the help lists commands under the tasks that they are for', async () => {
  const { code, out } = await run('--help');
  expect(code).toBe(0);
  const places = ['Prepare the data:', '  score ', 'Calibrate a model:', '  fit ', 'Keep the pot:', '  stress '].map(
    (text) => out.indexOf(text),
  );
  expect(places).toEqual([...places].sort((one, other) => one - other));
  expect(places[0]).toBeGreaterThan(0);
});
