import { describe, expect, test } from 'vitest';
import { saysThousands, unitOf } from '../../src/intake/header/unit.js';
import { dayReader, hangsOnOrder, orderShownBy } from '../../src/intake/value/day.js';
import { amountOf, readMoney, readNumber } from '../../src/intake/value/money.js';
import { toYear } from '../../src/intake/value/to-year.js';
import { readId, readPeriod, readYesNo, saysNotKnown, statusReader } from '../../src/intake/value/words.js';

describe('amounts', () => {
  test.each([
    ['£2,203.50', 220350n, undefined],
    ['2203.5', 220350n, undefined],
    [2203.5, 220350n, undefined],
    // 1,078.10 + 0.20 as a binary number is 1,078.3000000000002.
    [1078.1 + 0.2, 107830n, undefined],
    ['(200.00)', -20000n, 'below-nought'],
    ['-£12', -1200n, 'below-nought'],
    ['£-12', -1200n, 'below-nought'],
    ['12-', -1200n, 'below-nought'],
    [-12.5, -1250n, 'below-nought'],
    ['−12', -1200n, 'below-nought'],
    ['12.345', 1235n, 'finer'],
    ['12.3400', 1234n, undefined],
    [12.345678, 1235n, 'finer'],
    ['1.234,50', 123450n, 'decimal-comma'],
    ['1234,5', 123450n, 'decimal-comma'],
    ['1,234', 123400n, undefined],
    ['£\u00a01 234.50', 123450n, undefined],
    ['0', 0n, undefined],
    ['(0.00)', 0n, undefined],
  ])('%j is %s pence, %s', (cell, pence, odd) => {
    expect(amountOf(cell)).toEqual(odd === undefined ? { pence } : { pence, odd });
  });

  test.each([
    '-',
    '',
    'n/a',
    '12 pounds',
    '1,23,456',
    '(-12)',
    '--5',
    '1.2.3',
    '£',
    '12k',
    '9.43E+09',
    true,
    { day: '2026-01-01' },
  ])('%j is none', (cell) => expect(amountOf(cell)).toBeUndefined());

  test('of thousands of pounds the decimals are pounds', () => {
    expect(amountOf('12.5', true)).toEqual({ pence: 1_250_000n });
    expect(amountOf('12.345', true)).toEqual({ pence: 1_234_500n });
    expect(amountOf(12.34567, true)).toEqual({ pence: 1_234_567n });
    expect(amountOf('12.345678', true)).toEqual({ pence: 1_234_568n, odd: 'finer' });
    expect(readMoney('1,200', true)).toEqual({ value: '1200000.00' });
  });

  test('numbers of points are exact, and below nought or in words none', () => {
    expect(['30', '30.5', '1,024', 30, 30.25, 0.1 + 0.2].map(readNumber)).toEqual(
      ['30', '30.5', '1024', '30', '30.25', '0.3'].map((value) => ({ value })),
    );
    expect(['-3', -3, 'about 30', 'NaN', 1 / 3].map((cell) => 'word' in readNumber(cell))).toEqual([
      true,
      true,
      true,
      true,
      true,
    ]);
  });

  test('weeks, fortnights, months, quarters and terms make a year', () => {
    // 52 x 48.10 = 2,501.20; 26 x 100 = 2,600; 13 x 100; 12, 4 and 3 x 100; 365/7 x 100 = 5,214.2857….
    expect(toYear('48.10', 'week', '52-weeks')).toBe('2501.20');
    expect(toYear('100.00', 'fortnight', '52-weeks')).toBe('2600.00');
    expect(toYear('100.00', 'four-weeks', '52-weeks')).toBe('1300.00');
    expect(['month', 'quarter', 'term', 'year'].map((per) => toYear('100.00', per as 'month', '365-days'))).toEqual([
      '1200.00',
      '400.00',
      '300.00',
      '100.00',
    ]);
    expect(toYear('100.00', 'week', '365-days')).toBe('5214.29');
  });
});

describe('days', () => {
  const [dayFirst, monthFirst] = [dayReader('day-first'), dayReader('month-first')];
  test.each([
    ['03/04/2026', '2026-04-03', '2026-03-04'],
    ['3.4.2026', '2026-04-03', '2026-03-04'],
    ['2026-04-03', '2026-04-03', '2026-04-03'],
    ['2026-04-03 00:00:00', '2026-04-03', '2026-04-03'],
    ['3 April 2026', '2026-04-03', '2026-04-03'],
    ['3rd Apr 2026', '2026-04-03', '2026-04-03'],
    ['Fri 3 Apr 2026', '2026-04-03', '2026-04-03'],
  ])('%s', (text, first, second) => {
    expect([dayFirst(text), monthFirst(text)]).toEqual([{ value: first }, { value: second }]);
  });

  test('years of two digits and numbers of days are asked about', () => {
    expect(dayFirst('03/04/26')).toEqual({ value: '2026-04-03', odd: 'two-digit-year' });
    // 46236 days from 30 December 1899 are 2 August 2026.
    expect(dayFirst('46236')).toEqual({ value: '2026-08-02', odd: 'serial' });
  });

  test.each(['31/02/2026', '13/13/2026', 'soon', '2026', '3 Foo 2026', '00/01/2026'])('%s is none', (text) => {
    expect(dayFirst(text)).toEqual({ word: text });
  });

  test('a day that fits one order alone shows it; the same number twice does not hang on it', () => {
    expect(['31/12/2026', '12/31/2026', '03/04/2026', '2026-04-03'].map(orderShownBy)).toEqual([
      'day-first',
      'month-first',
      undefined,
      undefined,
    ]);
    expect(['03/04/2026', '03/03/2026', '31/12/2026'].map(hangsOnOrder)).toEqual([true, false, false]);
  });
});

describe('units in names of columns', () => {
  test.each([
    ['Annual Package Cost (£)', 'year', false, 'packagecost'],
    ['Cost of care per week', 'week', false, 'costofcare'],
    ['Weekly cost', 'week', false, 'cost'],
    ['4-weekly charge', 'four-weeks', false, 'charge'],
    ['Cost every four weeks', 'four-weeks', false, 'cost'],
    ['Fortnightly payment', 'fortnight', false, 'payment'],
    ['Package £ p.a.', 'year', false, 'package'],
    ['Package (£ pw)', 'week', false, 'package'],
    ['Monthly cost (£000)', 'month', true, 'cost'],
    ['Package £k', undefined, true, 'package'],
    ['package_value', undefined, false, 'packagevalue'],
    ['Cost per hour', undefined, false, 'costperhour'],
  ])('%s', (name, per, isThousands, rest) => {
    expect(unitOf(name)).toEqual({ ...(per !== undefined && { per }), isThousands, rest });
  });

  test('thousands are told from thousands and from a sum of money', () => {
    expect(
      ['All figures £000', "in £'000s", 'thousands of pounds', '£1,000 and more', '£5000 limit'].map(saysThousands),
    ).toEqual([true, true, true, false, false]);
  });
});

describe('words', () => {
  test('yes and no, periods, ids and what is not known', () => {
    expect(['Y', 'no', '1', true, 'TRUE', 'maybe'].map(readYesNo)).toEqual([
      { value: 'yes' },
      { value: 'no' },
      { value: 'yes' },
      { value: 'yes' },
      { value: 'yes' },
      { word: 'maybe' },
    ]);
    expect(['Per annum', '4-weekly', 'PCM', 'One-off', 'now and then'].map(readPeriod)).toEqual([
      { value: 'year' },
      { value: 'four-week-month' },
      { value: 'month' },
      { value: 'one-off' },
      { word: 'now and then' },
    ]);
    expect([1001, '0123', '9.43E+09', 2 ** 60].map(readId)).toEqual([
      { value: '1001' },
      { value: '0123' },
      { value: '9.43E+09', odd: 'long-number' },
      { value: '1152921504606847000', odd: 'long-number' },
    ]);
    expect(['Not known', 'N/K', 'unknown', 'White', 'n/a'].map(saysNotKnown)).toEqual([true, true, true, false, false]);
  });

  test('a column that asks whether a client is there already, or new, says which by yes and no', () => {
    expect(['Y', 'N'].map(statusReader('Existing client?'))).toEqual([{ value: 'existing' }, { value: 'newcomer' }]);
    expect(['Y', 'N'].map(statusReader('New?'))).toEqual([{ value: 'newcomer' }, { value: 'existing' }]);
    expect(['Y', 'New', 'Existing'].map(statusReader('New or existing'))).toEqual([
      { word: 'Y' },
      { value: 'newcomer' },
      { value: 'existing' },
    ]);
  });
});
