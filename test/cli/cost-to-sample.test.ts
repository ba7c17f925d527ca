import { describe, expect, test } from 'vitest';
import { put, runIn, temporaryFolder } from './support.js';

const folder = temporaryFolder();
const run = runIn(folder);
const LINES = 'case_id,line_id,name,weekly_rate,basis,start,end\n';
const WEEKS = ['--convention', '52-weeks'];

/** The rows of a CSV, each by its columns. */
function rowsOf(csv: string): Record<string, string>[] {
  const [header = '', ...lines] = csv.trim().split('\n');
  return lines.map((line) => {
    const cells = line.split(',');
    return Object.fromEntries(header.split(',').map((name, index) => [name, cells[index] ?? '']));
  });
}

describe('a line that ends', () => {
  test('is told where it counts for a full year, and not where a day is stated', async () => {
    // 52 × £900 = £46,800 a year ended in 2024; 52 × £100 = £5,200 goes on.
    put(folder, 'ended.csv', `${LINES}S1,1,PA,900,gross,2023-04-01,2024-03-31\nS2,1,PA,100,gross,2023-04-01,\n`);
    const silent = await run('cost', 'ended.csv', ...WEEKS, '--format', 'csv');
    expect(silent.code).toBe(0);
    expect(silent.err).toContain('1 line ends and counts for a full year (PA of S1 on 2024-03-31); --on-day');
    const onDay = await run('cost', 'ended.csv', ...WEEKS, '--on-day', '2026-05-01', '--format', 'csv');
    expect(onDay.err).not.toContain('counts for a full year');
    expect(rowsOf(onDay.out).map(({ recurring_a_year }) => recurring_a_year)).toEqual(['0.00', '5200.00']);
  });

  test('has no price of the full year to lack when it ended before the day', async () => {
    // Of S1 the line that goes on is 52 × £100 = £5,200; what the other cost from April to its end nobody has said.
    put(folder, 'lacks.csv', `${LINES}S1,1,Old,,gross,2025-04-01,2026-04-30\nS1,2,PA,100,gross,2025-04-01,\n`);
    const call = ['cost', 'lacks.csv', ...WEEKS, '--blank-prices', 'unpriced', '--on-day', '2026-06-01'];
    const inYear = [...call, '--year-starts', '2026-04-01', '--part-year', 'days'];
    const costed = await run(...inYear, '--out', 'costs.csv', '--force');
    expect(costed.code).toBe(0);
    const csv = await run(...inYear, '--format', 'csv');
    expect(rowsOf(csv.out)).toEqual([
      expect.objectContaining({ recurring_a_year: '5200.00', lines_without_price: '0', total_in_year: '' }),
    ]);
    const { control } = JSON.parse((await run(...inYear, '--format', 'json')).out).result;
    expect(control).toMatchObject({ linesWithoutPrice: 0, incomplete: 0 });
    put(folder, 'scores.csv', 'case_id,points\nS1,40\n');
    const sample = await run('sample', 'scores.csv', 'costs.csv', '--format', 'csv');
    expect(rowsOf(sample.out)).toEqual([
      expect.objectContaining({ case_id: 'S1', package_value: '5200.00', exclude_reason: '' }),
    ]);
  });
});

test('a column that is not there is named where it is missing', async () => {
  put(
    folder,
    'unit.csv',
    'case_id,line_id,service,unit_price,quantity,basis,start,end\nA,1,club,48,20,gross,2026-07-20,2026-08-28\n',
  );
  const { code, err } = await run('cost', 'unit.csv', '--convention', '52-weeks');
  expect([code, err]).toEqual([2, expect.stringMatching(/^unit\.csv:2:\d+: unit: is missing; what does the quantity/)]);
});

describe('sample says by name who stands in one file only', () => {
  const costs = (...ids: string[]) =>
    `case_id,recurring_a_year,one_off,contingency_a_year,lines_without_price\n${ids.map((id) => `${id},100,0,0,0\n`).join('')}`;

  test('the first ten, and how many more', async () => {
    const many = Array.from({ length: 12 }, (_, index) => `X${index + 1}`);
    put(folder, 'p.csv', `case_id,points\nS1,40\n${many.map((id) => `${id},1\n`).join('')}`);
    put(folder, 'c.csv', costs('S1', 'Y1'));
    put(folder, 'k.csv', 'case_id,status\nS1,existing\nZ1,existing\nX12,newcomer\n');
    const { code, err } = await run('sample', 'p.csv', 'c.csv', '--cases', 'k.csv', '--format', 'csv');
    expect(code).toBe(0);
    // X12 is a newcomer, and in the sample without a package: eleven are not.
    expect(err).toContain(
      'p.csv: 11 cases (X1, X2, X3, X4, X5, X6, X7, X8, X9, X10 and 1 more) without a package in c.csv',
    );
    expect(err).toContain('c.csv: 1 case (Y1) without points in p.csv');
    expect(err).toContain('k.csv: 1 case (Z1) in neither');
  });

  test('an id that is nearly that of another file is a question', async () => {
    put(folder, 'p2.csv', 'case_id,points\nS1,40\ns2,40\n0123,4\n');
    put(folder, 'c2.csv', costs('S1', 'S2', '123'));
    const { code, err } = await run('sample', 'p2.csv', 'c2.csv');
    expect(code).toBe(2);
    expect(err).toContain('c2.csv:3:1: case_id: "S2" differs from "s2" in p2.csv');
    expect(err).toContain('c2.csv:4:1: case_id: "123" differs from "0123" in p2.csv');
    const accepted = await run('sample', 'p2.csv', 'c2.csv', '--accept', 'like-ids', '--format', 'csv');
    expect(accepted.code).toBe(0);
  });
});

describe('scores that a file holds', () => {
  const scores = (points: unknown) => [{ caseId: 'S1', points, instrument: { id: 'q', version: '1' } }];

  test.each(['abc', '-5', '', '1e3', '12.1234567', '1/3'])(
    'with points %j are refused where they stand',
    async (points) => {
      put(folder, 'whole.csv', `${LINES}S1,1,PA,100,gross,2025-04-01,\n`);
      expect(
        (await run('cost', 'whole.csv', ...WEEKS, '--format', 'json', '--out', 'costs.json', '--force')).code,
      ).toBe(0);
      put(folder, 'scores.json', `{\n "result": ${JSON.stringify(scores(points))},\n "warnings": []\n}\n`);
      const { code, err, out } = await run('sample', 'scores.json', 'costs.json', '--format', 'csv');
      expect([code, out]).toEqual([2, '']);
      expect(err).toMatch(/^scores\.json:2:37: result\[0\]\.points \(case "S1"\): /);
    },
  );
});
