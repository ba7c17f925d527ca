import * as z from 'zod';
import { leftAlone, NO_AMOUNT } from '../rule/context.js';
import { defineRule } from '../rule/define-rule.js';
import { baseFields, type ComparesWithPackage, NO_PACKAGE, recordPackage } from '../rule/package-base.js';
import { type RuleHeader, ruleFields } from '../rule/rule-shape.js';

/** Nobody gets less than the package before. */
export interface ProtectRule extends RuleHeader, ComparesWithPackage {
  readonly rule: 'protect';
}

/**
 * Keeps an amount from falling below the traditional package: nobody loses.
 *
 * @source IBSEN 15.4.1, 16.1.2 (no one was to be a loser)
 */
export const protect = defineRule<ProtectRule>()({
  rule: 'protect',
  schema: () => z.strictObject({ rule: z.literal('protect'), ...ruleFields(), ...baseFields() }),
  cites: { source: 'IBSEN 15.4.1, 16.1.2' },
  limits: 'least',
  promises: true,
  transition: true,
  showsPackage: true,
  toldUnchanged: false,
  looksAtPromises: false,
  warnsWhereLeft: {},
  people: null,
  makesFinal: false,
  words: () => 'The package before was protected',
  apply(rule, context) {
    const { before, record } = context;
    if (before === null) return leftAlone(context, NO_AMOUNT);
    const base = recordPackage(context, rule.base);
    if (base === undefined) return leftAlone(context, NO_PACKAGE);
    record.work('exact', 'the greater of the amount and the package', 'greatest', [
      record.ref('value', 'before'),
      record.ref('value', 'package'),
    ]);
    return { after: record.pounds('after', 'exact', 'nobody gets less than before'), promise: { low: base } };
  },
});
