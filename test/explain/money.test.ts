import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatRatio, type Ratio, ratio } from '../../src/exact/ratio.js';
import { ROUNDING_MODES, roundToInteger } from '../../src/exact/round.js';
import { readCount, readNumber, readPounds, readRate } from '../../src/explain/step/money.js';

describe('an exact amount as people read it', () => {
  it.each([
    ['6580', '£6,580'],
    ['3.5', '£3.50'],
    ['600.015', '£600.015'],
    ['-150', '-£150'],
    ['-0.5', '-£0.50'],
    ['0', '£0'],
    ['0.0001', '£0.0001'],
    ['1000/3', '£333.3333…'],
    // 1,879,999.70 / 10,000
    ['187.99997', '£187.9999…'],
    ['187.5000625', '£187.5000…'],
  ])('%s reads %s', (exact, words) => {
    expect(readPounds(exact)).toBe(words);
  });

  const amounts = fc
    .tuple(
      fc.bigInt(0n, 10n ** 12n),
      fc.oneof(fc.bigInt(1n, 10n ** 6n), fc.constantFrom(100n, 1000n, 10_000n, 16_000n)),
    )
    .map(([numerator, denominator]) => ratio(numerator, denominator));

  it('is the amount itself, or the amount cut at the fourth decimal, which the dots say', () => {
    fc.assert(
      fc.property(amounts, (amount) => {
        const { tenThousandths, cut } = readBack(readPounds(formatRatio(amount)));
        expect(tenThousandths).toBe((amount.numerator * 10_000n) / amount.denominator);
        expect(cut).toBe((amount.numerator * 10_000n) % amount.denominator !== 0n);
      }),
    );
  });

  it('is enough to see how the rounded amount comes about: any digits after the dots give the same pennies', () => {
    fc.assert(
      fc.property(amounts, fc.constantFrom(...ROUNDING_MODES), fc.bigInt(1n, 9n), (amount, mode, next) => {
        const { tenThousandths, cut } = readBack(readPounds(formatRatio(amount)));
        const reader = ratio(tenThousandths * 10n + (cut ? next : 0n), 1000n);
        expect(roundToInteger(reader, mode)).toBe(roundToInteger(inPence(amount), mode));
      }),
    );
  });
});

describe('a rate, and a number that is not money', () => {
  it('without an end is about so much', () => {
    expect(readRate('1125/7')).toBe('about £160.71');
    expect(readRate('188')).toBe('£188');
    expect(readRate('1/3')).toBe('£0.3333…');
    expect(readNumber('365/7')).toBe('about 52.14');
    expect(readNumber('12.5')).toBe('12.5');
    expect(readNumber('1250')).toBe('1,250');
    expect(readNumber('70–115')).toBe('70–115');
  });

  it('one thing is not several', () => {
    expect([readCount('1', 'point'), readCount('0', 'point'), readCount('2', 'point')]).toEqual([
      '1 point',
      '0 points',
      '2 points',
    ]);
  });
});

const inPence = ({ numerator, denominator }: Ratio): Ratio => ratio(numerator * 100n, denominator);

/** What a reader makes of the words. */
function readBack(words: string): { tenThousandths: bigint; cut: boolean } {
  const [whole = '', decimals = ''] = words.replace(/[£,…]/g, '').split('.');
  return { tenThousandths: BigInt(whole + decimals.padEnd(4, '0')), cut: words.endsWith('…') };
}
