import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { PotCase } from '../../../src/pot/pot-case.js';
import { recalculateForLeavers } from '../../../src/pot/recalculate/recalculate.js';
import type { RecalculateOptions } from '../../../src/pot/recalculate/recalculate-options.js';
import { runsOf, timeFor } from '../../support/runs.js';
import { answered, penceOf } from '../support.js';

const A: PotCase = { caseId: 'A', points: 0, traditional: 12000, indicative: 0, progress: 'allocated' };
const B: PotCase = { caseId: 'B', points: 10, traditional: 3000, indicative: 2000, progress: 'allocated' };
const C: PotCase = { caseId: 'C', points: 10, traditional: 3000, indicative: 2000, progress: 'allocated' };
const asked: RecalculateOptions = {
  fundingBasis: 'pot',
  pot: 18000,
  leavers: [{ caseId: 'C' }],
  model: 'price-point',
  rule: 'price-point',
};
const scaled: RecalculateOptions = { ...asked, model: 'percentile', rule: 'scale' };
const realigned: RecalculateOptions = { ...asked, model: 'percentile', rule: 'realign', unequalBudgets: 'allow' };

describe('A has £0, with the advice to refer, and a package of 12,000', () => {
  // 18,000 less the 3,000 that C keeps, less 12,000, leave 3,000 for the 10 points of B
  test.each([
    ['by a price, without points', asked, A],
    ['scaled, without a budget', scaled, { ...A, points: 5 }],
    ['locked at £0', { ...asked, unequalBudgets: 'allow' }, { ...A, points: 20, progress: 'plan-agreed' }],
    ['locked at £0 beside others who are realigned', realigned, { ...A, points: 20, progress: 'plan-agreed' }],
  ] as const)('it is set aside and named: %s', (_, options, a) => {
    const again = answered(recalculateForLeavers([a, B, C], options));
    expect([again.remainingPot, again.setAside, again.available, again.balance]).toEqual([
      '15000.00',
      '12000.00',
      '3000.00',
      '0.00',
    ]);
    expect(again.cases.map(({ after }) => after)).toEqual(['0.00', '3000.00']);
    expect(again.besideBalance).toEqual([{ caseId: 'A', packageValue: '12000.00' }]);
    expect(again.warnings.map(({ code, caseId }) => [code, caseId])).toEqual([['package-beside', 'A']]);
    expect(again.warnings[0]?.message).toContain('£12,000.00');
  });

  test('what is kept of a realigned pot comes off what is left for those who have an amount', () => {
    const locked: PotCase = { ...A, points: 20, progress: 'plan-agreed' };
    const again = answered(
      recalculateForLeavers([locked, B, C], { ...realigned, reserve: 600, keepReserve: { amount: 600 } }),
    );
    // 15,000 - 12,000 - 600; B has the one package that is aligned, 3,000, less its fifth
    expect([again.available, again.cases[1]?.after, again.balance]).toEqual(['2400.00', '2400.00', '0.00']);
  });

  test('a budget that the rule takes away is said to fall, and its package is set aside', () => {
    const again = answered(recalculateForLeavers([{ ...A, indicative: 500, costOfNeed: 800 }, B, C], asked));
    expect(again.cases[0]).toMatchObject({ standing: 'set-aside', before: '500.00', after: '0.00', change: '-500.00' });
    expect(again.warnings.map(({ code }) => code)).toEqual(['falls-to-nothing', 'package-beside', 'need-not-met']);
    // 800 - 500 were lacking before
    expect([again.need.shortfall, again.need.madeByChange]).toEqual(['800.00', '500.00']);
  });

  test('£0 that comes of rounding gives nobody its package', () => {
    // 15,000 over 101 points is 148.51 a point, to the whole thousand £0 for 1 point: then 18,000 - 3,000 - 12,000 for B
    const few: PotCase = { ...A, points: 1 };
    const many: PotCase = { ...B, points: 100 };
    const again = answered(
      recalculateForLeavers([few, many, C], { ...asked, rounding: { unit: '1000', mode: 'half-up' } }),
    );
    expect([again.setAside, again.available, again.balance, again.price]).toEqual([
      '12000.00',
      '3000.00',
      '0.00',
      '30',
    ]);
    expect(again.cases.map(({ standing, after }) => [standing, after])).toEqual([
      ['set-aside', '0.00'],
      ['recalculated', '3000.00'],
    ]);
    expect(again.besideBalance).toEqual([{ caseId: 'A', packageValue: '12000.00' }]);
  });

  test('£0 that comes of a place among the packages leaves its package in the pot, and the balance says so', () => {
    // 12,000, 3,000 and 0 go to 20, 10 and 5 points; the 0 of B is A's, whose own 12,000 have to meet its services
    const low: PotCase = { ...A, points: 5, indicative: 2000 };
    const none: PotCase = { ...B, points: 10, traditional: 0 };
    const high: PotCase = { ...B, caseId: 'D', points: 20 };
    const again = answered(recalculateForLeavers([low, none, high, C], realigned));
    expect(again.cases.map(({ standing, after }) => [standing, after])).toEqual([
      ['set-aside', '0.00'],
      ['recalculated', '3000.00'],
      ['recalculated', '12000.00'],
    ]);
    // 18,000 - 3,000 that C keeps - 12,000 are left for 15,000
    expect([again.setAside, again.available, again.balance]).toEqual(['12000.00', '3000.00', '-12000.00']);
    expect(again.besideBalance).toEqual([{ caseId: 'A', packageValue: '12000.00' }]);
    expect(again.warnings.map(({ code }) => code)).toContain('over-what-is-left');
  });

  test('its need is not known to be unmet, unless it was told £0', () => {
    const never = answered(recalculateForLeavers([{ ...A, costOfNeed: 800 }, B, C], asked)).need;
    expect([never.enough, never.withoutAmount, never.shortfall]).toEqual(['not-known', 1, null]);
    const a: PotCase = { ...A, costOfNeed: 800, progress: 'communicated' };
    const told = answered(recalculateForLeavers([a, B, C], { ...asked, communicated: 'open' })).need;
    expect([told.enough, told.shortfall, told.made]).toEqual(['no', '800.00', null]);
  });
});

const some = { minLength: 1, maxLength: 4 };
const one = fc.record({
  points: fc.integer({ min: 1, max: 60 }),
  traditional: fc.nat(9000),
  indicative: fc.integer({ min: 1, max: 9000 }),
});

test('for the others it is as if a family with £0 and its package had never been in the pot', {
  timeout: timeFor(runsOf(300)),
}, () => {
  fc.assert(
    fc.property(
      fc.array(one, some),
      fc.array(fc.record({ points: fc.nat(60), traditional: fc.nat(20_000) }), some),
      fc.integer({ min: 60_000, max: 100_000 }),
      fc.constantFrom('price-point' as const, 'scale' as const),
      fc.boolean(),
      (those, few, pot, rule, isFirst) => {
        const others = those.map((own, place): PotCase => ({ ...own, caseId: `F${place}`, progress: 'allocated' }));
        const referred = few.map(({ points, traditional }, place): PotCase => {
          const own = { points: rule === 'scale' ? points : 0, traditional, indicative: 0 };
          return { ...own, caseId: `Z${place}`, progress: 'allocated' };
        });
        const packages = few.reduce((sum, { traditional }) => sum + traditional, 0);
        const options = { ...asked, rule, model: rule === 'scale' ? 'percentile' : 'price-point' } as const;
        const all = isFirst ? [...referred, C, ...others] : [C, ...others, ...referred];
        const withAll = answered(recalculateForLeavers(all, { ...options, pot: pot + packages }));
        const without = answered(recalculateForLeavers([C, ...others], { ...options, pot }));
        const after = new Map(withAll.cases.map(({ caseId, after }) => [caseId, after]));
        for (const { caseId, after: alone } of without.cases) expect(after.get(caseId)).toBe(alone);
        expect([withAll.available, withAll.balance]).toEqual([without.available, without.balance]);
        expect(penceOf(withAll.setAside)).toBe(BigInt(packages) * 100n);
      },
    ),
    { numRuns: runsOf(300), seed: 15_201 },
  );
});
