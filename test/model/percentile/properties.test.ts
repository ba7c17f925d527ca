import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatAmount, parseAmount } from '../../../src/money/amount.js';
import { runsOf, timeFor } from '../../support/runs.js';
import { budgets, calibrate } from './support.js';

const pence = fc.integer({ min: 0, max: 3_000_000 });
const toSample = (rows: readonly (readonly [number, number])[]) =>
  rows.map(([points, value], index) => ({
    caseId: `c${index}`,
    points,
    packageValue: formatAmount(BigInt(value)),
  }));
const withTies = fc
  .array(fc.tuple(fc.integer({ min: 0, max: 12 }), pence), { minLength: 1, maxLength: 40 })
  .map(toSample);
const withoutTies = fc
  .tuple(
    fc.uniqueArray(fc.integer({ min: 0, max: 500 }), { minLength: 2, maxLength: 30 }),
    fc.uniqueArray(pence, { minLength: 30, maxLength: 30 }),
  )
  .map(([points, values]) => toSample(points.map((one, index) => [one, values[index] ?? 0] as const)));
const numberOf = (amount: string | null | undefined): number => Number(parseAmount(amount ?? ''));
const signs = fc.constantFrom('rank' as const, 'quantile' as const);

describe('RAS 5', () => {
  it('without ties: the budgets are the packages, handed out anew', { timeout: timeFor(runsOf(100)) }, () => {
    fc.assert(
      fc.property(withoutTies, (sample) => {
        const given = budgets(calibrate(sample).model, sample);
        expect([...given].sort()).toEqual(sample.map(({ packageValue }) => packageValue).sort());
      }),
      { numRuns: runsOf(100), seed: 15_155 },
    );
  });

  it('more points never give less, by either method', { timeout: timeFor(runsOf(100)) }, () => {
    fc.assert(
      fc.property(withTies, signs, (sample, method) => {
        const { model } = calibrate(sample, { method, grid: 'deciles' });
        const points = Array.from({ length: 25 }, (_, half) => half / 2);
        const given = budgets(
          model,
          points.map((one) => ({ points: one })),
        ).filter((one) => one !== null);
        const numbers = given.map(numberOf);
        expect(numbers).toEqual([...numbers].sort((a, b) => a - b));
      }),
      { numRuns: runsOf(100), seed: 15_156 },
    );
  });

  it('any increasing transform of the scores and any order of the cases leave each budget as it is', {
    timeout: timeFor(runsOf(100)),
  }, () => {
    fc.assert(
      fc.property(withTies, fc.integer(), (sample, seed) => {
        const transform = (points: number) => points ** 3 + 2 * points + 1;
        const changed = sample.map((one) => ({ ...one, points: transform(one.points) }));
        const shuffled = [...changed].sort((a, b) => mix(a.caseId, seed) - mix(b.caseId, seed));
        expect(budgets(calibrate(shuffled).model, changed)).toEqual(budgets(calibrate(sample).model, sample));
      }),
      { numRuns: runsOf(100), seed: 15_157 },
    );
  });

  it('the pot is budgets + residual + variance, by either method and any tie rule', {
    timeout: timeFor(runsOf(100)),
  }, () => {
    const ties = fc.constantFrom('mean' as const, 'highest' as const, 'lowest' as const, 'mid-rank' as const);
    fc.assert(
      fc.property(withTies, signs, ties, (sample, method, rule) => {
        const { model, report } = calibrate(sample, { method, ties: rule, grid: 'quartiles' });
        const { pot, budgets: total, residual, modelVariance: variance } = report.ledger;
        expect(numberOf(total) + numberOf(residual) + numberOf(variance)).toBe(numberOf(pot));
        const packages = sample.reduce((sum, one) => sum + numberOf(one.packageValue), 0);
        expect(numberOf(pot)).toBe(packages);
        // The budgets of the ledger are those that the cases get.
        const given = budgets(model, sample).reduce((sum, one) => sum + (one === null ? 0 : numberOf(one)), 0);
        expect(numberOf(total)).toBe(given);
        if (method === 'rank' && rule === 'mean') expect(variance).toBe('0.00');
        // No case is rounded by more than half a penny, and the whole variance by no more than that again.
        expect(Math.abs(numberOf(residual))).toBeLessThanOrEqual(sample.length / 2 + 0.5);
      }),
      { numRuns: runsOf(100), seed: 15_158 },
    );
  });

  it('a leaver of score rank r and package rank q moves exactly |r − q| others, each by one place, all one way', {
    timeout: timeFor(runsOf(100)),
  }, () => {
    fc.assert(
      fc.property(withoutTies, fc.nat(), (sample, pick) => {
        const leaver = sample[pick % sample.length];
        const rest = sample.filter((one) => one !== leaver);
        const before = budgets(calibrate(sample).model, rest);
        const after = budgets(calibrate(rest).model, rest);
        const values = sample.map(({ packageValue }) => numberOf(packageValue)).sort((a, b) => b - a);
        const rank = values.indexOf(numberOf(leaver?.packageValue));
        const score = sample.filter(({ points }) => points > (leaver?.points ?? 0)).length;
        const shifts = rest.map(
          (_, index) => values.indexOf(numberOf(after[index])) - values.indexOf(numberOf(before[index])),
        );
        const moved = shifts.filter((shift) => shift !== 0);
        expect(moved).toHaveLength(Math.abs(score - rank));
        // Whoever stood between the two ranks goes one place towards the place of the leaver's score.
        expect(moved.every((shift) => shift === (score < rank ? -1 : 1))).toBe(true);
      }),
      { numRuns: runsOf(100), seed: 15_159 },
    );
  });
});

function mix(text: string, seed: number): number {
  let value = seed;
  for (const letter of text) value = Math.imul(value ^ letter.charCodeAt(0), 0x01000193);
  return value;
}
