import { expect, test } from 'vitest';
import { isRasError } from '../../src/errors.js';
import { convertAmount } from '../../src/money/period.js';
import { roundAmount } from '../../src/money/rounding.js';
import { upliftAmount } from '../../src/money/uplift.js';

const BAD: never = { unheardOf: 1 } as never;

test.each([
  ['roundAmount', () => roundAmount('abc', BAD), 'rounding.'],
  ['convertAmount', () => convertAmount('abc', BAD), 'options.'],
  ['upliftAmount', () => upliftAmount('abc', BAD), 'uplift.'],
] as const)('%s: a bad amount and bad options are told together', (_, call, start) => {
  try {
    call();
    expect.unreachable();
  } catch (error) {
    const places = isRasError(error) ? error.problems.map(({ path }) => path.join('.')) : [String(error)];
    expect(places).toContain('amount');
    expect(places).toContain(`${start}unheardOf`);
  }
});
