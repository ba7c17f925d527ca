import { describe, expect, test } from 'vitest';
import type { CohortCase } from '../../../src/cohort/case.js';
import { outcomeGaps } from '../../../src/equity/outcomes/outcome-gaps.js';
import { shareDifference } from '../../../src/equity/outcomes/shares.js';
import { uniform } from '../../share/council.js';

/** Families of a group with some points, so many of them with the outcome. */
const families = (group: string, points: number | undefined, yes: number, n: number): CohortCase[] =>
  Array.from({ length: n }, (_, index) => ({
    caseId: `${group}-${points}-${index}`,
    group,
    ...(points !== undefined && { points }),
    characteristics: [{ name: 'limited', value: index < yes ? 'Y' : 'no' }],
  }));

describe('the difference of two shares', () => {
  // Newcombe, Statistics in Medicine 17 (1998), Table II, method 10.
  test.each([
    ['56 of 70 and 48 of 80', { yes: 56, n: 70 }, { yes: 48, n: 80 }, 0.0524, 0.3339],
    ['9 of 10 and 3 of 10', { yes: 9, n: 10 }, { yes: 3, n: 10 }, 0.1705, 0.809],
    ['10 of 10 and 0 of 10', { yes: 10, n: 10 }, { yes: 0, n: 10 }, 0.6075, 1],
  ])('%s', (_, own, other, low, high) => {
    const found = shareDifference([{ own, other, weight: 1 }], 95);
    expect(found.difference).toBeCloseTo(own.yes / own.n - other.yes / other.n, 12);
    expect(found.low).toBeCloseTo(low, 4);
    expect(found.high).toBeCloseTo(high, 4);
  });

  test('of everybody and everybody has an interval with a width', () => {
    const found = shareDifference([{ own: { yes: 4, n: 4 }, other: { yes: 4, n: 4 }, weight: 8 }], 95);
    expect(found.difference).toBe(0);
    expect(found.low).toBeLessThan(-0.3);
    expect(found.high).toBeGreaterThan(0.3);
  });

  test('lies in its interval in at least 93 of 100 draws, of one level of need and of three, of 4, 10 and 60 families', () => {
    const next = uniform(5);
    const drawn = (n: number, share: number): number =>
      Array.from({ length: n }, next).filter((one) => one < share).length;
    for (const [sizes, shares] of [
      [[[10, 10]], [0.5, 0.2]],
      [[[5, 60]], [0.3, 0.3]],
      [
        [
          [4, 4],
          [4, 4],
          [4, 4],
        ],
        [0.6, 0.3],
      ],
      [
        [
          [5, 60],
          [5, 60],
          [10, 10],
        ],
        [0.1, 0.4],
      ],
      [
        [
          [2, 2],
          [3, 5],
          [4, 8],
          [2, 9],
          [5, 5],
        ],
        [0.5, 0.2],
      ],
      [
        [
          [10, 10],
          [10, 10],
          [10, 10],
        ],
        [0.9, 0.5],
      ],
    ] as const) {
      let held = 0;
      for (let draw = 0; draw < 2000; draw += 1) {
        const pairs = sizes.map(([own, other]) => ({
          own: { yes: drawn(own, shares[0]), n: own },
          other: { yes: drawn(other, shares[1]), n: other },
          weight: own + other,
        }));
        const { low, high } = shareDifference(pairs, 95);
        if (low <= shares[0] - shares[1] && shares[0] - shares[1] <= high) held += 1;
      }
      expect(held / 2000, JSON.stringify(sizes)).toBeGreaterThan(0.93);
    }
  });
});

describe('outcomes of yes and no at equal need', () => {
  // Group B has the outcome less often at either level of need, and more often in all: 1 of 4 and 9 of 12 against 2 of 6 and
  // 4 of 5. Of everyone it is 10/16 = 62.5 % against 6/11 = 54.5 %: 8.0 points more. At equal need, weighted by the 10 and 17
  // families of the levels: (10 (1/4 - 1/3) + 17 (3/4 - 4/5)) / 27 = -6.2 points.
  const cases = [
    ...families('A', 10, 2, 6),
    ...families('A', 30, 4, 5),
    ...families('B', 10, 1, 4),
    ...families('B', 30, 9, 12),
  ];
  const options = {
    outcomes: ['limited'],
    by: ['group'],
    bands: 'each' as const,
    reference: [{ by: 'group', group: 'A' }],
  };

  test('everyone, over all levels, and level by level', () => {
    const rows = outcomeGaps(cases, options);
    expect(rows.map(({ group, of, level, own, other, points }) => [group, of, level, own, other, points])).toEqual([
      ['B', 'everyone', null, { yes: 10, n: 16 }, { yes: 6, n: 11 }, '8.0'],
      ['B', 'equal-need', null, { yes: 10, n: 16 }, { yes: 6, n: 11 }, '-6.2'],
      ['B', 'level', '10 points', { yes: 1, n: 4 }, { yes: 2, n: 6 }, '-8.3'],
      ['B', 'level', '30 points', { yes: 9, n: 12 }, { yes: 4, n: 5 }, '-5.0'],
    ]);
    for (const { low, points, high } of rows) {
      expect(Number(low)).toBeLessThan(Number(points));
      expect(Number(high)).toBeGreaterThan(Number(points));
    }
  });

  test('who has no known need, no known outcome or nobody to be compared with is in no figure at equal need', () => {
    const more: CohortCase[] = [
      ...families('B', undefined, 3, 3),
      ...families('B', 99, 1, 1),
      { caseId: 'unknown', group: 'B', points: 10 },
    ];
    const [everyone, equal] = outcomeGaps([...cases, ...more], options);
    expect(everyone?.own).toEqual({ yes: 14, n: 20 });
    expect(equal?.own).toEqual({ yes: 10, n: 16 });
  });

  test('a word that is neither yes nor no is refused, and so is an outcome that nobody states', () => {
    const odd = [{ caseId: 'x', group: 'A', points: 1, characteristics: [{ name: 'limited', value: 'perhaps' }] }];
    expect(() => outcomeGaps(odd, { ...options, reference: [] })).toThrow('expected yes or no');
    expect(() => outcomeGaps(cases, { ...options, outcomes: ['referred'] })).toThrow('referred');
    expect(() => outcomeGaps(cases, { ...options, reference: [{ by: 'group', group: 'C' }] })).toThrow(
      'no case has group',
    );
  });
});
