import { describe, expect, test } from 'vitest';
import { costPackage } from '../../src/costing/cost-package.js';
import type { LineInput } from '../../src/costing/line/line.js';
import type { CostOptions } from '../../src/costing/options.js';
import { isRasError } from '../../src/errors.js';

const cost = (line: Omit<LineInput, 'id'>, options: CostOptions = {}) =>
  costPackage({ caseId: 'c', kind: 'package', lines: [{ id: 'x', ...line }] }, options);
const pounds = (line: Omit<LineInput, 'id'>, options: CostOptions = {}) => cost(line, options).lines[0]?.cost;

/** The code and place of the first problem. */
function problem(act: () => unknown): string {
  try {
    act();
  } catch (error) {
    if (isRasError(error)) return `${error.code} ${error.path.slice(3).join('.')}`.trim();
    throw error;
  }
  return 'no problem';
}
const refused = (line: object, options: object = {}) =>
  problem(() => cost(line as Omit<LineInput, 'id'>, options as CostOptions));

describe('a stated amount', () => {
  test('per year is taken as it is', () => expect(pounds({ amount: '£4,095', per: 'year' })).toBe('4095.00'));

  test('per week needs a convention, or the weeks', () => {
    expect(refused({ amount: '105', per: 'week' })).toBe('choice-needed convention');
    // 105 x 39 = 4,095; 105 x 52 = 5,460
    expect(pounds({ amount: '105', per: 'week', weeks: { number: 39, of: 'term' } })).toBe('4095.00');
    expect(pounds({ amount: '105', per: 'week' }, { convention: '52-weeks' })).toBe('5460.00');
  });

  test('is converted by the nearest convention: the line before the option', () => {
    // 105 x 365/7 = 5,475; four-week blocks say nothing of a year
    const line = { amount: '105', per: 'week' } as const;
    expect(pounds({ ...line, convention: '365-days' }, { convention: '52-weeks' })).toBe('5475.00');
    expect(refused({ ...line, convention: 'four-week-blocks' })).toBe('choice-needed convention');
  });

  test('of £0 is a line without money, not a line without a price', () => {
    const result = cost({ amount: 0, per: 'year' });
    expect(result.value).toEqual({ status: 'complete', amount: '0.00', period: 'year' });
    expect(result.unpriced).toEqual([]);
  });

  test('of a one-off has no other period, and a recurring amount is not a one-off', () => {
    expect(pounds({ amount: '415', kind: 'one-off' })).toBe('415.00');
    expect(refused({ amount: '415', kind: 'one-off', per: 'year' })).toBe('inconsistent per');
    expect(refused({ amount: '415', per: 'one-off' })).toBe('inconsistent per');
    expect(refused({ amount: '415' })).toBe('missing per');
    expect(refused({ amount: '415', per: 'month', weeks: { number: 4 }, convention: '52-weeks' })).toBe(
      'inconsistent weeks',
    );
  });
});

describe('a quantity', () => {
  test('times a price is the whole cost where no frequency is stated', () => {
    expect(pounds({ quantity: 6, unit: 'journey', price: '10' })).toBe('60.00');
  });

  test('comes per month or term by a convention, per year as it is', () => {
    const line = { quantity: 21, unit: 'hour', price: '10' } as const;
    expect(pounds({ ...line, frequency: { times: 3, per: 'year' } })).toBe('630.00');
    expect(refused({ ...line, frequency: { times: 1, per: 'month' } })).toBe('choice-needed convention');
    // 21 x 12 x 10
    expect(pounds({ ...line, frequency: { times: 1, per: 'month' }, convention: '52-weeks' })).toBe('2520.00');
  });

  test('keeps every decimal until the one rounding', () => {
    // 0.333333 x 3 x 13 x 0.384615 = 4.999990 (0.333333 x 39 = 12.999987; x 0.384615 = 4.99999...)
    const line = { quantity: '0.333333', unit: 'hour', price: '0.384615' };
    expect(pounds({ ...line, frequency: { times: 3, per: 'week' }, weeks: { number: 13 } })).toBe('5.00');
    expect(pounds({ quantity: '0.5', unit: 'hour', price: '0.01' })).toBe('0.01');
    expect(pounds({ quantity: '0.499999', unit: 'hour', price: '0.01' })).toBe('0.00');
  });

  test('without a price is listed and never £0', () => {
    const result = cost({ quantity: 2, unit: 'visit', service: 'sensory room' });
    expect(result.value).toEqual({ status: 'incomplete', pricedLines: '0.00', period: 'year', unpriced: ['x'] });
    expect(result.unpriced).toEqual([
      { line: 'x', payer: 'budget', reason: 'no price book was given to price "sensory room"' },
    ]);
    expect(result.inside).toMatchObject({ lines: 1, pricedLines: 0, covered: '0.0000', complete: false });
  });
});

test.each([
  ['an amount and a quantity', { amount: 1, per: 'year', quantity: 1, unit: 'hour' }, 'inconsistent'],
  ['a price without a quantity', { price: 5 }, 'missing quantity'],
  ['a quantity without a unit', { quantity: 1, price: 5 }, 'missing unit'],
  ['a period without an amount', { per: 'week' }, 'missing amount'],
  ['weeks without a frequency', { quantity: 1, unit: 'hour', price: 5, weeks: { number: 13 } }, 'missing frequency'],
  [
    'weeks with a frequency per month',
    { quantity: 1, unit: 'hour', price: 5, frequency: { times: 1, per: 'month' }, weeks: { number: 13 } },
    'inconsistent weeks',
  ],
  [
    'weeks and a convention on one line',
    { amount: 5, per: 'week', weeks: { number: 13 }, convention: '52-weeks' },
    'inconsistent convention',
  ],
  ['54 weeks in a year', { amount: 5, per: 'week', weeks: { number: 54 } }, 'out-of-range weeks.number'],
  [
    'an end before the start',
    { amount: 5, per: 'year', startsOn: '2026-05-02', endsOn: '2026-05-01' },
    'inconsistent endsOn',
  ],
  ['a date that is none', { amount: 5, per: 'year', startsOn: '2026-02-30' }, 'invalid startsOn'],
  ['a negative amount', { amount: -5, per: 'year' }, 'out-of-range amount'],
  ['not a number', { amount: Number.NaN, per: 'year' }, 'invalid amount'],
  ['infinity', { quantity: Number.POSITIVE_INFINITY, unit: 'hour', price: 1 }, 'invalid quantity'],
  ['1e308', { quantity: 1e308, unit: 'hour', price: 1 }, 'out-of-range quantity'],
  ['a quantity of many decimals', { quantity: '1.1234567', unit: 'hour', price: 1 }, 'invalid quantity'],
  ['10,000 digits', { amount: '9'.repeat(10_000), per: 'year' }, 'too-large amount'],
  ['a cost beyond the largest amount', { quantity: 1e9, unit: 'hour', price: 1e9 }, 'out-of-range'],
  ['a broken name', { name: '\ud800', amount: 1, per: 'year' }, 'invalid name'],
  ['a key that nobody knows', { amount: 1, per: 'year', colour: 'red' }, 'unknown-name colour'],
  ['a need that the case does not have', { amount: 1, per: 'year', serves: ['n'] }, 'unknown-name serves.0'],
  [
    'a convention of its own under the name of ours',
    { amount: 1, per: 'week', convention: { name: '52-weeks', weeks: { week: 1, year: 50 } } },
    'inconsistent convention',
  ],
])('%s is refused, with its place', (_, line, expected) => expect(refused(line)).toBe(expected));

test('two conventions of one name with different weeks are refused', () => {
  const own = (year: number) => ({ name: 'ours', weeks: { week: 1, year } });
  const line = (id: string, year: number): LineInput => ({ id, amount: 1, per: 'week', convention: own(year) });
  const lines = [line('a', 50), line('b', 51)];
  expect(problem(() => costPackage({ caseId: 'c', kind: 'plan', lines }))).toBe('inconsistent');
  const same = costPackage({ caseId: 'c', kind: 'plan', lines: [line('a', 50), line('b', 50)] });
  expect([same.inside.total, same.conventions]).toEqual(['100.00', ['ours']]);
});

test('every problem of a package comes at once', () => {
  const lines = Array.from({ length: 150 }, (_, index) => ({ id: `${index}`, amount: 1, per: 'week' as const }));
  try {
    costPackage({ caseId: 'c', kind: 'plan', lines });
    expect.unreachable();
  } catch (error) {
    if (!isRasError(error)) throw error;
    expect([error.total, error.problems.length]).toEqual([150, 100]);
  }
});

test('a million lines in one package are one short problem', () => {
  const lines = Array.from({ length: 1_000_000 }, () => ({}) as LineInput);
  expect(problem(() => costPackage({ caseId: 'c', kind: 'plan', lines }))).toBe('too-large');
});

test('__proto__ is as good an id as any, for a line, a need, a payer and a case', () => {
  const lines: LineInput[] = [{ id: '__proto__', amount: 5, per: 'year', payer: '__proto__', serves: ['__proto__'] }];
  const result = costPackage({ caseId: '__proto__', kind: 'plan', needs: [{ id: '__proto__' }], lines });
  expect(result.byPayer.map(({ payer, total }) => [payer, total])).toEqual([['__proto__', '5.00']]);
  expect(result.warnings).toEqual([]);
});
