import * as z from 'zod';
import { type AmountInput, positiveAmountSchema } from '../../money/amount.js';
import { given, penceInPounds } from '../../record/step/recorder.js';
import { chosen } from '../rule/chosen.js';
import { leftAlone, NO_AMOUNT } from '../rule/context.js';
import { defineRule } from '../rule/define-rule.js';
import { type RuleHeader, ruleFields } from '../rule/rule-shape.js';

/** At most so much. */
export interface CeilingRule extends RuleHeader {
  readonly rule: 'ceiling';
  /** The greatest amount, in pounds per the policy's period; no report gives one. */
  readonly amount: AmountInput;
}

/**
 * Lowers an amount to the most that the council offers; a shortfall that this makes stands beside the amount.
 *
 * @choice stage-2-rule: the reports state no formula; the council names the rule and its figures
 */
export const ceiling = defineRule<CeilingRule>()({
  rule: 'ceiling',
  schema: () =>
    z.strictObject({
      rule: z.literal('ceiling'),
      ...ruleFields(),
      amount: chosen(positiveAmountSchema),
    }),
  cites: { choice: 'stage-2-rule' },
  limits: 'most',
  promises: true,
  transition: false,
  showsPackage: false,
  toldUnchanged: false,
  looksAtPromises: false,
  warnsWhereLeft: {},
  people: null,
  makesFinal: false,
  words: () => 'The greatest amount was applied',
  apply({ amount }, context) {
    const { before, record } = context;
    if (before === null) return leftAlone(context, NO_AMOUNT);
    record.work('exact', 'the lesser of the amount and the ceiling', 'least', [
      record.ref('value', 'before'),
      given('value', penceInPounds(amount), 'the ceiling'),
    ]);
    return { after: record.pounds('after', 'exact', 'at most the ceiling'), promise: { high: amount } };
  },
});
