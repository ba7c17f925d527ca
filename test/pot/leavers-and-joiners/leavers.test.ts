import { describe, expect, test } from 'vitest';
import { leaverEffects } from '../../../src/pot/leavers-and-joiners/leaver-effects.js';
import type { PotCase } from '../../../src/pot/pot-case.js';
import { families, RAS4, RAS4_NET, RAS5, RAS5_NET } from '../five-families.js';
import { answered, errorOf } from '../support.js';

const F5 = [{ caseId: 'F5' }];
const pot = { fundingBasis: 'pot', pot: 30000 } as const;

describe('what a leaver does to the pot', () => {
  test('RAS 4 with 10 per cent: a gap of 5,700, 22,500 left for 25,200, a reserve of −2,700', () => {
    const cases = families(RAS4_NET).map((one, index) => ({ ...one, indicativeBeforeTopSlice: RAS4[index] ?? 0 }));
    const effects = answered(leaverEffects(cases, { ...pot, reserve: 3000, leavers: F5 }));
    expect(effects).toMatchObject({
      deficit: '5700.00',
      // Without the top slice the gap is 7,500 - 2,000 = 5,500.
      enlargedByTopSlice: '200.00',
      potLeft: '22500.00',
      commitmentsLeft: '25200.00',
      reserveAfter: '-2700.00',
      metByReserve: false,
      shortfall: '2700.00',
    });
    expect(effects.leavers[0]).toEqual({
      caseId: 'F5',
      traditional: '7500.00',
      indicative: '1800.00',
      gap: '5700.00',
      gapBeforeTopSlice: '5500.00',
      enlargedBy: '200.00',
      inYear: null,
    });
    // 30,000 - 3,000 are all allocated
    expect([effects.reserveBefore, effects.unallocated]).toEqual(['3000.00', '0.00']);
  });

  test.each([
    ['RAS 4', RAS4, '5500.00'],
    ['RAS 5', RAS5, '6000.00'],
  ] as const)('%s without contingency', (_, budgets, gap) => {
    const effects = answered(leaverEffects(families(budgets), { ...pot, leavers: F5 }));
    expect(effects.deficit).toBe(gap);
  });

  test('RAS 5 with 10 per cent: a gap of 6,150 and a reserve of −3,150', () => {
    const effects = answered(leaverEffects(families(RAS5_NET), { ...pot, reserve: 3000, leavers: F5 }));
    expect([effects.deficit, effects.reserveAfter]).toEqual(['6150.00', '-3150.00']);
  });

  test('a gainer leaves a surplus, to the reserve or by name outside', () => {
    // F1: package 3,000, budget 9,000
    const leavers = [{ caseId: 'F1' }];
    const options = { ...pot, reserve: 3000, leavers };
    const kept = answered(leaverEffects(families(RAS4_NET), options));
    expect([kept.surplus, kept.reserveAfter, kept.potLeft]).toEqual(['6000.00', '9000.00', '27000.00']);
    const outside = answered(leaverEffects(families(RAS4_NET), { ...options, surplus: 'outside' }));
    expect([outside.surplus, outside.reserveAfter, outside.potLeft]).toEqual(['6000.00', '3000.00', '21000.00']);
  });

  test('a newcomer who leaves returns the whole allocation, counted apart from the deficit', () => {
    const cases: PotCase[] = [
      ...families(RAS4_NET),
      { caseId: 'N1', status: 'newcomer', indicative: 500, outside: false },
      { caseId: 'N2', status: 'newcomer', indicative: 700 },
    ];
    const leavers = [{ caseId: 'N1' }, { caseId: 'N2' }];
    const effects = answered(leaverEffects(cases, { ...pot, pot: 30500, reserve: 3000, leavers }));
    expect(effects.newcomers).toEqual([
      { caseId: 'N1', indicative: '500.00', inPot: true },
      { caseId: 'N2', indicative: '700.00', inPot: false },
    ]);
    expect([effects.deficit, effects.returned, effects.reserveAfter]).toEqual(['0.00', '500.00', '3000.00']);
    expect(effects.unallocated).toBe('500.00');
  });

  test('leaving part-way: half a year of the package comes, half a year of the budget goes', () => {
    const year = { startsOn: '2026-04-01', basis: 'months' } as const;
    const leavers = [{ caseId: 'F5', leavesOn: '2026-09-30' }];
    const effects = answered(leaverEffects(families(RAS4_NET), { ...pot, reserve: 3000, leavers, year }));
    // 1,800 / 2 paid, 7,500 / 2 from October; 900 + 3,750 - 1,800
    expect(effects.leavers[0]?.inYear).toEqual({ budgetPaid: '900.00', packagePaid: '3750.00', gap: '2850.00' });
    expect(effects.gapInYear).toBe('2850.00');
    expect(effects.deficit).toBe('5700.00');
  });

  test('on a reference sample the question is not applicable, with the reason', () => {
    const answer = leaverEffects(families(RAS4), { fundingBasis: 'reference-sample', pot: 0, leavers: F5 });
    expect(answer).toMatchObject({ status: 'not-applicable', source: 'RR145 5.8, 5.38' });
  });

  test('what is wrong with the families and with the question is told together', () => {
    const cases = [
      { caseId: 'A', indicative: -1 },
      { caseId: 'B', indicative: 1 },
    ];
    const error = errorOf(() =>
      leaverEffects(cases as never, { fundingBasis: 'pot', pot: 'much', leavers: [] } as never),
    );
    expect(error.problems.map(({ code, path }) => `${code} ${path.join('.')}`)).toEqual([
      'invalid options.pot',
      'out-of-range options.leavers',
      'out-of-range cases.0.indicative',
      'missing cases.0.traditional',
      'missing cases.1.traditional',
    ]);
  });

  test('a last day outside the year is refused', () => {
    const year = { startsOn: '2026-04-01', basis: 'days' } as const;
    const leavers = ['2026-03-31', '2027-04-01', '2027-03-31'].map((leavesOn, index) => {
      return { caseId: `F${index + 1}`, leavesOn };
    });
    const error = errorOf(() => leaverEffects(families(RAS4), { ...pot, leavers, year }));
    expect(error.problems.map(({ code, path }) => `${code} ${path.join('.')}`)).toEqual([
      'out-of-range options.leavers.0.leavesOn',
      'out-of-range options.leavers.1.leavesOn',
    ]);
  });

  test('of a surplus, nothing is there because of a top slice', () => {
    // F1: package 3,000, budget 9,000 of 10,000: it leaves a surplus with and without the slice. F3: 6,000 and 5,400 of
    // 6,000: all 600 of its gap.
    const cases = families(RAS4_NET).map((one, index) => ({ ...one, indicativeBeforeTopSlice: RAS4[index] ?? 0 }));
    const of = (...ids: string[]) => {
      const leavers = ids.map((caseId) => ({ caseId }));
      const { deficit, enlargedByTopSlice } = answered(leaverEffects(cases, { ...pot, reserve: 3000, leavers }));
      return [deficit, enlargedByTopSlice];
    };
    expect(of('F1')).toEqual(['0.00', '0.00']);
    expect(of('F1', 'F3')).toEqual(['600.00', '600.00']);
  });

  test('a leaver goes back to a package that may be less than its need', () => {
    const cases = families(RAS4_NET).map((one) => (one.caseId === 'F1' ? { ...one, costOfNeed: 8000 } : one));
    const { need } = answered(leaverEffects(cases, { ...pot, reserve: 3000, leavers: [{ caseId: 'F1' }] }));
    // 8,000 - 3,000; 9,000 were enough
    expect(need).toMatchObject({ enough: 'no', notStated: 4, shortfall: '5000.00', madeByChange: '5000.00' });
  });

  test('a family that stays without an amount is named beside the balance with its package', () => {
    const cases: PotCase[] = [...families(RAS4_NET), { caseId: 'X', traditional: 90000, indicative: 0 }];
    const { besideBalance, warnings } = answered(leaverEffects(cases, { ...pot, reserve: 3000, leavers: F5 }));
    expect(besideBalance).toEqual([{ caseId: 'X', packageValue: '90000.00' }]);
    expect(warnings.map(({ code, caseId }) => [code, caseId])).toEqual([['package-beside', 'X']]);
    const left = answered(leaverEffects(cases, { ...pot, reserve: 3000, leavers: [{ caseId: 'X' }] }));
    expect([left.besideBalance, left.warnings]).toEqual([[], []]);
  });

  test('a leaver that nobody is called, and one that leaves twice, are told', () => {
    const leavers = [...F5, ...F5, { caseId: 'F9' }];
    const error = errorOf(() => leaverEffects(families(RAS4), { ...pot, leavers }));
    expect(error.problems.map(({ code }) => code)).toEqual(['duplicate', 'unknown-name']);
  });
});
