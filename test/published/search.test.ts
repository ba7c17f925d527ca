import { describe, expect, test } from 'vitest';
import { familiesBehind, inferSiteSizes } from '../../src/published/index.js';

const WAYS = ['increased', 'decreased', 'unchanged'] as const;
const shares = (figure: 'f27' | 'f31') => WAYS.map((way) => `rr145-${figure}-all-${way}` as const);

describe('whole families behind published shares', () => {
  // 40 / 91 = 43.96 %, 36 / 91 = 39.56 %, 15 / 91 = 16.48 %; 40 / 92 = 43.48 % and 41 / 92 = 44.57 % miss 44 %
  test('of Figure 27 are 40, 36 and 15 of 91, and none of 92', () => {
    expect(familiesBehind(shares('f27'), 'rr145-f27-n')).toEqual([[40, 36, 15]]);
    expect(familiesBehind(shares('f27'), 'rr145-t33-n')).toEqual([]);
  });

  test('of Figure 31 are 47, 22 and 22 of 91, and would be 48, 22 and 22 of 92', () => {
    expect(familiesBehind(shares('f31'), 'rr145-f31-n')).toEqual([[47, 22, 22]]);
    expect(familiesBehind(shares('f31'), 'rr145-t33-n')).toEqual([[48, 22, 22]]);
  });

  // 46 / 124 = 37.10 %, 45 / 124 = 36.29 %, 47 / 124 = 37.90 %
  test('of Figure 30 are 46 of 124', () => {
    expect(familiesBehind(['rr145-f30-all-moderated'], 'rr145-f30-n')).toEqual([[46]]);
  });

  test('need a whole number of families', () => {
    expect(() => familiesBehind([], 'rr145-t63-upper-ratio')).toThrow('14.6');
  });
});

describe('the sizes of the sites', () => {
  test('leave 21 families for site 1 and 12 for site 3, by a second search in plain numbers', () => {
    const second = searchAgain();
    expect(inferSiteSizes()).toEqual(second);
    expect([second.site1, second.site3]).toEqual([[21], [12]]);
  });
});

/** Table 33 in hundreds of pounds and Table 28 in per cent, copied from the report; each within half a step. */
const IB = [76, 105, 107, 97, 17, 165];
const TRADITIONAL = [126, 108, 67, 70, 17, 151];
const CHANGE = [-40, -3, 93, 12, -19, -6];
const [ALL_IB, ALL_TRADITIONAL, ALL_CHANGE] = [102, 102, -5];

/** The same search by other means: sums of twice the figures, and a change that is possible if a sum can be 0. */
function searchAgain() {
  const hasShare = (size: number, percent: number) =>
    Array.from({ length: size + 1 }, (_, k) => k).some((k) => Math.abs(2 * (100 * k - percent * size)) <= size);
  const ones = range(1, 91).filter((size) => [62, 33, 57].every((percent) => hasShare(size, percent)));
  const threes = range(1, 91).filter((size) => [8, 75, 8].every((percent) => hasShare(size, percent)));
  const found: number[][] = [];
  for (const one of ones)
    for (const three of threes)
      for (const two of range(2, 91 - one - three))
        for (const four of range(2, 91 - one - three - two))
          for (const five of range(2, 91 - one - three - two - four)) {
            const six = 91 - one - two - three - four - five;
            const sizes = [one, two, three, four, five, six];
            if (six >= 2 && fits(sizes)) found.push(sizes);
          }
  const distinct = (index: number) => [...new Set(found.map((sizes) => sizes[index] ?? 0))];
  return { site1: distinct(0), site3: distinct(2), solutions: found.length };
}

function fits(sizes: readonly number[]): boolean {
  const total = (values: readonly number[]) => sizes.reduce((sum, size, i) => sum + size * (values[i] ?? 0), 0);
  // A mean of rounded means differs from the printed one by at most half a step of each: one step in all.
  if (Math.abs(total(IB) - 91 * ALL_IB) > 91 || Math.abs(total(TRADITIONAL) - 91 * ALL_TRADITIONAL) > 91) return false;
  // Twice each figure is a whole number, and its true value is at most 1 from it. A change of w over all families is
  // possible if the pounds by which the sites exceed it can be more than 0 at its low end and less at its high end.
  const excess = (sign: 1 | -1) =>
    sizes.reduce((sum, size, i) => {
      const above = 2 * (CHANGE[i] ?? 0) + sign - (2 * ALL_CHANGE - sign);
      return sum + size * (2 * (TRADITIONAL[i] ?? 0) + sign * Math.sign(above)) * above;
    }, 0);
  return excess(1) >= 0 && excess(-1) <= 0;
}

function range(from: number, to: number): number[] {
  return Array.from({ length: Math.max(0, to - from + 1) }, (_, index) => from + index);
}
