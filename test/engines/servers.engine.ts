import { allocateAll, type Model } from 'openras';
import { modelToSql } from 'openras/export';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { blocksOf, pageText } from '../pages/pages.js';
import { drawFrom } from './draw.js';
import { name, tableSql, text } from './engine.js';
import { type Postgresql, startPostgresql } from './postgresql.js';

const CASES = 2000;

const MODEL: Model = {
  schemaVersion: 1,
  kind: 'price-point',
  period: 'year',
  fundingBasis: 'pot',
  method: 'stated',
  prices: [{ money: '30000.01', points: '1125/7' }],
  rounding: {},
};

let first: Postgresql;
let second: Postgresql;
beforeAll(async () => {
  first = await startPostgresql();
  second = await startPostgresql();
});
afterAll(async () => {
  await first?.close();
  await second?.close();
});

test('cases partitioned over two servers get the pennies of one table', async () => {
  const draw = drawFrom(2711);
  const cases = Array.from({ length: CASES }, (_, index) => ({
    caseId: `F${index}`,
    points: String(draw.below(20_000) / 100),
  }));
  const rowsOf = (part: number) =>
    cases.filter((_, index) => index % 2 === part).map(({ caseId, points }) => [caseId, points]);
  const columns = ['case_id', 'points'];
  // Half of the families are on another server; a row of one lies in both, and is refused twice.
  await second.run(tableSql({ name: 'cases', columns, rows: [...rowsOf(1), ['F0', '1']] }));
  await second.run(`ALTER TABLE cases ADD COLUMN site TEXT DEFAULT 'north';`);
  // The statements of the guide, with this server in the place of the one that they name.
  const shown = blocksOf(pageText('docs/export.md')).filter(({ kind }) => kind === 'sql');
  expect(shown).toHaveLength(1);
  const statements = shown[0]?.code ?? '';
  const [place, user] = ["host 'north', dbname 'council'", "user 'analyst'"];
  expect([statements.includes(place), statements.includes(user)]).toEqual([true, true]);
  const own = `host '127.0.0.1', port ${text(second.port)}, dbname 'postgres'`;
  await first.run(statements.replace(place, own).replace(user, "user 'openras'"));
  await first.run(`CREATE TABLE cases_south PARTITION OF cases FOR VALUES IN ('south');`);
  const values = rowsOf(0).map((row) => `(${[...row, 'south'].map(text).join(', ')})`);
  await first.run(`INSERT INTO cases_south VALUES ${values.join(',\n')};`);
  const { sql, selfCheck } = modelToSql(MODEL, { dialect: 'postgresql', table: 'cases' });
  const found = await first.query(sql);
  const expected = allocateAll(MODEL, cases.slice(1));
  const answered = new Map(
    found.filter(({ status }) => status === 'budget').map((row) => [row.case_id, row.indicative]),
  );
  expect(expected.map(({ caseId }) => answered.get(caseId))).toEqual(expected.map(({ indicative }) => indicative));
  expect(
    found.filter(({ status }) => status === 'refused').map(({ case_id, warning }) => `${case_id} ${warning}`),
  ).toEqual(['F0 case_id: duplicate', 'F0 case_id: duplicate']);
  const [totals] = await first.query(selfCheck);
  expect(totals).toMatchObject({
    rows_in_table: String(CASES + 1),
    budget: String(CASES - 1),
    refused: '2',
    unaccounted: '0',
  });
  // The rows of the other server are read there.
  const plan = await first.query(`EXPLAIN (COSTS OFF) SELECT * FROM ${name('cases')}`);
  expect(JSON.stringify(plan)).toContain('Foreign Scan');
});
