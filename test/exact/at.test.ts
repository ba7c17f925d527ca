import { describe, expect, test } from 'vitest';
import { isRasError } from '../../src/errors.js';
import { at, certain, numberAt, valueAt } from '../../src/exact/at.js';

describe('a checked read', () => {
  test('gives what is there, nought and NaN and null as well', () => {
    expect(at(['a', 'b'], 1)).toBe('b');
    expect(at([null], 0)).toBeNull();
    expect(numberAt(new Float64Array([0, Number.NaN]), 0)).toBe(0);
    expect(numberAt(new Float64Array([0, Number.NaN]), 1)).toBeNaN();
    expect(valueAt(new Map([['a', 0]]), 'a')).toBe(0);
    expect(certain(0)).toBe(0);
  });

  test.each([
    ['at', () => at([1, 2], 2)],
    ['at, before the first', () => at([1, 2], -1)],
    ['numberAt', () => numberAt(new Int32Array(3), 3)],
    ['valueAt', () => valueAt(new Map([['a', 1]]), 'b')],
    ['certain', () => certain(undefined)],
  ])('%s stops where nothing is: the fault is ours, and no refusal of an input', (_, read) => {
    expect(read).toThrow('an internal fault of openras');
    try {
      read();
    } catch (error) {
      expect(isRasError(error)).toBe(false);
    }
  });
});
