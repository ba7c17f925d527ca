import { describe, expect, it } from 'vitest';
import { horizontalEquity } from '../../src/equity/horizontal/horizontal.js';
import { verticalEquity } from '../../src/equity/vertical/vertical.js';

const family = (caseId: string, points: number, traditional: number, final: number, group?: string) => ({
  caseId,
  points,
  traditional,
  final,
  ...(group === undefined ? {} : { group }),
});

const COHORT = [
  family('F1', 10, 3000, 4500, 'LD'),
  family('F2', 10, 5000, 4500, 'PD'),
  family('F3', 12.5, 9000, 6000, 'LD'),
  family('F4', 12.5, 2000, 5000, 'PD'),
  family('F5', 12.5, 2000, 5000),
  family('F6', 20, 7000, 9000, 'PD'),
];
const STAGES = { stages: ['traditional', 'final'] as ('traditional' | 'final')[] };

describe('same points, same money', () => {
  const [traditional, final] = horizontalEquity(COHORT, { ...STAGES, by: ['group'], smallCell: 3 }).stages;

  it('lists each breach, the largest difference first', () => {
    expect(traditional?.equalPoints.holds).toBe(false);
    expect(traditional?.equalPoints.breaches).toEqual([
      {
        points: '12.5',
        n: 3,
        differentAmounts: 2,
        lowest: { caseId: 'F4', amount: '2000.00' },
        highest: { caseId: 'F3', amount: '9000.00' },
        difference: '7000.00',
      },
      {
        points: '10',
        n: 2,
        differentAmounts: 2,
        lowest: { caseId: 'F1', amount: '3000.00' },
        highest: { caseId: 'F2', amount: '5000.00' },
        difference: '2000.00',
      },
    ]);
    expect(final?.equalPoints).toMatchObject({ shared: { scores: 2, n: 5 }, breached: { scores: 1, n: 3 } });
  });

  it('across groups: the means at each score, and what each group gets for a point', () => {
    const [across] = final?.acrossGroups ?? [];
    expect(across).toMatchObject({ notStated: 1, shared: { scores: 2, n: 5 }, different: { scores: 1, n: 3 } });
    expect(across?.scores[0]).toMatchObject({ points: '12.5 points', difference: '1000.00' });
    expect(across?.scores[0]?.groups.map(({ group, n, mean }) => [group, n, mean])).toEqual([
      ['LD', 1, '6000.00'],
      ['PD', 1, '5000.00'],
      [null, 1, '5000.00'],
    ]);
    // LD 10,500/22.5 = 466.67; PD 18,500/42.5 = 435.29; not stated 5,000/12.5
    expect(across?.prices).toEqual([
      { group: 'LD', n: 2, smallCell: true, perPoint: '466.67' },
      { group: 'PD', n: 3, smallCell: false, perPoint: '435.29' },
      { group: null, n: 1, smallCell: true, perPoint: '400.00' },
    ]);
  });

  it('the spread within bands shrinks from packages to budgets', () => {
    const { stages } = horizontalEquity(COHORT, { ...STAGES, bands: [12.5, 20] });
    expect(stages[0]?.spread?.bands.map(({ band, n }) => [band, n])).toEqual([
      ['under 12.5 points', 2],
      ['12.5 to under 20 points', 3],
      ['20 points and over', 1],
    ]);
    // in thousands, traditional: Σx² = 172, less 28²/6 = 130.667 is 41.333;
    // within: 34 − 8²/2 = 2, and 89 − 13²/3 = 32.667; 34.667/41.333 = 83.9 %
    expect(stages[0]?.spread?.withinPercent).toBe('83.9');
    // final: 4.5² · 2 + 36 + 25 · 2 + 81 = 207.5; 207.5 − 34²/6 = 14.833; within 86 − 256/3 = 0.667; 4.5 %
    expect(stages[1]?.spread?.withinPercent).toBe('4.5');
    expect(stages[0]?.spread?.bands[1]?.amounts).toEqual({
      lowest: '2000.00',
      lowerQuartile: '2000.00',
      median: '2000.00',
      upperQuartile: '5500.00',
      highest: '9000.00',
      interquartileRange: '3500.00',
    });
  });

  it('degenerate cohorts', () => {
    const of = (cases: typeof COHORT) => horizontalEquity(cases, { stages: ['final'], bands: 'each' }).stages[0];
    expect(of([])).toMatchObject({ n: 0, equalPoints: { holds: null }, spread: { withinPercent: null, bands: [] } });
    expect(of(COHORT.slice(0, 1))).toMatchObject({
      n: 1,
      equalPoints: { holds: null },
      spread: { withinPercent: null },
    });
    expect(of(COHORT.slice(0, 2))).toMatchObject({ equalPoints: { holds: true }, spread: { withinPercent: null } });
    const noPoints = horizontalEquity([family('Z', 0, 1, 1, 'LD')], { stages: ['final'], by: ['group'] });
    expect(noPoints.stages[0]?.acrossGroups[0]?.prices[0]?.perPoint).toBeNull();
  });
});

describe('more need, more money', () => {
  const [traditional, final] = verticalEquity(COHORT, STAGES).stages;

  it('correlations are those of the ranks, counted by hand', () => {
    // final ranks 1.5 1.5 5 3.5 3.5 6, need 1.5 1.5 4 4 4 6: both have mean 3.5;
    // Σ products of deviations 4 + 4 + .75 + 0 + 0 + 6.25 = 15; squares of final 4 + 4 + 2.25 + 0 + 0 + 6.25 = 16.5, of
    // need 4 + 4 + .25 · 3 + 6.25 = 15; 15/√(247.5) = 0.9535
    expect(final?.spearman).toBe('0.9535');
    // 11 pairs differ in need (15 − 1 − 3), all of them in money and all concordant; 13 differ in money: 11/√(11 · 13)
    expect(final?.kendallTauB).toBe('0.9199');
    expect(final?.pairs).toEqual({ compared: 11, moreNeedLess: 0, percent: '0.0' });
  });

  it('falls are listed for families and for the means of scores', () => {
    expect(final?.falls).toEqual({ overtaken: 0, families: [], steps: 2, fallingSteps: 0, means: [] });
    expect(traditional?.falls.overtaken).toBe(3);
    expect(traditional?.falls.families[0]).toEqual({
      caseId: 'F4',
      points: '12.5',
      amount: '2000.00',
      than: { caseId: 'F2', points: '10', amount: '5000.00' },
      shortfall: '3000.00',
    });
    // F6 with 20 points has 7,000, F3 with 12.5 has 9,000
    expect(traditional?.falls.families.map(({ caseId, shortfall }) => [caseId, shortfall])).toEqual([
      ['F4', '3000.00'],
      ['F5', '3000.00'],
      ['F6', '2000.00'],
    ]);
    // means 4,000, 13,000/3 = 4,333.33, 7,000 do not fall; without F3 they do: 2,000 after 4,000
    expect(traditional?.falls.fallingSteps).toBe(0);
    const without = verticalEquity(
      COHORT.filter(({ caseId }) => caseId !== 'F3'),
      STAGES,
    ).stages[0];
    expect(without?.falls.means).toEqual([
      { fromPoints: '10', toPoints: '12.5', fromMean: '4000.00', toMean: '2000.00', n: 4, fall: '2000.00' },
    ]);
  });

  it('each tenth of need has its share of points and money, and ties are shared', () => {
    const cases = Array.from({ length: 20 }, (_, index) =>
      family(`F${index}`, index < 10 ? 5 : 15, 0, index < 10 ? 1000 : 2000),
    );
    const [final] = verticalEquity(cases, { stages: ['final'] }).stages;
    // points 10 · 5 + 10 · 15 = 200, a low tenth 10 of them; money 30,000, a low tenth 2,000
    expect(final?.needDeciles[0]).toEqual({ decile: 1, families: '2', pointsPercent: '5.0', moneyPercent: '6.7' });
    expect(final?.needDeciles[9]).toEqual({ decile: 10, families: '2', pointsPercent: '15.0', moneyPercent: '13.3' });
    // 15 families: 1.5 in a tenth
    const odd = verticalEquity(cases.slice(5), { stages: ['final'] }).stages[0];
    expect(odd?.needDeciles[0]).toEqual({ decile: 1, families: '1.5', pointsPercent: '4.3', moneyPercent: '6.0' });
  });

  it('degenerate cohorts have answers without a number', () => {
    const of = (cases: typeof COHORT) => verticalEquity(cases, { stages: ['final'] }).stages[0];
    expect(of([])).toMatchObject({
      n: 0,
      spearman: null,
      kendallTauB: null,
      pairs: { compared: 0, percent: null },
      needDeciles: [],
    });
    expect(of(COHORT.slice(0, 1))).toMatchObject({ n: 1, spearman: null, falls: { steps: 0 } });
    expect(of(COHORT.slice(0, 2))).toMatchObject({ n: 2, spearman: null, kendallTauB: null });
    expect(of([family('Z', 0, 0, 0), family('Y', 0, 0, 0)])?.needDeciles[0]).toMatchObject({
      pointsPercent: null,
      moneyPercent: null,
    });
  });

  it('counts who is left out, and why', () => {
    const { cases, n, excluded } = verticalEquity(
      [
        ...COHORT,
        { caseId: 'X', final: 1 },
        { caseId: 'Y', points: 1 },
        { caseId: 'Z', points: 1, final: 2, excludeReason: 'a duplicate' },
      ],
      { stages: ['final'] },
    );
    expect([cases, n]).toEqual([9, 6]);
    expect(excluded.map(({ code, reason, cases: left, caseIds }) => [code, reason, left, caseIds])).toEqual([
      ['stated', 'a duplicate', 1, ['Z']],
      ['missing-points', 'no points', 1, ['X']],
      ['missing-amount', 'no final amount', 1, ['Y']],
    ]);
  });
});
