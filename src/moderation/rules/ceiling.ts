import * as z from 'zod';
import { positiveAmountSchema } from '../../money/amount.js';
import { given, penceInPounds } from '../../step/record.js';
import { chosen } from '../chosen.js';
import { leftAlone, NO_AMOUNT, type Outcome, type RuleContext } from '../context.js';
import { ruleShape } from '../rule-shape.js';

/** The greatest amount, in pounds per the policy's period. */
export const ceilingSchema = z.strictObject({
  rule: z.literal('ceiling'),
  ...ruleShape,
  amount: chosen(positiveAmountSchema),
});

/**
 * Lowers an amount to the most that the council offers; a shortfall that this makes stands beside the amount.
 *
 * @choice stage-2-rule: the reports state no formula; the council names the rule and its figures
 */
export function ceiling(rule: z.output<typeof ceilingSchema>, context: RuleContext): Outcome {
  const { before, record } = context;
  if (before === null) return leftAlone(context, NO_AMOUNT);
  record.work('exact', 'the lesser of the amount and the ceiling', 'least', [
    record.ref('value', 'before'),
    given('value', penceInPounds(rule.amount), 'the ceiling'),
  ]);
  return { after: record.pounds('after', 'exact', 'at most the ceiling'), promise: { high: rule.amount } };
}
