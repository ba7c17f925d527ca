import fc from 'fast-check';
import { sampleRankCorrelation } from 'simple-statistics';
import { describe, expect, it } from 'vitest';
import { rankingOf } from '../../src/cohort/order/ranking.js';
import { concentrationIndex } from '../../src/equity/inequality/gini.js';
import { theilOf } from '../../src/equity/inequality/theil.js';
import { inOrderOf, inOwnOrder } from '../../src/equity/inequality/ties.js';
import { rankCorrelation } from '../../src/equity/vertical/rank-correlation.js';
import { formatRatio } from '../../src/exact/ratio.js';

const pence = fc.integer({ min: 0, max: 20 });
const amounts = fc.array(pence, { minLength: 1, maxLength: 30 }).filter((list) => list.some((value) => value > 0));
const pairs = fc
  .array(fc.tuple(fc.integer({ min: 0, max: 6 }), pence), { minLength: 2, maxLength: 30 })
  .filter((list) => list.some(([, value]) => value > 0));
const column = (values: readonly number[]) => Float64Array.from(values);
const gini = (values: readonly number[]) => {
  const found = concentrationIndex(inOwnOrder(column(values)));
  return found && formatRatio(found);
};
const concentration = (list: readonly (readonly [number, number])[]) => {
  const need = rankingOf(column(list.map(([points]) => points)));
  const found = concentrationIndex(inOrderOf(need, column(list.map(([, money]) => money))));
  return found && formatRatio(found);
};

describe('the Gini coefficient', () => {
  it('is the mean difference of all pairs over twice the mean', () => {
    fc.assert(
      fc.property(amounts, (list) => {
        let differences = 0;
        for (const a of list) for (const b of list) differences += Math.abs(a - b);
        const total = list.reduce((sum, value) => sum + value, 0);
        const [numerator, denominator] = [BigInt(differences), 2n * BigInt(list.length) * BigInt(total)];
        const found = concentrationIndex(inOwnOrder(column(list)));
        expect((found?.numerator ?? 0n) * denominator).toBe(numerator * (found?.denominator ?? 0n));
      }),
    );
  });

  it('does not change with scale, order, or when every family is counted three times', () => {
    fc.assert(
      fc.property(amounts, (list) => {
        expect(gini(list.map((value) => value * 1_000_003))).toBe(gini(list));
        expect(gini([...list].reverse())).toBe(gini(list));
        expect(gini([...list, ...list, ...list])).toBe(gini(list));
      }),
    );
  });

  it('is exact for the largest amounts', () => {
    // amounts of 1e15 pence whose total is beyond 2^53
    expect(gini([1, 2, 3, 4].map((value) => (value * 1e15) / 4))).toBe('0.25');
    const huge = Array.from({ length: 40 }, (_, index) => [index % 4, ((index % 4) + 1) * 2.5e14] as const);
    expect(concentration(huge)).toBe('0.25');
  });
});

describe('the concentration index', () => {
  it('lies between minus and plus the Gini, and does not change with scale, order or replication', () => {
    fc.assert(
      fc.property(pairs, (list) => {
        const need = rankingOf(column(list.map(([points]) => points)));
        const money = column(list.map(([, value]) => value));
        const index = concentrationIndex(inOrderOf(need, money));
        const bound = concentrationIndex(inOwnOrder(money));
        const [c, g] = [index, bound].map((one) => Number(one?.numerator) / Number(one?.denominator));
        expect(Math.abs(c ?? 9)).toBeLessThanOrEqual((g ?? 0) + 1e-12);
        expect(concentration([...list].reverse())).toBe(concentration(list));
        expect(concentration([...list, ...list])).toBe(concentration(list));
        expect(concentration(list.map(([points, value]) => [points + 5, value * 7]))).toBe(concentration(list));
      }),
    );
  });
});

describe('Theil', () => {
  const grouped = fc.array(fc.tuple(fc.integer({ min: 0, max: 3 }), fc.integer({ min: 0, max: 9 })), {
    minLength: 1,
    maxLength: 40,
  });

  it('has parts that add up, is never below 0, and does not change with scale, order or replication', () => {
    fc.assert(
      fc.property(grouped, (list) => {
        const of = (rows: typeof list, scale = 1) =>
          theilOf(
            column(rows.map(([, value]) => value * scale)),
            Int32Array.from(rows, ([group]) => group),
            4,
          );
        const { t, l } = of(list);
        const others = [of([...list].reverse()), of([...list, ...list]), of(list, 1_000)];
        for (const [parts, same] of [
          [t, others.map((one) => one.t)],
          [l, others.map((one) => one.l)],
        ] as const) {
          if (parts === null) expect(same).toEqual([null, null, null]);
          else {
            expect(parts.within + parts.between).toBeCloseTo(parts.total, 12);
            expect(Math.min(parts.total, parts.within, parts.between)).toBeGreaterThan(-1e-12);
            for (const one of same) expect(one?.total).toBeCloseTo(parts.total, 12);
          }
        }
      }),
    );
  });
});

describe('rank correlations', () => {
  it('are those of counting every pair, and Spearman that of simple-statistics', () => {
    fc.assert(
      fc.property(pairs, (list) => {
        const [a, b] = [list.map(([points]) => points), list.map(([, value]) => value)];
        const found = rankCorrelation(rankingOf(column(a)), rankingOf(column(b)));
        let [concordant, discordant, tiedA, tiedB] = [0, 0, 0, 0];
        for (let i = 0; i < list.length; i += 1) {
          for (let j = 0; j < i; j += 1) {
            const [dA, dB] = [(a[i] ?? 0) - (a[j] ?? 0), (b[i] ?? 0) - (b[j] ?? 0)];
            if (dA * dB > 0) concordant += 1;
            if (dA * dB < 0) discordant += 1;
            if (dA === 0) tiedA += 1;
            if (dB === 0) tiedB += 1;
          }
        }
        const all = (list.length * (list.length - 1)) / 2;
        expect([found.concordant, found.discordant]).toEqual([concordant, discordant]);
        if (tiedA === all || tiedB === all) expect([found.spearman, found.kendall]).toEqual([null, null]);
        else {
          const tau = (concordant - discordant) / Math.sqrt((all - tiedA) * (all - tiedB));
          expect(found.kendall).toBeCloseTo(tau, 12);
          expect(found.spearman).toBeCloseTo(sampleRankCorrelation(a, b), 12);
        }
      }),
    );
  });
});
