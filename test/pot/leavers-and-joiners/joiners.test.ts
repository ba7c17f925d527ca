import { describe, expect, test } from 'vitest';
import type { Model } from '../../../src/allocation/kinds.js';
import { joinerEffects } from '../../../src/pot/leavers-and-joiners/joiner-effects.js';
import { answered, errorOf } from '../support.js';

const MODEL: Model = {
  schemaVersion: 1,
  kind: 'price-point',
  period: 'year',
  fundingBasis: 'pot',
  method: 'total',
  prices: [{ money: '27000', points: '150' }],
  rounding: {},
};
const NEWCOMER = { case: { caseId: 'N', points: 35 } };
const POT = { fundingBasis: 'pot', pot: 30000, reserve: 3000, committed: 27000 } as const;

describe('families who join', () => {
  test('a newcomer is priced from the stored model and committed outside the pot', () => {
    // 35 x 180
    const effects = answered(joinerEffects(MODEL, [NEWCOMER], POT));
    expect(effects).toMatchObject({ committedOutside: '6300.00', potAfter: '30000.00', reserveAfter: '3000.00' });
    expect(effects.freeAfter).toBe('0.00');
    expect(effects.period).toBe('year');
    expect(effects.joiners).toEqual([
      { caseId: 'N', status: 'budget', indicative: '6300.00', brings: null, mayCome: null, paidFrom: 'outside' },
    ]);
  });

  test.each([
    ['from-reserve', 'reserve', '-3300.00', '0.00'],
    ['from-pot', 'pot', '3000.00', '-6300.00'],
  ] as const)('by name %s', (newcomers, paidFrom, reserve, free) => {
    const effects = answered(joinerEffects(MODEL, [NEWCOMER], { ...POT, newcomers }));
    expect(effects.joiners.map((one) => one.paidFrom)).toEqual([paidFrom]);
    expect([effects.reserveAfter, effects.freeAfter, effects.committedOutside]).toEqual([reserve, free, '0.00']);
  });

  test('an existing family brings its package', () => {
    const effects = answered(joinerEffects(MODEL, [{ case: { caseId: 'E', points: 10 }, traditional: 2500 }], POT));
    expect(effects.joiners[0]).toMatchObject({ indicative: '1800.00', brings: '2500.00', paidFrom: 'pot' });
    // 30,000 + 2,500; 27,000 + 1,800; 700 more than is claimed
    expect([effects.potAfter, effects.committedAfter, effects.freeAfter]).toEqual(['32500.00', '28800.00', '700.00']);
  });

  test('a family that is not eligible has no budget, which is not £0', () => {
    const one = { case: { caseId: 'N', points: 35, eligible: false } };
    expect(answered(joinerEffects(MODEL, [one], POT)).joiners[0]).toMatchObject({
      status: 'not-eligible',
      indicative: null,
    });
  });

  test('a referred family is beside the balance with its package, which is not free', () => {
    const model: Model = { ...MODEL, maximumPoints: 150, beyondMaximum: 'refer' };
    const one = { case: { caseId: 'X', points: 151 }, traditional: 90000 };
    const effects = answered(joinerEffects(model, [one], POT));
    expect([effects.potAfter, effects.freeAfter]).toEqual(['30000.00', '0.00']);
    expect(effects.withoutAmount).toEqual([{ caseId: 'X', status: 'refer-to-costing', brings: '90000.00' }]);
    expect(effects.warnings.map(({ message }) => message)).toEqual([
      'X has no amount (refer-to-costing): its package of £90,000.00 is beside the balance and not free',
      '151 points are more than the questionnaire can give, 150; refer the case to costing',
    ]);
  });

  test('an existing family with a budget of £0 leaves its package beside the balance too', () => {
    // 0 points give £0, which advises to cost the services: the 4,000 for them are not free.
    const effects = answered(joinerEffects(MODEL, [{ case: { caseId: 'Z', points: 0 }, traditional: '4000' }], POT));
    expect(effects).toMatchObject({ potAfter: '30000.00', freeAfter: '0.00' });
    expect(effects.withoutAmount).toEqual([{ caseId: 'Z', status: 'budget', brings: '4000.00' }]);
    expect(effects.warnings.map(({ message }) => message)).toEqual([
      'Z has a budget of £0, with the advice to refer: its package of £4,000.00 is beside the balance and not free',
    ]);
  });

  test('nobody who joins changes nothing, in the period of the model', () => {
    const effects = answered(joinerEffects({ ...MODEL, period: 'week' }, [], POT));
    expect(effects).toMatchObject({ period: 'week', joiners: [], potAfter: '30000.00', freeAfter: '0.00' });
  });

  test('what is wrong with model, families and options is told together', () => {
    const model = { ...MODEL, prices: [] };
    const error = errorOf(() => joinerEffects(model, [{} as never], { ...POT, pot: -1 }));
    expect(error.problems.map(({ path }) => path.join('.'))).toEqual(['options.pot', 'model.prices', 'joiners.0.case']);
  });

  test('what is wrong is told, all of it', () => {
    const error = errorOf(() => joinerEffects(MODEL, [NEWCOMER, NEWCOMER, { case: { caseId: 'X' } }], POT));
    expect(error.problems.map(({ code }) => code)).toEqual(['duplicate', 'missing']);
    expect(joinerEffects(MODEL, [], { ...POT, fundingBasis: 'reference-sample' }).status).toBe('not-applicable');
  });
});
