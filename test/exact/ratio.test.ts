import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareRatios, divideRatios, formatRatio, parseRatio, ratio, sumRatios } from '../../src/exact/ratio.js';
import { formatRounded, roundToInteger } from '../../src/exact/round.js';
import { fraction, halfUp } from '../support/fractions.js';

const ratios = fc
  .tuple(fc.bigInt({ min: -(10n ** 20n), max: 10n ** 20n }), fc.bigInt({ min: 1n, max: 10n ** 12n }))
  .map(([numerator, denominator]) => ratio(numerator, denominator));

describe('a fraction', () => {
  it('stands in lowest terms with a positive denominator', () => {
    expect(ratio(6n, -4n)).toEqual({ numerator: -3n, denominator: 2n });
    expect(ratio(0n, 7n)).toEqual({ numerator: 0n, denominator: 1n });
  });

  it('is written as a decimal number where it ends, and as a fraction where it does not', () => {
    expect(formatRatio(ratio(1n, 8n))).toBe('0.125');
    expect(formatRatio(ratio(-5n, 2n))).toBe('-2.5');
    expect(formatRatio(ratio(300n))).toBe('300');
    expect(formatRatio(ratio(22500n, 140n))).toBe('1125/7');
  });

  it('comes back from its text', () => {
    fc.assert(fc.property(ratios, (value) => compareRatios(parseRatio(formatRatio(value)), value) === 0));
  });

  it('refuses a division by 0', () => {
    expect(() => divideRatios(ratio(1n), ratio(0n))).toThrow('division by 0');
  });

  it('adds up to the same sum in any order', () => {
    fc.assert(
      fc.property(fc.array(ratios, { maxLength: 20 }), (values) => {
        expect(sumRatios([...values].reverse())).toEqual(sumRatios(values));
      }),
    );
  });
});

describe('rounding a fraction', () => {
  it.each([
    // value, half up, half even, down, up; by the definitions of the modes
    [ratio(5n, 2n), 3n, 2n, 2n, 3n],
    [ratio(7n, 2n), 4n, 4n, 3n, 4n],
    [ratio(-5n, 2n), -3n, -2n, -2n, -3n],
    [ratio(12n, 5n), 2n, 2n, 2n, 3n],
    [ratio(4n), 4n, 4n, 4n, 4n],
  ])('%o goes to half up %s, half even %s, down %s, up %s', (value, halfUpTo, halfEvenTo, downTo, upTo) => {
    expect(roundToInteger(value, 'half-up')).toBe(halfUpTo);
    expect(roundToInteger(value, 'half-even')).toBe(halfEvenTo);
    expect(roundToInteger(value, 'down')).toBe(downTo);
    expect(roundToInteger(value, 'up')).toBe(upTo);
  });

  it('does not lift a ratio just under half a penny to a penny', () => {
    // 0.4999…9 with 60 nines: a division to 20 or 40 digits first would give 0.5 and then 1.
    const justUnder = ratio(5n * 10n ** 60n - 1n, 10n ** 61n);
    expect(roundToInteger(justUnder, 'half-up')).toBe(0n);
    expect(formatRounded(justUnder, 2)).toBe('0.50');
  });

  it('agrees with adding a half and cutting off', () => {
    fc.assert(
      fc.property(ratios, (value) => {
        expect(roundToInteger(value, 'half-up')).toBe(halfUp(fraction(value.numerator, value.denominator)));
      }),
    );
  });
});
