import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseAmount } from '../../src/money/amount.js';
import { LEFTOVER_ORDERS, shareAmount } from '../../src/money/share.js';
import { runsOf, timeFor } from '../support/runs.js';

const sumOf = (parts: readonly string[]): bigint => parts.reduce((sum, part) => sum + parseAmount(part), 0n);

describe('sharing a sum', () => {
  it('gives the leftover pennies to those who lost most by rounding down', () => {
    // 10.00 by 1 : 2 : 4 is 1.42857…, 2.85714…, 5.71428…; the two pennies go to .857 and .714 parts of a penny
    expect(shareAmount('10', [1, 2, 4])).toEqual(['1.43', '2.86', '5.71']);
  });

  it('goes by the largest remainder and not by the largest weight or the first place', () => {
    // 3 pence by 1 : 9 : 10 are 0.15, 1.35 and 1.5; whole pence 0, 1 and 1, and the third one goes to .5
    expect(shareAmount('0.03', [1, 9, 10])).toEqual(['0.00', '0.01', '0.02']);
    // 4 pence by 1 : 9 : 10 are 0.2, 1.8 and 2; the fourth one goes to .8
    expect(shareAmount('0.04', [1, 9, 10])).toEqual(['0.00', '0.02', '0.02']);
  });

  it('refuses what is no list of weights, each weight at its place', () => {
    expect(() => shareAmount('100', 'abc' as never)).toThrow('weights: expected array, not "abc"');
    const holed = [1, 1, 1];
    delete holed[1];
    expect(() => shareAmount('100', holed)).toThrow('weights[1]: undefined is not a weight');
    expect(() => shareAmount('100', [1, null, 'x'] as never)).toThrow('weights[1]: null is not a weight, which');
  });

  it('gives them to the first or the last by name, and never to a weight of 0', () => {
    expect(shareAmount('0.02', [0, 1, 1, 1], { leftover: 'first' })).toEqual(['0.00', '0.01', '0.01', '0.00']);
    expect(shareAmount('0.02', [1, 1, 1, 0], { leftover: 'last' })).toEqual(['0.00', '0.01', '0.01', '0.00']);
  });

  it('shares a sum below zero as the mirror image', () => {
    expect(shareAmount('-100', [1, 1, 1])).toEqual(['-33.34', '-33.33', '-33.33']);
  });

  it('always adds up to the sum, with no part more than a penny from its exact share', {
    timeout: timeFor(runsOf(100)),
  }, () => {
    const weights = fc.array(fc.integer({ min: 0, max: 1_000_000 }), { minLength: 1, maxLength: 30 });
    fc.assert(
      fc.property(
        fc.bigInt({ min: -(10n ** 15n), max: 10n ** 15n }),
        weights.filter((list) => list.some((weight) => weight > 0)),
        fc.constantFrom(...LEFTOVER_ORDERS),
        (pence, list, leftover) => {
          const parts = shareAmount(String(Number(pence) / 100), list, { leftover });
          const given = sumOf(parts);
          expect(given).toBe(parseAmount(Number(pence) / 100));
          const total = list.reduce((sum, weight) => sum + BigInt(weight), 0n);
          parts.forEach((part, index) => {
            const off = parseAmount(part) * total - given * BigInt(list[index] ?? 0);
            expect(off < total && off > -total).toBe(true);
          });
        },
      ),
      { numRuns: runsOf(100), seed: 15_167 },
    );
  });

  it('has an answer for nothing, and none for a sum that nobody may have', () => {
    expect(shareAmount('0', [0, 0])).toEqual(['0.00', '0.00']);
    expect(shareAmount('0', [])).toEqual([]);
    expect(() => shareAmount('1', [0, 0])).toThrow('no weight is above 0');
    expect(() => shareAmount('1', [-1, Number.NaN])).toThrow('weights[0]');
    expect(() => shareAmount('1', [1], { leftover: 'rubbish' as never })).toThrow('options.leftover: expected one of');
  });
});
