import { modelToSql, type SqlOptions } from 'openras/export';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { drawFrom } from './draw.js';
import { DRAWN } from './drawn.js';
import { type Engine, tableSql } from './engine.js';
import { ENGINES } from './engines.js';
import { type Answer, isExpected } from './expected.js';

/** Cases of each kind on each engine. */
const CASES = Number(process.env.ENGINE_CASES ?? 20_000);
const EACH = 2000;
const SEED = 20_2604;

describe.each(ENGINES)('%s gives what allocate gives', (dialect, start) => {
  let engine: Engine;
  beforeAll(async () => {
    engine = await start();
  });
  afterAll(() => engine?.close());

  test.each(DRAWN)('cases of random models: %s', async (kind, make) => {
    const draw = drawFrom(SEED + kind.length);
    let compared = 0;
    let budgets = 0;
    for (let round = 0; round < CASES / EACH; round += 1) {
      const drawn = make(draw);
      const cases = Array.from({ length: EACH }, (_, index) => ({ id: `F${index}`, ...drawn.draw(draw, `F${index}`) }));
      const columns = ['case_id', ...drawn.columns];
      await engine.run(tableSql({ name: 'the \'cases"', columns, rows: cases.map(({ id, cells }) => [id, ...cells]) }));
      const options = { dialect, table: 'the \'cases"', columns: drawn.options } as SqlOptions;
      const { sql, selfCheck } = modelToSql(drawn.model, options);
      const rows = await engine.query(sql);
      const found = new Map(rows.map((row) => [row.case_id, row as unknown as Answer]));
      const wrong = cases.filter(({ id, expected }) => !isExpected(found.get(id), expected));
      expect(
        wrong.slice(0, 3).map(({ id, cells, expected }) => ({ cells, expected, found: found.get(id) })),
        JSON.stringify(drawn.model),
      ).toEqual([]);
      const [totals] = await engine.query(selfCheck);
      const withBudget = cases.filter(({ expected }) => expected.status === 'budget');
      const pence = withBudget.reduce(
        (sum, { expected }) => sum + BigInt(expected.indicative?.replace('.', '') ?? 0),
        0n,
      );
      expect(totals).toMatchObject({
        rows_in_table: String(EACH),
        rows_answered: String(EACH),
        budget: String(withBudget.length),
        budgets: `${pence / 100n}.${String(pence % 100n).padStart(2, '0')}`,
        unaccounted: '0',
        without_reason: '0',
      });
      compared += rows.length;
      budgets += withBudget.length;
    }
    expect(compared).toBe(CASES);
    expect(budgets).toBeGreaterThan(CASES / 20);
  });
});
