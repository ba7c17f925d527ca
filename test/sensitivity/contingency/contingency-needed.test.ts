import { describe, expect, test } from 'vitest';
import { seededRandom } from '../../../src/exact/random.js';
import type { PotCase } from '../../../src/pot/pot-case.js';
import { contingencyNeeded } from '../../../src/sensitivity/contingency/contingency-needed.js';
import { stressReserve } from '../../../src/sensitivity/stress/stress.js';
import { answered } from '../../pot/support.js';

/** A pot in whole pounds: what each family has before anything is held back, and its package. */
interface Plain {
  readonly pot: number;
  readonly families: readonly { readonly budget: number; readonly old: number }[];
}

const casesOf = ({ families }: Plain): PotCase[] =>
  families.map(({ budget, old }, index) => {
    return { caseId: `f${index}`, traditional: old, indicative: budget, indicativeBeforeTopSlice: budget };
  });

function needed(plain: Plain, leavers: number, more: object = {}) {
  const options = { fundingBasis: 'pot', pot: plain.pot, leavers, probability: 100, draws: 20, ...more } as const;
  return answered(contingencyNeeded(casesOf(plain), options));
}

/** Every set of at most k families, by trying them all. */
function setsOf<Item>(items: readonly Item[], k: number): Item[][] {
  const [first, ...rest] = items;
  if (first === undefined || k === 0) return [[]];
  return [...setsOf(rest, k), ...setsOf(rest, k - 1).map((set) => [first, ...set])];
}

/** Whether no set of at most k leavers breaks a reserve of so many hundredths of a per cent; exact, in ten-thousandths. */
function survivesAll({ pot, families }: Plain, k: number, hundredths: number): boolean {
  return setsOf(families, k).every((set) => {
    const gap = set.reduce((sum, { budget, old }) => sum + old * 10_000 - budget * (10_000 - hundredths), 0);
    return gap <= pot * hundredths;
  });
}

/** The least hundredth at which no set breaks it, by halving: what a set needs falls as the rate rises. */
function leastByTrying(plain: Plain, k: number): number | null {
  if (!survivesAll(plain, k, 10_000)) return null;
  let [low, high] = [-1, 10_000];
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (survivesAll(plain, k, middle)) high = middle;
    else low = middle;
  }
  return high;
}

/** The pot at a rate, its budgets to the penny: half a penny or more is a penny. */
function stressed({ pot, families }: Plain, hundredths: number) {
  const pounds = (pence: number): string => (pence / 100).toFixed(2);
  const part = (amount: number, of: number): number => Math.floor((amount * 100 * of + 5000) / 10_000);
  const cases: PotCase[] = families.map(({ budget, old }, index) => {
    return { caseId: `f${index}`, traditional: old, indicative: pounds(part(budget, 10_000 - hundredths)) };
  });
  const options = {
    fundingBasis: 'pot',
    reserve: pounds(part(pot, hundredths)),
    draws: 20,
    probabilities: [100],
  } as const;
  return answered(stressReserve(cases, options)).survives;
}

const hundredthsOf = (percent: string): number => Number(percent.replace('.', ''));

describe('the least rate at which no set of leavers breaks the reserve', () => {
  const plain: Plain = {
    pot: 2600,
    families: [
      { old: 1000, budget: 400 },
      { old: 1500, budget: 920 },
      { old: 100, budget: 1280 },
    ],
  };

  test('one leaver: not A with 600 of 2,200, whose gap is the largest, but B with 580 of 1,680', () => {
    // 600 / 2,200 = 27.27 per cent; 580 / 1,680 = 34.5238 per cent
    expect(needed(plain, 1).worstFirst).toMatchObject({ percent: '34.53', exact: '725/21' });
    expect(stressed(plain, 3453).worstFirst).toBeGreaterThanOrEqual(1);
    expect(stressed(plain, 3452).worstFirst).toBe(0);
  });

  test('two leavers: 1,180 of 1,280', () => {
    expect(needed(plain, 2).worstFirst).toMatchObject({ percent: '92.19', exact: '1475/16' });
  });

  test('reserve and budgets are pennies: where rounding breaks the reserve, it is a hundredth more', () => {
    // Packages 50.01 and 0; budgets 0.01 and 99.99 of a pot of 100: 50.00 / 99.99 = 50.0051 per cent, told 50.01 per
    // cent: a reserve of 50.01, and the budget of 0.01 is 0.00 by rounding: 50.01 are needed and are there.
    const cases: PotCase[] = [
      { caseId: 'a', traditional: '50.01', indicative: '0.01', indicativeBeforeTopSlice: '0.01' },
      { caseId: 'b', traditional: 0, indicative: '99.99', indicativeBeforeTopSlice: '99.99' },
    ];
    const options = { fundingBasis: 'pot', pot: 100, leavers: 1, probability: 100 } as const;
    expect(answered(contingencyNeeded(cases, options)).worstFirst).toMatchObject({
      percent: '50.01',
      reserve: '50.01',
    });
  });

  test('10,000 random pots, against every set of leavers', { timeout: 600_000 }, () => {
    const random = seededRandom(345_238);
    let noRate = 0;
    for (let run = 0; run < 10_000; run += 1) {
      // Whole hundreds of pounds: at any hundredth of a per cent every amount is whole pennies, so that nothing is rounded.
      const count = 1 + random.below(6);
      const families = Array.from({ length: count }, () => {
        return { old: 100 * random.below(60), budget: 100 * random.below(60) };
      });
      const budgets = families.reduce((sum, { budget }) => sum + budget, 0);
      const made: Plain = { pot: budgets + 100 * random.below(10) + 100, families };
      const k = 1 + random.below(count);
      const least = leastByTrying(made, k);
      const { worstFirst, atRandom } = needed(made, k);
      expect([run, worstFirst === null ? null : hundredthsOf(worstFirst.percent)]).toEqual([run, least]);
      if (worstFirst === null || least === null) {
        noRate += 1;
        continue;
      }
      // At random, sure in all draws, is never above worst first.
      expect(atRandom === null ? 10_001 : hundredthsOf(atRandom.percent)).toBeLessThanOrEqual(least);
      const { worstFirst: survived, atRandom: sure } = stressed(made, least);
      expect(survived).toBeGreaterThanOrEqual(k);
      expect(sure[0]?.leavers).toBeGreaterThanOrEqual(survived);
      if (least > 0) expect(stressed(made, least - 1).worstFirst).toBeLessThan(k);
    }
    // Both answers occur.
    expect(noRate).toBeGreaterThan(100);
    expect(noRate).toBeLessThan(9900);
  });

  test('10,000 random pots in pennies: the reserve at the needed rate survives', { timeout: 600_000 }, () => {
    const random = seededRandom(921_875);
    for (let run = 0; run < 10_000; run += 1) {
      const count = 1 + random.below(6);
      const families = Array.from({ length: count }, () => ({ old: random.below(4000), budget: random.below(4000) }));
      const made: Plain = { pot: families.reduce((sum, { budget }) => sum + budget, 1 + random.below(50)), families };
      const k = 1 + random.below(count);
      const { worstFirst, atRandom } = needed(made, k);
      if (worstFirst === null) continue;
      const rate = hundredthsOf(worstFirst.percent);
      expect(stressed(made, rate).worstFirst).toBeGreaterThanOrEqual(k);
      expect(hundredthsOf(atRandom?.percent ?? '')).toBeLessThanOrEqual(rate);
      const least = leastByTrying(made, k);
      // Never below what is needed exactly, and above it only where pennies are lacking.
      expect(rate).toBeGreaterThanOrEqual(least ?? 10_001);
      if (rate !== least) expect(stressed(made, rate - 1).worstFirst).toBeLessThan(k);
    }
  });
});
