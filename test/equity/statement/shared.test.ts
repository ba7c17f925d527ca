import { describe, expect, test } from 'vitest';
import type { CohortCase } from '../../../src/cohort/case.js';
import { equityStatement } from '../../../src/equity/statement/statement.js';

// What a statement for sharing has beside sums: intervals, coefficients, means at each level of need.

const group = (name: string, points: number, amounts: readonly number[]): CohortCase[] =>
  amounts.map((final, index) => ({ caseId: `${name}${points}-${index}`, group: name, points, final }));
const spread = (n: number, from: number, step: number): number[] =>
  Array.from({ length: n }, (_, index) => from + step * index);
const options = { stages: ['final'], by: ['group'], bands: 'each', reference: [{ by: 'group', group: 'A' }] } as const;
const inside = (cases: readonly CohortCase[]) => equityStatement(cases, options);
const shared = (cases: readonly CohortCase[], smallCell = 5) =>
  equityStatement(cases, { ...options, smallCell, smallCells: 'suppress' });
const toldOf = ({ rows }: ReturnType<typeof inside>, figure: string): string | null | undefined =>
  rows.find((row) => row.figure.startsWith(figure))?.value;

describe('an interval that is shared', () => {
  const twelve = [...group('A', 10, spread(12, 4000, 90)), ...group('B', 10, spread(12, 4300, 110))];

  test('is rounded outwards, by two fifths of the mean over the families at least', () => {
    const ends = (one: ReturnType<typeof inside>) =>
      ['interval of that gap from', 'interval of that gap to'].map((figure) => Number(toldOf(one, figure)));
    const [[low = 0, high = 0], [from = 0, to = 0]] = [ends(inside(twelve)), ends(shared(twelve))];
    // The mean of A is 4,000 + 90 × 5.5 = 4,495: 0.4 × 4,495 / 12 = 149.83, and the next of 1, 2 and 5 with noughts is 200.
    expect([from, to]).toEqual([200 * Math.floor(low / 200), 200 * Math.ceil(high / 200)]);
    expect(Number(toldOf(shared(twelve), 'gap at equal need'))).toBe(410);
  });

  test('is not there where a group has fewer than twice as many families as a figure rests on at some level', () => {
    const some = [...twelve, ...group('A', 20, spread(12, 8000, 70)), ...group('B', 20, spread(9, 8100, 95))];
    expect(toldOf(inside(some), 'interval of that gap from')).not.toBeNull();
    const { sections } = shared(some);
    expect(toldOf(shared(some), 'interval of that gap from')).toBeNull();
    expect(sections.at(-1)?.answers.join()).toContain(
      'its interval is not shared, since it could tell of few families',
    );
    expect(toldOf(shared(some, 4), 'interval of that gap from')).not.toBeNull();
  });
});

describe('coefficients that are shared', () => {
  const many = [...group('A', 10, spread(12, 2000, 300)), ...group('B', 30, spread(12, 5000, 900))];

  test('have two decimals', () => {
    expect(toldOf(inside(many), 'Gini')).toMatch(/^0\.\d{4}$/);
    expect(toldOf(shared(many), 'Gini')).toBe(Number(toldOf(inside(many), 'Gini')).toFixed(2));
  });

  test.each<[string, CohortCase[], number]>([
    [
      'amounts are nearly all alike',
      [...group('A', 10, spread(12, 4000, 1)), ...group('B', 30, spread(12, 4100, 1))],
      5,
    ],
    [
      'one family has nearly all of the money',
      [...group('A', 10, spread(12, 1, 0)), ...group('B', 30, [90_000, ...spread(11, 1, 0)])],
      5,
    ],
    ['there are fewer than twice as many families', many, 13],
  ])('are not there where %s', (_, cases, smallCell) => {
    const statement = shared(cases, smallCell);
    expect(toldOf(statement, 'Gini')).toBeUndefined();
    expect(toldOf(statement, 'rank correlation')).toBeUndefined();
    const words = statement.sections.find(({ question }) => question.startsWith('How unequal'))?.answers ?? [];
    expect(words).toEqual(
      statement.sections.length === 0
        ? []
        : ['Final amounts: this is not shared, since it could tell of few families.'],
    );
  });
});

describe('means of groups at each level of need', () => {
  // At either level B has more than A, and less over all, because most of B have little need (Simpson's paradox): A 6 × 4,000
  // and 18 × 9,000 is 186,000 / 24 = 7,750; B 18 × 4,500 and 6 × 9,500 is 138,000 / 24 = 5,750.
  const cases = [
    ...group('A', 10, spread(6, 4000, 0)),
    ...group('A', 30, spread(18, 9000, 0)),
    ...group('B', 10, spread(18, 4500, 0)),
    ...group('B', 30, spread(6, 9500, 0)),
  ];
  const rows = ({ means }: ReturnType<typeof inside>) => means.map((one) => [one.level, one.group, one.n, one.mean]);
  const overAll = [
    [null, 'A', 24, '7750.00'],
    [null, 'B', 24, '5750.00'],
  ];

  test('show what the averages turn round', () => {
    expect(rows(inside(cases))).toEqual([
      ['10 points', 'A', 6, '4000.00'],
      ['10 points', 'B', 18, '4500.00'],
      ['30 points', 'A', 18, '9000.00'],
      ['30 points', 'B', 6, '9500.00'],
      ...overAll,
    ]);
    expect(rows(shared(cases))).toEqual(rows(inside(cases)));
  });

  test('are left out where they are of few, and where the total less the others would be', () => {
    // Of 10 the cells of 6 are small; so would be all of A without its 18, and all of B without its 18.
    expect(rows(shared(cases, 10))).toEqual(overAll);
  });
});
