import { describe, expect, test } from 'vitest';
import * as equity from '../../src/equity/index.js';

// Two families of each group at 10 points and at 20 of them, £2,000 and £4,000: the same money at the same need.
const CASES = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'].map((caseId, index) => ({
  caseId,
  points: index < 4 ? 10 : 20,
  traditional: index < 4 ? '2000' : '4000',
  final: index < 4 ? '2000' : '4000',
  group: index % 2 === 0 ? 'n' : 's',
  characteristics: [{ name: 'limited', value: index % 4 < 2 ? 'yes' : 'no' }],
}));
const amounts = Float64Array.from(CASES, ({ final }) => Number(final) * 100);
const COLUMNS = {
  caseIds: CASES.map(({ caseId }) => caseId),
  points: Float64Array.from(CASES, ({ points }) => points),
  amounts: { traditional: amounts, final: amounts.slice() },
  characteristics: [
    { name: 'group', names: ['n', 's'], codes: Int8Array.from(CASES, ({ group }) => (group === 'n' ? 0 : 1)) },
    {
      name: 'limited',
      names: ['yes', 'no'],
      codes: Int8Array.from(CASES, ({ characteristics: [one] }) => (one?.value === 'yes' ? 0 : 1)),
    },
  ],
};

const NEED = { by: ['group'], bands: 'each' as const };
const STAGE = { stage: 'final' as const };
type Asked = (cohort: equity.CohortInput) => unknown;

/** A call of each function that takes a cohort. */
const CALLS: Readonly<Record<string, Asked>> = {
  horizontalEquity: (cohort) => equity.horizontalEquity(cohort, { stages: ['final'], ...NEED, bands: [15] }),
  verticalEquity: (cohort) => equity.verticalEquity(cohort, { stages: ['final'] }),
  inequality: (cohort) => equity.inequality(cohort, { stages: ['final'], by: ['group'] }),
  groupGaps: (cohort) => equity.groupGaps(cohort, { stages: ['final'], ...NEED }),
  outcomeGaps: (cohort) => equity.outcomeGaps(cohort, { outcomes: ['limited'], ...NEED }),
  equityStatement: (cohort) => equity.equityStatement(cohort, { stages: ['final'], ...NEED, smallCell: 2 }),
  assertEqualTreatment: (cohort) => equity.assertEqualTreatment(cohort, STAGE),
  assertMonotone: (cohort) => equity.assertMonotone(cohort, STAGE),
  assertGapWithin: (cohort) => equity.assertGapWithin(cohort, { ...STAGE, ...NEED, within: 0 }),
  assertMedianLossWithin: (cohort) =>
    equity.assertMedianLossWithin(cohort, { from: 'traditional', to: 'final', by: ['group'], withinPercent: 5 }),
};

describe('what the page on equity says of each function', () => {
  test('is tried of every function of the room', () => {
    const functions = Object.entries(equity).flatMap(([name, one]) => (typeof one === 'function' ? [name] : []));
    expect(Object.keys(CALLS).sort()).toEqual(functions.sort());
  });

  test.each(Object.entries(CALLS))('%s gives of columns what it gives of cases', (_, call) => {
    expect(call(COLUMNS)).toEqual(call(CASES));
  });

  test('those that return figures count whom they leave out, by reason; a statement tells it', () => {
    const without = [...CASES, { caseId: 'z', points: 10, traditional: '2000', group: 'n' }];
    for (const name of ['horizontalEquity', 'verticalEquity', 'inequality', 'groupGaps']) {
      expect([name, CALLS[name]?.(without)]).toMatchObject([
        name,
        { n: 8, excluded: [{ reason: 'no final amount', cases: 1, caseIds: ['z'] }] },
      ]);
    }
    expect(JSON.stringify(CALLS.equityStatement?.(without))).toContain('no final amount');
  });
});
