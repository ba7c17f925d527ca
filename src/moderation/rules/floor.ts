import * as z from 'zod';
import { type AmountInput, positiveAmountSchema } from '../../money/amount.js';
import { given, penceInPounds } from '../../record/step/recorder.js';
import { chosen } from '../rule/chosen.js';
import { leftAlone, NO_AMOUNT } from '../rule/context.js';
import { defineRule } from '../rule/define-rule.js';
import { type RuleHeader, ruleFields } from '../rule/rule-shape.js';

/** At least so much. */
export interface FloorRule extends RuleHeader {
  readonly rule: 'floor';
  /** The least amount, in pounds per the policy's period; no report gives one. */
  readonly amount: AmountInput;
}

/**
 * Raises an amount to the least that the council pays.
 *
 * @choice stage-2-rule: the reports state no formula; the council names the rule and its figures
 */
export const floor = defineRule<FloorRule>()({
  rule: 'floor',
  schema: () =>
    z.strictObject({
      rule: z.literal('floor'),
      ...ruleFields(),
      amount: chosen(positiveAmountSchema),
    }),
  cites: { choice: 'stage-2-rule' },
  limits: 'least',
  promises: true,
  transition: false,
  showsPackage: false,
  toldUnchanged: false,
  looksAtPromises: false,
  warnsWhereLeft: {},
  people: null,
  makesFinal: false,
  words: () => 'The least amount was applied',
  apply({ amount }, context) {
    const { before, record } = context;
    if (before === null) return leftAlone(context, NO_AMOUNT);
    record.work('exact', 'the greater of the amount and the floor', 'greatest', [
      record.ref('value', 'before'),
      given('value', penceInPounds(amount), 'the floor'),
    ]);
    return { after: record.pounds('after', 'exact', 'at least the floor'), promise: { low: amount } };
  },
});
