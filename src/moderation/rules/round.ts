import * as z from 'zod';
import { ratio } from '../../exact/ratio.js';
import { ROUNDING_MODES, type RoundingMode } from '../../exact/round.js';
import { amountSchema, formatAmount, type Pence } from '../../money/amount.js';
import { roundPence } from '../../money/rounding.js';
import { chosen } from '../chosen.js';
import { type LimitPromise, leftAlone, NO_AMOUNT, type Outcome, type RuleContext } from '../context.js';
import { ruleShape } from '../rule-shape.js';

/** The amount becomes a whole number of units. */
export const roundRuleSchema = z.strictObject({
  rule: z.literal('round'),
  ...ruleShape,
  /** The unit in pounds: 1, 10, 100. */
  unit: chosen(amountSchema.refine((unit) => unit > 0n, 'a rounding unit is more than £0')),
  mode: z.enum(ROUNDING_MODES).default('half-up'),
});

/**
 * Rounds an amount to a unit; after a limit, towards the side that the limit allows, so that what was promised holds.
 *
 * @source RR145 Tables 33 and 34 print budgets to £100 and £10; neither states a mode
 * @choice rounding-after-a-limit: where the mode would break a promise, the other direction is taken; where no multiple
 * of the unit keeps it, the amount stays unrounded, with a warning
 */
export function round(rule: z.output<typeof roundRuleSchema>, context: RuleContext): Outcome {
  const { before, record, promises, one } = context;
  if (before === null) return leftAlone(context, NO_AMOUNT);
  const standing = promises.filter((promise) => keeps(promise, before));
  const mode = modes(rule.mode).find((candidate) => {
    const rounded = roundPence(ratio(before), { unit: rule.unit, mode: candidate });
    return standing.every((promise) => keeps(promise, rounded));
  });
  if (mode === undefined) {
    const message = `no multiple of £${formatAmount(rule.unit)} lies within what was promised; left unrounded`;
    return { ...leftAlone(context, message), warnings: [{ code: 'not-rounded', message, caseId: one.caseId }] };
  }
  const words = mode === rule.mode ? 'rounded to the unit' : 'rounded towards the side that the limit allows';
  return { after: record.pounds('after', 'before', words, { unit: rule.unit, mode }) };
}

const modes = (first: RoundingMode): RoundingMode[] => [first, 'down', 'up'];

/** Whether an amount keeps a promise. */
export function keeps({ low, high }: LimitPromise, amount: Pence): boolean {
  return (low === undefined || amount >= low) && (high === undefined || amount <= high);
}
