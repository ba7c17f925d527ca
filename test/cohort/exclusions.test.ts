import { describe, expect, test } from 'vitest';
import type { CohortCase } from '../../src/cohort/case.js';
import { horizontalEquity } from '../../src/equity/horizontal/horizontal.js';

const CASES: readonly CohortCase[] = [
  { caseId: 'no-points', final: 1 },
  { caseId: 'b', points: 1 },
  { caseId: 'a', points: 1 },
  { caseId: 'moved', points: 1, final: 1, excludeReason: 'moved away' },
  { caseId: 'kept', points: 1, final: 1 },
];

describe('cases that are left out', () => {
  const told = (cases: readonly CohortCase[], list = 100) =>
    horizontalEquity(cases, { stages: ['final'], list }).excluded;

  test('come by their reasons in one order, each with the first of its ids, whatever the order of the file', () => {
    const expected = [
      { code: 'stated', reason: 'moved away', cases: 1, caseIds: ['moved'] },
      { code: 'missing-points', reason: 'no points', cases: 1, caseIds: ['no-points'] },
      { code: 'missing-amount', reason: 'no final amount', cases: 2, caseIds: ['a', 'b'] },
    ];
    expect(told(CASES)).toEqual(expected);
    expect(told([...CASES].reverse())).toEqual(expected);
  });

  test('are counted beyond the ids that are told', () => {
    expect(told(CASES, 1).map(({ cases, caseIds }) => [cases, caseIds])).toEqual([
      [1, ['moved']],
      [1, ['no-points']],
      [2, ['a']],
    ]);
  });
});
