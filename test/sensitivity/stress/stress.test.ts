import { describe, expect, test } from 'vitest';
import type { PotCase } from '../../../src/pot/pot-case.js';
import { contingencyNeeded } from '../../../src/sensitivity/contingency/contingency-needed.js';
import { exposureToChoice } from '../../../src/sensitivity/stress/larger-of-two.js';
import { stressReserve } from '../../../src/sensitivity/stress/stress.js';
import { answered, errorOf, PACKAGES } from '../../pot/support.js';

/** RAS 5 with 10 per cent: gaps −7,800, 5,250, 600, −1,200 and 6,150; 3,000 in all. */
const BUDGETS = [10800, 6750, 5400, 2700, 1350];
const GAPS = [-7800, 5250, 600, -1200, 6150];
const FAMILIES: PotCase[] = BUDGETS.map((budget, index) => {
  return { caseId: `F${index + 1}`, traditional: PACKAGES[index] ?? 0, indicative: budget };
});
const RAS4 = [10000, 8000, 6000, 4000, 2000];
const BEFORE: PotCase[] = RAS4.map((budget, index) => {
  return {
    caseId: `F${index + 1}`,
    traditional: PACKAGES[index] ?? 0,
    indicative: budget,
    indicativeBeforeTopSlice: budget,
  };
});

/** Every order of five, by trying them all. */
function orders(left: readonly number[]): number[][] {
  if (left.length === 0) return [[]];
  return left.flatMap((first) => orders(left.filter((one) => one !== first)).map((rest) => [first, ...rest]));
}

function survivedIn(order: readonly number[], reserve: number): number {
  let left = reserve;
  let survived = 0;
  for (const place of order) {
    left -= GAPS[place] ?? 0;
    if (left < 0) return survived;
    survived += 1;
  }
  return survived;
}

describe('how many leavers the reserve survives', () => {
  const ask = (reserve: number, more: object = {}) =>
    answered(stressReserve(FAMILIES, { fundingBasis: 'pot', reserve, ...more }));

  test('worst first: F5, F2, F3, then those who leave a surplus', () => {
    const { rows, atRisk } = ask(11400);
    // 11,400 - 6,150 - 5,250 = 0; - 600; + 1,200; + 7,800
    expect(rows.map(({ worstFirst }) => worstFirst.reserveLeft)).toEqual([
      ...['5250.00', '0.00', '-600.00', '600.00', '8400.00'],
    ]);
    expect(rows.map(({ worstFirst }) => worstFirst.survives)).toEqual([true, true, false, false, false]);
    expect(atRisk.map(({ caseId, changePercent }) => [caseId, changePercent])).toEqual([
      ['F5', '-82.00'],
      ['F2', '-43.75'],
      ['F3', '-10.00'],
    ]);
  });

  test('a reserve of 3,000 does not survive the worst one; 12,000 survive all five', () => {
    expect(ask(3000).survives.worstFirst).toBe(0);
    expect(ask(12000).survives.worstFirst).toBe(5);
  });

  test('in an order of the caller’s; those not named come after', () => {
    const { survives, rows } = ask(3000, { order: ['F3', 'F1'] });
    // 3,000 - 600 + 7,800 - 5,250 + 1,200 - 6,150 = 0
    expect(rows.map(({ inOrder }) => [inOrder.caseId, inOrder.reserveLeft])).toEqual([
      ['F3', '2400.00'],
      ['F1', '10200.00'],
      ['F2', '4950.00'],
      ['F4', '6150.00'],
      ['F5', '0.00'],
    ]);
    expect(survives.inOrder).toBe(5);
  });

  test('at random it comes close to all 120 orders counted, and is the same every time', () => {
    const first = ask(3000, { seed: 5 });
    const all = orders([0, 1, 2, 3, 4]).map((order) => survivedIn(order, 3000));
    first.rows.forEach(({ leavers, atRandom }) => {
      const exact = (all.filter((survived) => survived >= leavers).length / all.length) * 100;
      // Four standard deviations of 10,000 draws are 2 points.
      expect(Math.abs(Number(atRandom.survivesPercent) - exact)).toBeLessThan(2);
    });
    expect(ask(3000, { seed: 5 })).toEqual(first);
    expect(first.chance).toEqual({ generator: 'xoshiro128** seeded by splitmix32', seed: 5, draws: 10_000 });
  });

  test('the mean reserve over all choices of leavers is exact', () => {
    // 3,000 - k x 3,000 / 5
    const means = ask(3000, { draws: 1 }).rows.map(({ atRandom }) => atRandom.meanReserveLeft);
    expect(means).toEqual(['2400.00', '1800.00', '1200.00', '600.00', '0.00']);
  });

  test('without the surplus of gainers the reserve only falls', () => {
    const { rows } = ask(12000, { surplus: 'outside', upTo: 4 });
    expect(rows.map(({ worstFirst }) => worstFirst.reserveLeft)).toEqual(['5850.00', '600.00', '0.00', '0.00']);
  });

  test('newcomers and families outside the pot cannot cost the reserve anything', () => {
    const more: PotCase[] = [...FAMILIES, { caseId: 'N', status: 'newcomer', indicative: 9000, outside: false }];
    expect(answered(stressReserve(more, { fundingBasis: 'pot', reserve: 3000 })).families).toBe(5);
  });

  test('nobody in the pot: an empty table', () => {
    const { rows, survives } = answered(stressReserve([], { fundingBasis: 'pot', reserve: 0 }));
    expect([rows, survives.worstFirst]).toEqual([[], 0]);
  });

  test('not applicable without a pot; an unknown name in the order is told', () => {
    const options = { fundingBasis: 'reference-sample', reserve: 0 } as const;
    expect(stressReserve(FAMILIES, options).status).toBe('not-applicable');
    expect(errorOf(() => ask(0, { order: ['F9'] })).code).toBe('unknown-name');
  });
});

describe('the contingency that would be enough', () => {
  const ask = (more: object) =>
    answered(contingencyNeeded(BEFORE, { fundingBasis: 'pot', pot: 30000, probability: 100, ...more }));

  test('one leaver: F5 needs 5,500 / 28,000, F2 4,000 / 22,000, the others nothing', () => {
    expect(ask({ leavers: 1 }).worstFirst).toEqual({ percent: '19.65', exact: '275/14', reserve: '5895.00' });
    expect(ask({ leavers: 1 }).atRandom?.percent).toBe('19.65');
    expect(ask({ leavers: 1, probability: 70 }).atRandom?.percent).toBe('18.19');
    expect(ask({ leavers: 1, probability: 50 }).atRandom?.percent).toBe('0.00');
  });

  test('at that rate the reserve is just enough for F5', () => {
    // 19.65 per cent: reserve 5,895; F5's budget 2,000 x 0.8035 = 1,607; gap 5,893. At 19.64: 5,892 and 5,892.80.
    const cases: PotCase[] = [{ caseId: 'F5', traditional: 7500, indicative: 1607 }];
    const { survives } = answered(stressReserve(cases, { fundingBasis: 'pot', reserve: 5895 }));
    expect(survives.worstFirst).toBe(1);
    const less: PotCase[] = [{ caseId: 'F5', traditional: 7500, indicative: '1607.20' }];
    expect(answered(stressReserve(less, { fundingBasis: 'pot', reserve: 5892 })).survives.worstFirst).toBe(0);
  });

  test('two leavers at worst: 9,500 / 20,000', () => {
    expect(ask({ leavers: 2 }).worstFirst?.percent).toBe('47.50');
  });

  test('a stage-3 overspend of 5 per cent: 1,500 / 31,500', () => {
    const needed = ask({ stage3: { percent: 5 } });
    expect([needed.worstFirst?.percent, needed.atRandom?.percent]).toEqual(['4.77', '4.77']);
  });

  test('drawn changes of 0 or 10 per cent need at most 3,000 / 33,000, the same every time', () => {
    const first = ask({ stage3: { changes: [0, 10] }, draws: 2000 });
    expect(first.worstFirst).toBeNull();
    // In 2,000 draws all five draw 10 per cent some time: each does so in one of 32.
    expect(first.atRandom?.exact).toBe('100/11');
    expect(Number(ask({ stage3: { changes: [0, 10] }, probability: 50 }).atRandom?.percent)).toBeLessThan(9);
    expect(ask({ stage3: { changes: [0, 10] }, draws: 2000 })).toEqual(first);
  });

  test('where even the whole pot would not do, there is no rate', () => {
    const cases: PotCase[] = [{ caseId: 'a', traditional: 100, indicative: 10, indicativeBeforeTopSlice: 10 }];
    const needed = contingencyNeeded(cases, { fundingBasis: 'pot', pot: 50, leavers: 1, probability: 90 });
    expect(answered(needed)).toMatchObject({ atRandom: null, worstFirst: null });
  });

  test('what it is for, the budgets before top slice, and enough families are needed', () => {
    expect(errorOf(() => ask({})).code).toBe('missing');
    expect(errorOf(() => ask({ leavers: 6 })).code).toBe('out-of-range');
    const ofNet = { fundingBasis: 'pot', pot: 30000, leavers: 1, probability: 90 } as const;
    expect(errorOf(() => contingencyNeeded(FAMILIES, ofNet)).total).toBe(5);
  });
});

test('families who choose the larger of two systems: 10,000 + 12,000 + 6,000 + 4,000 + 7,500', () => {
  const exposure = exposureToChoice(
    BEFORE.map(({ caseId, traditional = 0, indicative }) => ({ caseId, traditional, indicative })),
  );
  expect(exposure).toMatchObject({
    packages: '30000.00',
    budgets: '30000.00',
    larger: '39500.00',
    overPackages: '9500.00',
    overPackagesPercent: '31.67',
    chooseBudget: 2,
    choosePackage: 2,
    indifferent: 1,
  });
});
