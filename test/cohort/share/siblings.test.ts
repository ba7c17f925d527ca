import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { exposes } from '../../../src/cohort/share/exposed.js';
import { householdsIn, largestTogether, leastCases, siblingsOf } from '../../../src/cohort/share/siblings.js';
import { runsOf, timeFor } from '../../support/runs.js';

describe('how many children a figure must be of', () => {
  test('by hand: of five families with households of 3, 2 and else 1', () => {
    // The largest four families have 3 + 2 + 1 + 1 children: of 8 there are five families at least.
    const siblings = siblingsOf(['a', 'a', 'a', 'b', 'b', undefined, 'c', undefined]);
    expect(siblings).toEqual([
      [0, 1, 2],
      [3, 4],
    ]);
    expect(leastCases(5, siblings)).toBe(8);
    expect(largestTogether(siblings, 2)).toBe(5);
    expect(leastCases(5, [])).toBe(5);
    // Of a threshold of two, three: the two largest have 5.
    expect(leastCases(2, siblings)).toBe(6);
    expect(siblingsOf(Float64Array.from([1, Number.NaN, 1, Number.NaN]))).toEqual([[0, 2]]);
  });

  test('so many of any children are of as many families, and one fewer need not be', {
    timeout: timeFor(runsOf(300)),
  }, () => {
    const homes = fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 1, maxLength: 14 });
    fc.assert(
      fc.property(homes, fc.integer({ min: 2, max: 6 }), (households, smallCell) => {
        const families = Math.max(smallCell, 3);
        const least = leastCases(smallCell, siblingsOf(households));
        // The fewest families of a set of some size: fill it from the largest households.
        const sizes = [...new Set(households)]
          .map((home) => households.filter((one) => one === home).length)
          .sort((a, b) => b - a);
        const fewestOf = (children: number): number => {
          let [left, used] = [children, 0];
          for (const size of sizes) if (left > 0) [left, used] = [left - size, used + 1];
          return used;
        };
        if (least <= households.length) expect(fewestOf(least)).toBeGreaterThanOrEqual(families);
        if (least - 1 <= households.length) expect(fewestOf(least - 1)).toBeLessThan(families);
      }),
      { numRuns: runsOf(300), seed: 16_401 },
    );
  });
});

describe('a household that knows the amounts of its children', () => {
  test('may take its own away from a figure that is shared', () => {
    // Cells: the two children of H, 4 and 20 others. Of five families a figure is of 6 children: H and 4 others are enough.
    const rows = [
      [1, 1, 1],
      [1, 1, 0],
    ];
    const siblings = [[0, 1]];
    expect(leastCases(5, siblings)).toBe(6);
    const households = householdsIn(siblings, Int32Array.from([0, 0, 1, 1, 1, 1]), 5);
    expect(households).toEqual([{ cells: [0, 0], others: 4 }]);
    expect(exposes([2, 4, 20], rows, 6, households)).toBe(false);
    // Of 3 others and H the figure is of four families.
    expect(exposes([2, 3, 20], rows, 6, households)).toBe(true);
  });

  test('learns a sum of few by two amounts together, which neither child would alone', () => {
    // Cells: one child of H with 3 others, the other child, and 20 more. The first figure less the second is the first
    // child and 3 others less the second child.
    const sizes = [4, 1, 20];
    const rows = [
      [1, 0, 1],
      [0, 1, 1],
    ];
    expect(exposes(sizes, rows, 5)).toBe(false);
    expect(exposes(sizes, rows, 5, [{ cells: [0, 1], others: 4 }])).toBe(true);
    expect(exposes(sizes, rows, 5, [{ cells: [0, 1], others: 3 }])).toBe(false);
    // A household with a child elsewhere as well knows only its own part of the 20.
    expect(exposes(sizes, rows, 5, [{ cells: [0, 2], others: 4 }])).toBe(false);
  });

  test('changes nothing where no household has several children', () => {
    const small = fc.array(fc.integer({ min: 1, max: 6 }), { minLength: 2, maxLength: 5 });
    fc.assert(
      fc.property(small, fc.integer({ min: 0, max: 1023 }), (counts, bits) => {
        const rows = [
          counts.map(() => 1),
          counts.map((_, cell) => Math.floor(bits / 2 ** cell) % 2),
          counts.map((_, cell) => Math.floor(bits / 2 ** (cell + 5)) % 2),
        ];
        expect(exposes(counts, rows, 5, [])).toBe(exposes(counts, rows, 5));
        // Whoever knows more finds no less.
        if (exposes(counts, rows, 5)) expect(exposes(counts, rows, 5, [{ cells: [0, 1], others: 4 }])).toBe(true);
      }),
      { numRuns: 300, seed: 16_402 },
    );
  });
});
