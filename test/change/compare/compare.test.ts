import { describe, expect, it } from 'vitest';
import { compareStages } from '../../../src/change/compare/compare.js';
import type { CompareOptions } from '../../../src/change/options.js';
import type { CohortCase } from '../../../src/cohort/case.js';

/** The constructed cohort: packages, and the budgets that RAS 4 gives; both sum to £30,000. */
const FIVE: readonly CohortCase[] = [
  { caseId: 'F1', traditional: '3000', final: '10000' },
  { caseId: 'F2', traditional: '12000', final: '8000' },
  { caseId: 'F3', traditional: '6000', final: '6000' },
  { caseId: 'F4', traditional: '1500', final: '4000' },
  { caseId: 'F5', traditional: '7500', final: '2000' },
];
const TO_FINAL = { from: 'traditional', to: 'final' } as const;
const compare = (cases: readonly CohortCase[], options: Partial<CompareOptions> = {}) =>
  compareStages(cases, { ...TO_FINAL, ...options });
const pair = (traditional: string | number, final: string | number, caseId = 'a'): CohortCase => ({
  caseId,
  traditional,
  final,
});
const directions = (cases: readonly CohortCase[], options: Partial<CompareOptions> = {}) => {
  const { up, unchanged, down } = compare(cases, options).everyone.directions;
  return [up.cases, unchanged.cases, down.cases];
};

describe('the constructed cohort from its packages to RAS 4 budgets', () => {
  // changes: F1 +7,000 (+233.33 %), F2 -4,000 (-33.33 %), F3 0, F4 +2,500 (+166.67 %), F5 -5,500 (-73.33 %)
  const { everyone, existing, newcomers } = compare(FIVE);

  it('counts two up, one unchanged and two down', () => {
    expect(everyone.n).toBe(5);
    expect(everyone.directions).toEqual({
      up: { cases: 2, percent: '40.0' },
      unchanged: { cases: 1, percent: '20.0' },
      down: { cases: 2, percent: '40.0' },
    });
  });

  it('tells four different average changes', () => {
    expect(everyone.amounts).toMatchObject({
      changeOfMean: { amount: '0.00', percent: '0.0' },
      changeOfMedian: { amount: '0.00', percent: '0.0' },
      // (700/3 - 100/3 + 0 + 500/3 - 220/3) / 5 = (880/3) / 5 = 58.667
      meanOfChanges: { amount: '0.00', percent: '58.7' },
      medianOfChanges: { amount: '0.00', percent: '0.0' },
    });
  });

  it('gives the range and the quartiles of the amounts and of the changes', () => {
    expect(everyone.amounts?.from).toEqual({
      total: '30000.00',
      mean: '6000.00',
      lowest: '1500.00',
      lowerQuartile: '3000.00',
      median: '6000.00',
      upperQuartile: '7500.00',
      highest: '12000.00',
    });
    expect(everyone.amounts?.amountChanges).toMatchObject({ lowerQuartile: '-4000.00', upperQuartile: '2500.00' });
    expect(everyone.amounts?.percentChanges).toEqual({
      n: 5,
      lowest: '-73.3',
      lowerQuartile: '-33.3',
      median: '0.0',
      upperQuartile: '166.7',
      highest: '233.3',
    });
  });

  it('takes another definition of the quartiles by its number', () => {
    // type 6: h = 6/4 = 1.5 and 4.5: half way from -5,500 to -4,000 and from 2,500 to 7,000
    const { amounts } = compare(FIVE, { quantileType: 6 }).everyone;
    expect(amounts?.amountChanges).toMatchObject({ lowerQuartile: '-4750.00', upperQuartile: '4750.00' });
  });

  it('lists the changes over 100 % apart from those over £20,000', () => {
    expect(everyone.largeChanges.percent).toMatchObject({ threshold: '100.0', cases: 2, percent: '40.0' });
    expect(everyone.largeChanges.percent.list).toEqual([
      { caseId: 'F1', from: '3000.00', to: '10000.00', change: '7000.00', percent: '233.3' },
      { caseId: 'F4', from: '1500.00', to: '4000.00', change: '2500.00', percent: '166.7' },
    ]);
    expect(everyone.largeChanges.amount).toEqual({ threshold: '20000.00', cases: 0, percent: '0.0', list: [] });
  });

  it('finds the cases over both thresholds; a change of exactly a threshold is not over it', () => {
    const { largeChanges } = compare(FIVE, { over: { percent: 50, amount: 5500 } }).everyone;
    expect(largeChanges.percent.list.map(({ caseId }) => caseId)).toEqual(['F1', 'F4', 'F5']);
    expect(largeChanges.amount.list.map(({ caseId }) => caseId)).toEqual(['F1']);
    expect(largeChanges.both).toMatchObject({ cases: 1, list: [{ caseId: 'F1' }] });
  });

  it('tells what the largest changes make up of all change, 7,000 + 5,500 + 4,000 + 2,500 = 19,000', () => {
    expect(everyone.topShares).toEqual([
      { cases: 1, amount: '7000.00', percent: '36.8' },
      { cases: 2, amount: '12500.00', percent: '65.8' },
      { cases: 5, amount: '19000.00', percent: '100.0' },
    ]);
  });

  it('tells how far the change of the mean rests on each case', () => {
    // without F1 -7,000/27,000, F2 4,000/18,000, F3 0/24,000, F4 -2,500/28,500, F5 5,500/22,500
    expect(everyone.influence).toEqual({
      known: true,
      lowest: { caseId: 'F1', percent: '-25.9', points: '-25.9' },
      highest: { caseId: 'F5', percent: '24.4', points: '24.4' },
      most: [
        { caseId: 'F1', percent: '-25.9', points: '-25.9' },
        { caseId: 'F5', percent: '24.4', points: '24.4' },
        { caseId: 'F2', percent: '22.2', points: '22.2' },
        { caseId: 'F4', percent: '-8.8', points: '-8.8' },
        { caseId: 'F3', percent: '0.0', points: '0.0' },
      ],
      undefinedWithout: [],
    });
  });

  it('has no newcomers', () => {
    expect(existing).toEqual(everyone);
    expect(newcomers).toMatchObject({ n: 0, amounts: null });
  });
});

describe('averages that disagree', () => {
  it('the change of the mean falls while the mean of the changes rises: a small budget trebled, a large one cut', () => {
    // 1,000 -> 3,000 (+200 %), 20,000 -> 15,000 (-25 %): 21,000 -> 18,000 is -14.3 %; (200 - 25) / 2 is +87.5 %
    const { amounts } = compare([pair(1000, 3000, 'a'), pair(20000, 15000, 'b')]).everyone;
    expect(amounts?.changeOfMean).toEqual({ amount: '-1500.00', percent: '-14.3' });
    expect(amounts?.meanOfChanges).toEqual({ amount: '-1500.00', percent: '87.5' });
  });

  it('the change of the median rises while the median of the changes falls', () => {
    // medians 200 -> 280 (+40 %); changes 100 -> 280 (+180 %), 200 -> 190 (-5 %), 1,000 -> 900 (-10 %): median -5 %
    const { amounts } = compare([pair(100, 280, 'a'), pair(200, 190, 'b'), pair(1000, 900, 'c')]).everyone;
    expect(amounts?.changeOfMedian).toEqual({ amount: '80.00', percent: '40.0' });
    expect(amounts?.medianOfChanges).toEqual({ amount: '-10.00', percent: '-5.0' });
  });

  it('a mean is rounded once: 0.01 / 3 and 0.02 / 3', () => {
    const cases = [pair('0.01', '0.01', 'a'), pair('0.01', '0.01', 'b'), pair('0.01', '0.02', 'c')];
    // 0.04 / 3 = 0.0133, 0.01 / 3 = 0.0033; +33.3 % of the mean
    const { amounts } = compare(cases, { decimals: 4 }).everyone;
    expect(amounts?.to.mean).toBe('0.01');
    expect(amounts?.changeOfMean).toEqual({ amount: '0.00', percent: '33.3333' });
  });

  it('rounds to £100 from the exact mean and not from the pennies', () => {
    // (7,649.99 + 7,650.00) / 2 = 7,649.995, which is 7,650.00 to the penny, but £7,600 to £100
    const cases = [pair('7649.99', 1, 'a'), pair('7650', 1, 'b')];
    expect(compare(cases).everyone.amounts?.from.mean).toBe('7650.00');
    expect(compare(cases, { rounding: { unit: 100 } }).everyone.amounts?.from.mean).toBe('7600.00');
  });

  it('a mean of changes on the very edge of rounding is settled exactly', () => {
    const cases = [pair(3, 4, 'a'), pair(3, 5, 'b'), pair(500, 1, 'c')];
    // (1/3 + 2/3 - 499/500) / 3 = 1/1500 = 0.0667 %; with a fourth case that is unchanged 1/2000 = 0.05 %, half way
    expect(compare(cases, { decimals: 2 }).everyone.amounts?.meanOfChanges.percent).toBe('0.07');
    const four = [...cases, pair(10, 10, 'd')];
    expect(compare(four, { decimals: 1 }).everyone.amounts?.meanOfChanges.percent).toBe('0.1');
  });
});

describe('what counts as unchanged', () => {
  it('less than 10 % is unchanged, and exactly 10 % is a change', () => {
    expect(directions([pair(1000, '1099.99')])).toEqual([0, 1, 0]);
    expect(directions([pair(1000, 1100)])).toEqual([1, 0, 0]);
    expect(directions([pair(1000, '900.01')])).toEqual([0, 1, 0]);
    expect(directions([pair(1000, 900)])).toEqual([0, 0, 1]);
  });

  it('stays exact where the products pass 2^53', () => {
    expect(directions([pair('9000000000000', '9900000000000')])).toEqual([1, 0, 0]);
    expect(directions([pair('9000000000000', '9899999999999.99')])).toEqual([0, 1, 0]);
  });

  it('another threshold: with 0 every penny is a change, and no change is none', () => {
    expect(directions([pair(1000, '1000.01', 'a'), pair(1000, 1000, 'b')], { threshold: 0 })).toEqual([1, 1, 0]);
    expect(directions([pair(1000, 1249, 'a'), pair(1000, 750, 'b')], { threshold: 25 })).toEqual([0, 1, 1]);
    expect(directions([pair(1000, '1033.33', 'a')], { threshold: '3.333' })).toEqual([1, 0, 0]);
  });

  it('another base: a cut of £100 is 10 % of 1,000 before and 11.1 % of 900 after', () => {
    const cases = [{ caseId: 'a', traditional: 2000, communicated: 1000, final: 900 }];
    const of = (base: 'communicated' | 'final' | 'traditional') =>
      compareStages(cases, { from: 'communicated', to: 'final', base }).everyone;
    expect(of('communicated').amounts?.changeOfMean.percent).toBe('-10.0');
    expect(of('final').amounts?.changeOfMean.percent).toBe('-11.1');
    expect(of('traditional').amounts?.changeOfMean.percent).toBe('-5.0');
    expect(of('traditional').directions.unchanged.cases).toBe(1);
  });
});

describe('who is compared', () => {
  const cases: readonly CohortCase[] = [
    { caseId: 'F1', site: '1', traditional: 1000, communicated: 1000, final: 1500 },
    { caseId: 'F2', site: '2', traditional: 2000, final: 1000 },
    { caseId: 'F3', site: '10', traditional: 0, communicated: 700, final: 500 },
    { caseId: 'F4', final: 800 },
    { caseId: 'F5', site: '1', traditional: 900, excludeReason: 'left in May', final: 100 },
    { caseId: 'N1', site: '2', status: 'newcomer', communicated: 1000, final: 2000 },
    { caseId: 'N2', site: '2', status: 'newcomer', traditional: 0, final: 400 },
  ];

  it('leaves out with a reason: stated, newcomers, a missing amount, a base of £0', () => {
    const { excluded, everyone } = compare(cases);
    expect(everyone.n).toBe(2);
    expect(excluded).toEqual([
      { code: 'stated', reason: 'left in May', cases: 1, caseIds: ['F5'] },
      { code: 'newcomer', reason: 'a newcomer without a traditional package', cases: 2, caseIds: ['N1', 'N2'] },
      { code: 'missing-amount', reason: 'no traditional amount', cases: 1, caseIds: ['F4'] },
      { code: 'zero-base', reason: 'traditional is £0', cases: 1, caseIds: ['F3'] },
    ]);
  });

  it('keeps newcomers apart where they can be compared', () => {
    const { everyone, existing, newcomers, excluded } = compareStages(cases, { from: 'communicated', to: 'final' });
    expect([everyone.n, existing.n, newcomers.n]).toEqual([3, 2, 1]);
    // 1,000 + 700 -> 1,500 + 500 and 1,000 -> 2,000
    expect(existing.amounts?.changeOfMean.percent).toBe('17.6');
    expect(newcomers.amounts?.changeOfMean.percent).toBe('100.0');
    expect(excluded.map(({ code, cases }) => [code, cases])).toEqual([
      ['stated', 1],
      ['missing-amount', 3],
    ]);
  });

  it('takes in a base of £0 by name: in the amounts and as a rise, but without a percentage', () => {
    const { everyone } = compare(cases, { zeroBase: 'include' });
    expect(everyone.n).toBe(3);
    expect(everyone.directions.up.cases).toBe(2);
    // 3,000 -> 3,000 over three cases; percentages +50 and -50 over two
    expect(everyone.amounts?.changeOfMean.percent).toBe('0.0');
    expect(everyone.amounts?.percentChanges).toMatchObject({ n: 2, lowest: '-50.0', highest: '50.0' });
  });

  it('by site, in the order of their numbers, with those that name none last', () => {
    const { groups } = compare(cases, { by: 'site' });
    expect(groups.map(({ group, cases, everyone }) => [group, cases, everyone.n])).toEqual([
      ['1', 2, 1],
      ['2', 3, 1],
      ['10', 1, 0],
      [null, 1, 0],
    ]);
  });

  it('by any characteristic, also one that is called __proto__', () => {
    const withWard = cases.map((one) => ({ ...one, characteristics: [{ name: '__proto__', value: 'east' }] }));
    expect(compare(withWard, { by: '__proto__' }).groups.map(({ group }) => group)).toEqual(['east']);
    expect(() => compare(cases, { by: 'ward' })).toThrow('options.by: no case has a ward');
  });

  it('flags figures that rest on few families, and none where no number is given', () => {
    const { groups, warnings } = compare(cases, { by: 'site', smallCell: 2 });
    expect(groups.map(({ everyone }) => everyone.smallCell)).toEqual([true, true, false, false]);
    expect(warnings).toMatchObject([{ code: 'small-cells', details: { groups: 2, smallCell: 2 } }]);
    expect(compare(cases).everyone.smallCell).toBeNull();
  });
});

describe('the parts of an amount that are not compared', () => {
  // RR145 Table 42, third plan: £13,578 with £415 one-off and £285 contingency
  const plan: CohortCase = {
    caseId: 'E2',
    traditional: '13000',
    final: '13578',
    oneOff: { final: '415' },
    contingency: { final: '285' },
  };
  const mean = (options: Partial<CompareOptions>) => compare([plan], options).everyone.amounts?.to.mean;

  it('the one-off part is left out unless included, the contingency is kept unless left out', () => {
    expect(mean({})).toBe('13163.00');
    expect(mean({ contingency: 'exclude' })).toBe('12878.00');
    expect(mean({ oneOffs: 'include' })).toBe('13578.00');
    expect(compare([plan]).warnings).toEqual([
      {
        code: 'one-offs-excluded',
        message: 'one-off purchases of £415.00 in 1 case are left out',
        details: { pounds: '415.00', cases: 1 },
      },
    ]);
  });

  it('parts that are more than the amount, or parts of no amount, are refused', () => {
    const wrong = [{ ...plan, final: '600' }];
    expect(() => compare(wrong)).toThrow('cases[0].final: the one-off part and the contingency');
    expect(() => compare([{ caseId: 'a', oneOff: { indicative: 1 } }])).toThrow('there is no indicative amount');
  });
});

describe('degenerate cases have an answer', () => {
  it('no case', () => {
    const { everyone, cases, groups } = compare([], { by: 'site' });
    expect([cases, groups]).toEqual([0, []]);
    expect(everyone).toMatchObject({
      n: 0,
      amounts: null,
      influence: { known: false, why: 'there is no case' },
      directions: { up: { cases: 0, percent: null } },
      topShares: [{ cases: 0, amount: '0.00', percent: null }, {}, {}],
    });
  });

  it('one case', () => {
    const { everyone } = compare([pair(100, 150)]);
    expect(everyone.influence).toEqual({ known: false, why: 'there is one case' });
    expect(everyone.amounts?.percentChanges).toMatchObject({ lowest: '50.0', upperQuartile: '50.0', highest: '50.0' });
  });

  it('all equal and unchanged', () => {
    const { everyone } = compare([pair(100, 100, 'a'), pair(100, 100, 'b')]);
    expect(everyone.directions.unchanged).toEqual({ cases: 2, percent: '100.0' });
    expect(everyone.topShares[0]).toEqual({ cases: 1, amount: '0.00', percent: null });
    expect(everyone.influence).toMatchObject({ known: true, lowest: { caseId: 'a', points: '0.0' } });
  });

  it('every base £0, or all but one', () => {
    const { everyone } = compare([pair(0, 100, 'a'), pair(0, 200, 'b')], { zeroBase: 'include' });
    expect(everyone.amounts).toMatchObject({ changeOfMean: { amount: '150.00', percent: null }, percentChanges: null });
    expect(everyone.amounts?.changeOfMedian.percent).toBeNull();
    expect(everyone.influence).toEqual({ known: false, why: 'every base is £0' });
    const one = compare([pair(0, 100, 'a'), pair(50, 200, 'b')], { zeroBase: 'include' }).everyone;
    expect(one.influence).toMatchObject({ known: true, undefinedWithout: ['b'], lowest: { caseId: 'a' } });
  });
});

describe('input that is refused', () => {
  it('a case twice, a negative amount, a stage with itself, an unknown key', () => {
    expect(() => compare([pair(1, 1), pair(1, 1)])).toThrow('cases[1].caseId: this case stands in the list twice');
    expect(() => compare([pair(-1, 1)])).toThrow('cases[0].traditional');
    expect(() => compare([], { to: 'traditional' })).toThrow('options.to: traditional is compared with itself');
    expect(() => compare([{ ...pair(1, 1), Final: 3 } as CohortCase])).toThrow('unknown key "Final"');
    expect(() => compare([], { smallCell: 1 })).toThrow('options.smallCell');
  });
});
