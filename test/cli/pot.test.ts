import { describe, expect, test } from 'vitest';
import { runProgram } from '../../src/cli/program.js';
import { registers } from '../../src/cli/registers.js';
import { put, temporaryFolder, testIo } from './support.js';

const folder = temporaryFolder();

async function run(...argv: string[]) {
  const io = testIo(folder);
  const code = await runProgram(argv, io, registers);
  return { code, out: io.out(), err: io.err() };
}

const rowsOf = (csv: string): string[][] =>
  csv
    .trim()
    .split('\n')
    .slice(1)
    .map((line) => line.split(','));

// The constructed cohort, RAS 5 with 10 % held back: net budgets 10,800, 6,750, 5,400, 2,700, 1,350; reserve 3,000.
put(
  folder,
  'cases.csv',
  'case_id,budget,package_value\nF1,10800,3000\nF2,6750,12000\nF3,5400,6000\nF4,2700,1500\nF5,1350,7500\n',
);

describe('stress', () => {
  test('answers whether leavers can be afforded: the costliest leaves a reserve of -3,150', async () => {
    const { code, out } = await run('stress', 'cases.csv', '--reserve', '3000', '--format', 'csv');
    expect(code).toBe(0);
    // gaps 6,150 (F5), 5,250 (F2), 600 (F3), -1,200 (F4), -7,800 (F1): 3,000 less each in turn
    expect(rowsOf(out).map(([leavers, who, left, affordable]) => [leavers, who, left, affordable])).toEqual([
      ['1', 'F5', '-3150.00', 'no'],
      ['2', 'F2', '-8400.00', 'no'],
      ['3', 'F3', '-9000.00', 'no'],
      ['4', 'F4', '-7800.00', 'no'],
      ['5', 'F1', '0.00', 'no'],
    ]);
    const again = await run('stress', 'cases.csv', '--reserve', '3000', '--format', 'csv');
    expect(again.out).toBe(out);
  });

  test('has no answer on a reference sample, and says why', async () => {
    const { code, out } = await run('stress', 'cases.csv', '--reserve', '1', '--basis', 'reference-sample');
    expect([code, JSON.parse(out).result.status]).toEqual([0, 'not-applicable']);
  });
});

describe('pot', () => {
  const ledger = {
    schemaVersion: 1,
    opening: {
      fundingBasis: 'pot',
      pot: 10000,
      reserve: 1000,
      yearStartsOn: '2026-04-01',
      inYear: 'days',
      overdraw: 'allow',
    },
    events: [
      { on: '2026-04-01', event: 'allocate', caseId: 'A', budget: 4000, packageValue: 5500 },
      { on: '2026-05-01', event: 'increase', caseId: 'A', amount: 200 },
      { on: '2026-09-30', event: 'leave', caseId: 'A' },
    ],
  };

  test('folds a ledger to what is available, line by line', async () => {
    put(folder, 'ledger.json', JSON.stringify(ledger));
    const { code, out } = await run('pot', 'ledger.json');
    expect(code).toBe(0);
    const { fullYear } = JSON.parse(out).result;
    // The leaver keeps 5,500 for a budget of 4,200: the reserve of 1,000 met 200 and then 1,300.
    expect([fullYear.leavers, fullYear.reserve, fullYear.available]).toEqual(['5500.00', '-500.00', '4500.00']);
  });

  test('names the event that cannot be, with its line', async () => {
    const [first, ...others] = ledger.events;
    const events = [first, { on: '2026-04-02', event: 'leave', caseId: 'B' }, ...others];
    put(folder, 'bad.json', JSON.stringify({ ...ledger, events }, null, 1));
    const { code, err } = await run('pot', 'bad.json');
    expect(code).toBe(2);
    expect(err).toMatch(/^bad\.json:\d+:\d+: events\[1\]/);
  });
});

describe('whatif', () => {
  const price = (money: string) => ({
    schemaVersion: 1,
    kind: 'price-point',
    period: 'year',
    fundingBasis: 'pot',
    method: 'total',
    rounding: {},
    prices: [{ money, points: '1' }],
  });

  test('tells a change of price apart from a change of threshold', async () => {
    const scenarios = [
      { name: 'now', model: price('200') },
      { name: 'dearer, from 20 points', model: price('210'), threshold: 20 },
    ];
    put(folder, 'scenarios.json', JSON.stringify({ schemaVersion: 1, scenarios }));
    put(folder, 'points.csv', 'case_id,points\na,10\nb,40\n');
    const { code, out } = await run('whatif', 'scenarios.json', 'points.csv');
    expect(code).toBe(0);
    const { result } = JSON.parse(out);
    // 10 x 200 + 40 x 200; then 40 x 210 alone: +400 by price, -2,000 by threshold
    expect(result.scenarios.map(({ total }: { total: string }) => total)).toEqual(['10000.00', '8400.00']);
    const { price: byPrice, threshold } = result.scenarios[1].againstBase.causes;
    expect([byPrice, threshold]).toEqual(['400.00', '-2000.00']);
  });
});

describe('equity', () => {
  test('finds that an average gap is one of need and not of treatment', async () => {
    // Group B has more need; at equal points both groups have the same amounts, so the gap at equal need is nought.
    const rows = ['A,10,1000', 'A,10,1000', 'A,40,4000', 'B,10,1000', 'B,40,4000', 'B,40,4000'];
    const csv = rows.map((row, index) => `F${index},${row}`).join('\n');
    put(folder, 'equity.csv', `case_id,ethnicity,points,indicative\n${csv}\n`);
    const { code, out } = await run(
      'equity',
      'equity.csv',
      '--by',
      'ethnicity',
      '--bands',
      'each',
      '--stage',
      'indicative',
    );
    expect(code).toBe(0);
    const { rows: figures } = JSON.parse(out).result as { rows: { who: string; figure: string; value: string }[] };
    const value = (figure: string) => figures.find((row) => row.who.endsWith('B') && row.figure === figure)?.value;
    // means 2,000 and 3,000
    expect([value('raw gap (£)'), value('gap at equal need (£)')]).toEqual(['1000.00', '0.00']);
  });

  test('asks what equal need is', async () => {
    put(folder, 'equity.csv', 'case_id,ethnicity,points,indicative\nF0,A,10,1000\nF1,B,10,1000\n');
    const { code, err } = await run('equity', 'equity.csv', '--by', 'ethnicity', '--stage', 'indicative');
    expect([code, err]).toEqual([2, expect.stringContaining('name what equal need is')]);
  });
});
