import { Decimal as OtherDecimal } from 'decimal.js';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isRasError } from '../../src/errors.js';
import { Decimal } from '../../src/exact/decimal.js';
import { formatAmount, formatPounds, parseAmount } from '../../src/money/amount.js';
import { runsOf, timeFor } from '../support/runs.js';

const codeOf = (act: () => unknown): string => {
  try {
    act();
  } catch (error) {
    return isRasError(error) ? error.code : `not ours: ${String(error)}`;
  }
  return 'accepted';
};

describe('an amount', () => {
  it.each([
    ['1234.50', 123450n],
    ['£1,234.50', 123450n],
    ['-£1,234.50', -123450n],
    ['£500', 50000n],
    [' 12 ', 1200n],
    ['1,000,000', 100000000n],
    [1234.5, 123450n],
    [0.1, 10n],
    [-0, 0n],
    [new Decimal('0.01'), 1n],
    ['10000000000000', 10n ** 15n],
    [-10000000000000, -(10n ** 15n)],
    [9999999999999.99, 999999999999999n],
  ])('%s is read as %s pence', (input, pence) => {
    expect(parseAmount(input)).toBe(pence);
  });

  it.each([
    ['12.345', 'invalid'],
    [0.1 + 0.2, 'invalid'],
    ['', 'missing'],
    ['-', 'invalid'],
    ['(1,234.50)', 'invalid'],
    ['1,23.50', 'invalid'],
    ['£-5', 'invalid'],
    ['12e3', 'invalid'],
    ['0x10', 'invalid'],
    ['١٢', 'invalid'],
    [Number.NaN, 'invalid'],
    [Number.POSITIVE_INFINITY, 'invalid'],
    [1e308, 'out-of-range'],
    [Number('90071992547409.93'), 'out-of-range'],
    ['10000000000000.01', 'out-of-range'],
    ['9'.repeat(10_000), 'too-large'],
    ['\ud800', 'invalid'],
    [new Decimal(Number.NaN), 'invalid'],
    [new Decimal('1e9000000'), 'out-of-range'],
    [null as never, 'invalid'],
    [{} as never, 'invalid'],
    [10n as never, 'invalid'],
  ])('%s is refused as %s', (input, code) => {
    expect(codeOf(() => parseAmount(input))).toBe(code);
  });

  it('keeps its error message short whatever it is given', () => {
    for (const input of ['9'.repeat(10_000), `"${'x'.repeat(39)}`, '\u202e\u0000\ud800']) {
      expect(() => parseAmount(input)).toThrow(/^.{1,200}$/);
    }
  });

  it('is not touched by what another package sets on decimal.js', () => {
    OtherDecimal.set({ precision: 4 });
    try {
      expect(parseAmount('9999999999999.99')).toBe(999999999999999n);
      expect(new Decimal('9999999999999.99').times(3).toFixed(2)).toBe('29999999999999.97');
      expect(parseAmount(new OtherDecimal('1234567.89'))).toBe(123456789n);
    } finally {
      OtherDecimal.set({ precision: 20 });
    }
  });

  it('comes back from its text, as a number, as text and as people read it', { timeout: timeFor(runsOf(100)) }, () => {
    fc.assert(
      fc.property(fc.bigInt({ min: -(10n ** 15n), max: 10n ** 15n }), (pence) => {
        const amount = formatAmount(pence);
        expect(parseAmount(amount)).toBe(pence);
        expect(parseAmount(Number(amount))).toBe(pence);
        expect(parseAmount(formatPounds(amount))).toBe(pence);
      }),
      { numRuns: runsOf(100), seed: 15_166 },
    );
  });

  it('is read by its first argument alone, so that a list can be mapped', () => {
    expect(['100', '£2.50'].map(parseAmount as (input: string) => bigint)).toEqual([10000n, 250n]);
    const errors = ['1', 'x'].map((text, index, all) => {
      try {
        return (parseAmount as (...values: unknown[]) => bigint)(text, index, all);
      } catch (error) {
        return isRasError(error) ? error.path : error;
      }
    });
    expect(errors).toEqual([100n, []]);
  });

  it.each([
    [10.5, '10.5 is not a whole number of pence'],
    [540000, '540000 is not a whole number of pence'],
    ['5400', '"5400" is not a whole number of pence'],
    [null, 'null is not a whole number of pence'],
    [Object(5n), 'an object is not a whole number of pence'],
  ])('%s is not written as an amount', (pence, message) => {
    expect(() => formatAmount(pence as never)).toThrow(message);
    expect(codeOf(() => formatAmount(pence as never))).toBe('invalid');
  });

  it.each([
    ['12345.6'],
    ['12345'],
    ['1,234.50'],
    ['£5.00'],
    ['5.000'],
    ['1e5'],
    ['NaN'],
    [''],
    ['--1.00'],
    [5400],
    [540000n],
    [null],
  ])('%s is not an amount of a result, and people are not shown half of one', (amount) => {
    expect(codeOf(() => formatPounds(amount as never))).toBe('invalid');
    expect(() => formatPounds(amount as never)).toThrow("with two decimals, as results hold it: '5400.00'");
  });

  it('is no amount when it only calls itself a Decimal', () => {
    const { s, e, d } = new Decimal('12.50');
    const forged = { s, e, d: 'no digits', toStringTag: '[object Decimal]' };
    expect(codeOf(() => parseAmount(forged as never))).toBe('invalid');
    expect(parseAmount({ s, e, d, toStringTag: '[object Decimal]' } as never)).toBe(1250n);
  });

  it('is written with a minus sign before the pound sign', () => {
    expect(formatPounds('-0.05')).toBe('-£0.05');
    expect(formatPounds('999.00')).toBe('£999.00');
    expect(formatPounds('1000.00')).toBe('£1,000.00');
  });
});
