import * as z from 'zod';
import { positiveAmountSchema } from '../../money/amount.js';
import { given, penceInPounds } from '../../step/record.js';
import { chosen } from '../chosen.js';
import { leftAlone, NO_AMOUNT, type Outcome, type RuleContext } from '../context.js';
import { ruleShape } from '../rule-shape.js';

/** The least amount, in pounds per the policy's period. */
export const floorSchema = z.strictObject({
  rule: z.literal('floor'),
  ...ruleShape,
  amount: chosen(positiveAmountSchema),
});

/**
 * Raises an amount to the least that the council pays.
 *
 * @choice stage-2-rule: the reports state no formula; the council names the rule and its figures
 */
export function floor(rule: z.output<typeof floorSchema>, context: RuleContext): Outcome {
  const { before, record } = context;
  if (before === null) return leftAlone(context, NO_AMOUNT);
  record.work('exact', 'the greater of the amount and the floor', 'greatest', [
    record.ref('value', 'before'),
    given('value', penceInPounds(rule.amount), 'the floor'),
  ]);
  return { after: record.pounds('after', 'exact', 'at least the floor'), promise: { low: rule.amount } };
}
