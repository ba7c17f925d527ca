import { describe, expect, it } from 'vitest';
import { assertGapWithin } from '../../../src/equity/assertions/assert-gap.js';
import { assertMedianLossWithin } from '../../../src/equity/assertions/assert-median-loss.js';
import { assertEqualTreatment, assertMonotone } from '../../../src/equity/assertions/assert-treatment.js';
import { isRasError } from '../../../src/errors.js';

const family = (caseId: string, points: number, indicative: string) => ({ caseId, points, indicative });
const INDICATIVE = { stage: 'indicative' } as const;

/** The code and all messages of what a call throws. */
function failure(act: () => void): { code: string; messages: string[]; total: number } | undefined {
  try {
    act();
  } catch (error) {
    if (!isRasError(error)) throw error;
    return { code: error.code, messages: error.problems.map(({ message }) => message), total: error.total };
  }
  return undefined;
}

describe('a tolerance', () => {
  const places = (act: () => void): string[] => {
    try {
      act();
    } catch (error) {
      if (isRasError(error)) return error.problems.map(({ path }) => path.join('.'));
    }
    return [];
  };

  it('is asked for beside every other fault of the options, and not where it is there and wrong', () => {
    const loss = { from: 'traditional', to: 'final', by: [] } as const;
    expect(places(() => assertMedianLossWithin([], loss))).toEqual(['options.by', 'options.within']);
    expect(places(() => assertMedianLossWithin([], { ...loss, within: -1 }))).toEqual(['options.by', 'options.within']);
    expect(places(() => assertMedianLossWithin([], { ...loss, within: 1 }))).toEqual(['options.by']);
    const gap = { stage: 'final', by: [], bands: 'each' } as never;
    expect(places(() => assertGapWithin([], gap))).toContain('options.within');
  });
});

describe('equal treatment', () => {
  it('holds whatever the order of the families', () => {
    const cases = [family('Ann', 12, '5400.00'), family('Bea', 10, '4500.00'), family('Cy', 12, '5400.00')];
    expect(() => assertEqualTreatment(cases, INDICATIVE)).not.toThrow();
  });

  it('fails by a penny, and says which family, which points, which amounts and why', () => {
    const cases = [family('Ann', 12, '5400.00'), family('Bea', 10, '4500.00'), family('Cy', 12, '5400.01')];
    expect(() => assertEqualTreatment(cases, INDICATIVE)).toThrow(
      'cases[2].indicative: Cy has 12 points like Ann, but £5,400.01 instead of £5,400.00; equal points are an equal budget',
    );
  });

  it('counts every family, and tells the first hundred', () => {
    const cases = Array.from({ length: 300 }, (_, index) => family(`F${index}`, 7, String(index)));
    const failed = failure(() => assertEqualTreatment(cases, INDICATIVE));
    expect([failed?.total, failed?.messages.length]).toEqual([299, 100]);
  });

  it('is not shown to hold when nothing can be compared', () => {
    expect(failure(() => assertEqualTreatment([family('Ann', 12, '1')], { stage: 'final' }))).toMatchObject({
      code: 'missing',
      messages: ['no case can be compared (no final amount: 1), so nothing is shown to hold'],
    });
  });
});

describe('more need is not a smaller budget', () => {
  it('also when several families have the same points', () => {
    const cases = [family('Ann', 12, '5400.00'), family('Bea', 10, '5400.00'), family('Cy', 10, '4500.00')];
    expect(() => assertMonotone(cases, INDICATIVE)).not.toThrow();
  });

  it('fails when any family with fewer points has more', () => {
    const cases = [family('Ann', 12, '5000.00'), family('Bea', 10, '5400.00'), family('Cy', 11, '1.00')];
    expect(failure(() => assertMonotone(cases, INDICATIVE))?.messages).toEqual([
      'Cy has 11 points and £1.00, while Bea with only 10 has £5,400.00; more need is not a smaller budget',
      'Ann has 12 points and £5,000.00, while Bea with only 10 has £5,400.00; more need is not a smaller budget',
    ]);
  });

  it('reads columns', () => {
    const columns = { points: [1, 2], amounts: { final: [500, 400] }, caseIds: ['x', 'y'] };
    expect(() => assertMonotone(columns, { stage: 'final' })).toThrow('y has 2 points and £4.00, while x with only 1');
  });
});

describe('a gap within a tolerance', () => {
  const cases = [
    ...[4000, 4200].map((final, index) => ({ caseId: `A${index}`, group: 'A', points: 10, final })),
    ...[4500, 4700].map((final, index) => ({ caseId: `B${index}`, group: 'B', points: 10, final })),
  ];
  const options = { stage: 'final' as const, by: ['group'], bands: 'each' as const };

  it('holds at the tolerance, and fails a penny below it with families and figures', () => {
    expect(() => assertGapWithin(cases, { ...options, within: 500 })).not.toThrow();
    // two against two bear no interval
    expect(failure(() => assertGapWithin(cases, { ...options, within: '499.99' }))).toEqual({
      code: 'inconsistent',
      total: 1,
      messages: [
        'final amounts, group B against A: £500.00 more at equal need (2 against 2 families), beyond £499.99; furthest: B1 (£4,700.00, 10 points), B0 (£4,500.00, 10 points)',
      ],
    });
  });

  it('takes a percentage of the reference mean, and a reference by name', () => {
    // 500/4,600 = 10.87 %, 500/4,100 = 12.2 %
    const reference = [{ by: 'group', group: 'B' }];
    expect(() => assertGapWithin(cases, { ...options, reference, withinPercent: 10.9 })).not.toThrow();
    expect(() => assertGapWithin(cases, { ...options, reference, withinPercent: 10.8 })).toThrow('group A against B');
    expect(() => assertGapWithin(cases, { ...options, withinPercent: 12 })).toThrow('beyond 12 %');
  });

  it('fails for a group that has nobody to be compared with', () => {
    const alone = { caseId: 'C', group: 'C', points: 99, final: 1 };
    expect(failure(() => assertGapWithin([...cases, alone], { ...options, within: 500 }))).toMatchObject({
      code: 'undefined-result',
      messages: ['final amounts, group C against A: no family of both has equal need, so that no gap is known'],
    });
  });

  it('needs one tolerance', () => {
    expect(() => assertGapWithin(cases, options)).toThrow('give within in pounds or withinPercent');
    expect(() => assertGapWithin(cases, { ...options, within: 1, withinPercent: 1 })).toThrow('one of the two');
  });
});

describe('a median loss within a tolerance', () => {
  const one = (caseId: string, group: string, traditional: number, final: number) => ({
    caseId,
    group,
    traditional,
    final,
  });
  const cases = [
    one('F1', 'A', 5000, 4000),
    one('F2', 'A', 8000, 7800),
    one('F3', 'A', 3000, 3500),
    one('F4', 'A', 0, 100),
    one('F5', 'B', 1000, 900),
    one('F6', 'B', 1000, 100),
  ];
  const options = { from: 'traditional', to: 'final', by: ['group'] } as const;
  const within = (tolerance: object) => () =>
    assertMedianLossWithin(cases, { ...options, by: ['group'], ...tolerance });

  it('in pounds: the median of the families’ own losses', () => {
    // A: −500, −100, 200, 1,000, median 50; B: 100, 900, median 500
    expect(within({ within: 500 })).not.toThrow();
    expect(failure(within({ within: 49 }))?.messages).toEqual([
      'group A, traditional to final: the median loss of 4 families is £50.00, beyond £49.00; largest: F1 (£5,000.00 to £4,000.00, £1,000.00), F2 (£8,000.00 to £7,800.00, £200.00), F4 (£0.00 to £100.00, -£100.00), F3 (£3,000.00 to £3,500.00, -£500.00)',
      'group B, traditional to final: the median loss of 2 families is £500.00, beyond £49.00; largest: F6 (£1,000.00 to £100.00, £900.00), F5 (£1,000.00 to £900.00, £100.00)',
    ]);
  });

  it('in per cent of the earlier amount, without families that had £0', () => {
    // A: −16.7, 2.5, 20 %, median 2.5; B: 10, 90, median 50
    expect(within({ withinPercent: 50 })).not.toThrow();
    expect(failure(within({ withinPercent: 2.5, list: 1 }))?.messages).toEqual([
      'group B, traditional to final: the median loss of 2 families is 50.0 %, beyond 2.5 %; largest: F6 (£1,000.00 to £100.00, 90.0 %)',
    ]);
    expect(failure(within({ withinPercent: 2.4, list: 0 }))?.messages).toHaveLength(2);
  });

  it('needs one tolerance and two stages', () => {
    expect(within({})).toThrow('give within in pounds or withinPercent');
    expect(within({ within: 1, to: 'traditional' })).toThrow('names the stage of from');
  });
});

describe('an assertion that looked at nothing fails', () => {
  const nobody: readonly never[] = [];
  const one = [{ ...family('Ann', 12, '5400.00'), group: 'A', traditional: '5000.00', final: '5400.00' }];
  const gap = { stage: 'final', by: ['group'], bands: 'each', within: 1 } as const;
  const loss = { from: 'traditional', to: 'final', by: ['group'] } as const;

  it.each([
    ['equal treatment', () => assertEqualTreatment(nobody, INDICATIVE)],
    ['more need', () => assertMonotone(nobody, INDICATIVE)],
    ['a gap', () => assertGapWithin(nobody, gap)],
    ['a loss', () => assertMedianLossWithin(nobody, { ...loss, within: 1 })],
  ])('%s of nobody', (_, act) => {
    expect(failure(act)).toMatchObject({
      code: 'missing',
      messages: ['there are no cases, so nothing is shown to hold'],
    });
  });

  it('one family has nobody to be compared with', () => {
    expect(failure(() => assertEqualTreatment(one, INDICATIVE))?.messages).toEqual([
      'no two families have equal points, so nothing is shown to hold',
    ]);
    expect(failure(() => assertMonotone(one, INDICATIVE))?.messages).toEqual([
      'no two families have different points, so nothing is shown to hold',
    ]);
    expect(failure(() => assertGapWithin(one, gap))?.messages).toEqual([
      'everybody is of one group of group, so that no gap is known',
    ]);
    // One family has a loss of its own, of which it is the median: here a gain of £400.
    expect(() => assertMedianLossWithin(one, { ...loss, within: 0 })).not.toThrow();
  });

  it('a loss in per cent of £0 is not known', () => {
    const free = one.map((each) => ({ ...each, traditional: '0' }));
    expect(failure(() => assertMedianLossWithin(free, { ...loss, withinPercent: 5 }))?.messages).toEqual([
      'group A, traditional to final: no loss in per cent is known, as every traditional amount is £0',
    ]);
  });

  it('different points are no equal points, and equal points no different ones', () => {
    const apart = [family('Ann', 12, '5400.00'), family('Bea', 10, '4500.00')];
    expect(failure(() => assertEqualTreatment(apart, INDICATIVE))?.code).toBe('missing');
    expect(() => assertMonotone(apart, INDICATIVE)).not.toThrow();
    const alike = [family('Ann', 12, '5400.00'), family('Bea', 12, '5400.00')];
    expect(failure(() => assertMonotone(alike, INDICATIVE))?.code).toBe('missing');
    expect(() => assertEqualTreatment(alike, INDICATIVE)).not.toThrow();
  });
});
