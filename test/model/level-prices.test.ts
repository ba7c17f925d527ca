import { describe, expect, it } from 'vitest';
import { allocate } from '../../src/allocation/allocate.js';
import { isRasError } from '../../src/errors.js';
import type { LevelPricesModel } from '../../src/model/level-prices/model.js';

// RR145 5.17 names these four levels and prints no money; these pounds are ours.
const levels = [
  { id: 'none', amount: '0' },
  { id: 'basic', amount: '250.50' },
  { id: 'standard', amount: '900' },
  { id: 'enhanced', amount: '2000' },
];
const model: LevelPricesModel = {
  schemaVersion: 1,
  kind: 'level-prices',
  period: 'year',
  levels,
  outcomes: [{ id: 'health' }, { id: 'friends' }, { id: 'sleep', amounts: [{ level: 'basic', amount: '400' }] }],
};
const answer = (outcome: string, level: string) => ({ outcome, level });
const all = (level: string) => model.outcomes.map(({ id }) => answer(id, level));
const problemOf = (act: () => unknown) => {
  try {
    act();
  } catch (error) {
    if (isRasError(error)) return { code: error.code, path: error.path };
  }
  return undefined;
};

describe('money attached to levels of support', () => {
  it('adds up the money of the level that each outcome needs', () => {
    const answers = [answer('health', 'standard'), answer('friends', 'basic'), answer('sleep', 'enhanced')];
    // 900 + 250.50 + 2,000
    expect(allocate(model, { caseId: 'a', answers }).indicative).toBe('3150.50');
  });

  it('takes the price of an outcome before the price for all', () => {
    const { parts } = allocate(model, { caseId: 'a', answers: all('basic') });
    expect(parts?.map(({ amount }) => amount)).toEqual(['250.50', '250.50', '400.00']);
  });

  it('gives a budget of £0, which is a budget, where no support is needed', () => {
    expect(allocate(model, { caseId: 'a', answers: all('none') })).toMatchObject({
      status: 'budget',
      indicative: '0.00',
    });
  });

  it('does not depend on the order of the answers', () => {
    const answers = [answer('health', 'standard'), answer('friends', 'basic'), answer('sleep', 'none')];
    const turned = [...answers].reverse();
    expect(allocate(model, { caseId: 'a', answers: turned })).toEqual(allocate(model, { caseId: 'a', answers }));
  });

  it('has no price of its own: a level without one is named', () => {
    const without = { ...model, levels: [{ id: 'none', amount: '0' }, { id: 'basic' }] };
    const problem = problemOf(() => allocate(without, { caseId: 'a', answers: all('none') }));
    expect(problem).toEqual({ code: 'choice-needed', path: ['model', 'outcomes', 0, 'amounts'] });
  });

  it('takes a missing answer for missing, not for the level none', () => {
    const answers = [answer('health', 'none'), answer('friends', 'none')];
    expect(() => allocate(model, { caseId: 'a', answers })).toThrow('no level of support for the outcome "sleep"');
  });

  it('tells all that is wrong with the answers at once', () => {
    const answers = [...all('none'), answer('sleep', 'lots'), answer('travel', 'none')];
    expect(() => allocate(model, { caseId: 'a', answers })).toThrow('(and 2 more problems)');
  });

  it('takes any name for a level', () => {
    const odd: LevelPricesModel = { ...model, outcomes: [{ id: 'x' }], levels: [{ id: 'key', amount: '7' }] };
    expect(allocate(odd, { caseId: 'a', answers: [answer('x', 'key')] }).indicative).toBe('7.00');
  });
});
