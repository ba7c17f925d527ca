import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ratio } from '../../../src/exact/ratio.js';
import { cohortDifference } from '../../../src/sensitivity/difference/cohort-difference.js';
import { chanceOfDistance, distributionDistance } from '../../../src/sensitivity/difference/kolmogorov-smirnov.js';
import { CASES, R, samples } from '../support.js';

const sorted = (values: readonly number[]): Float64Array => Float64Array.from(values).sort();

describe('the distance of Kolmogorov and Smirnov', () => {
  test('is that of R, with ties', () => {
    const { numerator, denominator } = distributionDistance(sorted(R.points), sorted(R.cohort));
    expect(Number(numerator) / Number(denominator)).toBeCloseTo(R.ksDistance, 9);
    expect(chanceOfDistance({ numerator, denominator }, 16, 11)).toBeCloseTo(R.ksChance, 7);
  });

  test('is 0 of the same, 1 of what lies wholly apart, the same either way round', () => {
    const [low, high] = [sorted([1, 2, 3]), sorted([4, 5])];
    expect(distributionDistance(low, low)).toEqual(ratio(0n));
    expect(distributionDistance(low, high)).toEqual(ratio(1n));
    fc.assert(
      fc.property(samples(), samples(), (a, b) => {
        const [one, other] = [sorted(a.points), sorted(b.points)];
        expect(distributionDistance(one, other)).toEqual(distributionDistance(other, one));
        // By its definition, at every value of either.
        const share = (values: Float64Array, upTo: number) =>
          values.filter((value) => value <= upTo).length / values.length;
        const gaps = [...one, ...other].map((value) => Math.abs(share(one, value) - share(other, value)));
        const { numerator, denominator } = distributionDistance(one, other);
        expect(Number(numerator) / Number(denominator)).toBeCloseTo(Math.max(...gaps), 12);
      }),
    );
  });
});

describe('a cohort that is not like its sample', () => {
  test('costs what its points are above those of the sample, and what its packages are below', () => {
    // Price 6,000/60 = 100. The cohort: 100 points, so £10,000, where its packages are 7,000: £3,000 more. Two families
    // like the sample would cost 2 x 3,000 = 6,000: 4,000 more for points, and 1,000 less because packages are larger.
    const sample = [
      { caseId: 'a', points: 20, traditional: 1000 },
      { caseId: 'b', points: 40, traditional: 5000 },
    ];
    const cohort = [
      { caseId: 'c', points: 45.5, traditional: 3500 },
      { caseId: 'd', points: 54.5, traditional: 3500 },
    ];
    const { points, packages, cost } = cohortDifference(sample, cohort);
    expect(points).toMatchObject({ sampleMean: '30.00', cohortMean: '50.00', difference: '20.00', distance: '1.0000' });
    expect(packages).toMatchObject({ difference: '500.00', distance: '0.5000' });
    expect(cost).toMatchObject({
      n: 2,
      budgets: '10000.00',
      extra: '3000.00',
      fromPoints: '4000.00',
      fromPackages: '-1000.00',
    });
    expect(cost?.sentence).toContain('£3,000.00 a year more');
  });

  test('the sample itself is alike and costs nothing more', () => {
    const { points, cost } = cohortDifference(CASES, CASES);
    expect(points).toMatchObject({ distance: '0.0000', chance: '1.0000', difference: '0.00' });
    expect(cost).toMatchObject({ extra: '0.00', fromPoints: '0.00', fromPackages: '0.00' });
  });

  test('both parts add up to the extra cost, but for the rounding of each', () => {
    fc.assert(
      fc.property(samples(), samples(), (sample, cohort) => {
        const { cost } = cohortDifference(sample, cohort);
        if (cost === null) return;
        const gap = Number(cost.extra) - Number(cost.fromPoints) - Number(cost.fromPackages);
        expect(Math.abs(gap)).toBeLessThan(0.0151);
      }),
    );
  });

  test('newcomers without packages are compared by points alone; nobody is compared with nobody', () => {
    const cohort = [{ caseId: 'n', points: 30 }];
    expect(cohortDifference(CASES, cohort)).toMatchObject({ points: { cohortN: 1 }, packages: null, cost: null });
    expect(cohortDifference(CASES, [])).toMatchObject({ points: null, packages: null, cost: null });
    expect(cohortDifference([], CASES)).toMatchObject({ points: null, cost: null });
  });
});
