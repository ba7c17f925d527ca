import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { MODEL_KINDS } from '../../src/allocation/kinds.js';
import { pricePointKind } from '../../src/model/price-point/kind.js';
import { modelForRecords } from '../../src/records/model-for-records.js';
import { put, runIn, temporaryFolder } from './support.js';

const folder = temporaryFolder();

const run = runIn(folder);

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

  test('is not asked on a reference sample, which has no pot', async () => {
    const { code, out, err } = await run('stress', 'cases.csv', '--reserve', '1', '--basis', 'reference-sample');
    expect([code, out]).toEqual([2, '']);
    expect(err).toContain('Allowed choices are pot, whole-budget');
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
    // 10 x 200 + 40 x 200; then 40 x 210 alone: the price by itself 50 x 10, the threshold by itself 10 x 200 less, and
    // together 10 x 10 less, for the family that no longer has the dearer points
    expect(result.scenarios.map(({ total }: { total: string }) => total)).toEqual(['10000.00', '8400.00']);
    const { price: byPrice, threshold, together } = result.scenarios[1].againstBase.causes;
    expect([byPrice, threshold, together]).toEqual(['500.00', '-2000.00', '-100.00']);
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

test('what a recalculation needs of each family is said once, with the lines and with what may be written', async () => {
  put(folder, 'bare.csv', 'case_id,budget,package_value,points\nF1,100,50,10\nF2,100,90,10\nF3,100,90,10\n');
  const { code, err } = await run(
    ...'leavers bare.csv --basis pot --pot 300 --leavers F1 --rule price-point --model price-point'.split(' '),
  );
  expect(code).toBe(2);
  // F1 leaves; the others are on lines 3 and 4.
  expect(err).toBe(
    'bare.csv:3:1: how far is this family? It may be locked; state its progress: allocated, communicated, planning, plan-agreed (also on line 4)\n2 problems\n',
  );
});

describe('a decision about a pot is kept as a sealed record', () => {
  const RECALCULATED = 'leavers whole.csv --basis pot --pot 13800 --leavers F5 --model price-point --rule price-point';
  const HELD = 'hold-back whole.csv --basis pot --pot 10800 --contingency 10';
  put(folder, 'model.json', JSON.stringify(pricePointKind.example.model));
  put(folder, 'shares.json', JSON.stringify(MODEL_KINDS.get('equal-share')?.example.model));
  put(
    folder,
    'whole.csv',
    'case_id,budget,package_value,points,progress\nF1,9000,3000,50,allocated\nF5,1800,7500,10,allocated\n',
  );

  test.each([
    [HELD, 'hold-back'],
    [RECALCULATED, 'recalculation'],
  ])('%s', async (call, kind) => {
    const { code, out } = await run(...call.split(' '), '--record', '--out', `${kind}.ndjson`);
    expect([code, out]).toEqual([0, '']);
    const checked = await run('check-record', `${kind}.ndjson`, '--format', 'csv');
    expect([checked.code, rowsOf(checked.out).slice(0, 2)]).toEqual([
      0,
      [
        ['records', '1'],
        [`of them: ${kind}`, '1'],
      ],
    ]);
    const line = readFileSync(`${folder}/${kind}.ndjson`, 'utf8');
    put(folder, `${kind}.ndjson`, line.replace('"F5"', '"F6"'));
    expect((await run('check-record', `${kind}.ndjson`)).code).toBe(2);
  });

  test.each([
    [HELD, 'held'],
    [RECALCULATED, 'again'],
  ])('%s names its model where a file of it is given, and says that it names none where not', async (call, name) => {
    const argv = [...call.split(' '), '--record', '--force', '--out', `${name}.ndjson`];
    const recordOf = (): { model: unknown } => JSON.parse(readFileSync(`${folder}/${name}.ndjson`, 'utf8'));
    const bare = await run(...argv);
    expect([bare.code, bare.err, recordOf().model]).toEqual([
      0,
      expect.stringContaining('the record names no model: nothing in it shows which one the budgets came from'),
      null,
    ]);
    const alone = await run('check-record', `${name}.ndjson`);
    expect(JSON.parse(alone.out).result).toMatchObject({ 'name no model, and were held to none': 1 });
    expect(alone.out).toContain('was held to no model');
    // Somebody who asks by a model is not told that it was verified by it.
    const asked = await run('check-record', `${name}.ndjson`, '--model', 'model.json');
    expect([asked.code, asked.err]).toEqual([2, expect.stringContaining('model: names none')]);
    const named = await run(...argv, '--model-file', 'model.json');
    expect([named.code, named.err.includes('names no model')]).toEqual([0, false]);
    expect(recordOf().model).toEqual(modelForRecords(pricePointKind.example.model).recorded);
    const held = await run('check-record', `${name}.ndjson`, '--model', 'model.json');
    expect([held.code, held.out.includes('no model')]).toEqual([0, false]);
    const other = await run('check-record', `${name}.ndjson`, '--model', 'shares.json');
    expect([other.code, other.err]).toEqual([2, expect.stringContaining('names another model')]);
  });

  test.each([
    [`${HELD} --record --format csv`, '--format: goes without --record'],
    [`${HELD} --model-file model.json`, '--model-file: goes with --record'],
    [`${RECALCULATED} --model-file model.json`, '--model-file: goes with --record'],
    [`${HELD} --record --model-file whole.csv`, 'whole.csv'],
    [`${RECALCULATED} --record --model-file shares.json`, 'the budgets came from "equal-share"'],
    ['leavers whole.csv --basis pot --pot 13800 --leavers F5 --record', '--record: goes with --rule'],
  ])('%s is refused', async (call, says) => {
    const { code, err } = await run(...call.split(' '));
    expect([code, err.split('\n')[0]]).toEqual([2, expect.stringContaining(says)]);
  });
});

test('a leaver that is no family of the file is named as it was typed', async () => {
  const { err } = await run(...'leavers cases.csv --basis pot --pot 30700 --leavers F5,F9'.split(' '));
  expect(err).toBe('--leavers "F9": no family is called "F9"\n1 problem\n');
});
