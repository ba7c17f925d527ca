import { describe, expect, it } from 'vitest';
import fixture from '../../../fixtures/quantile-types.json' with { type: 'json' };
import { QUANTILE_TYPES, quantileOf } from '../../../src/exact/quantile.js';
import { ratio } from '../../../src/exact/ratio.js';
import { budget, budgets, calibrate, W4 } from './support.js';

describe.each([...QUANTILE_TYPES])('quantile definition %i', (type) => {
  const cases = fixture.cases.filter((one) => one.type === type);
  it.each(cases.map(({ values, quantiles }) => [values.join(', '), values, quantiles] as const))(
    'of %s agrees with the independent implementation',
    (_, values, quantiles) => {
      const exact = values.map((value) => ratio(BigInt(value)));
      const ours = fixture.percents.map((percent) => {
        const { numerator, denominator } = quantileOf(exact, ratio(BigInt(percent * 10), 1000n), type);
        return Number(numerator) / Number(denominator);
      });
      ours.forEach((value, index) => {
        expect(value).toBeCloseTo(quantiles[index] ?? Number.NaN, 9);
      });
    },
  );

  it('has a result for each of eight samples', () => {
    expect(cases).toHaveLength(8);
  });
});

describe('a quartile grid for five scores and four packages', () => {
  const { model, report } = calibrate(W4, { method: 'quantile', grid: 'quartiles' });

  it('reads 1,000; 1,750; 3,000; 5,250; 9,000 off the packages', () => {
    // type 7, h = 3p: 0 → 1,000; 0.75 → 1,000 + 0.75 × 1,000; 1.5 → 3,000; 2.25 → 4,000 + 0.25 × 5,000; 3 → 9,000
    expect(budgets(model, W4.scores)).toEqual(['1000.00', '1750.00', '3000.00', '5250.00', '9000.00']);
  });

  it('misses the pot by +4,000, which is model variance and not rounding', () => {
    // 1,000 + 1,750 + 3,000 + 5,250 + 9,000 = 20,000 against 16,000
    expect(report.totals).toEqual({
      rank: null,
      grid: { budgets: '20000.00', overspend: '4000.00', residual: '0.00', referred: 0 },
    });
    expect(report.ledger).toEqual({
      pot: '16000.00',
      budgets: '20000.00',
      residual: '0.00',
      modelVariance: '-4000.00',
    });
    expect(report.warnings.map(({ code }) => code)).toContain('model-variance');
  });

  it('gives a later score of 35 the line between, the lower or the upper row, or nothing', () => {
    // 3,000 + 0.5 × 2,250 = 4,125
    const by = (between: 'interpolate' | 'lower' | 'upper' | 'refuse') =>
      budget(calibrate(W4, { method: 'quantile', grid: 'quartiles', between }).model, 35);
    expect(by('interpolate').indicative).toBe('4125.00');
    expect(by('lower').indicative).toBe('3000.00');
    expect(by('upper').indicative).toBe('5250.00');
    expect(by('refuse')).toMatchObject({ status: 'refer-to-costing', indicative: null });
  });

  it('cannot be aligned by rank', () => {
    expect(() => calibrate(W4)).toThrowError(expect.objectContaining({ code: 'inconsistent' }));
  });
});

describe('several rows of the grid at one score', () => {
  const packages = [1500, 3000, 6000, 7500, 12000];
  const sample = [10, 30, 30, 30, 50].map((points, index) => ({
    caseId: `c${index}`,
    points,
    packageValue: packages[index] ?? 0,
  }));

  it('are joined by their mean, 5,500, which keeps the sum at 30,000', () => {
    // (3,000 + 6,000 + 7,500)/3 = 5,500; 1,500 + 3 × 5,500 + 12,000 = 30,000
    const { model, report } = calibrate(sample, { method: 'quantile', grid: 'quartiles' });
    expect(budgets(model, sample)).toEqual(['1500.00', '5500.00', '5500.00', '5500.00', '12000.00']);
    expect(model.rows[1]).toEqual({ points: '30', percentile: '50', cases: 3, money: '16500', over: 3, packages: 3 });
    expect(report.totals.grid.overspend).toBe('0.00');
    expect(report.totals.rank?.budgets).toBe('30000.00');
  });

  it('are the same as ranks here: 30,000 by both', () => {
    const { report } = calibrate(sample, { grid: [0, 25, 50, 75, 100] });
    expect(report.method).toBe('rank');
    expect([report.totals.rank?.budgets, report.totals.grid.budgets]).toEqual(['30000.00', '30000.00']);
  });
});

describe('the options of the quantile method', () => {
  it('a reference sample takes it by default, at every percentile', () => {
    const { report, model } = calibrate(W4, { fundingBasis: 'reference-sample' });
    expect([report.method, model.definition]).toEqual(['quantile', 7]);
    // 101 percentiles of five scores: each a score of its own, since 4p/100 takes 101 values
    expect(model.rows).toHaveLength(101);
  });

  it.each([
    ['percentiles', 101],
    ['fives', 21],
    ['deciles', 11],
    ['quartiles', 5],
  ] as const)('%s are %i rows', (grid, rows) => {
    expect(calibrate(W4, { method: 'quantile', grid }).model.rows).toHaveLength(rows);
  });

  it('refuses a percentile that stands twice, a definition that is none and the whole-budget basis', () => {
    expect(() => calibrate(W4, { grid: [10, '10.0'] })).toThrowError(expect.objectContaining({ code: 'duplicate' }));
    expect(() => calibrate(W4, { definition: 10 as never })).toThrowError(expect.objectContaining({ code: 'invalid' }));
    const whole = { fundingBasis: 'whole-budget' as never };
    expect(() => calibrate(W4, whole)).toThrowError(expect.objectContaining({ code: 'invalid' }));
  });

  it('by definition 1 hands out whole packages, and by 2 the mean of two where it jumps', () => {
    // n = 4, p = 0.5, np = 2: type 1 the second, 2,000; type 2 (2,000 + 4,000)/2; scores n = 5: np = 2.5, the third
    const at50 = (definition: 1 | 2) => calibrate(W4, { method: 'quantile', grid: [50], definition }).model.rows;
    expect(at50(1)[0]).toMatchObject({ points: '30', money: '2000', packages: 1 });
    expect(at50(2)[0]).toMatchObject({ points: '30', money: '3000', packages: 2 });
  });
});
