import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { radixSort } from '../../../src/exact/radix-sort.js';
import { alignCohort } from '../../../src/model/percentile/cohort/align-cohort.js';
import { percentileKind } from '../../../src/model/percentile/kind.js';
import { formatAmount } from '../../../src/money/amount.js';
import { fraction, halfUp } from '../../support/fractions.js';
import { runsOf, timeFor } from '../../support/runs.js';
import { budget, calibrate } from './support.js';

/** A second, plain alignment in exact fractions: by sorting the cases and summing each tie in bigint. */
function plainAlignment(points: readonly number[], packages: readonly number[]): bigint[] {
  const order = [...points.keys()].sort((a, b) => (points[b] ?? 0) - (points[a] ?? 0));
  const values = packages.map(BigInt).sort((a, b) => (a < b ? 1 : a > b ? -1 : 0));
  const sums = new Map<number, { sum: bigint; count: bigint }>();
  order.forEach((index, place) => {
    const { sum, count } = sums.get(points[index] ?? 0) ?? { sum: 0n, count: 0n };
    sums.set(points[index] ?? 0, { sum: sum + (values[place] ?? 0n), count: count + 1n });
  });
  return points.map((one) => {
    const { sum, count } = sums.get(one) ?? { sum: 0n, count: 1n };
    return halfUp(fraction(sum, count));
  });
}

const whole = (max: number) => fc.integer({ min: 0, max });
const cohort = (maxPoints: number, maxPence: number) =>
  fc
    .array(fc.tuple(whole(maxPoints), fc.oneof(whole(maxPence), fc.constant(maxPence), fc.constant(0))), {
      maxLength: 60,
    })
    .map((rows) => ({ points: rows.map(([one]) => one), packagePence: rows.map(([, one]) => one) }));
const wideOf = (pence: Float64Array) => Array.from(pence, BigInt);

describe('a cohort aligned as columns is the exact alignment, penny for penny', () => {
  it.each([
    ['heavy ties, everyday packages', 5, 5_000_000],
    ['few ties', 100_000, 5_000_000],
    ['points with six decimals, which are sorted and not counted', 1_000_000_000, 5_000_000],
    ['heavy ties whose sums pass 2^53', 2, 1e15],
    ['sums on both sides of 2^53', 12, 2 ** 50 / 2],
    ['points up to 10^9 and sums beyond 2^53', 1_000_000_000, 1e15],
  ])('%s', { timeout: timeFor(runsOf(100)) }, (_, maxPoints, maxPence) => {
    fc.assert(
      fc.property(cohort(maxPoints, maxPence), (columns) => {
        const result = alignCohort(columns);
        const expected = plainAlignment(columns.points, columns.packagePence);
        expect(wideOf(result.pence)).toEqual(expected);
        const pot = columns.packagePence.reduce((sum, one) => sum + BigInt(one), 0n);
        const total = expected.reduce((sum, one) => sum + one, 0n);
        expect(result).toMatchObject({ pot: formatAmount(pot), total: formatAmount(total), modelVariance: '0.00' });
        expect(result.residual).toBe(formatAmount(pot - total));
      }),
      { numRuns: runsOf(100), seed: 15_101 },
    );
  });

  it('of 200,000 cases with heavy ties, sums beyond 2^53 and odd remainders', () => {
    let state = 7;
    const next = () => (state = (state * 48_271) % 2_147_483_647);
    const points = Array.from({ length: 200_000 }, () => next() % 300);
    const packagePence = Array.from({ length: 200_000 }, () => next() * 400_000 + (next() % 400_000));
    expect(wideOf(alignCohort({ points, packagePence }).pence)).toEqual(plainAlignment(points, packagePence));
  });

  it.each(['mean', 'highest', 'lowest', 'mid-rank'] as const)(
    'agrees with the one-case path, ties by %s',
    { timeout: timeFor(runsOf(40)) },
    (ties) => {
      fc.assert(
        fc.property(cohort(6, 999_999), (columns) => {
          fc.pre(columns.points.length > 0);
          const sample = columns.points.map((one, index) => ({
            caseId: `c${index}`,
            points: one,
            packageValue: formatAmount(BigInt(columns.packagePence[index] ?? 0)),
          }));
          const { model, report } = calibrate(sample, { ties });
          const result = alignCohort(columns, { ties });
          expect(wideOf(result.pence).map(formatAmount)).toEqual(
            sample.map(({ points }) => budget(model, points).indicative),
          );
          const { pot, budgets, residual } = report.ledger;
          expect(result).toMatchObject({ pot, total: budgets, residual });
          expect(result.modelVariance).toBe(report.ledger.modelVariance);
        }),
        { numRuns: runsOf(40), seed: 15_102 },
      );
    },
  );

  it.each(['half-up', 'half-even', 'down', 'up'] as const)(
    'rounds to £5 by %s as the one-case path does',
    { timeout: timeFor(runsOf(30)) },
    (mode) => {
      fc.assert(
        fc.property(cohort(4, 9_999), (columns) => {
          fc.pre(columns.points.length > 0);
          const rounding = { unit: '5', mode };
          const sample = columns.points.map((points, index) => {
            const packageValue = formatAmount(BigInt(columns.packagePence[index] ?? 0));
            return { caseId: `c${index}`, points, packageValue };
          });
          const { model } = calibrate(sample, { rounding });
          expect(wideOf(alignCohort(columns, { rounding }).pence).map(formatAmount)).toEqual(
            sample.map(({ points }) => budget(model, points).indicative),
          );
        }),
        { numRuns: runsOf(30), seed: 15_103 },
      );
    },
  );

  it('of nobody gives nothing; −0 is 0; ties are counted', () => {
    expect(alignCohort({ points: [], packagePence: [] })).toMatchObject({ pot: '0.00', total: '0.00', tiedCases: 0 });
    const { pence, tiedScores, tiedCases } = alignCohort({ points: [-0, 0, 3], packagePence: [-0, 4, -0] });
    expect(Array.from(pence)).toEqual([0, 0, 4]);
    expect([tiedScores, tiedCases]).toEqual([1, 2]);
    expect(Array.from(alignCohort({ points: [1], packagePence: [-0] }).pence)).toEqual([0]);
  });

  it.each([
    ['NaN', [Number.NaN], [1]],
    ['half a point that is not scaled', [0.5], [1]],
    ['a package below nought', [1], [-1]],
    ['more than ten trillion pounds', [1], [1e15 + 2]],
    ['columns of unequal length', [1, 2], [1]],
  ])('refuses %s', (_, points, packagePence) => {
    expect(() => alignCohort({ points, packagePence })).toThrow();
  });

  it('counts a million bad places and keeps the first hundred', { timeout: 120_000 }, () => {
    const points = new Float64Array(1_000_000).fill(Number.NaN);
    const bad = () => alignCohort({ points, packagePence: new Float64Array(1_000_000) });
    expect(bad).toThrowError(expect.objectContaining({ total: 1_000_000 }));
  });
});

describe('a cohort priced by the stored table', () => {
  const rules = fc.record({
    between: fc.constantFrom('interpolate', 'lower', 'upper', 'refuse'),
    above: fc.constantFrom('clamp', 'refer-to-costing'),
    below: fc.constantFrom('clamp', 'refer-to-costing'),
    method: fc.constantFrom('rank', 'quantile'),
    definition: fc.constantFrom(1, 2, 3, 4, 5, 6, 7, 8, 9),
    grid: fc.constantFrom('quartiles', 'deciles'),
  } as const);

  it.each([
    ['whole points and everyday packages', 30, 999_999],
    ['points with a range too wide to count', 9_000_000, 999_999],
    ['packages beyond the plain-number way', 30, 1e13],
  ])('is the one-case budget to the penny: %s', { timeout: timeFor(runsOf(60)) }, (_, maxPoints, maxPence) => {
    fc.assert(
      fc.property(cohort(maxPoints, maxPence), fc.array(whole(maxPoints)), rules, (columns, others, options) => {
        fc.pre(columns.points.length > 0);
        const sample = columns.points.map((one, index) => ({
          caseId: `c${index}`,
          points: formatAmount(BigInt(one)),
          packageValue: formatAmount(BigInt(columns.packagePence[index] ?? 0)),
        }));
        const { model } = calibrate(sample, options);
        const points = [...columns.points, ...others, maxPoints];
        const open = percentileKind.open(model, []);
        const result = open.allocateCohort?.({ points, pointsDecimals: 2 });
        const oneByOne = points.map((one) => budget(model, formatAmount(BigInt(one))).indicative);
        expect(
          Array.from(result?.pence ?? [], (one) => (Number.isNaN(one) ? null : formatAmount(BigInt(one)))),
        ).toEqual(oneByOne);
        expect(result?.referred).toBe(oneByOne.filter((one) => one === null).length);
      }),
      { numRuns: runsOf(60), seed: 15_104 },
    );
  });

  it('is exact on a line whose products pass 2^53 by far', () => {
    // Two rows, (0 points, £0) and (999,999,999 points, 999,999,999,999,999 pence): M × s / D pence at s points
    const [most, pence] = [999_999_999, 999_999_999_999_999n];
    const { model } = calibrate([
      { caseId: 'a', points: 0, packageValue: 0 },
      { caseId: 'b', points: most, packageValue: formatAmount(pence) },
    ]);
    const points = Array.from({ length: 500 }, (_, index) => 1 + index * 1_999_993);
    const expected = points.map((one) => halfUp(fraction(pence * BigInt(one), most)));
    const result = percentileKind.open(model, []).allocateCohort?.({ points });
    expect(Array.from(result?.pence ?? [], BigInt)).toEqual(expected);
  });

  it('refuses groups and add-ons, which a RAS 5 table does not have', () => {
    const open = percentileKind.open(calibrate([{ caseId: 'a', points: 1, packageValue: 1 }]).model, []);
    const addOns = () => open.allocateCohort?.({ points: [1], addOnPence: [1] });
    expect(addOns).toThrowError(expect.objectContaining({ code: 'refused' }));
    const groups = () => open.allocateCohort?.({ points: [1], groups: { names: ['a'], codes: [0] } });
    expect(groups).toThrowError(expect.objectContaining({ code: 'refused' }));
  });
});

describe('the radix sort', () => {
  it('sorts whole numbers up to 2^53 with their places, equals in their order', {
    timeout: timeFor(runsOf(100)),
  }, () => {
    const numbers = fc.array(fc.oneof(whole(3), whole(5000), fc.maxSafeNat(), fc.constant(2 ** 53)));
    fc.assert(
      fc.property(numbers, (list) => {
        const values = Float64Array.from(list);
        const places = Uint32Array.from(list.keys());
        radixSort(values, Math.max(0, ...list), places);
        const expected = list.map((value, place) => ({ value, place })).sort((a, b) => a.value - b.value);
        expect(Array.from(values)).toEqual(expected.map(({ value }) => value));
        expect(Array.from(places)).toEqual(expected.map(({ place }) => place));
      }),
      { numRuns: runsOf(100), seed: 15_105 },
    );
  });
});
