import { describe, expect, test } from 'vitest';
import type { PotCase } from '../../../src/pot/pot-case.js';
import { recalculateForLeavers } from '../../../src/pot/recalculate/recalculate.js';
import type { RecalculateOptions } from '../../../src/pot/recalculate/recalculate-options.js';
import { families, LOCKED, OPEN, RAS4_NET, RAS5 } from '../five-families.js';
import { answered, errorOf } from '../support.js';

const F5 = [{ caseId: 'F5' }];

describe('realigning with a newcomer in the pot: N, 35 points, no package, a budget of 4,000', () => {
  const N: PotCase = {
    caseId: 'N',
    status: 'newcomer',
    outside: false,
    points: 35,
    indicative: 4000,
    progress: 'allocated',
  };
  const cases = [...families(RAS5, OPEN), N];
  const options: RecalculateOptions = {
    fundingBasis: 'pot',
    pot: 30000,
    leavers: F5,
    model: 'percentile',
    rule: 'realign',
    unequalBudgets: 'allow',
  };

  test('what becomes of it has to be named', () => {
    const error = errorOf(() => recalculateForLeavers(cases, options));
    expect(error).toMatchObject({ code: 'choice-needed', path: ['options', 'newcomersInPot'] });
    const outside = [...families(RAS5, OPEN), { ...N, outside: true }];
    expect(recalculateForLeavers(outside, options).status).toBe('recalculated');
  });

  test('it keeps its budget, and the four packages go to the four that have one', () => {
    const again = answered(recalculateForLeavers(cases, { ...options, newcomersInPot: 'keep-budget' }));
    expect(again.cases.map(({ after }) => after)).toEqual(['12000.00', '6000.00', '3000.00', '1500.00', '4000.00']);
    expect(again.cases[4]?.standing).toBe('kept');
    // 22,500 less its 4,000, for packages of 22,500
    expect([again.locked, again.available, again.balance]).toEqual(['4000.00', '18500.00', '-4000.00']);
  });

  test('it takes a place without a package: F4 falls from 3,000 to nothing, and that is said', () => {
    const again = answered(recalculateForLeavers(cases, { ...options, newcomersInPot: 'align-without-package' }));
    // Scores 50, 40, 35, 30, 20 beside 12,000, 6,000, 3,000, 1,500 and nothing
    expect(again.cases.map(({ after }) => after)).toEqual(['12000.00', '6000.00', '1500.00', '0.00', '3000.00']);
    expect(again.warnings.map(({ code, caseId }) => [code, caseId])).toEqual([
      ['over-what-is-left', undefined],
      ['falls-to-nothing', 'F4'],
      ['package-beside', 'F4'],
    ]);
    expect(again.besideBalance).toEqual([{ caseId: 'F4', packageValue: '1500.00' }]);
    // The 22,500 that remain less F4's own 1,500, which are not free, for budgets of 22,500
    expect([again.setAside, again.available, again.balance]).toEqual(['1500.00', '21000.00', '-1500.00']);
    expect(again.warnings[1]?.message).toBe('the budget of F4 falls from £3,000.00 to £0.00');
  });
});

describe('what those need whose budgets fall: £66 a point takes F3 from 5,400 to 1,980', () => {
  const asked: RecalculateOptions = {
    fundingBasis: 'pot',
    pot: 30000,
    reserve: 3000,
    leavers: F5,
    model: 'price-point',
    rule: 'price-point',
    keepReserve: { amount: 3000 },
    unequalBudgets: 'allow',
  };

  test('is asked', () => {
    const { need } = answered(recalculateForLeavers(families(RAS4_NET, LOCKED), asked));
    expect([need.enough, need.shortfall, need.made]).toEqual(['not-known', null, null]);
    expect(need.statement).toBe('not known: of 4 families nobody has said what assessed need costs');
  });

  test('and the shortfall that the change makes is said', () => {
    const cases = families(RAS4_NET, LOCKED).map((one) => (one.caseId === 'F3' ? { ...one, costOfNeed: 5600 } : one));
    const { need, warnings } = answered(recalculateForLeavers(cases, asked));
    // 5,600 - 1,980 = 3,620 short, of which 5,600 - 5,400 = 200 were lacking before
    expect(need.short).toEqual([
      {
        caseId: 'F3',
        costOfNeed: '5600.00',
        before: '5400.00',
        after: '1980.00',
        shortfall: '3620.00',
        madeByChange: '3420.00',
      },
    ]);
    expect(warnings).toEqual([
      {
        code: 'need-not-met',
        message:
          'no: at least 1 of 4 families fall short of assessed need, by at least £3,620.00 in all; the change makes at least £3,420.00 of it; for 3 nobody has said what assessed need costs',
      },
    ]);
  });
});
