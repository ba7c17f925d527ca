import { describe, expect, it } from 'vitest';
import { inequality } from '../../../src/equity/inequality/inequality.js';

const families = (amounts: readonly number[], points: readonly number[] = amounts) =>
  amounts.map((final, index) => ({ caseId: `F${index}`, points: points[index] ?? 0, final }));
const at = (amounts: readonly number[], points?: readonly number[]) =>
  inequality(families(amounts, points), { stages: ['final'] }).stages[0];

describe('the Gini coefficient', () => {
  it('of 1, 2, 3, 4 is a quarter', () => {
    // Σ(2i − n − 1)x = −3·1 − 1·2 + 1·3 + 3·4 = 10; n Σx = 4 · 10 = 40
    expect(at([1, 2, 3, 4])?.gini).toBe('0.2500');
    expect(at([4, 2, 1, 3])?.gini).toBe('0.2500');
    // 1/4 · 4/3
    expect(at([1, 2, 3, 4])?.giniSmallSample).toBe('0.3333');
  });

  it('of one family with everything is (n − 1)/n, and 1 for a small sample', () => {
    expect(at([0, 0, 0, 500])?.gini).toBe('0.7500');
    expect(at([0, 0, 0, 500])?.giniSmallSample).toBe('1.0000');
  });

  it('takes ties exactly: 1, 1, 3 is 2·2/(3·5)', () => {
    // pairs: |1−3| twice, each counted both ways: Σ = 8; 2 n² mean = 2 · 9 · 5/3 = 30
    expect(at([3, 1, 1])?.gini).toBe('0.2667');
  });
});

describe('curves', () => {
  it('give the share of money of each tenth of families', () => {
    const lorenz = inequality(families([1, 2, 3, 4]), { stages: ['final'], curvePoints: 4 }).stages[0]?.lorenz;
    expect(lorenz).toEqual([
      { familiesPercent: '0.0', moneyPercent: '0.0' },
      { familiesPercent: '25.0', moneyPercent: '10.0' },
      { familiesPercent: '50.0', moneyPercent: '30.0' },
      { familiesPercent: '75.0', moneyPercent: '60.0' },
      { familiesPercent: '100.0', moneyPercent: '100.0' },
    ]);
  });

  it('share out families between two steps in proportion', () => {
    // half of three families: the first and half of the second, (1 + 1)/6
    const lorenz = inequality(families([1, 2, 3]), { stages: ['final'], curvePoints: 2 }).stages[0]?.lorenz;
    expect(lorenz?.[1]?.moneyPercent).toBe('33.3');
  });

  it('of concentration follow need, and families of equal need are interchangeable', () => {
    // money 4, 2, 1, 3 in the order of need 1, 2, 3, 3: −3·4 − 1·2 + 2·(1 + 3) = −6; over 4 · 10
    expect(at([4, 2, 1, 3], [1, 2, 3, 3])?.concentration.index).toBe('-0.1500');
    expect(at([4, 2, 3, 1], [1, 2, 3, 3])?.concentration.index).toBe('-0.1500');
  });

  it('of concentration reach the Gini when more need always has more', () => {
    const stage = at([5, 9, 9, 20], [10, 20, 20, 31]);
    expect(stage?.concentration.index).toBe(stage?.gini);
  });
});

describe('Theil', () => {
  it('of 1 and 3 is worked out by hand', () => {
    // T = ½(½ ln ½ + 1½ ln 1½) = ½(−0.346574 + 0.608198) = 0.130812; L = ½(ln 2 + ln ⅔) = ½ ln(4/3) = 0.143841
    expect(at([1, 3])?.theilT).toBe('0.1308');
    expect(at([1, 3])?.theilL).toBe('0.1438');
  });

  it('of one family with everything is ln n, and L is not defined where a family has £0', () => {
    // ln 4 = 1.386294
    expect(at([0, 0, 0, 8])?.theilT).toBe('1.3863');
    expect(at([0, 0, 0, 8])?.theilL).toBeNull();
    expect(at([0, 0, 0, 8])?.zeros).toBe(3);
  });

  it('lies all between groups that are equal inside, and all within groups that have equal means', () => {
    const cases = [
      { caseId: '1', final: 100, site: 'n', group: 'a' },
      { caseId: '2', final: 100, site: 'n', group: 'b' },
      { caseId: '3', final: 300, site: 's', group: 'a' },
      { caseId: '4', final: 300, site: 's', group: 'b' },
    ];
    const [bySite, byGroup] =
      inequality(cases, { stages: ['final'], by: ['site', 'group'] }).stages[0]?.theilByGroup ?? [];
    expect(bySite?.t).toEqual({ total: '0.1308', within: '0.0000', between: '0.1308', betweenPercent: '100.0' });
    expect(byGroup?.t).toEqual({ total: '0.1308', within: '0.1308', between: '0.0000', betweenPercent: '0.0' });
  });

  it('counts families without a value as a group, so that the parts add up', () => {
    const cases = [
      { caseId: '1', final: 100, site: 'n' },
      { caseId: '2', final: 300 },
    ];
    const [split] = inequality(cases, { stages: ['final'], by: ['site'] }).stages[0]?.theilByGroup ?? [];
    expect(split?.notStated).toBe(1);
    expect(split?.t?.betweenPercent).toBe('100.0');
  });
});

describe('stages', () => {
  const cases = [
    { caseId: 'F1', points: 10, traditional: 1000, indicative: 2000, final: 2500 },
    { caseId: 'F2', points: 20, traditional: 7000, indicative: 4000, final: 4000 },
    { caseId: 'F3', points: 30, traditional: 4000, indicative: 6000, final: 5500 },
    { caseId: 'N1', points: 30, indicative: 6000, final: 6000 },
  ];

  it('are compared on the same families, and what each did is told', () => {
    const result = inequality(cases, { stages: ['traditional', 'indicative', 'final'] });
    expect(result.n).toBe(3);
    expect(result.excluded).toEqual([
      { code: 'missing-amount', reason: 'no traditional amount', cases: 1, caseIds: ['N1'] },
    ]);
    // 1,000 4,000 7,000: 2·6/(3·12) = 1/3; 2 4 6: 2·4/(3·12) = 2/9; 2.5 4 5.5: 2·3/36 = 1/6
    expect(result.stages.map(({ gini }) => gini)).toEqual(['0.3333', '0.2222', '0.1667']);
    // moderation: 1/6 − 2/9 = −1/18
    expect(result.changes[1]).toMatchObject({ from: 'indicative', to: 'final', n: 3, gini: '-0.0556' });
  });

  it('keep families without points in the Gini, and leave them out of concentration', () => {
    const stage = inequality([...cases, { caseId: 'X', final: 100 }], { stages: ['final'] }).stages[0];
    expect([stage?.n, stage?.concentration.n]).toEqual([5, 4]);
  });
});

describe('degenerate cohorts have defined answers', () => {
  it.each([
    ['nobody', [], null, null],
    ['nobody with any money', [0, 0], null, null],
    ['one family', [700], '0.0000', '0.0000'],
    ['all equal', [5, 5, 5], '0.0000', '0.0000'],
  ] as const)('%s', (_, amounts, gini, theil) => {
    const stage = at(amounts);
    expect([stage?.gini, stage?.concentration.index, stage?.theilT, stage?.theilL]).toEqual([gini, gini, theil, theil]);
    expect(stage?.lorenz.length).toBe(gini === null ? 0 : 11);
  });

  it('all of one need: the concentration index is 0 and the curve the diagonal', () => {
    const concentration = at([1, 2, 30], [7, 7, 7])?.concentration;
    expect(concentration?.index).toBe('0.0000');
    expect(concentration?.curve.every(({ familiesPercent, moneyPercent }) => familiesPercent === moneyPercent)).toBe(
      true,
    );
  });

  it('a group whose families all have £0', () => {
    const cases = [
      { caseId: '1', final: 0, site: 'n' },
      { caseId: '2', final: 300, site: 's' },
    ];
    const [split] = inequality(cases, { stages: ['final'], by: ['site'] }).stages[0]?.theilByGroup ?? [];
    // ln 2 = 0.693147, all of it between
    expect(split?.t).toEqual({ total: '0.6931', within: '0.0000', between: '0.6931', betweenPercent: '100.0' });
    expect(split?.l).toBeNull();
  });
});
