import { describe, expect, test } from 'vitest';
import { costPackages } from '../../src/costing/cost-packages.js';
import { type ExtractOptions, packagesFromRows } from '../../src/costing/extract/finance-extract.js';
import { isRasError } from '../../src/errors.js';

const row = (cells: Record<string, string>) => new Map(Object.entries({ case_id: 'c1', ...cells }));
const read = (rows: Map<string, string>[], options: Partial<ExtractOptions> = {}) =>
  packagesFromRows(rows, { kind: 'package', convention: '52-weeks', ...options });

/** The first problem as its code and place. */
function problem(rows: Map<string, string>[], options: Partial<ExtractOptions> = {}): string {
  try {
    read(rows, options);
  } catch (error) {
    if (isRasError(error)) return `${error.code} ${error.path.join('.')}`;
    throw error;
  }
  return 'no problem';
}

test('rows of one case become one package, a row a line', () => {
  const { packages, rows } = read([
    row({ weekly_rate: '£70.00', start: '2026-04-01', basis: 'Gross' }),
    row({ case_id: 'c2', amount: '415', one_off: 'yes' }),
    row({ amount: '296', period: 'Year', contingency: 'Y' }),
    row({
      case_id: 'c2',
      quantity: '4',
      unit: 'hour',
      frequency: '2',
      frequency_per: 'week',
      weeks: '13',
      unit_price: '5',
    }),
  ]);
  expect(rows).toBe(4);
  expect(packages.map(({ caseId, lines }) => [caseId, lines.map(({ id }) => id)])).toEqual([
    ['c1', ['row 1', 'row 3']],
    ['c2', ['row 2', 'row 4']],
  ]);
  // 70 x 52 = 3,640; 4 x 2 x 13 x 5 = 520
  const { control } = costPackages(packages);
  expect(control).toMatchObject({ recurring: '4160.00', oneOff: '415.00', contingency: '296.00', lines: 4 });
});

test('the headers may be the finance system’s own, and columns that are not read are listed', () => {
  const rows = [
    new Map([
      ['Client No', 'c1'],
      ['Rate/wk', '10'],
      ['Team', 'East'],
    ]),
  ];
  const result = read(rows, { columns: { case_id: 'Client No', weekly_rate: 'Rate/wk' } });
  expect(result.ignoredColumns).toEqual(['Team']);
  expect(costPackages(result.packages).control.total).toBe('520.00');
  expect(problem(rows)).toBe('missing rows.0.case_id');
});

test('a column that is not read is not copied', () => {
  const { packages } = read([row({ weekly_rate: '10', surname: 'Secret' })]);
  expect(JSON.stringify(packages)).not.toContain('Secret');
});

describe('funding codes', () => {
  const rows = [row({ weekly_rate: '10', funding_code: 'NHS1' }), row({ weekly_rate: '5', funding_code: 'SC' })];

  test('say who pays through the caller’s list', () => {
    const fundingCodes = [
      { code: 'NHS1', payer: 'health' },
      { code: 'SC', payer: 'budget' },
    ];
    const { control } = costPackages(read(rows, { fundingCodes }).packages);
    expect(control).toMatchObject({ total: '260.00', outside: '520.00' });
  });

  test('are a question without a list, and a fault when the list lacks one', () => {
    expect(problem(rows)).toBe('choice-needed rows.0.funding_code');
    expect(problem(rows, { fundingCodes: [{ code: 'SC', payer: 'budget' }] })).toBe('unknown-name rows.0.funding_code');
  });
});

test('a blank price is a question, and a line without a price when so chosen', () => {
  expect(problem([row({ weekly_rate: ' ' })])).toBe('choice-needed rows.0');
  const { control } = costPackages(read([row({ weekly_rate: '' })], { blankPrices: 'unpriced' }).packages);
  expect(control).toMatchObject({ incomplete: 1, linesWithoutPrice: 1, total: '0.00' });
});

test('needs that rows name are the needs of the case', () => {
  const [one] = read([row({ weekly_rate: '1', serves: 'sleep; school' })]).packages;
  expect(one?.needs).toEqual([{ id: 'sleep' }, { id: 'school' }]);
});

test.each([
  ['a dash for a rate', { weekly_rate: '-' }, 'invalid rows.0.weekly_rate'],
  [
    'brackets for an amount, which may be a credit',
    { amount: '(12.00)', period: 'year' },
    'choice-needed rows.0.amount',
  ],
  ['a minus sign, which may be a credit', { amount: '-12.00', period: 'year' }, 'choice-needed rows.0.amount'],
  ['a period that is none', { amount: '1', period: 'fortnight' }, 'invalid rows.0.period'],
  ['an amount without a period', { amount: '1' }, 'missing rows.0.period'],
  ['a rate and an amount', { weekly_rate: '1', amount: '1' }, 'inconsistent rows.0.weekly_rate'],
  ['a day in another form', { weekly_rate: '1', start: '01/04/2026' }, 'invalid rows.0.start'],
  ['an end before the start', { weekly_rate: '1', start: '2026-04-02', end: '2026-04-01' }, 'inconsistent rows.0.end'],
  ['neither gross nor net', { weekly_rate: '1', basis: 'both' }, 'invalid rows.0.basis'],
  ['neither yes nor no', { amount: '1', one_off: 'maybe' }, 'invalid rows.0.one_off'],
  ['a one-off and a contingency', { amount: '1', one_off: 'y', contingency: 'y' }, 'inconsistent rows.0.contingency'],
  ['a weekly one-off', { weekly_rate: '1', one_off: 'y' }, 'inconsistent rows.0.weekly_rate'],
  ['a case without an id', { case_id: ' ', weekly_rate: '1' }, 'out-of-range rows.0.case_id'],
  ['a broken id', { case_id: '\udc00', weekly_rate: '1' }, 'invalid rows.0.case_id'],
])('%s is refused at its column', (_, cells, expected) => expect(problem([row(cells)])).toBe(expected));

test('a row that says the same as an earlier one is a question, which an option or a line id answers', () => {
  const once = { amount: '10000', period: 'year', basis: 'gross', name: 'Respite' };
  const error = (() => {
    try {
      return read([row(once), row({ ...once, amount: '1' }), row({ ...once, name: ' Respite ' })]);
    } catch (thrown) {
      return thrown;
    }
  })();
  expect(error).toMatchObject({ total: 1, code: 'choice-needed', path: ['rows', 2], details: { firstRow: 0 } });
  const twice = [row(once), row(once)];
  expect(packagesFromRows(twice, { kind: 'package', repeatedRows: 'separate' }).packages[0]?.lines).toHaveLength(2);
  expect(read([row({ ...once, line_id: 'a' }), row({ ...once, line_id: 'b' })]).packages[0]?.lines).toHaveLength(2);
});

test('10,000 bad rows are 100 problems and a number', () => {
  const bad = row({ weekly_rate: 'x' });
  try {
    read(Array.from({ length: 10_000 }, () => bad));
    expect.unreachable();
  } catch (error) {
    if (!isRasError(error)) throw error;
    expect([error.problems.length, error.total]).toEqual([100, 10_000]);
  }
});

test('a million rows are more than one call takes, and are refused before they are read', () => {
  expect(problem(Array<Map<string, string>>(1_000_000).fill(row({})))).toBe('too-large rows');
});

test('options are needed, and are told what is wrong with them', () => {
  expect(() => packagesFromRows([], undefined as unknown as ExtractOptions)).toThrow(/^options: /);
  expect(problem([row({ weekly_rate: '1' })], { convention: 'lunar' as '52-weeks' })).toBe(
    'invalid options.convention',
  );
});

test('__proto__ is a case, and what is no row is refused', () => {
  const { packages } = read([row({ case_id: '__proto__', weekly_rate: '1' })]);
  expect(packages[0]?.caseId).toBe('__proto__');
  expect(problem([{ case_id: 'c1' } as unknown as Map<string, string>])).toBe('invalid rows.0');
});

test.each([
  'the budget',
  'The Budget',
  'budgets',
  'bugdet',
  'budegt',
  'buget',
  'budget.',
  'budget: ',
  'budget 0.6',
  'personal budget',
  "the family's budget",
])('who pays is asked about where it may be the budget itself: %s', (payer) => {
  expect(problem([row({ weekly_rate: '1', payer })])).toBe('choice-needed rows.0.payer');
});

test.each([
  ['budget: 60%; health: 40%', 'choice-needed rows.0.payer'],
  ['bugdet 60%; health 40%', 'choice-needed rows.0.payer'],
  ['budget 0.6; health 0.4', 'invalid rows.0.payer'],
  ['budget; health', 'invalid rows.0.payer'],
  ['health 100%', 'out-of-range rows.0.payer'],
])('shares that may be the budget itself, or are none, are not another payer: %s', (payer, expected) => {
  expect(problem([row({ weekly_rate: '1', payer })])).toBe(expected);
});

test.each(['health', 'health budget', 'pooled budget', 'gadget fund', 'NHS 2'])('another payer is one: %s', (payer) => {
  expect(read([row({ weekly_rate: '1', payer })]).packages[0]?.lines[0]?.payer).toBe(payer);
});

test('a quantity that nothing can price is a question, as a row without an amount is', () => {
  const hours = { quantity: '10', unit: 'hour', frequency: '1', frequency_per: 'week', weeks: '50' };
  expect(problem([row(hours)])).toBe('choice-needed rows.0');
  expect(problem([row({ ...hours, service: '' })])).toBe('choice-needed rows.0');
  expect(packagesFromRows([row(hours)], { kind: 'package', blankPrices: 'unpriced' }).packages).toHaveLength(1);
  // A price book may price a service, a unit price prices the row, and what costs no money needs none.
  for (const more of [{ service: 'home care' }, { unit_price: '12' }, { in_kind: 'yes' }])
    expect(read([row({ ...hours, ...more })]).packages).toHaveLength(1);
});
