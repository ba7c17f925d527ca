import { describe, expect, test } from 'vitest';
import { put, runIn, temporaryFolder } from './support.js';

const folder = temporaryFolder();
const run = runIn(folder);

// Packages less budgets: F1 gained and leaves £6,000 behind; F2 costs £4,000, F3 £1,000; F4 is outside the pot.
put(
  folder,
  'cases.csv',
  'case_id,package_value,budget,outside\nF1,3000,9000,no\nF2,8000,4000,no\nF3,3000,2000,no\nF4,9000,1000,yes\n',
);
const orderOf = async (...more: string[]): Promise<string[]> => {
  const { code, out } = await run('stress', 'cases.csv', '--reserve', '5000', ...more, '--format', 'csv');
  expect(code).toBe(0);
  const [header = '', ...rows] = out.trim().split('\n');
  return rows.map((row) => row.split(',')[header.split(',').indexOf('in_order_left')] ?? '');
};

test('stress takes the order, the surplus and the probabilities, and leaves out who is outside the pot', async () => {
  // In the order of the file: 5,000 + 6,000 = 11,000; - 4,000 = 7,000; - 1,000 = 6,000.
  expect(await orderOf()).toEqual(['11000.00', '7000.00', '6000.00']);
  // F3 first, then F2: 5,000 - 1,000 = 4,000; - 4,000 = 0; and F1's surplus goes outside the pot.
  expect(await orderOf('--order', 'F3,F2', '--surplus', 'outside')).toEqual(['4000.00', '0.00', '0.00']);
  const { code, out } = await run(
    'stress',
    'cases.csv',
    '--reserve',
    '5000',
    '--probabilities',
    '90',
    '--format',
    'json',
  );
  expect(code).toBe(0);
  // The reserve of £5,000 meets F2 and F3 together, and F1 adds to it: it lasts in every order.
  expect(JSON.parse(out).result.survives.atRandom).toEqual([{ probability: '90.00', leavers: 3 }]);
  const wrong = await run('stress', 'cases.csv', '--reserve', '5000', '--order', 'F9');
  expect([wrong.code, wrong.err]).toEqual([2, expect.stringContaining('--order')]);
  const without = await run('stress', 'cases.csv');
  expect([without.code, without.err]).toEqual([2, expect.stringContaining('--reserve')]);
});

test('stress takes its options from a file, and a flag wins', async () => {
  const file = put(folder, 'stress.json', JSON.stringify({ reserve: '5000', order: ['F3', 'F2'], surplus: 'outside' }));
  const rows = async (...more: string[]) => {
    const { code, out } = await run('stress', 'cases.csv', '--options', file, '--format', 'ndjson', ...more);
    expect(code).toBe(0);
    return out
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line).in_order_left);
  };
  // As above: 5,000 - 1,000 = 4,000; - 4,000 = 0; F1's surplus goes outside. With £6,000 each is £1,000 more.
  expect(await rows()).toEqual(['4000.00', '0.00', '0.00']);
  expect(await rows('--reserve', '6000')).toEqual(['5000.00', '1000.00', '1000.00']);
  put(folder, 'wrong.json', '{\n  "reserve": "5000",\n  "surplus": "inside", "drawz": 3\n}');
  const wrong = await run('stress', 'cases.csv', '--options', 'wrong.json');
  expect(wrong.code).toBe(2);
  expect(wrong.err).toContain('wrong.json:3:14: surplus: ');
  expect(wrong.err).toContain('wrong.json:3:33: drawz: ');
});

describe('fit takes its options from a file', () => {
  const SAMPLE = 'case_id,points,package_value,age\nA,10,2000,4\nB,20,4000,8\nC,30,6000,12\nD,40,8000,16\n';
  const fitBy = async (file: unknown, ...more: string[]) => {
    put(folder, 'sample.csv', SAMPLE);
    put(folder, 'fit.json', JSON.stringify(file));
    return run('fit', 'sample.csv', '--options', 'fit.json', '--format', 'json', ...more);
  };

  test('part by part, with what no flag says; a part asks for what it is about', async () => {
    const { code, out } = await fitBy({
      fit: { ageBands: [0, 10], bands: 2 },
      models: { folds: 2 },
      price: { method: 'largest-package', maximumPoints: 50, atPoints: [25], resamples: 200 },
      table: { resamples: 100, method: 'quantile', grid: 'quartiles' },
      sampleSize: { sizes: [8], resamples: 100 },
    });
    expect(code).toBe(0);
    const { result } = JSON.parse(out);
    // Ages 4 and 8, 12 and 16; points 10 and 20, 30 and 40.
    const sizes = (by: string) =>
      result.fit.parts.find((one: { by: string }) => one.by === by).parts.map(({ n }: { n: number }) => n);
    expect([sizes('age'), sizes('points')]).toEqual([
      [2, 2],
      [2, 2],
    ]);
    expect(result.models.folds).toBe(2);
    // The largest package, £8,000, over 50 points is £160 a point: £4,000 for 25.
    expect(result.price.budgets).toMatchObject([{ points: '25', budget: '4000.00' }]);
    expect(result.influence.atPoints).toBe('25');
    expect(result.table).toMatchObject({ resamples: 100 });
    expect(result.sampleSize).toMatchObject({ resamples: 100, rows: [{ cases: 8 }] });
  });

  test('a flag wins, in each part that it is of', async () => {
    const { code, out } = await fitBy({ price: { seed: 5, resamples: 300 }, models: { seed: 6 } }, '--seed', '9');
    expect(code).toBe(0);
    const { price, models } = JSON.parse(out).result;
    expect([price.seed, price.resamples, models.seed]).toEqual([9, 300, 9]);
  });

  test.each([
    [{ fit: { bands: 0 }, prize: {} }, [], ['fit.json:1:17: fit.bands: ', 'fit.json:1:28: prize: ']],
    [{ table: { grid: 'tens' } }, [], ['fit.json:1:18: table.grid: ']],
    [{ cohort: {} }, [], ['fit.json:1:11: cohort: goes with --cohort']],
    [{ price: { method: 'largest-package' } }, [], ['fit.json:1:10: price.maximumPoints: largest-package needs']],
    [{ table: {} }, ['--publish', '--small-cell', '2'], ['fit.json:1:10: table: goes without --publish']],
  ])('and tells a fault at its place: %j', async (file, more, says) => {
    const { code, out, err } = await fitBy(file, ...more);
    expect({ code, out }).toEqual({ code: 2, out: '' });
    for (const text of says) expect(err).toContain(text);
  });

  test.each([
    [['--publish', '--small-cell', '2', '--sizes', '60'], '--sizes: goes without --publish'],
    [['--small-cell', '2'], '--small-cell: goes with --publish'],
  ])('and %j would do nothing', async (more, says) => {
    const { code, err } = await fitBy({}, ...more);
    expect({ code, err }).toEqual({ code: 2, err: expect.stringContaining(says) });
  });
});

test('fit tells budgets at the points that are asked for, with so many resamples and so sure', async () => {
  put(folder, 'fit.csv', 'case_id,points,package_value\nA,10,2000\nB,20,4000\nC,30,6000\nD,40,8000\n');
  const asked = ['--at-points', '15,25', '--resamples', '200', '--confidence', '90', '--format', 'json'];
  const { code, out } = await run('fit', 'fit.csv', ...asked);
  expect(code).toBe(0);
  const { price, influence } = JSON.parse(out).result;
  // £20,000 over 100 points is £200 a point, in every sample drawn anew: £3,000 and £5,000.
  expect(price).toMatchObject({ resamples: 200, confidence: '90' });
  expect(price.budgets.map(({ points }: { points: string }) => points)).toEqual(['15', '25']);
  expect(price.budgets.map(({ budget }: { budget: string }) => budget)).toEqual(['3000.00', '5000.00']);
  expect(influence.atPoints).toBe('15');
  const wrong = await run('fit', 'fit.csv', '--resamples', '1');
  expect([wrong.code, wrong.err]).toEqual([2, expect.stringContaining('--resamples')]);
});
