import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fittedLevels } from '../../../src/sensitivity/weights/fitted-levels.js';
import { runsOf, timeFor } from '../../support/runs.js';

const one = (points: readonly number[]) => [{ id: 'sleep', points }];
const pence = (...pounds: number[]) => pounds.map((value) => value * 100);

describe('pounds of a level, by hand', () => {
  test('of one statement each level gets the mean package of its families', () => {
    // At 4 points £400 and £600, at 12 £2,600 and £2,800; £6,400 over 32 points are £200 a point.
    const { levels, rootMeanSquare, n } = fittedLevels(
      { statements: one([4, 4, 12, 12]), traditional: pence(400, 600, 2600, 2800) },
      { fewest: 2 },
    );
    expect(levels).toEqual([
      {
        statementId: 'sleep',
        from: '4',
        to: '4',
        levels: 1,
        n: 2,
        pounds: '500.00',
        more: '500.00',
        byPrice: '800.00',
        unbounded: '500.00',
      },
      {
        statementId: 'sleep',
        from: '12',
        to: '12',
        levels: 1,
        n: 2,
        pounds: '2700.00',
        more: '2200.00',
        byPrice: '2400.00',
        unbounded: '2200.00',
      },
    ]);
    // Each is £100 from the mean of its level.
    expect([n, rootMeanSquare]).toEqual([4, '100.00']);
  });

  test('a higher level that costs less is held at the mean of both, and said', () => {
    // £900 and £900 at 4 points, £600 and £600 at 12: pooled (900 + 900 + 600 + 600) / 4 = 750, as isotonic regression has it.
    const { levels, warnings } = fittedLevels(
      { statements: one([4, 4, 12, 12]), traditional: pence(900, 900, 600, 600) },
      { fewest: 2 },
    );
    expect(levels.map(({ pounds, more, unbounded }) => [pounds, more, unbounded])).toEqual([
      ['750.00', '750.00', '900.00'],
      ['750.00', '0.00', '-300.00'],
    ]);
    expect(warnings.map(({ message }) => message)).toEqual([
      'left to itself the fit says that 12 points on sleep cost less than the level below (-£300.00); the bound holds the step at £0 or more, and no weight should be set by it',
    ]);
  });

  test('thin levels go together from the lowest up, the rest at the top with those below, and it is said', () => {
    // 1 at 2 points, 2 at 4 (3 together), 3 at 8, 1 at 12 (left over, so 4 with those at 8).
    const { levels, warnings } = fittedLevels(
      { statements: one([2, 4, 4, 8, 8, 8, 12]), traditional: pence(100, 200, 300, 700, 800, 900, 2400) },
      { fewest: 3 },
    );
    // (100 + 200 + 300) / 3 = 200; (700 + 800 + 900 + 2,400) / 4 = 1,200. £5,400 over 46 points: 10 / 3 x and 36 / 4 x.
    expect(
      levels.map(({ from, to, levels: count, n, pounds, byPrice }) => [from, to, count, n, pounds, byPrice]),
    ).toEqual([
      ['2', '4', 2, 3, '200.00', '391.30'],
      ['8', '12', 2, 4, '1200.00', '1056.52'],
    ]);
    expect(warnings.map(({ code }) => code)).toEqual(['levels-together', 'levels-together']);
    expect(warnings[0]?.message).toBe(
      '2 levels of sleep (2 to 4 points) are fitted as one, since a level of fewer than 3 cases is not told of alone; together they have 3',
    );
  });

  test('of a statement with fewer families in all no pounds are told, and none are lost to the others', () => {
    // C has £500 for sleep and £1,000 for eating; without a column for eating sleep would be (500 + 500 + 1,500) / 3.
    const statements = [
      { id: 'sleep', points: [4, 4, 4] },
      { id: 'eating', points: [0, 0, 8] },
    ];
    const { levels, warnings } = fittedLevels({ statements, traditional: pence(500, 500, 1500) }, { fewest: 2 });
    expect(
      levels.map(({ statementId, n, pounds, more, byPrice, unbounded }) => [
        statementId,
        n,
        pounds,
        more,
        byPrice,
        unbounded,
      ]),
    ).toEqual([
      ['sleep', 3, '500.00', '500.00', '500.00', '500.00'],
      ['eating', 1, null, null, null, null],
    ]);
    expect(warnings.map(({ code, message }) => [code, message])).toEqual([
      ['few-cases', '3 cases for 2 levels: too few to trust any one of them; 4 or more would be better'],
      ['few-at-statement', '1 case has points on eating, fewer than 2: no pounds of a level are told'],
    ]);
  });

  test('levels that only stand together cannot be told apart; nobody, no points and options', () => {
    const statements = [
      { id: 'a', points: [4, 4] },
      { id: 'b', points: [8, 8] },
    ];
    const { levels, warnings } = fittedLevels({ statements, traditional: pence(300, 300) }, { fewest: 1 });
    expect(levels.map(({ unbounded }) => unbounded)).toEqual([null, null]);
    expect(warnings.map(({ code }) => code)).toEqual(['levels-alike']);
    expect(fittedLevels({ scores: [] }, { fewest: 5 })).toEqual({
      period: 'year',
      n: 0,
      leftOut: [],
      fewest: 5,
      levels: [],
      rootMeanSquare: null,
      warnings: [],
    });
    expect(fittedLevels({ statements: one([0, 0]), traditional: pence(300, 300) }, { fewest: 1 }).levels).toEqual([]);
    // @ts-expect-error how many families make a level has no default
    expect(() => fittedLevels({ statements: one([1]), traditional: [1] }, {})).toThrow('fewest');
    expect(() => fittedLevels({ statements: one([1]), traditional: [1] }, { fewest: 0 })).toThrow('fewest');
  });
});

/** Least squares by Gauss and Jordan on some columns; undefined where they are not apart. */
function solve(columns: readonly (readonly number[])[], values: readonly number[]): number[] | undefined {
  const dot = (a: readonly number[], b: readonly number[]) =>
    a.reduce((sum, value, index) => sum + value * (b[index] ?? 0), 0);
  const rows = columns.map((column) => [...columns.map((other) => dot(column, other)), dot(column, values)]);
  for (let place = 0; place < rows.length; place += 1) {
    const pivot = rows.findIndex((row, index) => index >= place && Math.abs(row[place] ?? 0) > 1e-9);
    if (pivot < 0) return undefined;
    [rows[place], rows[pivot]] = [rows[pivot] ?? [], rows[place] ?? []];
    const own = (rows[place] ?? []).map((value) => value / (rows[place]?.[place] ?? 1));
    rows.forEach((row, index) => {
      rows[index] = index === place ? own : row.map((value, at) => value - (row[place] ?? 0) * (own[at] ?? 0));
    });
  }
  return rows.map((row) => row.at(-1) ?? 0);
}

/** The least squared error with no step below 0, by looking at every choice of the steps that are not 0. */
function leastOfAll(columns: readonly (readonly number[])[], values: readonly number[]): number {
  let least = values.reduce((sum, value) => sum + value ** 2, 0);
  for (let chosen = 1; chosen < 2 ** columns.length; chosen += 1) {
    const used = columns.filter((_, place) => Math.floor(chosen / 2 ** place) % 2 === 1);
    const weights = solve(used, values);
    if (weights === undefined || weights.some((weight) => weight < 0)) continue;
    const error = values.reduce(
      (sum, value, index) =>
        sum +
        (value - used.reduce((given, column, place) => given + (column[index] ?? 0) * (weights[place] ?? 0), 0)) ** 2,
      0,
    );
    least = Math.min(least, error);
  }
  return least;
}

test('no other steps of £0 or more come nearer to the packages: every choice of steps looked at', {
  timeout: timeFor(runsOf(150)),
}, () => {
  const level = fc.constantFrom(0, 4, 12, 18);
  const families = fc.array(fc.tuple(level, level, fc.integer({ min: 0, max: 9000 })), { minLength: 1, maxLength: 14 });
  fc.assert(
    fc.property(families, fc.integer({ min: 1, max: 4 }), (rows, fewest) => {
      const statements = [
        { id: 'a', points: rows.map(([a]) => a) },
        { id: 'b', points: rows.map(([, b]) => b) },
      ];
      const values = rows.map(([, , pounds]) => pounds);
      const { levels, rootMeanSquare } = fittedLevels({ statements, traditional: pence(...values) }, { fewest });
      const columns = levels.map(({ statementId, from }) =>
        rows.map(([a, b]) => ((statementId === 'a' ? a : b) >= Number(from) ? 1 : 0)),
      );
      const least = Math.sqrt(leastOfAll(columns, values) / rows.length);
      expect(Math.abs(Number(rootMeanSquare) - least)).toBeLessThan(0.02);
      for (const id of ['a', 'b']) {
        const own = levels.filter(({ statementId }) => statementId === id);
        // The families at its levels are all who have points on it; no level is thin where there are several.
        const column = statements.find((statement) => statement.id === id)?.points ?? [];
        expect(own.reduce((sum, { n }) => sum + n, 0)).toBe(column.filter((points) => points > 0).length);
        if (own.length > 1) expect(Math.min(...own.map(({ n }) => n))).toBeGreaterThanOrEqual(fewest);
        for (const { more } of own) expect(Number(more ?? '0')).toBeGreaterThanOrEqual(0);
      }
    }),
    { numRuns: runsOf(150), seed: 16_201 },
  );
});
