import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isRasError } from '../../../src/errors.js';
import { allocationTableFromRows } from '../../../src/model/allocation-table/read/from-rows.js';
import type { AllocationTableRowsOptions } from '../../../src/model/allocation-table/read/options.js';

const mapOf = (row: Record<string, string>) => new Map(Object.entries(row));

/** Reads rows whose first one lacks nothing, with a step of 1 and amounts a year unless told otherwise. */
function read(rows: readonly Record<string, string>[], options: AllocationTableRowsOptions = {}) {
  return allocationTableFromRows(rows.map(mapOf), { step: 1, period: 'year', ...options });
}

const rowOf = (row: Record<string, string>, options?: AllocationTableRowsOptions) =>
  read([{ points: '0', amount: '0', ...row }], options).tables[0]?.rows[0];

function problemOf(act: () => unknown): { code: string; path: readonly (string | number)[]; message: string } {
  try {
    act();
  } catch (error) {
    if (isRasError(error)) return { code: error.code, path: error.path, message: error.problems[0]?.message ?? '' };
    throw error;
  }
  throw new Error('nothing was refused');
}

describe('points as councils write them', () => {
  test.each([
    ['70–115', '70', '115'],
    ['70-115', '70', '115'],
    ['70 − 115', '70', '115'],
    ['70 to 115', '70', '115'],
    ['70 - 115 points', '70', '115'],
    ['0', '0', '0'],
    ['131+', '131', null],
    ['131 +', '131', null],
    ['131 and over', '131', null],
    ['131 and above', '131', null],
    ['131 or more', '131', null],
  ])('%s', (points, from, to) => {
    expect(rowOf({ points })).toMatchObject({ from, to });
  });

  test('in steps of a half', () => {
    expect(rowOf({ points: '2.5–10.0' }, { step: '0.5' })).toMatchObject({ from: '2.5', to: '10' });
  });

  test.each([
    ['over 130', 'choice-needed', 'write its first score and a plus, such as 131+'],
    ['> 130', 'choice-needed', 'such as 131+'],
    ['under 70', 'choice-needed', 'such as 0-69'],
    ['up to 69', 'choice-needed', 'such as 0-69'],
    ['<70', 'choice-needed', 'such as 0-69'],
    ['', 'missing', 'has no points'],
    ['70..115', 'invalid', 'is not a range of points'],
    ['1,000-2,000', 'invalid', 'is not a range of points'],
    ['115-70', 'inconsistent', 'the row ends at 70, before its start 115'],
    ['0-69.5', 'inconsistent', '69.5 is not on the step of scores, which is 1'],
  ])('%s is refused, with what would be right', (points, code, message) => {
    const problem = problemOf(() => rowOf({ points }));
    expect(problem).toMatchObject({ code });
    expect(problem.message).toContain(message);
    expect(problem.path.slice(0, 2)).toEqual(['rows', 0]);
  });

  test('from and to in columns of their own; a blank end is a question', () => {
    const cells = { points: '', from: '131', amount: '1' };
    expect(rowOf({ ...cells, to: 'and above' })).toMatchObject({ from: '131', to: null });
    expect(rowOf({ ...cells, to: '140' })).toMatchObject({ from: '131', to: '140' });
    expect(problemOf(() => rowOf({ ...cells, to: '' }))).toMatchObject({ code: 'missing', path: ['rows', 0, 'to'] });
  });
});

describe('amounts as councils write them', () => {
  test.each([
    ['£1,000', { amount: '1000.00' }],
    ['1000', { amount: '1000.00' }],
    ['£0', { amount: '0.00' }],
    ['£12.50 per year', { amount: '12.50' }],
    ['No budget', { amount: null, answer: 'no-budget' }],
    ['no-budget', { amount: null, answer: 'no-budget' }],
    ['No personal budget', { amount: null, answer: 'no-budget', shown: 'No personal budget' }],
    ['Refer to costing', { amount: null, answer: 'refer-to-costing' }],
    ['Refer to Panel', { amount: null, answer: 'refer-to-costing', shown: 'Refer to Panel' }],
  ])('%s', (amount, expected) => {
    expect(rowOf({ amount })).toEqual({ from: '0', to: '0', ...expected });
  });

  test.each(['nil', 'None', '-', 'n/a'])('%s may mean £0 or no budget, and is asked about', (amount) => {
    expect(problemOf(() => rowOf({ amount }))).toMatchObject({ code: 'choice-needed', path: ['rows', 0, 'amount'] });
    const words = [{ text: amount.toUpperCase(), means: 'no-budget' }];
    expect(rowOf({ amount }, { words })).toMatchObject({ amount: null, answer: 'no-budget', shown: amount });
    expect(rowOf({ amount }, { words: [{ text: amount, means: '0' }] })).toMatchObject({ amount: '0.00' });
  });

  test.each([
    ['', 'missing'],
    ['£500–£1,000', 'invalid'],
    ['-5', 'out-of-range'],
    ['about £500', 'invalid'],
    ['12.345', 'invalid'],
  ])('%s is refused', (amount, code) => {
    expect(problemOf(() => rowOf({ amount }))).toMatchObject({ code, path: ['rows', 0, 'amount'] });
  });
});

describe('the period', () => {
  const row = { points: '0', amount: '5' };
  const options = { step: 1 };

  test.each([
    ['weekly', 'week'],
    ['£ per week', 'week'],
    ['per annum', 'year'],
    ['Annual', 'year'],
    ['four-weekly', 'four-week-month'],
  ])('%s is understood', (period, expected) => {
    expect(allocationTableFromRows([mapOf({ ...row, period })], options).period).toBe(expected);
  });

  test('may stand in the amount', () => {
    expect(allocationTableFromRows([mapOf({ ...row, amount: '£5 per week' })], options).period).toBe('week');
  });

  test('is never guessed', () => {
    expect(problemOf(() => allocationTableFromRows([mapOf(row)], options))).toMatchObject({ code: 'missing' });
    expect(problemOf(() => allocationTableFromRows([mapOf({ ...row, period: 'week' })]))).toMatchObject({
      code: 'missing',
      path: ['options', 'step'],
    });
  });

  test('is one for all rows', () => {
    const mixed = [mapOf({ ...row, period: 'week' }), mapOf({ points: '1+', amount: '6', period: 'year' })];
    expect(problemOf(() => allocationTableFromRows(mixed, options))).toMatchObject({
      code: 'inconsistent',
      path: ['rows', 1, 'period'],
    });
    const inCells = [mapOf({ ...row, amount: '£5 per week' })];
    expect(problemOf(() => allocationTableFromRows(inCells, { ...options, period: 'year' })).code).toBe('inconsistent');
  });
});

describe('columns', () => {
  test('are known by their names whatever the capitals and blanks', () => {
    const model = allocationTableFromRows([
      mapOf({ ' Points ': '0+', AMOUNT: '5', Period: 'year', 'Effective from': '2026-04-01', Step: '1' }),
    ]);
    expect(model).toMatchObject({ period: 'year', step: '1', effectiveFrom: '2026-04-01' });
  });

  test('that are not known are refused, unless they are to be ignored', () => {
    const row = { points: '0+', amount: '5', notes: 'x' };
    expect(problemOf(() => read([row]))).toMatchObject({ code: 'unknown-name', path: ['rows', 0, 'notes'] });
    expect(read([row], { ignoreColumns: ['Notes'] }).tables).toHaveLength(1);
  });

  test('group, ages and instrument make a table each, in the order of the file', () => {
    const model = read([
      { group: 'a', ages: '0-11', points: '0+', amount: '1' },
      { group: 'b', ages: '12+', points: '0+', amount: '2', instrument: 'long', table: 'Older' },
      { group: 'a', ages: '0-11', points: '5', amount: '3' },
    ]);
    expect(model.tables.map(({ rows, ...whom }) => [whom, rows.length])).toEqual([
      [{ group: 'a', ageRange: { from: 0, to: 11 } }, 2],
      [{ name: 'Older', group: 'b', ageRange: { from: 12 }, instrument: 'long' }, 1],
    ]);
  });

  test('all problems are told at once, each at its row', () => {
    const rows = [
      { points: 'over 9', amount: 'nil' },
      { points: 'x', amount: '5' },
    ].map(mapOf);
    try {
      allocationTableFromRows(rows, { step: 1, period: 'year' });
      expect.unreachable();
    } catch (error) {
      if (!isRasError(error)) throw error;
      expect(error.problems.map(({ path }) => path.slice(0, 3))).toEqual([
        ['rows', 0, 'points'],
        ['rows', 0, 'amount'],
        ['rows', 1, 'points'],
      ]);
    }
  });

  test('nothing but a RasError comes of any rows', () => {
    const cell = fc.oneof(fc.string(), fc.constantFrom('0-9', '5+', '£5', 'nil', 'year', '1'));
    const column = fc.constantFrom('points', 'amount', 'period', 'step', 'ages', 'from', 'to', 'cases', '__proto__');
    const row = fc.array(fc.tuple(column, cell)).map((cells) => new Map(cells));
    fc.assert(
      fc.property(fc.array(fc.oneof(row, fc.anything())), (rows) => {
        try {
          allocationTableFromRows(rows as never);
        } catch (error) {
          expect(isRasError(error)).toBe(true);
        }
      }),
    );
  });
});
