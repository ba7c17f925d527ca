import { describe, expect, test } from 'vitest';
import { cellsOfCodes, setsOf } from '../../../src/cohort/share/cells.js';
import { exposes, isShareable, isShareableChain, leastShared } from '../../../src/cohort/share/exposed.js';
import { mergedGroups } from '../../../src/cohort/share/merge.js';
import { fraction, negative } from '../../../src/cohort/share/modular.js';
import { narrowness } from '../../../src/cohort/share/narrow.js';
import { seededRandom } from '../../../src/exact/random.js';

describe('which groups are shown together', () => {
  test.each<[string, number[], number, boolean[] | null]>([
    // Decided by hand: of 5 the groups of 3 and 2 are shown as one of 5, of 10 only the total.
    ['12, 3 and 2, of 5', [12, 3, 2], 5, [false, true, true]],
    ['12, 3 and 2, of 10', [12, 3, 2], 10, null],
    // A small group alone would be the total less the others: the smallest of these joins it.
    ['67, 21, 8 and 1, of 5', [67, 21, 8, 1], 5, [false, false, true, true]],
    // Together 3 and 1 are 4: still small.
    ['12, 9, 3 and 1, of 5', [12, 9, 3, 1], 5, [false, true, true, true]],
    ['12 and 9, of 5', [12, 9], 5, [false, false]],
    ['12, 9 and none, of 5', [12, 9, 0], 5, [false, false, false]],
    ['12 and 2, of 5', [12, 2], 5, null],
  ])('%s', (_, sizes, least, merged) => {
    expect(mergedGroups(sizes, least, () => true)).toEqual(merged);
  });

  test('what would expose somebody is merged further', () => {
    const isSafe = (merged: readonly boolean[]): boolean => merged[1] === true;
    expect(mergedGroups([30, 12, 3, 2], 5, isSafe)).toEqual([false, true, true, true]);
    expect(mergedGroups([30, 12], 5, () => false)).toBeNull();
  });
});

describe('what sums and differences expose', () => {
  // Four cells: existing families of A and B, newcomers of A and B.
  const sizes = [20, 12, 9, 2];
  const existing = [1, 1, 0, 0];
  const everyone = [1, 1, 1, 1];
  const groupA = [1, 0, 1, 0];

  test('a small set itself, and the rest of a total', () => {
    expect(exposes(sizes, [[0, 0, 0, 1]], 5)).toBe(true);
    expect(exposes(sizes, [everyone, [1, 1, 1, 0]], 5)).toBe(true);
    expect(exposes(sizes, [everyone, existing], 5)).toBe(false);
  });

  test('no cell of two totals of rows and columns, but each of them with one cell more', () => {
    expect(exposes(sizes, [everyone, existing, groupA], 5)).toBe(false);
    // Existing families of A are 20; then newcomers of A are 9, and of B 43 - 32 - 9 = 2.
    expect(exposes(sizes, [everyone, existing, groupA, [1, 0, 0, 0]], 5)).toBe(true);
  });

  test('what is left of a set without two others that are apart', () => {
    expect(
      exposes(
        [20, 12, 3],
        [
          [1, 1, 1],
          [1, 0, 0],
          [0, 1, 0],
        ],
        5,
      ),
    ).toBe(true);
    expect(
      exposes(
        [20, 12, 6],
        [
          [1, 1, 1],
          [1, 0, 0],
          [0, 1, 0],
        ],
        5,
      ),
    ).toBe(false);
  });

  test('a gap of two means gives the rest of one of them', () => {
    // Group of 6 = 5 + 1, another of 10. Mean of all 6, mean of the 10, and the gap of the 5 against the 10.
    const gap = [fraction(1, 5), 0, negative(fraction(1, 10))];
    expect(exposes([5, 1, 10], [[1, 1, 0], [0, 0, 1], gap], 5)).toBe(true);
    expect(
      exposes(
        [5, 1, 10],
        [
          [1, 1, 0],
          [0, 0, 1],
        ],
        5,
      ),
    ).toBe(false);
    expect(exposes([5, 6, 10], [[1, 1, 0], [0, 0, 1], gap], 5)).toBe(false);
  });

  test('one who knows its own amount learns another’s', () => {
    // Rows of 1 + 9 and 9 + 1, columns of 10 and 10: with its own amount the one family has the 9 beside it in its row and
    // in its column, and so the other one.
    const published = [
      [1, 1, 0, 0],
      [0, 0, 1, 1],
      [1, 0, 1, 0],
      [0, 1, 0, 1],
    ];
    expect(exposes([1, 9, 9, 1], published, 3)).toBe(true);
    expect(exposes([3, 9, 9, 3], published, 3)).toBe(false);
    // Of two families each learns the other's amount, so that a shared figure rests on three at the least.
    expect([2, 3, 5].map(leastShared)).toEqual([3, 3, 5]);
  });

  test('no count of few, and no step between counts', () => {
    expect([0, 1, 4, 5].map((count) => isShareable(count, 5))).toEqual([true, false, false, true]);
    expect(isShareableChain([10, 20, 20], 5)).toBe(true);
    expect(isShareableChain([10, 12, 20], 5)).toBe(false);
  });
});

describe('what nobody below £0 narrows', () => {
  /** Whether the last of some figures leaves too little open beside those before it. */
  const isNarrow = (sizes: number[], rows: number[][], columns: number[][]): boolean => {
    const narrow = narrowness(sizes, columns);
    for (const row of rows.slice(0, -1)) narrow.add(row);
    return narrow.wouldBe(rows.at(-1) ?? []);
  };

  test('a sum of one large and small amounts leaves the large one open: it can be anything up to the sum', () => {
    expect(isNarrow([1, 1, 1], [[1, 1, 1]], [[9000, 100, 100]])).toBe(false);
  });

  test('two means of nearly the same families leave little room', () => {
    // x + y = 1,000 and x + 1.01 y = 1,000 + 0.01 y: y is known, and so is x.
    expect(
      isNarrow(
        [1, 1],
        [
          [1, 1],
          [1, 1.01],
        ],
        [[900, 100]],
      ),
    ).toBe(true);
    // x + y + z = 9,110 and 0.01 x + y + z = 200: the small ones cannot hide the large one.
    expect(
      isNarrow(
        [1, 1, 1],
        [
          [1, 1, 1],
          [0.01, 1, 1],
        ],
        [[9000, 100, 10]],
      ),
    ).toBe(true);
  });

  test('families that stand in every figure alike hide each other', () => {
    expect(
      isNarrow(
        [5, 9],
        [
          [1, 1],
          [1, 0],
        ],
        [[5000, 9000]],
      ),
    ).toBe(false);
  });
});

test('ways that are kept from figure to figure are those that are worked out afresh, of 200 at random', () => {
  const random = seededRandom(31);
  for (let run = 0; run < 200; run += 1) {
    const cells = 2 + random.below(7);
    const row = () => Array.from({ length: cells }, () => random.below(3));
    const sizes = Array.from({ length: cells }, () => 1 + random.below(3));
    const amounts = [Array.from({ length: cells }, () => random.below(1000))];
    const kept = narrowness(sizes, amounts);
    const added: number[][] = [];
    for (let figure = 0; figure < 5; figure += 1) {
      const next = row();
      const afresh = narrowness(sizes, amounts);
      for (const one of added) afresh.add(one);
      expect(kept.wouldBe(next)).toBe(afresh.wouldBe(next));
      // Asked for before it is added, or not at all.
      if (random.below(2) === 0) kept.wouldBe(row());
      kept.add(next);
      added.push(next);
    }
  }
});

test('cells are of families alike in every column', () => {
  const { sizes, codes, cellOf } = cellsOfCodes([Int32Array.of(0, 0, 1, -1), Int32Array.of(2, 2, 2, 0)], 4);
  expect(sizes).toEqual([2, 1, 1]);
  expect(codes).toEqual([
    [0, 1, -1],
    [2, 2, 0],
  ]);
  expect([...cellOf]).toEqual([0, 0, 1, 2]);
  expect(setsOf([0, 1, -1, 0])).toEqual([
    [1, 0, 0, 1],
    [0, 1, 0, 0],
  ]);
});
