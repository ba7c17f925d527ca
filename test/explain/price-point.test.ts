import { describe, expect, it } from 'vitest';
import { explainAllocation } from '../../src/explain/allocation.js';
import { explainSteps } from '../../src/explain/step/steps.js';
import { pricePointKind } from '../../src/model/price-point/kind.js';
import { given, stepRecorder } from '../../src/record/step/recorder.js';

const BASE = {
  schemaVersion: 1,
  kind: 'price-point',
  period: 'year',
  fundingBasis: 'pot',
  method: 'total',
  rounding: {},
};
const model = (money: string, points: string, more: object = {}) =>
  pricePointKind.open({ ...BASE, prices: [{ money, points }], ...more }, []);

describe('a RAS 4 budget in plain English', () => {
  it('tells the points, the price of a point and what they come to', () => {
    // 30,080 / 160 = 188; 35 x 188 = 6,580
    expect(explainAllocation(model('30080', '160').allocate({ caseId: 'x', points: 35 }, []))).toEqual([
      'Your answers came to 35 points.',
      'Each point is worth £188: £30,080 shared over 160 points.',
      '35 points at £188 each come to £6,580 a year.',
      'The budget is £6,580.00 a year.',
    ]);
  });

  it('a price without an end is told to the penny as about so much, and the amount is cut, then rounded', () => {
    // 22,500 / 140 = 1125/7 = 160.714285...; 50 of them are 8,035.714285...
    expect(explainAllocation(model('22500', '140').allocate({ caseId: 'x', points: 50 }, []))).toEqual([
      'Your answers came to 50 points.',
      'Each point is worth about £160.71: £22,500 shared over 140 points.',
      '50 points at about £160.71 each come to £8,035.7142… a year.',
      '£8,035.7142… rounded to the nearest penny (a half goes up) comes to £8,035.71 a year.',
      'The budget is £8,035.71 a year.',
    ]);
  });

  it('just under the next pound is not told as that pound', () => {
    // 1,879,999.70 / 10,000 = 187.99997
    const sentences = explainAllocation(model('1879999.70', '10000').allocate({ caseId: 'x', points: 1 }, []));
    expect(sentences.slice(2)).toEqual([
      '1 point at about £188.00 each comes to £187.9999… a year.',
      '£187.9999… rounded to the nearest penny (a half goes up) comes to £188 a year.',
      'The budget is £188.00 a year.',
    ]);
  });

  it('adds flat amounts in words and calls only the last amount the budget', () => {
    const addOns = [
      { id: 'night', amount: '500', label: 'help at night' },
      { id: 'car', amount: '20.50', label: 'a car' },
    ];
    const open = model('30080', '160', { addOns });
    const one = explainAllocation(open.allocate({ caseId: 'x', points: 35, addOns: ['night'] }, []));
    expect(one.slice(2)).toEqual([
      '35 points at £188 each come to £6,580 a year.',
      'To that we add a flat amount for a single answer: £6,580 plus £500 (help at night) comes to £7,080 a year.',
      'The budget is £7,080.00 a year.',
    ]);
    const both = explainAllocation(open.allocate({ caseId: 'x', points: 35, addOns: ['night', 'car'] }, []));
    expect(both.at(-2)).toContain(
      'flat amounts for single answers: £6,580 plus £500 (help at night) plus £20.50 (a car)',
    );
    expect(both.at(-1)).toBe('The budget is £7,100.50 a year.');
  });

  it('tells the flat amounts of an older record, which added them in the last step', () => {
    const steps = stepRecorder();
    steps.adopt(model('30080', '160').allocate({ caseId: 'x', points: 35 }, []).steps);
    const inputs = [steps.ref('term', 'budget', 'budget from points'), given('term', '500', 'help at night')];
    const rule = 'flat amounts for single questions are added';
    steps.number({ id: 'budget-with-add-ons', rule, operation: 'sum', inputs, unit: 'pounds', period: 'year' });
    expect(explainSteps(steps.steps).at(-1)).toBe(
      'To that we add a flat amount for a single answer: £6,580 plus £500 (help at night) comes to £7,080 a year.',
    );
  });

  it('no points come to £0, which is not said to mean that nothing is needed', () => {
    const sentences = explainAllocation(model('30080', '160').allocate({ caseId: 'x', points: 0 }, []));
    expect(sentences).toContain('Your answers came to 0 points.');
    expect(sentences).toContain('Without points, the price of a point cannot say what your support costs.');
    // £0 by any model stays a budget, with the advice to look at the needs themselves.
    expect(sentences.slice(-2)).toEqual([
      'An amount of £0 does not mean that you need no support; ask us to look at your needs themselves.',
      'The budget is £0.00 a year.',
    ]);
  });

  it('tells a price for a group, of the largest package, stated, and rounded', () => {
    const tell = (more: object, one: object = {}) =>
      explainSteps(model('12000', '80', more).allocate({ caseId: 'x', points: 2, ...one }, []).steps);
    expect(tell({ method: 'largest-package' })[1]).toBe(
      'Each point is worth £150: £12,000, the largest package, divided by 80 points, the most that anyone can have.',
    );
    const groups = { prices: [{ group: 'teenagers', money: '120', points: '1' }] };
    expect(tell({ method: 'stated', ...groups }, { group: 'teenagers' })[1]).toBe(
      'Each point of the group teenagers is worth £120.',
    );
    // 22,500 / 140 = 160.714285..., up to whole pounds 161
    const rounded = { prices: [{ money: '22500', points: '140' }], priceRounding: { unit: '1', mode: 'up' } };
    expect(tell(rounded)).toEqual([
      'Your answers came to 2 points.',
      'The price of a point is £22,500 shared over 140 points, which is about £160.71.',
      '£160.7142… rounded to whole steps of £1 (always up) makes each point worth £161.',
      '2 points at £161 each come to £322 a year.',
    ]);
  });
});
