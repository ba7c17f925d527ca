import { describe, expect, it } from 'vitest';
import { replay } from '../../../src/record/step/replay.js';
import { budget, budgets, calibrate, S6, W1 } from './support.js';

describe('RAS 5 by rank on the constructed cohort', () => {
  it('hands the packages out in the order of the scores, and they add up to the pot', () => {
    const { model, report } = calibrate(S6);
    expect(budgets(model, S6)).toEqual(['12000.00', '7500.00', '6000.00', '3000.00', '1500.00']);
    expect(report.ledger).toEqual({ pot: '30000.00', budgets: '30000.00', residual: '0.00', modelVariance: '0.00' });
    // (n − r)/(n − 1): 4/4, 3/4, 2/4, 1/4, 0/4
    expect(model.rows.map(({ percentile }) => percentile)).toEqual(['100', '75', '50', '25', '0']);
  });

  it('after F5 has left with 7,500: 12,000, 6,000, 3,000, 1,500', () => {
    expect(budgets(calibrate(S6.slice(0, 4)).model, S6.slice(0, 4))).toEqual([
      '12000.00',
      '6000.00',
      '3000.00',
      '1500.00',
    ]);
  });

  it('tells who moves how far from the old package', () => {
    // package ranks: F2 1, F5 2, F3 3, F1 4, F4 5; score ranks F1..F5 1..5
    // changes: F1 +9,000, F2 −4,500, F3 0, F4 +1,500, F5 −6,000
    const { moves } = calibrate(S6).report;
    expect(
      moves.cases.map(({ caseId, scoreRank, packageRank, placesUp, change }) => [
        caseId,
        scoreRank,
        packageRank,
        placesUp,
        change,
      ]),
    ).toEqual([
      ['F1', '1', '4', '3', '9000.00'],
      ['F2', '2', '1', '-1', '-4500.00'],
      ['F3', '3', '3', '0', '0.00'],
      ['F4', '4', '5', '1', '1500.00'],
      ['F5', '5', '2', '-3', '-6000.00'],
    ]);
    expect(moves.donors).toEqual({ cases: 2, pounds: '10500.00' });
    expect(moves.recipients).toEqual({ cases: 2, pounds: '10500.00' });
    expect(moves.unchanged).toBe(1);
    // 1 − 6 × (9 + 1 + 0 + 1 + 9)/(5 × 24) = 1 − 120/120 = 0
    expect(moves.spearman).toBeCloseTo(0, 12);
    expect(moves.movers.byPounds.map(({ caseId }) => caseId).slice(0, 2)).toEqual(['F1', 'F5']);
  });

  it('tells what a point is worth between neighbouring rows, and lists the cliffs', () => {
    // 4,500/10, 1,500/10, 3,000/10, 1,500/10
    const { slopes } = calibrate(S6).report;
    expect(slopes.gaps.map(({ poundsPerPoint }) => poundsPerPoint)).toEqual(['450.00', '150.00', '300.00', '150.00']);
    expect(slopes.cliffs.map(({ fromPoints }) => fromPoints)).toEqual(['40', '20', '30', '10']);
    const named = calibrate(S6, { cliffPounds: 300 }).report.slopes.cliffs;
    expect(named.map(({ fromPoints, toPoints, step }) => [fromPoints, toPoints, step])).toEqual([
      ['40', '50', '4500.00'],
      ['20', '30', '3000.00'],
    ]);
  });
});

describe('ties', () => {
  it('share the mean of their packages, rounded half up: the pot lacks a penny', () => {
    // (600.02 + 600.01)/2 = 600.015 → 600.02 each; 900.01 + 2 × 600.02 + 300 = 2,400.05 against 2,400.04
    const { model, report } = calibrate(W1);
    expect(budgets(model, W1)).toEqual(['900.01', '600.02', '600.02', '300.00']);
    expect(report.ledger).toEqual({ pot: '2400.04', budgets: '2400.05', residual: '-0.01', modelVariance: '0.00' });
    expect(report.warnings.map(({ code }) => code)).toEqual(['small-rows', 'negative-residual']);
  });

  it('rounded down leave a penny', () => {
    const { model, report } = calibrate(W1, { rounding: { mode: 'down' } });
    expect(budgets(model, W1)).toEqual(['900.01', '600.01', '600.01', '300.00']);
    expect(report.ledger).toEqual({ pot: '2400.04', budgets: '2400.03', residual: '0.01', modelVariance: '0.00' });
  });

  it('are the same in any order of the file', () => {
    expect(calibrate([...W1].reverse()).model).toEqual(calibrate(W1).model);
  });

  it('have the percentile of their mean place: (4 − 2.5)/3 = 50 %', () => {
    expect(calibrate(W1).model.rows.map(({ percentile }) => percentile)).toEqual(['100', '50', '0']);
  });

  it('by another rule say what it overspends', () => {
    // three of 10 points share 900, 600, 300 (600.00 each by the mean and the middle); the highest gives 3 × 900 =
    // 2,700 against 1,800, the lowest 900
    const sample = [300, 900, 600].map((packageValue, index) => ({ caseId: `c${index}`, points: 10, packageValue }));
    expect(calibrate(sample).report.ties).toEqual({
      scores: 1,
      cases: 3,
      widest: [{ points: '10', cases: 3, highest: '900.00', lowest: '300.00' }],
      rules: [
        { rule: 'mean', budgets: '1800.00', overspend: '0.00', residual: '0.00' },
        { rule: 'highest', budgets: '2700.00', overspend: '900.00', residual: '0.00' },
        { rule: 'lowest', budgets: '900.00', overspend: '-900.00', residual: '0.00' },
        { rule: 'mid-rank', budgets: '1800.00', overspend: '0.00', residual: '0.00' },
      ],
    });
    const { model, report } = calibrate(sample, { ties: 'highest' });
    expect(budgets(model, sample)).toEqual(['900.00', '900.00', '900.00']);
    expect(report.ledger).toEqual({ pot: '1800.00', budgets: '2700.00', residual: '0.00', modelVariance: '-900.00' });
    expect(report.warnings.map(({ code }) => code)).toEqual(['small-rows', 'model-variance']);
  });

  it('by mid-rank take the mean of the two in the middle when they are even in number', () => {
    // 900, 600, 500, 100: (600 + 500)/2 = 550; four of them 2,200 against 2,100
    const sample = [100, 900, 600, 500].map((packageValue, index) => ({
      caseId: `c${index}`,
      points: 7,
      packageValue,
    }));
    const { model, report } = calibrate(sample, { ties: 'mid-rank' });
    expect(budgets(model, sample.slice(0, 1))).toEqual(['550.00']);
    expect(report.ledger.modelVariance).toBe('-100.00');
  });
});

describe('the edges', () => {
  it('one case alone is at 100 % and keeps its package', () => {
    const { model } = calibrate([{ caseId: 'only', points: 0, packageValue: 5 }]);
    expect(model.rows).toEqual([
      { points: '0', percentile: '100', cases: 1, place: 1, money: '5', over: 1, packages: 1 },
    ]);
    expect(replay(budget(model, 0).steps)).toBe('5.00');
  });

  it('all tied: everyone gets the mean, and the label of the median', () => {
    const sample = [1, 2, 4].map((packageValue) => ({ caseId: `c${packageValue}`, points: '2.5', packageValue }));
    const { model, report } = calibrate(sample);
    // 7/3 = 2.333… → 2.33
    expect(budgets(model, sample)).toEqual(['2.33', '2.33', '2.33']);
    expect(model.rows[0]).toMatchObject({ percentile: '50', money: '7', over: 3 });
    expect(report.moves.spearman).toBeNull();
    expect(report.ledger.residual).toBe('0.01');
  });

  it('−0 points and a £0 package are 0, and £0 is warned of', () => {
    const { model, report } = calibrate([
      { caseId: 'a', points: -0, packageValue: -0 },
      { caseId: 'b', points: 1, packageValue: 10 },
    ]);
    expect(budget(model, 0)).toMatchObject({ status: 'budget', indicative: '0.00' });
    expect(report.warnings.map(({ code }) => code)).toContain('zero-packages');
  });

  it.each([
    ['no cases', [], 'undefined-result'],
    ['a case twice', [S6[0], S6[0]], 'duplicate'],
    ['points that are no number', [{ caseId: 'a', points: Number.NaN, packageValue: 1 }], 'invalid'],
    ['a package below £0', [{ caseId: 'a', points: 1, packageValue: -1 }], 'out-of-range'],
    ['a blank package, which is not £0', [{ caseId: 'a', points: 1 }], 'missing'],
    ['a newcomer with a package', [{ caseId: 'a', points: 1, packageValue: 1, status: 'newcomer' }], 'inconsistent'],
    ['newcomers alone', [{ caseId: 'a', points: 1, status: 'newcomer' }], 'undefined-result'],
    ['a one-off larger than its package', [{ caseId: 'a', points: 1, packageValue: 1, oneOff: 2 }], 'inconsistent'],
    ['an unknown column', [{ caseId: 'a', points: 1, packageValue: 1, score: 3 }], 'unknown-name'],
    ['something else than a list', 'sample', 'invalid'],
  ])('refuses %s', (_, sample, code) => {
    expect(() => calibrate(sample as never)).toThrowError(expect.objectContaining({ code }));
  });

  it('counts a hundred thousand bad rows and keeps the first hundred', { timeout: 120_000 }, () => {
    const rows = Array.from({ length: 100_000 }, (_, index) => ({
      caseId: `F${index}`,
      points: Number.NaN,
      packageValue: 1,
    }));
    expect(() => calibrate(rows)).toThrowError(expect.objectContaining({ code: 'invalid', total: 100_000 }));
  });

  it('leaves out cases with a reason and the one-off part of packages, and says so', () => {
    const sample = [
      { caseId: 'a', points: 1, packageValue: 100, oneOff: 40 },
      { caseId: 'b', points: 2, excludeReason: 'moved away' },
    ];
    const { model, report } = calibrate(sample);
    expect(report.excluded).toEqual([{ caseId: 'b', reason: 'moved away' }]);
    expect(model.rows.map(({ money }) => money)).toEqual(['60']);
    expect(report.warnings[0]).toMatchObject({ code: 'one-offs-excluded', details: { pounds: '40.00', cases: 1 } });
  });
});

describe('rows that rest on few cases', () => {
  it('are counted by the packages that the amount is made of', () => {
    expect(calibrate(W1).report.warnings[0]?.details).toEqual({ rows: 2, minCases: 2 });
    expect(calibrate(W1, { minCases: 3 }).report.warnings[0]?.details).toEqual({ rows: 3, minCases: 3 });
    expect(calibrate(W1, { minCases: 1 }).report.warnings.map(({ code }) => code)).toEqual(['negative-residual']);
  });
});
