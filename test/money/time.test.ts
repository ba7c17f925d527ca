import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatAmount, parseAmount } from '../../src/money/amount.js';
import { dayOf, formatDay, parseDay } from '../../src/money/calendar.js';
import { inYearCost } from '../../src/money/part-year.js';
import { convertAmount } from '../../src/money/period.js';
import { roundAmount } from '../../src/money/rounding.js';
import { upliftAmount } from '../../src/money/uplift.js';

describe('periods', () => {
  it('turn the thresholds of the Independent Living Fund into years of 52 weeks (IBSEN 8.6)', () => {
    expect(convertAmount('200', { from: 'week', to: 'year', convention: '52-weeks' })).toBe('10400.00');
    expect(convertAmount('320', { from: 'week', to: 'year', convention: '52-weeks' })).toBe('16640.00');
  });

  it('give the weekly costs of IBSEN Tables 7.3 to 7.5 in blocks of four weeks', () => {
    const weekly = (amount: string, from: 'month' | '12-weeks'): string =>
      roundAmount(convertAmount(amount, { from, to: 'week', convention: 'four-week-blocks' }), { unit: '1' });
    expect(weekly('217', '12-weeks')).toBe('18.00'); // printed £18
    expect(weekly('128', 'month')).toBe('32.00'); // printed £32
    expect(weekly('40', 'month')).toBe('10.00'); // printed £10
  });

  it('by 365 days: £70 a week is 70 x 365 / 7 = £3,650 a year', () => {
    expect(convertAmount('70', { from: 'week', to: 'year', convention: '365-days' })).toBe('3650.00');
  });

  it('in term time: £105 a week is 105 x 39 = £4,095 a year (RR145 Table 42)', () => {
    expect(convertAmount('105', { from: 'week', to: 'year', convention: '39-term-weeks' })).toBe('4095.00');
    expect(convertAmount('4095', { from: 'year', to: 'term', convention: '39-term-weeks' })).toBe('1365.00');
  });

  it('take a convention of the caller, by name', () => {
    const convention = { name: '50 weeks', weeks: { year: 50 } };
    expect(convertAmount('10', { from: 'week', to: 'year', convention })).toBe('500.00');
    expect(() => convertAmount('10', { from: 'week', to: 'term', convention })).toThrow('50 weeks does not say');
  });

  it('never give more than the largest amount', () => {
    const weekly = { from: 'week', to: 'year', convention: '52-weeks' } as const;
    expect(() => convertAmount('9000000000000', weekly)).toThrow('more than ten trillion');
  });

  it('are refused by an unknown name', () => {
    const decade = { from: 'decade', to: 'decade', convention: '52-weeks' } as never;
    expect(() => convertAmount('1', decade)).toThrow('options.from: expected one of');
  });

  it('never convert a one-off, and never guess the length of a year', () => {
    expect(() => convertAmount('1', { from: 'one-off', to: 'year', convention: '52-weeks' })).toThrow('one-off');
    expect(convertAmount('1', { from: 'one-off', to: 'one-off', convention: '52-weeks' })).toBe('1.00');
    expect(() => convertAmount('1', { from: 'week', to: 'year', convention: 'four-week-blocks' })).toThrow(
      'does not say how long a year is',
    );
  });
});

describe('part of a year', () => {
  const year = { yearStartsOn: '2026-04-01' } as const;

  it('costs 182 of 365 days from 1 October, or six of twelve months', () => {
    // 31 + 30 + 31 + 31 + 28 + 31 = 182 days; 182/365 x 10,000 = 4,986.301…
    expect(inYearCost('10000', { ...year, startsOn: '2026-10-01', basis: 'days' })).toBe('4986.30');
    expect(inYearCost('10000', { ...year, startsOn: '2026-10-01', basis: 'months' })).toBe('5000.00');
  });

  it('counts a month that is begun by its days: from 16 April, 15/30 of a month and eleven months', () => {
    // (11.5 / 12) x 1,200 = 1,150
    expect(inYearCost('1200', { ...year, startsOn: '2026-04-16', basis: 'months' })).toBe('1150.00');
  });

  it('costs nothing outside the year and everything throughout it', () => {
    expect(inYearCost('500', { ...year, startsOn: '2027-04-01', basis: 'days' })).toBe('0.00');
    expect(inYearCost('500', { ...year, endsOn: '2026-03-31', basis: 'months' })).toBe('0.00');
    for (const basis of ['days', 'months'] as const) {
      expect(inYearCost('500', { ...year, startsOn: '2020-01-01', endsOn: '2030-01-01', basis })).toBe('500.00');
    }
  });

  it('has 366 days in a leap year: 183 of them from 1 October 2027', () => {
    const leap = { yearStartsOn: '2027-04-01', startsOn: '2027-10-01', basis: 'days' } as const;
    expect(inYearCost('10000', leap)).toBe('5000.00');
  });

  it('refuses an end before its start, and dates that no calendar has', () => {
    const backwards = { ...year, startsOn: '2026-06-02', endsOn: '2026-06-01', basis: 'days' } as const;
    expect(() => inYearCost('1', backwards)).toThrow('before it starts');
    expect(() => parseDay('2026-02-29')).toThrow('no day of the calendar');
    expect(() => parseDay('01/04/2026')).toThrow('YYYY-MM-DD');
  });

  it('splits a year at any day without losing a penny of a divisible amount', () => {
    const days = fc.integer({ min: 1, max: 364 });
    fc.assert(
      fc.property(days, fc.constantFrom('days' as const, 'months' as const), (offset, basis) => {
        // £365 x 24 x 31 x 30 x 28 divides by every day and every part of a month
        const annual = '228061440.00';
        const start = dayOf(2026, 4, 1);
        const before = inYearCost(annual, { ...year, endsOn: formatDay(start + offset - 1), basis });
        const after = inYearCost(annual, { ...year, startsOn: formatDay(start + offset), basis });
        expect(formatAmount(parseAmount(before) + parseAmount(after))).toBe(annual);
      }),
    );
  });
});

describe('uplift', () => {
  const rates = [
    { year: '2007-08', percent: '3.6' },
    { year: '2008-09', percent: -2 },
  ];

  it('takes IBSEN prices of 2006-07 to 2007-08 by 3.6 per cent (Appendix C.4): 17.08 becomes 17.69', () => {
    expect(upliftAmount('17.08', { from: '2006-07', to: '2007-08', rates })).toBe('17.69'); // 17.69488
  });

  it('multiplies year by year: 1,000 x 1.036 x 0.98 = 1,015.28, and back', () => {
    expect(upliftAmount('1000', { from: '2006-07', to: '2008-09', rates })).toBe('1015.28');
    expect(upliftAmount('1015.28', { from: '2008-09', to: '2006-07', rates })).toBe('1000.00');
  });

  it('names the year that has no rate', () => {
    expect(() => upliftAmount('1', { from: '2006-07', to: '2009-10', rates })).toThrow('no rate for 2009-10');
    expect(() => upliftAmount('1', { from: '2006-08', to: '2009-10', rates })).toThrow('uplift.from');
  });
});
