import { Decimal as OtherDecimal } from 'decimal.js';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isRasError } from '../../src/errors.js';
import { Decimal } from '../../src/exact/decimal.js';
import { formatAmount, formatPounds, parseAmount } from '../../src/money/amount.js';

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

  it('comes back from its text, as a number, as text and as people read it', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: -(10n ** 15n), max: 10n ** 15n }), (pence) => {
        const amount = formatAmount(pence);
        expect(parseAmount(amount)).toBe(pence);
        expect(parseAmount(Number(amount))).toBe(pence);
        expect(parseAmount(formatPounds(amount))).toBe(pence);
      }),
    );
  });

  it('is written with a minus sign before the pound sign', () => {
    expect(formatPounds('-0.05')).toBe('-£0.05');
    expect(formatPounds('999.00')).toBe('£999.00');
    expect(formatPounds('1000.00')).toBe('£1,000.00');
  });
});
