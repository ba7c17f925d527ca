import { isRasError, RasError } from 'openras';
import { modelToSql, type SqlOptions } from 'openras/export';
import { expect, test } from 'vitest';
import { MODEL_KINDS } from '../../src/allocation/kinds.js';

const PRICE = {
  schemaVersion: 1,
  kind: 'price-point',
  period: 'year',
  fundingBasis: 'pot',
  method: 'stated',
  prices: [{ money: '30000.00', points: '150' }],
  rounding: {},
} as const;

const OPTIONS: SqlOptions = { dialect: 'duckdb', table: 'cases' };

function problemsOf(model: unknown, options: unknown): string[] {
  try {
    modelToSql(model, options as SqlOptions);
  } catch (error) {
    if (isRasError(error)) return error.problems.map(({ code, path }) => `${path.join('.')} ${code}`);
    throw error;
  }
  return [];
}

const TRAVELS = [
  ...['price-point', 'percentile', 'allocation-table', 'level-prices', 'hours-by-need-level', 'equal-share'],
  ...['education-money', 'transport-distance', 'by-age', 'streams'],
];

test.each([...MODEL_KINDS.values()])('$kind travels whole, or is refused with a reason', ({ kind, example }) => {
  if (TRAVELS.includes(kind)) {
    for (const dialect of ['duckdb', 'postgresql', 'sqlite'] as const) {
      const { sql, reads } = modelToSql(example.model, { dialect, table: 'cases' });
      expect(sql).toContain('FROM "cases"');
      expect(reads[0]).toEqual({ as: 'case_id', column: 'case_id' });
    }
    return;
  }
  expect(() => modelToSql(example.model, OPTIONS)).toThrow(RasError);
  expect(() => modelToSql(example.model, OPTIONS)).toThrow(
    new RegExp(`a ${kind} model cannot travel as SQL: [A-Za-z ,;-]{20,}`),
  );
  expect(problemsOf(example.model, OPTIONS)).toEqual(['model.kind refused']);
});

test('all that is wrong with the names is told at once', () => {
  const columns = { points: 'a\u0007b', caseId: '', eligible: 'x'.repeat(64), group: 'g', addOns: { ramp: 'ramp' } };
  expect(
    problemsOf(PRICE, { dialect: 'duckdb', table: 'social.cases', schema: 'a.b', view: 'openras_3', columns }),
  ).toEqual([
    'options.schema invalid',
    'options.table invalid',
    'options.view invalid',
    'options.columns.caseId missing',
    'options.columns.points invalid',
    'options.columns.eligible too-large',
    'options.columns.group unknown-name',
    'options.columns.addOns.ramp unknown-name',
  ]);
});

test('a wrong dialect, a wrong form and a model that is none are told at once', () => {
  const problems = problemsOf({ kind: 'price-point' }, { dialect: 'oracle', table: 'cases', form: 'table', tabel: '' });
  expect(problems).toContain('options.dialect invalid');
  expect(problems).toContain('options.form invalid');
  expect(problems.some((problem) => problem.startsWith('model.'))).toBe(true);
});

test.each(['NUL \u0000', 'half \ud800'])('a name that no database keeps is refused: %j', (table) => {
  expect(problemsOf(PRICE, { ...OPTIONS, table })).toEqual(['options.table invalid']);
});

// 63 bytes fit into a name of PostgreSQL: 31 letters of two bytes and one of one byte, and no letter more.
test('a name is measured in bytes', () => {
  expect(problemsOf(PRICE, { ...OPTIONS, table: `${'é'.repeat(31)}a` })).toEqual([]);
  expect(problemsOf(PRICE, { ...OPTIONS, table: 'é'.repeat(32) })).toEqual(['options.table too-large']);
});

test('names and ids are quoted, whatever stands in them', () => {
  const id = `it's; DROP TABLE "x"; --`;
  const { sql } = modelToSql(
    { ...PRICE, id },
    { ...OPTIONS, table: 'a"b', schema: "s'", columns: { points: 'p"; --' } },
  );
  expect(sql).toContain(`FROM "s'"."a""b"`);
  expect(sql).toContain('CAST(openras_cases."p""; --" AS VARCHAR)');
  expect(sql).toContain(`'it''s; DROP TABLE "x"; --'`);
});

test('the title of a model and the names of its people do not reach the statement', () => {
  const { sql } = modelToSql({ ...PRICE, title: 'x\n; DROP TABLE cases', approvedBy: 'A. Person' }, OPTIONS);
  expect(sql).not.toMatch(/DROP|Person/);
});

test('a model whose prices 64 bits cannot hold is refused for SQLite alone', () => {
  // £9,999,999,999,999.99 over 1234567890123457/3 points: a millionth of a point needs a divisor of 22 digits.
  const model = { ...PRICE, prices: [{ money: '9999999999999.99', points: '1234567890123457/3' }] };
  expect(problemsOf(model, { ...OPTIONS, dialect: 'sqlite' })).toEqual(['options.dialect refused']);
  expect(problemsOf(model, OPTIONS)).toEqual([]);
  expect(problemsOf(model, { ...OPTIONS, dialect: 'postgresql' })).toEqual([]);
});

test('what is read, and up to where it is priced', () => {
  const { reads, bounds } = modelToSql(
    { ...PRICE, addOns: [{ id: 'ramp', label: 'a ramp', amount: '10' }] },
    { ...OPTIONS, dialect: 'sqlite', columns: { points: 'score', startsOn: 'starts', addOns: { ramp: 'has_ramp' } } },
  );
  expect(reads).toEqual([
    { as: 'case_id', column: 'case_id' },
    { as: 'points', column: 'score' },
    { as: 'starts_on', column: 'starts' },
    { as: 'add_on_1', column: 'has_ramp' },
  ]);
  // £200 a point: a billion points, the most there can be, come to £200,000,000,000.
  expect(bounds).toEqual({ points: '1000000000', pounds: '10000000000000.00' });
});

test('no slash that divides to a float stands in what DuckDB is given', () => {
  const { sql, selfCheck } = modelToSql(PRICE, OPTIONS);
  for (const text of [sql, selfCheck]) expect(text.replaceAll('//', '').includes('/')).toBe(false);
});
