import { modelToSql, type SqlOptions } from 'openras/export';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Cell, type Engine, tableSql } from './engine.js';
import { ENGINES } from './engines.js';

const PRICE = {
  schemaVersion: 1,
  kind: 'price-point',
  period: 'year',
  fundingBasis: 'pot',
  method: 'stated',
  prices: [{ money: '0.01', points: '2' }],
  rounding: {},
} as const;

const TABLE = {
  schemaVersion: 1,
  kind: 'allocation-table',
  period: 'year',
  step: '1',
  tables: [
    {
      rows: [
        { from: '0', to: '9', amount: '0' },
        { from: '10', to: '19', amount: '1000' },
      ],
    },
  ],
} as const;

const PERCENTILE = {
  schemaVersion: 1,
  kind: 'percentile',
  period: 'year',
  fundingBasis: 'pot',
  method: 'rank',
  ties: 'mean',
  between: 'interpolate',
  above: 'refer-to-costing',
  below: 'clamp',
  counts: { scores: 2, packages: 2 },
  rows: [
    { points: '40', percentile: '100', cases: 1, place: 1, money: '100.01', over: 1, packages: 1 },
    { points: '20', percentile: '50', cases: 1, place: 2, money: '100.00', over: 1, packages: 1 },
  ],
  rounding: {},
} as const;

describe.each(ENGINES)('%s', (dialect, start) => {
  let engine: Engine;
  beforeAll(async () => {
    engine = await start();
  });
  afterAll(() => engine?.close());

  /** What rows of points are answered, in their order: `status indicative warning`. */
  async function answersTo(model: object, points: readonly Cell[], type?: string): Promise<string[]> {
    const rows = points.map((cell, index) => [String(index), cell]);
    await engine.run(tableSql({ name: 'cases', columns: ['case_id', 'points'], rows }, type));
    const found = await engine.query(modelToSql(model, { dialect, table: 'cases' }).sql);
    const sorted = [...found].sort((a, b) => Number(a.case_id) - Number(b.case_id));
    return sorted.map(({ status, indicative, warning }) => [status, indicative, warning].filter(Boolean).join(' '));
  }

  async function totals(model: object, options: Partial<SqlOptions> = {}) {
    const [row] = await engine.query(modelToSql(model, { dialect, table: 'cases', ...options }).selfCheck);
    return row ?? {};
  }

  // A point is half a penny: 1, 2, 3, 4 and 5 points are 0.5, 1, 1.5, 2 and 2.5 pence.
  test.each([
    ['half-up', ['0.01', '0.01', '0.02', '0.02', '0.03']],
    // To the even penny: 0.5 to 0, 1.5 to 2, 2.5 to 2.
    ['half-even', ['0.00', '0.01', '0.02', '0.02', '0.02']],
    ['down', ['0.00', '0.01', '0.01', '0.02', '0.02']],
    ['up', ['0.01', '0.01', '0.02', '0.02', '0.03']],
  ] as const)('half pennies %s', async (mode, expected) => {
    const found = await answersTo({ ...PRICE, rounding: { mode } }, ['1', '2', '3', '4', '5']);
    expect(found).toEqual(expected.map((pounds) => `budget ${pounds}${pounds === '0.00' ? ' zero-budget' : ''}`));
  });

  // To £10: 1.5 points of £10 are £15, halfway; a millionth of a point less is below it, a millionth more above.
  test.each([
    ['half-up', ['10.00', '20.00', '20.00']],
    ['half-even', ['10.00', '20.00', '20.00']],
    ['down', ['10.00', '10.00', '10.00']],
    ['up', ['20.00', '20.00', '20.00']],
  ] as const)('the millionth beside half a unit %s', async (mode, expected) => {
    const model = { ...PRICE, prices: [{ money: '10.00', points: '1' }], rounding: { unit: '10', mode } };
    expect(await answersTo(model, ['1.499999', '1.5', '1.500001'])).toEqual(expected.map((one) => `budget ${one}`));
  });

  test('a straight line between rows, its ends and what lies outside', async () => {
    // From 20 to 40 points the amount rises by one penny: at 30 it is 100.005, halfway, and goes up.
    const points = ['20', '29.999999', '30', '40', '40.000001', '19.999999'];
    expect(await answersTo(PERCENTILE, points)).toEqual([
      'budget 100.00',
      'budget 100.00',
      'budget 100.01',
      'budget 100.01',
      'refer-to-costing above-table',
      'budget 100.00 clamped-below',
    ]);
  });

  test('a table: its rows, off its step, above it', async () => {
    expect(await answersTo(TABLE, ['0', '9', '10', '19', '9.5', '20'])).toEqual([
      'budget 0.00 zero-budget',
      'budget 0.00 zero-budget',
      'budget 1000.00',
      'budget 1000.00',
      'refused points: invalid',
      'refer-to-costing score-above',
    ]);
  });

  test('the largest amount is given, and a penny more is out of bounds', async () => {
    // £10,000,000,000,000 a point: 1 point is the largest amount, a millionth of a point more is £10,000,000 more.
    const model = { ...PRICE, prices: [{ money: '10000000000000', points: '1' }] };
    expect(await answersTo(model, ['1', '1.000001', '0.000001'])).toEqual([
      'budget 10000000000000.00',
      'out-of-bounds',
      'budget 10000000.00',
    ]);
    expect(await totals(model)).toMatchObject({
      budget: '2',
      out_of_bounds: '1',
      unaccounted: '0',
      without_reason: '0',
    });
  });

  test('the bound of 64 bits is tested before anything is multiplied', async () => {
    // A millionth of a point is 999999999999 / (100000000003 · 10^6) pence, in lowest terms; for x of them the statement
    // forms 2 · 999999999999 · x + 100000000003 · 10^6, which has to stay within 2^63 − 1.
    const slope = 999_999_999_999n;
    const under = 100_000_000_003n * 1_000_000n;
    const most = (2n ** 63n - 1n - under) / (2n * slope);
    const model = { ...PRICE, prices: [{ money: '9999999999.99', points: '100000000003' }] };
    const text = (micro: bigint): string => `${micro / 1_000_000n}.${String(micro % 1_000_000n).padStart(6, '0')}`;
    const pence = (micro: bigint): string => {
      const whole = (2n * slope * micro + under) / (2n * under);
      return `${whole / 100n}.${String(whole % 100n).padStart(2, '0')}`;
    };
    const found = await answersTo(model, [text(most), text(most + 1n), '1000000000']);
    const isBound = dialect === 'sqlite';
    expect(found).toEqual([
      `budget ${pence(most)}`,
      isBound ? 'out-of-bounds' : `budget ${pence(most + 1n)}`,
      isBound ? 'out-of-bounds' : `budget ${pence(10n ** 15n)}`,
    ]);
    const { bounds } = modelToSql(model, { dialect, table: 'cases' });
    expect(bounds.points).toBe(isBound ? text(most) : '1000000000');
    expect(await totals(model)).toMatchObject({ out_of_bounds: isBound ? '2' : '0', unaccounted: '0' });
  });

  test('numbers are read from columns of numbers as from texts', async () => {
    const type = dialect === 'sqlite' ? 'NUMERIC' : 'NUMERIC(18, 6)';
    const model = { ...PRICE, prices: [{ money: '100.00', points: '1' }] };
    expect(await answersTo(model, ['12.5', '0.1', '7', null], type)).toEqual([
      'budget 1250.00',
      'budget 10.00',
      'budget 700.00',
      'missing points: missing',
    ]);
  });

  test('a case that stands twice is refused each time', async () => {
    await engine.run(
      tableSql({
        name: 'cases',
        columns: ['case_id', 'points'],
        rows: [
          ['a', '1'],
          ['a', '2'],
          ['A', '2'],
          [null, '3'],
          ['', '3'],
        ],
      }),
    );
    const found = await engine.query(modelToSql(PRICE, { dialect, table: 'cases' }).sql);
    expect(found.map(({ case_id, status, warning }) => `${case_id} ${status} ${warning}`).sort()).toEqual([
      ' missing case_id: missing',
      'A budget null',
      'a refused case_id: duplicate',
      'a refused case_id: duplicate',
      'null missing case_id: missing',
    ]);
    expect(await totals(PRICE)).toMatchObject({
      rows_in_table: '5',
      missing: '2',
      refused: '2',
      budget: '1',
      budgets: '0.01',
    });
  });

  test('a view stands for the query, and its control totals add up', async () => {
    await engine.run(
      tableSql({
        name: 'cases',
        columns: ['case_id', 'points'],
        rows: [
          ['a', '1'],
          ['b', '2'],
        ],
      }),
    );
    const view = 'budgets of \'26"';
    const options = { form: 'view', view } as const;
    const quoted = `"${view.replaceAll('"', '""')}"`;
    await engine.run(`DROP VIEW IF EXISTS ${quoted};${modelToSql(PRICE, { dialect, table: 'cases', ...options }).sql}`);
    expect(await engine.query(`SELECT case_id, indicative FROM ${quoted} ORDER BY case_id`)).toEqual([
      { case_id: 'a', indicative: '0.01' },
      { case_id: 'b', indicative: '0.01' },
    ]);
    // A row that comes later is in the view at once.
    await engine.run(`INSERT INTO cases VALUES ('c', 'x')`);
    expect(await totals(PRICE, options)).toMatchObject({
      rows_in_table: '3',
      rows_answered: '3',
      refused: '1',
      unaccounted: '0',
    });
    await engine.run(`DROP VIEW ${quoted};`);
  });

  test('the control totals tell a view that leaves a row out', async () => {
    await engine.run(
      tableSql({
        name: 'cases',
        columns: ['case_id', 'points'],
        rows: [
          ['a', '1'],
          ['b', '2'],
        ],
      }),
    );
    const { sql } = modelToSql(PRICE, { dialect, table: 'cases' });
    await engine.run(
      `DROP VIEW IF EXISTS short; CREATE VIEW short AS SELECT * FROM (${sql.trim().slice(0, -1)}) t WHERE case_id <> 'b';`,
    );
    expect(await totals(PRICE, { form: 'view', view: 'short' })).toMatchObject({
      rows_answered: '1',
      unaccounted: '1',
    });
    await engine.run('DROP VIEW short;');
  });

  test('a letter is not its capital, whatever the collation of the column', async () => {
    const collation = {
      duckdb: 'TEXT COLLATE NOCASE',
      sqlite: 'TEXT COLLATE NOCASE',
      postgresql: 'TEXT COLLATE openras_nocase',
    };
    if (dialect === 'postgresql')
      await engine.run(
        "CREATE COLLATION IF NOT EXISTS openras_nocase (provider = icu, locale = 'und-u-ks-level2', deterministic = false);",
      );
    const rows = [
      ['x', 'A', '1'],
      ['X', 'a', '1'],
      ['y', 'B', '1'],
    ];
    await engine.run(tableSql({ name: 'cases', columns: ['case_id', 'group', 'points'], rows }, collation[dialect]));
    const prices = [
      { group: 'A', money: '1', points: '1' },
      { group: 'b', money: '2', points: '1' },
    ];
    const found = await engine.query(modelToSql({ ...PRICE, prices }, { dialect, table: 'cases' }).sql);
    expect(Object.fromEntries(found.map((row) => [row.case_id, row.warning ?? row.indicative]))).toEqual({
      x: '1.00',
      X: 'group: unknown-name',
      y: 'group: unknown-name',
    });
  });

  test('a column of days is read the same whatever the session writes', async () => {
    if (dialect === 'postgresql') await engine.run("ALTER DATABASE postgres SET DateStyle = 'German, DMY';");
    const type = dialect === 'sqlite' ? 'TEXT' : 'DATE';
    await engine.run(
      `DROP TABLE IF EXISTS cases; CREATE TABLE cases (case_id TEXT, points TEXT, starts ${type});` +
        `INSERT INTO cases VALUES ('a', '1', '2026-03-31'), ('b', '1', '2026-04-01'), ('c', '1', NULL);`,
    );
    const model = { ...PRICE, effectiveFrom: '2026-04-01', outsideDates: 'refuse' };
    const { sql } = modelToSql(model, { dialect, table: 'cases', columns: { startsOn: 'starts' } });
    const found = await engine.query(sql);
    expect(Object.fromEntries(found.map((row) => [row.case_id, `${row.status} ${row.warning}`]))).toEqual({
      a: 'out-of-dates before-effective',
      b: 'budget null',
      c: 'budget null',
    });
  });
});
