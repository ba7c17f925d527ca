import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { formatInterval, type Interval, intervalOfRounded } from '../../src/exact/interval.js';
import { compareRatios, parseRatio, ratio } from '../../src/exact/ratio.js';
import { allowedBy } from '../../src/published/figures/allowed.js';
import type { FigureId } from '../../src/published/figures/figure-ids.js';
import { publishedFigure } from '../../src/published/figures/reports.js';
import { evaluate } from '../../src/published/verdict/evaluate.js';
import {
  between,
  constant,
  count,
  difference,
  figuresIn,
  greatest,
  least,
  percentChange,
  pooledMean,
  product,
  quotient,
  square,
  root as squareRoot,
  sum,
} from '../../src/published/verdict/formula.js';
import { judge } from '../../src/published/verdict/judge.js';
import { writeFormula } from '../../src/published/verdict/write-formula.js';

const numbers = { a: intervalOfRounded('10', '2'), b: intervalOfRounded('4', '0') };
const read = (id: string) => numbers[id as 'a' | 'b'];
const value = (formula: Parameters<typeof evaluate>[0]) => formatInterval(evaluate(formula, read), 3);

describe('a formula', () => {
  test('is calculated with the room that rounding leaves', () => {
    // a is 9 to 11, b is 4
    expect(value(sum('a', 'b'))).toEqual({ low: '13.000', high: '15.000' });
    expect(value(difference('a', 'b'))).toEqual({ low: '5.000', high: '7.000' });
    expect(value(quotient(product('a', constant('2')), 'b'))).toEqual({ low: '4.500', high: '5.500' });
    expect(value(percentChange('b', 'a'))).toEqual({ low: '125.000', high: '175.000' });
    expect(
      value(
        pooledMean([
          ['b', 'a'],
          [constant('1'), constant('0')],
        ]),
      ),
    ).toEqual({ low: '7.200', high: '8.800' });
    expect(value(count('a', 'b', 'a'))).toEqual({ low: '3.000', high: '3.000' });
  });

  test('knows the least, the greatest, what lies between, squares and roots', () => {
    expect(value(least('a', 'b', constant('10')))).toEqual({ low: '4.000', high: '4.000' });
    expect(value(greatest('a', 'b', constant('10')))).toEqual({ low: '10.000', high: '11.000' });
    expect(value(between('b', 'a'))).toEqual({ low: '4.000', high: '11.000' });
    // -1 to 1: its square is never negative
    expect(value(square(difference('a', constant('10'))))).toEqual({ low: '0.000', high: '1.000' });
    expect(value(squareRoot(constant('2')))).toEqual({ low: '1.414', high: '1.414' });
    expect(value(squareRoot(difference('a', constant('10'))))).toEqual({ low: '0.000', high: '1.000' });
  });

  test('takes a root whose square brackets the number', () => {
    const nonNegative = fc.tuple(fc.bigInt({ min: 0n, max: 10n ** 20n }), fc.bigInt({ min: 1n, max: 10n ** 6n }));
    fc.assert(
      fc.property(nonNegative, ([numerator, denominator]) => {
        const number = ratio(numerator, denominator);
        const { low, high } = evaluate(squareRoot('x'), () => ({ low: number, high: number }));
        const squared = (end: typeof low) => ratio(end.numerator ** 2n, end.denominator ** 2n);
        expect(compareRatios(squared(low), number)).toBeLessThanOrEqual(0);
        expect(compareRatios(squared(high), number)).toBeGreaterThanOrEqual(0);
      }),
    );
  });

  test('is written with the printed numbers and the brackets that it needs', () => {
    const [from, to] = ['rr145-t33-all-traditional-median', 'rr145-t33-all-ib-median'];
    expect(writeFormula(percentChange(from, to))).toBe('£7,700 ÷ £6,400 × 100 − 100');
    expect(writeFormula(quotient(constant('8'), product(constant('2'), constant('-3'))))).toBe('8 ÷ (2 × −3)');
    expect(writeFormula(difference(constant('5'), sum(constant('1'), constant('2'))))).toBe('5 − (1 + 2)');
    expect(writeFormula(squareRoot(square(constant('12345.5'))))).toBe('√((12,345.5)²)');
    expect(figuresIn(percentChange(from, to))).toEqual([to, from]);
  });
});

describe('a verdict', () => {
  const seventeen = { low: parseRatio('16.5'), high: parseRatio('17.5'), approximate: false };
  const at = (text: string) => intervalOfRounded(text, '0');

  const judged = (
    printed: Parameters<typeof judge>[0],
    asPrinted: Interval,
    possible: Interval,
    relation?: 'at-least' | 'at-most',
  ) => judge(printed, ratio(17n), { asPrinted, possible }, relation);

  test('is reproduced when the printed figures give the printed figure', () => {
    expect(judged(seventeen, at('17.4'), intervalOfRounded('17.4', '2'))).toBe('reproduced');
  });

  test('is within rounding when only unrounded figures can give it', () => {
    expect(judged(seventeen, at('18'), intervalOfRounded('18', '2'))).toBe('within-rounding');
    expect(judged({ ...seventeen, approximate: true }, at('17'), at('17'))).toBe('within-rounding');
  });

  test('is contradicted when nothing that would be printed alike can give it', () => {
    expect(judged(seventeen, at('20'), intervalOfRounded('20', '2'))).toBe('contradicted');
  });

  test('is of a wide interval when what is possible is wider than a fifth of the figure, unless it lies outside', () => {
    // A fifth of 17 is 3.4; 15.3 to 18.7 is 3.4 wide.
    const [fifth, wider] = [intervalOfRounded('17', '3.4'), intervalOfRounded('17', '3.5')];
    expect(judged(seventeen, at('17'), fifth)).toBe('reproduced');
    expect(judged(seventeen, at('17'), wider)).toBe('wide-interval');
    expect(judged(seventeen, at('18'), wider)).toBe('wide-interval');
    expect(judged(seventeen, at('30'), intervalOfRounded('30', '20'))).toBe('contradicted');
    expect(judged(seventeen, at('30'), intervalOfRounded('30', '20'), 'at-most')).toBe('within-rounding');
    const minus = { low: ratio(-35n, 2n), high: ratio(-33n, 2n), approximate: false };
    expect(judge(minus, ratio(-17n), { asPrinted: at('-17'), possible: intervalOfRounded('-17', '4') })).toBe(
      'wide-interval',
    );
  });

  test('allows a figure that is only bounded to lie on the right side', () => {
    expect(judged(seventeen, at('20'), at('20'), 'at-least')).toBe('contradicted');
    expect(judged(seventeen, at('20'), at('20'), 'at-most')).toBe('within-rounding');
    expect(judged(seventeen, at('10'), at('10'), 'at-least')).toBe('within-rounding');
    expect(judged(seventeen, at('10'), at('10'), 'at-most')).toBe('contradicted');
  });
});

test('words before a figure make it a bound, or leave its width to the reader', () => {
  const allowed = (id: FigureId) => allowedBy(publishedFigure(id));
  expect(allowed('ibsen-t4-3-care-home-nursing-percent')).toMatchObject({ low: undefined, high: ratio(1n) });
  expect(allowed('rr145-8-10-site-6-days')).toMatchObject({ low: ratio(900n), high: undefined });
  expect(allowed('rr145-5-49-average-change')).toEqual({
    low: ratio(-35n, 2n),
    high: ratio(-25n, 2n),
    approximate: true,
  });
  expect(allowed('rr145-t33-n')).toEqual({ low: ratio(92n), high: ratio(92n), approximate: false });
});
