import * as z from 'zod';
import { leftAlone, NO_AMOUNT } from '../rule/context.js';
import { defineRule } from '../rule/define-rule.js';
import { type RuleHeader, ruleFields } from '../rule/rule-shape.js';

/** Passes the amount on unchanged. */
export interface PassOnRule extends RuleHeader {
  readonly rule: 'pass-on';
}

/**
 * Passes the amount on unchanged: some sites did not moderate before the family was told.
 *
 * @source RR145 5.25, 5.28
 */
export const passOn = defineRule<PassOnRule>()({
  rule: 'pass-on',
  schema: () => z.strictObject({ rule: z.literal('pass-on'), ...ruleFields() }),
  cites: { source: 'RR145 5.25, 5.28' },
  limits: 'none',
  promises: false,
  transition: false,
  showsPackage: false,
  toldUnchanged: true,
  looksAtPromises: false,
  warnsWhereLeft: {},
  people: null,
  makesFinal: false,
  words: () => 'The amount was passed on unchanged',
  apply(_rule, context) {
    const { before, record } = context;
    if (before === null) return leftAlone(context, NO_AMOUNT);
    return { after: record.pounds('after', 'before', 'passed on unchanged') };
  },
});
