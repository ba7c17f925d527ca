import { describe, expect, test } from 'vitest';
import { type Problem, problemList, RasError } from '../../src/errors.js';
import { type ColumnRule, readColumn } from '../../src/exact/column.js';

function read(column: unknown, rule: ColumnRule, length = 3): { values: number[]; problems: readonly Problem[] } {
  const list = problemList();
  const values = Array.from(readColumn(column, ['points'], rule, { length, as: 'final' }, list));
  try {
    list.throwIfAny();
    return { values, problems: [] };
  } catch (error) {
    if (!(error instanceof RasError)) throw error;
    return { values, problems: error.problems };
  }
}

describe('a column holds numbers or NaN, and nothing else', () => {
  test.each([
    ['a list', [1, 2, 3]],
    ['Float64Array', new Float64Array([1, 2, 3])],
    ['Float32Array', new Float32Array([1, 2, 3])],
    ['Int8Array', new Int8Array([1, 2, 3])],
    ['Int16Array', new Int16Array([1, 2, 3])],
    ['Int32Array', new Int32Array([1, 2, 3])],
    ['Uint8Array', new Uint8Array([1, 2, 3])],
    ['Uint16Array', new Uint16Array([1, 2, 3])],
    ['Uint32Array', new Uint32Array([1, 2, 3])],
  ])('%s is copied', (_, column) => {
    const { values, problems } = read(column, { max: 3 });
    expect([values, problems]).toEqual([[1, 2, 3], []]);
  });

  test('NaN only where it may stand for what is not known; no negative zero', () => {
    expect(read([1, Number.NaN, -0], { max: 1, orNaN: true }).values).toEqual([1, Number.NaN, 0]);
    expect(read([1, Number.NaN, 1], { max: 1 }).problems).toEqual([
      { code: 'invalid', path: ['points', 1], message: 'expected a whole number from 0 to 1, not NaN' },
    ]);
  });

  test.each([
    [null, 'null'],
    [undefined, 'undefined'],
    ['', '""'],
    ['7', '"7"'],
    ['abc', '"abc"'],
    [true, 'true'],
    [3n, '3'],
    [new Number(1), 'an object'],
    [[1], 'a list of 1'],
    [1.5, '1.5'],
    [-1, '-1'],
    [11, '11'],
    [Number.POSITIVE_INFINITY, 'Infinity'],
  ])('%s is refused in a list', (value, shown) => {
    expect(read([0, value, 10], { max: 10, orNaN: true }).problems).toEqual([
      { code: 'invalid', path: ['points', 1], message: `expected a whole number from 0 to 10, or NaN, not ${shown}` },
    ]);
  });

  test('a hole is refused', () => {
    const holes = [1, 2, 3];
    delete holes[1];
    expect(read(holes, { max: 3, orNaN: true }).problems.map(({ path }) => path)).toEqual([['points', 1]]);
  });

  test.each([
    [null, 'null'],
    ['abc', '"abc"'],
    [{ length: 3, 0: 1, 1: 1, 2: 1 }, 'an object'],
    [new BigInt64Array(3), 'an object'],
    [new DataView(new ArrayBuffer(3)), 'an object'],
  ])('%s is no column', (value, shown) => {
    expect(read(value, { max: 1 }).problems).toEqual([
      { code: 'invalid', path: ['points'], message: `expected a list of numbers or a column, not ${shown}` },
    ]);
  });

  test('another length is told with the column that it should be as long as', () => {
    expect(read([1], { max: 1 }).problems).toEqual([
      { code: 'inconsistent', path: ['points'], message: 'has 1 places where final has 3' },
    ]);
  });

  test('what is wrong is told once each, and reads as NaN', () => {
    const { values, problems } = read([null, 5, -2], { max: 3 });
    expect(values).toEqual([Number.NaN, Number.NaN, Number.NaN]);
    expect(problems).toHaveLength(3);
  });
});
