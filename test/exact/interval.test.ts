import { describe, expect, it } from 'vitest';
import {
  addIntervals,
  contains,
  divideIntervals,
  formatInterval,
  intervalOfRounded,
  multiplyIntervals,
  overlaps,
  percentageChange,
  subtractIntervals,
} from '../../src/exact/interval.js';
import { parseRatio, ratio } from '../../src/exact/ratio.js';

const pounds = (value: string) => intervalOfRounded(value, '100');

describe('intervals behind rounded figures', () => {
  it('reach half a step to either side', () => {
    expect(formatInterval(intervalOfRounded('17', '1'))).toEqual({ low: '16.5', high: '17.5' });
    expect(formatInterval(intervalOfRounded('842', '0'))).toEqual({ low: '842', high: '842' });
  });

  it('add, subtract, multiply and divide by their worst ends', () => {
    const a = { low: ratio(-1n), high: ratio(2n) };
    const b = { low: ratio(3n), high: ratio(4n) };
    expect(formatInterval(addIntervals(a, b))).toEqual({ low: '2', high: '6' });
    expect(formatInterval(subtractIntervals(a, b))).toEqual({ low: '-5', high: '-1' });
    expect(formatInterval(multiplyIntervals(a, b))).toEqual({ low: '-4', high: '8' });
    expect(formatInterval(divideIntervals(b, { low: ratio(1n), high: ratio(2n) }))).toEqual({ low: '1.5', high: '4' });
  });

  it('have no quotient where the divisor may be 0', () => {
    expect(() => divideIntervals(pounds('100'), { low: ratio(-1n), high: ratio(1n) })).toThrow('contains 0');
  });

  it('show that the +17 % of RR145 Table 33 cannot come from its medians', () => {
    // 7,650 / 6,450 - 1 = 18.6 %, 7,750 / 6,350 - 1 = 22.0 %
    const change = percentageChange(pounds('6400'), pounds('7700'));
    expect(formatInterval(change, 1)).toEqual({ low: '18.6', high: '22.0' });
    expect(overlaps(change, intervalOfRounded('17', '1'))).toBe(false);
  });

  it('are written with 0 to 100 decimals', () => {
    const third = { low: ratio(1n, 3n), high: ratio(2n, 3n) };
    expect(formatInterval(third, 0)).toEqual({ low: '0', high: '1' });
    expect(formatInterval(third, 3)).toEqual({ low: '0.333', high: '0.667' });
    expect(() => formatInterval(third, -1)).toThrow('decimals: expected a whole number of decimals from 0 to 100');
    expect(() => formatInterval(third, 101)).toThrow('decimals: expected a whole number of decimals from 0 to 100');
    expect(() => formatInterval(third, 1.5)).toThrow('decimals: expected int, not 1.5');
  });

  it('are refused where they are none', () => {
    const half = ratio(1n, 2n);
    expect(() => formatInterval(null as never)).toThrow('interval: expected object, not null');
    expect(() => formatInterval({ low: half } as never)).toThrow('interval.high: is missing');
    expect(() => formatInterval({ low: half, high: { numerator: 1n, denominator: 0n } })).toThrow(
      'interval.high.denominator: a denominator is more than 0',
    );
    expect(() => percentageChange({ low: ratio(2n), high: ratio(1n) }, pounds('100'))).toThrow(
      'from.low: is more than the high end',
    );
    expect(() => intervalOfRounded('a', '-1')).toThrow('value: not an exact number such as 12.5 or 1125/7');
    expect(() => intervalOfRounded('5', '-1')).toThrow('precision: a precision is 0 or more');
  });

  it('include both ends', () => {
    expect(contains(pounds('7600'), parseRatio('7650'))).toBe(true);
    expect(contains(pounds('7600'), parseRatio('7650.01'))).toBe(false);
  });
});
