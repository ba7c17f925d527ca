import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { modelToSql } from 'openras/export';
import { describe, expect, test } from 'vitest';
import { runProgram } from '../../src/cli/program.js';
import { registers } from '../../src/cli/registers.js';
import { levelPricesKind } from '../../src/model/level-prices/kind.js';
import { planCostKind } from '../../src/model/plan-cost/kind.js';
import { pricePointKind } from '../../src/model/price-point/kind.js';
import { put, temporaryFolder, testIo } from './support.js';

const folder = temporaryFolder();
put(folder, 'model.json', JSON.stringify(pricePointKind.example.model));
put(folder, 'levels.json', JSON.stringify(levelPricesKind.example.model));
put(folder, 'plan.json', JSON.stringify(planCostKind.example.model));

async function call(...argv: string[]) {
  const io = testIo(folder);
  const code = await runProgram(['export', 'sql', ...argv], io, registers);
  return { code, out: io.out(), err: io.err() };
}

const TABLE = ['--dialect', 'sqlite', '--table', 'cases'];

describe('openras export sql', () => {
  test('prints what the library writes, and its control totals with --check', async () => {
    const { sql, selfCheck } = modelToSql(pricePointKind.example.model, { dialect: 'sqlite', table: 'cases' });
    expect(await call('model.json', ...TABLE)).toEqual({ code: 0, out: sql, err: '' });
    expect(await call('model.json', ...TABLE, '--check')).toEqual({ code: 0, out: selfCheck, err: '' });
  });

  test('writes a view of columns that are called otherwise', async () => {
    const outcome = levelPricesKind.example.model.outcomes[0]?.id ?? '';
    const columns = ['--columns', 'case_id=id,starts_on=starts', '--columns', `answer:${outcome}=the level`];
    const form = ['--form', 'view', '--view', 'budgets', '--schema', 'main', '--out', 'view.sql'];
    expect(await call('levels.json', ...TABLE, ...columns, ...form)).toEqual({ code: 0, out: '', err: '' });
    const text = readFileSync(join(folder, 'view.sql'), 'utf8');
    expect(text.startsWith('CREATE VIEW "budgets" AS\n')).toBe(true);
    for (const name of ['FROM "main"."cases"', '"id"', '"starts"', '"the level"']) expect(text).toContain(name);
  });

  test.each([
    ['a wrong dialect', ['model.json', '--dialect', 'oracle', '--table', 'cases'], 'duckdb, postgresql, sqlite'],
    ['no dialect', ['model.json', '--table', 'cases'], "required option '--dialect <dialect>'"],
    ['a column that is none', ['model.json', ...TABLE, '--columns', 'pints=x'], 'pints is not read; expected one of'],
    ['a column twice', ['model.json', ...TABLE, '--columns', 'points=x,points=y'], 'points is named twice'],
    ['a column without a name', ['model.json', ...TABLE, '--columns', 'points='], 'expected what=column'],
    ['a column of another kind', ['model.json', ...TABLE, '--columns', 'level=x'], '--columns: "level" is not read'],
    ['a table with a dot', ['model.json', '--dialect', 'duckdb', '--table', 'a.csv'], '--table: "a.csv" holds a dot'],
    ['a name of a view without one', ['model.json', ...TABLE, '--view', 'v'], '--view: goes with --form view'],
    [
      'a view that is called as its table',
      ['model.json', ...TABLE, '--form', 'view', '--view', 'CASES'],
      '--view: "CASES" is the table that the view reads',
    ],
    [
      'a kind that cannot travel',
      ['plan.json', ...TABLE],
      'a plan-cost model cannot travel as SQL: it gives no amount',
    ],
  ])('refuses %s', async (_, argv, message) => {
    const { code, out, err } = await call(...argv);
    expect([code, out]).toEqual([2, '']);
    expect(err).toContain(message);
  });
});
