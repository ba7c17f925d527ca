import { expect, test } from 'vitest';
import type { CohortCase } from '../../../src/cohort/case.js';
import { groupGaps } from '../../../src/equity/gaps/group-gaps.js';

// Children of one household go together: ten households of twins say no more than ten children do.

const AMOUNTS = {
  A: [4000, 4150, 4230, 4310, 4400, 4520, 4600, 4710, 4880, 5000],
  B: [4300, 4420, 4500, 4600, 4690, 4800, 4900, 5010, 5200, 5380],
};

function cohort(children: number, isNamed: boolean, apart = 0): CohortCase[] {
  return Object.entries(AMOUNTS).flatMap(([group, amounts]) =>
    amounts.flatMap((amount, index) =>
      Array.from({ length: children }, (_, child) => ({
        caseId: `${group}${index}-${child}`,
        group,
        points: 10 + apart * child,
        final: amount + 100 * apart * child,
        ...(isNamed && { household: `${group}${index}` }),
      })),
    ),
  );
}

const options = { stages: ['final'], by: ['group'], bands: 'each', reference: [{ by: 'group', group: 'A' }] } as const;

function halfOf(cases: readonly CohortCase[]): { gap: number; half: number } {
  const { stages } = groupGaps(cases, options);
  const equal = stages[0]?.characteristics[0]?.groups.find(({ group }) => group === 'B')?.gapAtEqualNeed;
  const gap = Number(equal?.amount);
  return { gap, half: Math.max(gap - Number(equal?.interval?.low), Number(equal?.interval?.high) - gap) };
}

/** Welch's standard error of the difference of two means, by the formula of a textbook. */
function standardError(): number {
  const parts = Object.values(AMOUNTS).map((amounts) => {
    const mean = amounts.reduce((sum, one) => sum + one, 0) / amounts.length;
    return amounts.reduce((sum, one) => sum + (one - mean) ** 2, 0) / (amounts.length - 1) / amounts.length;
  });
  return Math.sqrt(parts.reduce((sum, one) => sum + one, 0));
}

test('twins of one household leave the gap as it is, and its interval no narrower than that of one child each', () => {
  const [one, twins, unnamed] = [halfOf(cohort(1, false)), halfOf(cohort(2, true)), halfOf(cohort(2, false))];
  expect([twins.gap, unnamed.gap]).toEqual([one.gap, one.gap]);
  // Of 18 degrees of freedom Student's quantile is 2.10; without households the error would be too small by √2.
  expect(twins.half).toBeGreaterThan(2.09 * standardError());
  expect(unnamed.half).toBeLessThan((twins.half * 1.05) / Math.SQRT2);
});

test('siblings with different points go together as well', () => {
  const [named, unnamed] = [halfOf(cohort(2, true, 10)), halfOf(cohort(2, false, 10))];
  expect(named.gap).toBe(unnamed.gap);
  expect(named.half).toBeGreaterThan(1.4 * unnamed.half);
});

test('a household of one child changes nothing', () => {
  expect(halfOf(cohort(1, true))).toEqual(halfOf(cohort(1, false)));
});

test('two children of one household are too few for an interval', () => {
  const two = [0, 1].map((child) => ({
    caseId: `C${child}`,
    group: 'C',
    points: 10,
    final: 4000 + 500 * child,
    household: 'c',
  }));
  const { stages } = groupGaps([...cohort(1, false), ...two], options);
  const equal = stages[0]?.characteristics[0]?.groups.find(({ group }) => group === 'C')?.gapAtEqualNeed;
  expect([equal?.interval, equal?.noInterval]).toEqual([null, 'few-families']);
});
