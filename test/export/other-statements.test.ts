import { isRasError } from 'openras';
import { calibrationToSql, instrumentToSql, modelToSql, policyToSql } from 'openras/export';
import { expect, test } from 'vitest';

const TABLE = { dialect: 'duckdb', table: 'cases' } as const;

const INSTRUMENT = {
  schemaVersion: 1,
  id: 'short',
  version: '1',
  title: 'Short',
  source: { kind: 'council', citation: 'a test' },
  outcomes: [{ id: 'healthy', title: 'Be healthy' }],
  sections: [{ id: 'teens', title: 'From 14', appliesTo: { ages: { from: 14 } } }],
  statements: [
    {
      id: 'sleep',
      outcome: 'healthy',
      text: 'Sleeps',
      levels: [
        { name: 'help', points: '2' },
        { name: 'none', points: '0' },
      ],
    },
    {
      id: 'travel',
      outcome: 'healthy',
      section: 'teens',
      text: 'Travels',
      levels: [{ name: 'help' }, { name: 'none' }],
      unpriced: 'none printed',
    },
  ],
} as const;

const rule = (more: object) => ({ at: 'communicated', actor: 'policy', reason: 'a test', ...more });
const policy = (...rules: object[]) => ({ schemaVersion: 1, period: 'year', rules }) as never;

function problemsOf(run: () => unknown): string[] {
  try {
    run();
  } catch (error) {
    if (isRasError(error)) return error.problems.map(({ code, path }) => `${path.join('.')} ${code}`);
    throw error;
  }
  return [];
}

test('what each statement reads, in the columns that it is told', () => {
  const columnsOf = (reads: readonly { readonly column: string }[]) => reads.map(({ column }) => column);
  const named = { packageValue: 'cost', excludeReason: 'why' };
  const { reads } = calibrationToSql('percentile', { fundingBasis: 'pot' }, { ...TABLE, columns: named });
  expect(columnsOf(reads)).toEqual(['case_id', 'points', 'cost', 'why']);
  const scored = instrumentToSql(INSTRUMENT, { ...TABLE, unpriced: 'exclude', columns: { answers: { sleep: 'Q1' } } });
  expect(columnsOf(scored.reads)).toEqual(['case_id', 'age', 'Q1', 'travel']);
  const moderated = policyToSql(policy(rule({ rule: 'floor', amount: '5' })), {
    ...TABLE,
    columns: { oneOff: 'once' },
  });
  expect(columnsOf(moderated.reads)).toEqual(['case_id', 'indicative', 'traditional', 'once']);
});

test.each([
  [
    'a sample of another kind',
    () => calibrationToSql('streams' as never, { fundingBasis: 'pot' }, TABLE),
    ['kind invalid'],
  ],
  [
    'options that are none',
    () => calibrationToSql('percentile', { fundingBasis: 'none' } as never, { ...TABLE, dialect: 'oracle' as never }),
    ['options.fundingBasis invalid', 'options.dialect invalid'],
  ],
  [
    'a group that no price is for',
    () =>
      calibrationToSql(
        'price-point',
        { fundingBasis: 'pot' },
        { ...TABLE, table: 'a.b', columns: { group: 'g', status: 's' } },
      ),
    ['options.table invalid', 'options.columns.group unknown-name', 'options.columns.status unknown-name'],
  ],
  ['statements without points', () => instrumentToSql(INSTRUMENT, TABLE), ['instrument.statements choice-needed']],
  [
    'a statement that is none',
    () =>
      instrumentToSql(INSTRUMENT, {
        ...TABLE,
        unpriced: 'exclude',
        columns: { answers: { sleeep: 'a' }, needs: { sleep: 'b' } },
      }),
    ['options.columns.answers.sleeep unknown-name', 'options.columns.needs.sleep unknown-name'],
  ],
  [
    'a rule for the final budget',
    () =>
      policyToSql(
        policy(rule({ rule: 'floor', at: 'final', amount: '5' }), rule({ rule: 'finalise', at: 'final' })),
        TABLE,
      ),
    undefined,
  ],
  [
    'a protection',
    () => policyToSql(policy(rule({ rule: 'protect', side: 'falls', until: '2027-03-31' })), TABLE),
    undefined,
  ],
])('%s is told', (_, run, expected) => {
  const problems = problemsOf(run);
  expect(problems.length).toBeGreaterThan(0);
  if (expected !== undefined) expect(problems).toEqual(expected);
});

test('a model within another that cannot travel is named, and so is a stream that is none', () => {
  const plan = { schemaVersion: 1, kind: 'plan-cost', period: 'year' };
  const price = {
    schemaVersion: 1,
    kind: 'price-point',
    period: 'year',
    fundingBasis: 'pot',
    method: 'stated',
    prices: [{ money: '1', points: '1' }],
    rounding: {},
  };
  const streams = (model: object) => ({
    schemaVersion: 1,
    kind: 'streams',
    period: 'year',
    streams: [
      { id: 'care', model: price },
      { id: 'more', model },
    ],
  });
  expect(problemsOf(() => modelToSql(streams(plan), TABLE))).toEqual(['model.streams.1.model.kind refused']);
  const columns = { points: 'p', streams: { cre: { points: 'q' }, more: { level: 'l' } } };
  expect(problemsOf(() => modelToSql(streams(price), { ...TABLE, columns }))).toEqual([
    'options.columns.points unknown-name',
    'options.columns.streams.cre.points unknown-name',
    'options.columns.streams.more.level unknown-name',
  ]);
});

test('journeys of the cases themselves do not travel', () => {
  const rates = [{ schoolType: 'a', fromMiles: '0', toMiles: null, perMile: '0.45' }];
  const model = { schemaVersion: 1, kind: 'transport-distance', period: 'year', basis: 'per-mile', rates, days: '190' };
  expect(problemsOf(() => modelToSql(model, TABLE))).toEqual(['model.legsPerDay refused']);
  expect(problemsOf(() => modelToSql({ ...model, legsPerDay: '2' }, TABLE))).toEqual([]);
});

test('up to which amounts a policy is answered in 64 bits', () => {
  // Restated by 103,123,457 over 10^8, less than 2; a rise of 999.999999 % is 999,999,999 over 10^8, whose limit adds
  // them: 2 · (999,999,999 + 10^8) times an amount in pence, eight times over, stays within 2^63 − 1.
  const most = (2n ** 63n - 1n) / (8n * 2n * (999_999_999n + 100_000_000n));
  const uplift = { from: '2025-26', to: '2026-27', rates: [{ year: '2026-27', percent: '3.123457' }] };
  const limit = rule({
    rule: 'limit-change',
    greatestFall: '12.345679',
    greatestRise: '999.999999',
    frequency: 'once',
    uplift,
  });
  const boundOf = (dialect: 'sqlite' | 'duckdb') => policyToSql(policy(limit), { ...TABLE, dialect }).bounds.pounds;
  expect(boundOf('duckdb')).toBe('10000000000000.00');
  expect(boundOf('sqlite').replace('.', '')).toBe(String(most));
});
