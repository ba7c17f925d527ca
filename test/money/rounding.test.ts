import { describe, expect, it } from 'vitest';
import { isRasError } from '../../src/errors.js';
import { roundAmount } from '../../src/money/rounding.js';

describe('a rounding unit', () => {
  it('is more than nothing', () => {
    for (const unit of ['0', 0, '0.00', '-1']) {
      expect(() => roundAmount('7650', { unit })).toThrow('rounding.unit: a rounding unit is more than £0');
    }
  });

  it('is told together with a mode that there is not', () => {
    try {
      roundAmount('7650', { unit: '0', mode: 'sideways' as never });
      expect.unreachable();
    } catch (error) {
      if (!isRasError(error)) throw error;
      expect(error.problems.map(({ path }) => path.join('.'))).toEqual(['rounding.unit', 'rounding.mode']);
    }
  });

  it('is a penny at least, and any whole number of pence', () => {
    // 7,649.99 by 0.07: 109,285 whole units are 7,649.95, the rest of 0.04 is more than half of 0.07
    expect(roundAmount('7649.99', { unit: '0.07' })).toBe('7650.02');
    expect(roundAmount('7649.99', { unit: '0.07', mode: 'down' })).toBe('7649.95');
    expect(() => roundAmount('1', { unit: '0.001' })).toThrow('rounding.unit');
  });
});
