import { expect, test } from 'vitest';
import { joinerEffects } from '../../src/pot/leavers-and-joiners/joiner-effects.js';
import { leaverEffects } from '../../src/pot/leavers-and-joiners/leaver-effects.js';
import { recordHoldBack, recordRecalculation } from '../../src/records/kind/pot-records.js';
import { stressReserve } from '../../src/sensitivity/stress/stress.js';

const MODEL = {
  schemaVersion: 1,
  kind: 'price-point',
  period: 'year',
  fundingBasis: 'pot',
  method: 'total',
  prices: [{ money: '30000', points: '150' }],
  rounding: {},
} as const;

// biome-ignore lint/suspicious/noExplicitAny: inputs of any form
type Any = any;

/** Every question of a pot, asked with a family as it is given. */
const QUESTIONS: Readonly<Record<string, (basis: string, family: Any) => { readonly status: string }>> = {
  holdBack: (fundingBasis, { caseId, ...rest }) =>
    recordHoldBack({
      fundingBasis: fundingBasis as Any,
      ...(fundingBasis === 'pot' && { pot: '9000' }),
      topSlices: { slices: [{ name: 'contingency', purpose: 'contingency', percent: 10 }] },
      cases: [{ caseId, budget: '1000', ...rest }],
    }),
  recalculation: (fundingBasis, family) =>
    recordRecalculation(
      [{ points: 30, traditional: 6000, indicative: 5400, progress: 'allocated', ...family }, LEAVER],
      {
        fundingBasis: fundingBasis as Any,
        pot: 13500,
        reserve: 0,
        leavers: [{ caseId: LEAVER.caseId }],
        model: 'price-point',
        rule: 'price-point',
        keepReserve: { percent: 10 },
        unequalBudgets: 'allow',
      },
    ),
  leavers: (fundingBasis, family) =>
    leaverEffects([{ points: 30, traditional: 6000, indicative: 5400, progress: 'allocated', ...family }, LEAVER], {
      fundingBasis: fundingBasis as Any,
      pot: 13500,
      reserve: 0,
      leavers: [{ caseId: LEAVER.caseId }],
    }),
  joiners: (fundingBasis, family) =>
    joinerEffects(MODEL, [{ case: { points: 30, ...family } }], { fundingBasis: fundingBasis as Any, pot: 30000 }),
  stress: (fundingBasis, family) =>
    stressReserve([{ points: 30, traditional: 6000, indicative: 5400, progress: 'allocated', ...family }], {
      fundingBasis: fundingBasis as Any,
      reserve: 100,
    } as Any),
};
const LEAVER = { caseId: 'F5', points: 10, traditional: 7500, indicative: 1800, progress: 'allocated' } as const;

test.each(Object.keys(QUESTIONS))('%s reads the families whatever it is asked on', (name) => {
  const ask = QUESTIONS[name] as (typeof QUESTIONS)[string];
  expect(ask('reference-sample', { caseId: 'F1' }).status).toBe('not-applicable');
  for (const family of [{ caseId: 'F1\u0000' }, { caseId: '' }, { caseId: 'F1', xyz: '1' }, {}]) {
    for (const basis of ['pot', 'reference-sample']) {
      // What a model asks of a case besides its id is the model's, and is asked where it prices.
      if (name === 'joiners' && 'xyz' in family && basis !== 'pot') continue;
      expect(() => ask(basis, family), `${basis} ${JSON.stringify(family)}`).toThrow();
    }
  }
});
