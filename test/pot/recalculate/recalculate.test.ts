import { describe, expect, test } from 'vitest';
import type { PotCase, Progress } from '../../../src/pot/pot-case.js';
import { recalculateForLeavers } from '../../../src/pot/recalculate/recalculate.js';
import type { RecalculateOptions } from '../../../src/pot/recalculate/recalculate-options.js';
import { replay } from '../../../src/record/step/replay.js';
import { families, OPEN, RAS4, RAS4_NET, RAS5 } from '../five-families.js';
import { answered, errorOf } from '../support.js';

const F5 = [{ caseId: 'F5' }];
const pot = { fundingBasis: 'pot', pot: 30000 } as const;

describe('recalculating RAS 4 after F5 left', () => {
  const options: RecalculateOptions = { ...pot, leavers: F5, model: 'price-point', rule: 'price-point' };
  const netOptions: RecalculateOptions = { ...options, reserve: 3000, unequalBudgets: 'allow' };

  test('nobody locked and no contingency: 22,500 / 140 = 160.714…', () => {
    const again = answered(recalculateForLeavers(families(RAS4, OPEN), options));
    expect(again.price).toBe('1125/7');
    // 50 x 1125/7 = 8,035.714…; 40: 6,428.571…; 30: 4,821.428…; 20: 3,214.285…
    expect(again.cases.map(({ after }) => after)).toEqual(['8035.71', '6428.57', '4821.43', '3214.29']);
    expect(again.unequal).toEqual([]);
  });

  test('F1 and F2 locked, no contingency: (22,500 − 18,000) / 50 = 90', () => {
    const again = answered(recalculateForLeavers(families(RAS4), { ...options, unequalBudgets: 'allow' }));
    expect(again.price).toBe('90');
    expect(again.cases.map(({ after }) => after)).toEqual(['10000.00', '8000.00', '2700.00', '1800.00']);
  });

  test.each([
    ['the reserve is spent', 'spend', '126', '0.00'],
    ['10 per cent of what remains is kept', { percent: 10 }, '81', '2250.00'],
    ['3,000 are kept', { amount: 3000 }, '66', '3000.00'],
  ] as const)('%s', (_, keepReserve, price, kept) => {
    const again = answered(recalculateForLeavers(families(RAS4_NET), { ...netOptions, keepReserve }));
    expect([again.price, again.reserveKept, again.balance]).toEqual([price, kept, '0.00']);
    for (const { steps, after, standing } of again.cases) {
      if (standing === 'recalculated') expect(replay(steps)).toBe(after);
    }
  });

  test('what happens to the reserve, and the rule, have to be named', () => {
    const error = errorOf(() => recalculateForLeavers(families(RAS4_NET), { ...netOptions }));
    expect(error).toMatchObject({ code: 'choice-needed', path: ['options', 'keepReserve'] });
    const { rule: _, ...unnamed } = options;
    expect(errorOf(() => recalculateForLeavers(families(RAS4), unnamed)).path).toEqual(['options', 'rule']);
  });

  test('unequal budgets for equal points are refused unless named, and then listed', () => {
    const cases: PotCase[] = [
      { caseId: 'a', points: 10, traditional: 100, indicative: 150, progress: 'plan-agreed' },
      { caseId: 'b', points: 10, traditional: 100, indicative: 150, progress: 'allocated' },
      { caseId: 'c', points: 10, traditional: 250, indicative: 150, progress: 'allocated' },
    ];
    const asked: RecalculateOptions = { ...options, pot: 450, leavers: [{ caseId: 'c' }] };
    expect(errorOf(() => recalculateForLeavers(cases, asked)).code).toBe('refused');
    const again = answered(recalculateForLeavers(cases, { ...asked, unequalBudgets: 'allow' }));
    expect(again.unequal).toEqual([{ points: '10', budgets: ['150.00', '50.00'] }]);
  });

  test('told but not planning: locked or open is the caller’s choice', () => {
    const progress: Progress[] = ['communicated', 'communicated', 'allocated', 'allocated', 'allocated'];
    const cases = families(RAS4, progress);
    expect(errorOf(() => recalculateForLeavers(cases, options)).code).toBe('choice-needed');
    expect(answered(recalculateForLeavers(cases, { ...options, communicated: 'open' })).price).toBe('1125/7');
    const locked = recalculateForLeavers(cases, { ...options, communicated: 'locked', unequalBudgets: 'allow' });
    expect(answered(locked).price).toBe('90');
  });

  test('a price that would be negative is refused with the figures', () => {
    // 22,500 - 16,200 - 7,000 = -700
    const asked = { ...netOptions, keepReserve: { amount: 7000 } };
    expect(errorOf(() => recalculateForLeavers(families(RAS4_NET), asked))).toMatchObject({
      code: 'refused',
      details: { remainingPot: '22500.00', locked: '16200.00', reserveKept: '7000.00', lacking: '700.00' },
    });
  });

  test('a locked sum larger than the pot is refused with the figures', () => {
    // F2 leaves with 12,000: 18,000 remain, and 10,000 + 6,000 + 4,000 are locked
    const progress: Progress[] = ['planning', 'planning', 'planning', 'planning', 'allocated'];
    const asked: RecalculateOptions = { ...options, leavers: [{ caseId: 'F2' }], unequalBudgets: 'allow' };
    expect(errorOf(() => recalculateForLeavers(families(RAS4, progress), asked))).toMatchObject({
      code: 'refused',
      details: { remainingPot: '18000.00', locked: '20000.00', lacking: '2000.00' },
    });
  });

  test('those who are not locked have no points: there is no price, and their packages are set aside', () => {
    const cases = families(RAS4).map((one, index) => (index < 2 ? one : { ...one, points: 0 }));
    const asked: RecalculateOptions = { ...options, unequalBudgets: 'allow' };
    // 22,500 remain; F1 and F2 have 18,000 of it, and the packages of F3 and F4 are 7,500
    const error = errorOf(() => recalculateForLeavers(cases, asked));
    expect(error).toMatchObject({ code: 'refused', details: { locked: '18000.00', setAside: '7500.00' } });
    expect(error.message).toContain('together more than there is');
    const enough = answered(recalculateForLeavers(cases, { ...asked, pot: 33000 }));
    expect([enough.price, enough.setAside, enough.available]).toEqual([null, '7500.00', '0.00']);
  });
});

describe('recalculating RAS 5 after F5 left', () => {
  const options: RecalculateOptions = { ...pot, leavers: F5, model: 'percentile', unequalBudgets: 'allow' };

  test('without a rule by name it is refused, because no definition is published', () => {
    const error = errorOf(() => recalculateForLeavers(families(RAS5), options));
    expect(error.code).toBe('choice-needed');
    expect(error.message).toContain('no published definition');
    expect(errorOf(() => recalculateForLeavers(families(RAS5), { ...options, rule: 'price-point' })).code).toBe(
      'inconsistent',
    );
  });

  test('realigned: F3 and F4 get 3,000 and 1,500, which is 1,500 over the 3,000 that are left', () => {
    const again = answered(recalculateForLeavers(families(RAS5), { ...options, rule: 'realign' }));
    expect(again.cases.map(({ after }) => after)).toEqual(['12000.00', '7500.00', '3000.00', '1500.00']);
    expect([again.available, again.balance]).toEqual(['3000.00', '-1500.00']);
    expect(again.warnings.map(({ code }) => code)).toEqual(['over-what-is-left']);
  });

  test('scaled: 6,000 to 3,000 gives 2,000 and 1,000', () => {
    const again = answered(recalculateForLeavers(families(RAS5), { ...options, rule: 'scale' }));
    expect(again.cases.slice(2).map(({ after }) => after)).toEqual(['2000.00', '1000.00']);
    expect(again.balance).toBe('0.00');
    expect(replay(again.cases[2]?.steps ?? [])).toBe('2000.00');
  });

  test('nobody locked: the rebuilt table is 12,000, 6,000, 3,000, 1,500', () => {
    const again = answered(recalculateForLeavers(families(RAS5, OPEN), { ...options, rule: 'realign' }));
    expect(again.cases.map(({ after }) => after)).toEqual(['12000.00', '6000.00', '3000.00', '1500.00']);
    expect(again.balance).toBe('0.00');
  });
});
