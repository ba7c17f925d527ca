import { ratio, ZERO } from '../../../exact/ratio.js';
import { amountOf, type ParsedLevelPrices } from '../../../model/level-prices/model.js';
import type { Plan } from '../plan.js';

/** Level prices: the pence of the levels are added up, and their sum is rounded. */
export function planLevelPrices({ levels, outcomes, rounding }: ParsedLevelPrices): Plan {
  const priced = outcomes.map((outcome) => ({
    id: outcome.id,
    levels: levels.flatMap(({ id }) => {
      const pence = amountOf(levels, outcome, id);
      return pence === undefined ? [] : [{ id, pence }];
    }),
  }));
  const line = { start: ZERO, slope: ratio(1n) };
  const piece = { low: 0n, status: 'budget', warning: null, line } as const;
  const sections = [{ asks: [], pieces: [piece] }];
  return { measure: { by: 'levels', outcomes: priced }, sections, rounding, addOns: [] };
}
