import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { put, runIn, temporaryFolder } from './support.js';

const folder = temporaryFolder();

const run = runIn(folder);

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
    'case_id,recurring_a_year,one_off,contingency_a_year,lines_without_price\nF1,1000,200,0,0\nF2,,,,1\nF4,1,0,0,0\n',
  );
  const { code, out } = await run('sample', 'points.csv', 'costs.csv', '--format', 'csv');
  // F1 is 1,000 a year and 200 once, and nobody has stated a status; F2 has a line without a price; F3 has no package, F4 no points.
  expect({ code, rows: out.trim().split('\n').slice(1) }).toEqual({
    code: 0,
    rows: ['F1,10,1200.00,200.00,,,,,', 'F2,20,,,,,1 line without a price,,'],
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

const UPLIFT = '--from 2025-26 --to 2026-27 --rates 2026-27=10 --format csv'.split(' ');

test('uplift restates the part that comes once with the package that holds it', async () => {
  put(folder, 'once.csv', 'case_id,package_value,one_off,note\nF1,1000,200,a\nF2,500,,b\n');
  // 10 % on top of 1,000, of 200 and of 500; a blank stays blank.
  expect(await run('uplift', 'once.csv', ...UPLIFT)).toMatchObject({
    code: 0,
    out: 'case_id,package_value,one_off,note\nF1,1100.00,220.00,a\nF2,550.00,,b\n',
  });
  const alone = await run('uplift', 'once.csv', '--columns', 'package_value', ...UPLIFT);
  expect(alone).toMatchObject({ code: 2, out: '' });
  expect(alone.err).toContain('once.csv:1:23: one_off is a part of package_value');
  const left = await run('uplift', 'once.csv', '--columns', 'package_value', '--ignore-column', 'one_off', ...UPLIFT);
  expect(left).toMatchObject({ code: 0, out: 'case_id,package_value,note\nF1,1100.00,a\nF2,550.00,b\n' });
});

test.each([
  [
    'a near miss of one_off',
    'case_id,package_value,One_off\nF1,1000,200\n',
    'the column "One_off" looks like "one_off"',
  ],
  ['ids that differ by capitals', 'case_id,package_value\nS1,1\ns1,2\n', 'is it the same case?'],
  ['a row of totals', 'case_id,package_value\nS1,1\nTotal,1\n', 'is this a row of totals and no case?'],
  [
    'an id that stands twice',
    'case_id,package_value\nS1,1\nS2,1\nS1,2\n',
    'asks.csv:4:1: case_id: "S1" stands on line 2 already; is this another amount of it?',
  ],
  [
    'a line of a case that stands twice',
    'case_id,line_id,package_value\nS1,a,1\nS1,b,1\nS1,a,2\n',
    'asks.csv:4:1: case_id: "S1" with the line_id "a" stands on line 2 already',
  ],
  ['a one-off above its package', 'case_id,package_value,one_off\nS1,1,2\n', 'is more than the whole package'],
])('uplift asks about %s', async (_, csv, message) => {
  put(folder, 'asks.csv', csv);
  const { code, out, err } = await run('uplift', 'asks.csv', ...UPLIFT);
  expect({ code, out }).toEqual({ code: 2, out: '' });
  expect(err).toContain(message);
});

test('uplift takes several rows of a case where each has its line_id, or where that is accepted', async () => {
  put(folder, 'rows.csv', 'case_id,line_id,package_value\nS1,a,100\nS1,b,200\n');
  expect(await run('uplift', 'rows.csv', ...UPLIFT)).toMatchObject({
    code: 0,
    out: 'case_id,line_id,package_value\nS1,a,110.00\nS1,b,220.00\n',
  });
  put(folder, 'rows.csv', 'case_id,package_value\nS1,100\nS1,200\n');
  expect(await run('uplift', 'rows.csv', ...UPLIFT, '--accept', 'like-ids')).toMatchObject({
    code: 0,
    out: 'case_id,package_value\nS1,110.00\nS1,220.00\n',
  });
});

describe('a line without an id is called by where it stands', () => {
  const ids = (out: string) =>
    JSON.parse(out).result.costs.flatMap(({ lines }: { lines: { id: string }[] }) => lines.map(({ id }) => id));

  test('in the file, counted as an editor counts, also below a cell of two lines', async () => {
    mkdirSync(join(folder, 'in'), { recursive: true });
    put(
      folder,
      'in/lines.csv',
      'case_id,line_id,name,amount,period,payer\n' +
        'F1,,"club\nof Mondays",100,year,budget\n' +
        'F1,own,club,200,year,budget\n' +
        'F2,,club,300,year,budget 60%; health 40%\n',
    );
    const { code, out } = await run('cost', 'in/lines.csv');
    expect({ code, ids: ids(out) }).toEqual({
      code: 0,
      ids: ['lines.csv:2', 'own', 'lines.csv:5', 'lines.csv:5 (health)'],
    });
    expect(out).not.toContain('row 1');
  });

  test('by its own header, where the council calls the id otherwise', async () => {
    put(folder, 'named.csv', 'case_id,Ref,amount,period\nF1,x1,100,year\nF1,,200,year\n');
    put(folder, 'named.json', '{"columns": {"line_id": "Ref"}}');
    const { code, out } = await run('cost', 'named.csv', '--extract', 'named.json');
    expect({ code, ids: ids(out) }).toEqual({ code: 0, ids: ['x1', 'named.csv:3'] });
  });

  test('in a sentence of what ends', async () => {
    put(folder, 'ends.csv', 'case_id,amount,period,end\nF1,100,year,2026-09-30\n');
    const { out } = await run('cost', 'ends.csv');
    expect(out).toContain('(ends.csv:2 of F1 on 2026-09-30)');
  });
});

test('on-costs beside a line of on-costs are told, unless the wages say that they hold theirs', async () => {
  const lines = (wage: string) =>
    `case_id,line_id,role,amount,period,includes_on_costs\nF1,pa,personal-assistant,1000,year,${wage}\nF1,extra,on-costs,200,year,\n`;
  put(folder, 'twice.csv', lines(''));
  const told = await run('cost', 'twice.csv', '--on-costs', '20');
  expect(told.code).toBe(0);
  expect(JSON.parse(told.out).warnings).toContainEqual(
    expect.objectContaining({
      code: 'on-costs-twice',
      caseId: 'F1',
      message: expect.stringContaining('the line "extra"'),
    }),
  );
  put(folder, 'twice.csv', lines('yes'));
  const held = await run('cost', 'twice.csv', '--on-costs', '20');
  expect(held.out).not.toContain('on-costs-twice');
});

test('moderate carries who is a newcomer, so that compare tells newcomers of its file', async () => {
  const floor = { rule: 'floor', at: 'communicated', actor: 'Cabinet', reason: 'a decent start', amount: '50' };
  put(folder, 'rules.json', JSON.stringify({ schemaVersion: 1, period: 'year', rules: [floor] }));
  put(
    folder,
    'budgets.csv',
    'case_id,traditional,indicative,communicated,status\nF1,100,110,110,existing\nF2,,120,120,newcomer\n',
  );
  expect(await run('moderate', 'rules.json', 'budgets.csv', '--out', 'moderated.csv')).toMatchObject({ code: 0 });
  const compare = ['--from', 'traditional', '--to', 'communicated', '--format', 'json'];
  const told = JSON.parse((await run('compare', 'moderated.csv', ...compare)).out);
  const [who, families, lowest] = told.result.tables.newcomers.rows.at(-1).cells;
  expect([who, families, lowest, told.warnings]).toEqual(['All', 1, '120.00', []]);
  // Without the column nobody is known to be one, and that is said.
  put(folder, 'bare.csv', 'case_id,traditional,communicated\nF1,100,110\nF2,,120\n');
  const bare = JSON.parse((await run('compare', 'bare.csv', ...compare)).out);
  expect(bare.warnings).toEqual([
    {
      code: 'status-not-stated',
      message:
        'no column status says who is a newcomer: 1 case has no traditional amount, and it is not among the newcomers',
    },
  ]);
});

test('a table of a reference sample speaks of packages, one of a pot of the pot', async () => {
  put(folder, 'grid.csv', 'case_id,points,package_value\nA,10,100\nB,20,200\nC,30,600\nD,30,700\n');
  const told = async (basis: string) => {
    const table = ['--format', 'table', '--wide', '--method', 'rank', '--ties', 'highest'];
    const { out, err } = await run('calibrate', 'ras5', 'grid.csv', '--basis', basis, ...table);
    return { pot: /│ pot, £ /.test(out), packages: /│ packages, £ /.test(out), err };
  };
  // Both with 30 points get £700: £100 more than there is.
  expect(await told('pot')).toEqual({
    pot: true,
    packages: false,
    err: expect.stringContaining('£100.00 more than the pot,'),
  });
  expect(await told('reference-sample')).toEqual({
    pot: false,
    packages: true,
    err: expect.stringContaining('£100.00 more than the packages come to,'),
  });
});
