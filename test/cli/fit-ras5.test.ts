import { beforeAll, describe, expect, test } from 'vitest';
import { rulesOfModel } from '../../src/cli/data/sample/table-rules.js';
import { calibratePercentile } from '../../src/model/percentile/calibrate.js';
import type { PercentileOptions } from '../../src/model/percentile/options.js';
import { runCouncil } from '../../src/run/run-council.js';
import { put, runIn, temporaryFolder } from './support.js';

const home = temporaryFolder();
const run = runIn(home);

const FIVE = [
  [50, 3000],
  [40, 12000],
  [30, 6000],
  [20, 1500],
  [10, 7500],
].map(([points = 0, value = 0]) => ({ caseId: `F${points}`, points, packageValue: `${value}` }));

const modelOf = (options: Partial<PercentileOptions>) =>
  calibratePercentile(FIVE, { fundingBasis: 'pot', ...options }).model;

beforeAll(() => {
  const rows = FIVE.map(({ caseId, points, packageValue }) => `${caseId},${points},${packageValue}`);
  put(home, 's.csv', `case_id,points,package_value\n${rows.join('\n')}\n`);
  put(home, 'upper.json', JSON.stringify(modelOf({ between: 'upper' })));
  put(home, 'quartiles.json', JSON.stringify(modelOf({ method: 'quantile', definition: 6, grid: 'quartiles' })));
});

describe('openras fit with a stored RAS 5 model', () => {
  test('compares RAS 5 by the rules of the model, and says whom it refers', async () => {
    const { out } = await run('fit', 's.csv', '--model', 'upper.json', '--format', 'markdown', '--internal');
    // As by hand in the test of the library: F50 and F10 are referred, and the others miss by 4,500, 1,500 and 4,500.
    expect(out).toContain('left out, since RAS 5 refers them to costing: 2 (each case alone)');
    expect(out).toMatch(/\| each case alone \| RAS 5, alignment by rank \| 3 \| [-\d.]+ \| 3500.00 \|/);
  });

  test('says in words on whom the table hangs', async () => {
    const { out } = await run('fit', 's.csv', '--model', 'upper.json', '--format', 'markdown', '--internal');
    // All: 12,000, 7,500, 6,000, 3,000 and 1,500 from 50 points to 10. Without F50 (3,000): 12,000, 7,500, 6,000 and 1,500
    // from 40 on: 4,500 + 1,500 + 3,000 + 0 over four. Without F40 (12,000): 7,500, 6,000, 3,000, 1,500 at 50, 30, 20, 10:
    // 4,500 + 0 + 0 + 0. Without F10 (7,500): 12,000, 6,000, 3,000, 1,500 from 50 to 20: 0 + 1,500 + 3,000 + 1,500.
    expect(out).toContain(
      "How far the RAS 5 table hangs on one of 5 cases; without F50 the others' budgets differ by £2,250.00 on average, most that of F40 (£4,500.00); without F10 the others' budgets differ by £1,500.00 on average, most that of F30 (-£3,000.00); without F40",
    );
  });

  test('tells which quantiles, and finds the grid in the rows of the model', async () => {
    const { out } = await run('fit', 's.csv', '--model', 'quartiles.json', '--format', 'markdown', '--internal');
    expect(out).toContain('RAS 5, quantiles of type 6');
    for (const grid of ['percentiles', 'fives', 'deciles', 'quartiles'] as const) {
      const found = rulesOfModel(modelOf({ method: 'quantile', grid }));
      expect(found).toEqual({
        rules: {
          method: 'quantile',
          definition: 7,
          grid,
          between: 'interpolate',
          above: 'refer-to-costing',
          below: 'refer-to-costing',
        },
        warnings: [],
      });
    }
    const some = rulesOfModel(modelOf({ method: 'quantile', grid: [0, 25, '62.5', 100] }));
    expect([...((some.rules.grid as string[]) ?? [])].sort()).toEqual(['0', '100', '25', '62.5']);
    // Two percentiles at the score of all but one cannot be told from their mean.
    const unknown = rulesOfModel(modelOf({ method: 'quantile', definition: 1, grid: [1, 2, 50] }));
    expect([unknown.rules.grid, unknown.warnings.map(({ code }) => code)]).toEqual([undefined, ['grid-not-known']]);
  });

  test('has no table of cases that it hangs on without a table, and none in a shared copy', async () => {
    expect((await run('fit', 's.csv', '--format', 'markdown', '--internal')).out).not.toContain('RAS 5 table hangs');
    expect((await run('fit', 's.csv', '--table', '--format', 'markdown', '--internal')).out).toContain(
      'RAS 5 table hangs',
    );
    const shared = await run(
      'fit',
      's.csv',
      '--model',
      'upper.json',
      '--publish',
      '--small-cell',
      '3',
      '--format',
      'markdown',
    );
    expect(shared.out).not.toMatch(/\bF\d\d\b|refers them|each case alone/);
  });
});

test('a run that calibrates RAS 5 says the same, with the ends that its table has', () => {
  const cases = FIVE.map(({ caseId, points, packageValue }) => ({ caseId, points, traditional: packageValue }));
  const { firmness } = runCouncil({
    settings: { title: 'Ours', calibrate: { kind: 'percentile', options: { fundingBasis: 'pot', between: 'upper' } } },
    sample: { cases },
    cohort: { cases },
  });
  expect(firmness?.models?.leaveOneOut).toMatchObject({ n: 3, referred: 2 });
  expect(firmness?.models?.percentile).toMatchObject({ between: 'upper', above: 'refer-to-costing' });
  expect(firmness?.tableInfluence?.most[0]).toMatchObject({ caseId: 'F50', meanSize: '2250.00' });
});

describe('what a shared copy says of the questionnaire', () => {
  const sample = (name: string, saying: number) => {
    const rows = Array.from({ length: 20 }, (_, row) => `K${row},${row + 1},${row * 100},${row < saying ? 'zz' : ''}`);
    put(home, name, `case_id,points,package_value,instrument\n${rows.join('\n')}\n`);
  };
  const shared = (name: string) =>
    run('fit', name, '--model', 'silent.json', '--publish', '--small-cell', '5', '--format', 'table');

  test('is said where many rows say it, and stays inside where few do', async () => {
    const prices = [{ money: '10000.00', points: '100' }];
    const model = { schemaVersion: 1, kind: 'price-point', period: 'year', fundingBasis: 'pot', method: 'total' };
    put(home, 'silent.json', JSON.stringify({ ...model, prices, rounding: {} }));
    sample('many.csv', 20);
    sample('few.csv', 4);
    expect((await shared('many.csv')).err).toContain('whether its points are those of zz is not known');
    const { out, err, code } = await shared('few.csv');
    expect([code, err]).toEqual([0, '2 notes on the tables stay inside; without --publish they are printed\n']);
    expect(out).not.toContain('zz');
  });
});
