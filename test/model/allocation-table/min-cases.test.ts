import { describe, expect, test } from 'vitest';
import { isRasError } from '../../../src/errors.js';
import { requireMinCases } from '../../../src/model/allocation-table/check/min-cases.js';
import { COUNCIL_ROWS, tableOf } from './tables.js';

const rows = [
  { from: 0, to: 9, amount: null, answer: 'no-budget' as const, cases: 1 },
  { from: 10, to: 19, amount: '500.00', cases: 5 },
  { from: 20, to: null, amount: '7250.00', cases: 4 },
];

describe('the fewest cases behind a published row', () => {
  test('a table whose rows with amounts have enough is returned as it is', () => {
    expect(requireMinCases(tableOf(rows), 4)).toEqual(tableOf(rows));
  });

  test('rows with fewer are refused, each by its place', () => {
    try {
      requireMinCases(tableOf(rows), 5);
      expect.unreachable();
    } catch (error) {
      if (!isRasError(error)) throw error;
      expect(error.code).toBe('refused');
      expect(error.problems.map(({ path }) => path)).toEqual([['model', 'tables', 0, 'rows', 2, 'cases']]);
      expect(error.message).toContain('row 20+ rests on 4, fewer than 5');
    }
  });

  test('rows that do not say are not passed', () => {
    expect(() => requireMinCases(tableOf(COUNCIL_ROWS), 5)).toThrow('does not say how many cases it rests on');
  });

  test.each([1, 0, 2.5, Number.NaN, '5' as never])('%s is not a number of cases to ask for', (minCases) => {
    expect(() => requireMinCases(tableOf(rows), minCases)).toThrow('minCases');
  });
});
