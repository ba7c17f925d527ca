import * as z from 'zod';
import { fail } from '../../errors.js';
import { daySchema, formatDay } from '../../money/calendar.js';
import { chosen } from '../rule/chosen.js';
import { leftAlone, NO_AMOUNT } from '../rule/context.js';
import { defineRule } from '../rule/define-rule.js';
import {
  baseFields,
  type ComparesWithPackage,
  NO_PACKAGE,
  otherSide,
  recordPackage,
  SIDES,
  type Side,
} from '../rule/package-base.js';
import { type RuleHeader, ruleFields } from '../rule/rule-shape.js';

/** The amount stays at the package before, until a day. */
export interface PegRule extends RuleHeader, ComparesWithPackage {
  readonly rule: 'peg';
  /** The last day of the peg, `YYYY-MM-DD`; no report gives a length. */
  readonly until: string;
  /** For whom: those who would fall, those who would rise, or both. */
  readonly side: Side;
}

/**
 * Keeps an amount at the traditional package for a time of transition.
 *
 * @source IBSEN 15.4.1 (high support costs pegged and protected during a transitional period)
 * @throws RasError `missing` when the policy does not say on which day it is applied
 */
export const peg = defineRule<PegRule>()({
  rule: 'peg',
  schema: () =>
    z.strictObject({
      rule: z.literal('peg'),
      ...ruleFields(),
      ...baseFields(),
      until: chosen(daySchema),
      side: chosen(z.enum(SIDES)),
    }),
  cites: { source: 'IBSEN 15.4.1' },
  limits: 'towards-before',
  promises: true,
  transition: true,
  showsPackage: true,
  toldUnchanged: false,
  looksAtPromises: false,
  warnsWhereLeft: {},
  people: null,
  makesFinal: false,
  words: () => 'The amount was kept at the package before for a time',
  apply(rule, context) {
    const { before, record, policy } = context;
    if (before === null) return leftAlone(context, NO_AMOUNT);
    const { appliesOn } = policy;
    if (appliesOn === undefined) return fail('missing', ['policy', 'appliesOn'], 'a peg needs the day of the decision');
    if (appliesOn > rule.until) return leftAlone(context, `the peg ended on ${formatDay(rule.until)}`);
    const base = recordPackage(context, rule.base);
    if (base === undefined) return leftAlone(context, NO_PACKAGE);
    const other = otherSide(rule.side, before, base);
    if (other !== undefined) return leftAlone(context, other);
    const words = `kept at the package before until ${formatDay(rule.until)}`;
    return { after: record.pounds('after', 'package', words), promise: { low: base, high: base } };
  },
});
