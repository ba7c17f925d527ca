import * as z from 'zod';
import type { DecimalInput } from '../../exact/decimal.js';
import { formatAmount, formatPounds } from '../../money/amount.js';
import { given } from '../../record/step/recorder.js';
import { chosen } from '../rule/chosen.js';
import { leftAlone, NO_AMOUNT } from '../rule/context.js';
import { defineRule } from '../rule/define-rule.js';
import { percentSchema, type RuleHeader, ruleFields } from '../rule/rule-shape.js';

/** Where a hold-back stands among the rules that limit an amount. */
export const HOLD_BACK_ORDERS = ['before-limits', 'after-limits', 'between-limits', 'no-limits'] as const;

/** A share of the amount is kept back for contingency. */
export interface HoldBackRule extends RuleHeader {
  readonly rule: 'hold-back';
  /** How many per cent of the amount are kept back, 0 to 100; no report gives a rate. */
  readonly percent: DecimalInput;
  /** Where the rule stands among the limits of the policy; it must be true, and has to be said where there are any. */
  readonly order?: (typeof HOLD_BACK_ORDERS)[number];
}

/**
 * Keeps back a share of each amount for contingency.
 *
 * Limits and a hold-back give different amounts in different order: a hold-back after a limit breaks what the limit
 * promised. The policy states the order, and the record keeps it.
 *
 * @source RR145 5.23 (a proportion of each allocation held back)
 * @choice hold-back-order: named by the policy as soon as it has a limit, checked against the order of its rules, and
 * recorded; no default
 */
export const holdBack = defineRule<HoldBackRule>()({
  rule: 'hold-back',
  schema: () =>
    z.strictObject({
      rule: z.literal('hold-back'),
      ...ruleFields(),
      percent: chosen(percentSchema()),
      order: z.enum(HOLD_BACK_ORDERS).exactOptional(),
    }),
  cites: { source: 'RR145 5.23', choice: 'hold-back-order' },
  checkPlace(rule, { path, afterLimits, beforeLimits }, problems) {
    const order = afterLimits
      ? beforeLimits
        ? 'between-limits'
        : 'after-limits'
      : beforeLimits
        ? 'before-limits'
        : 'no-limits';
    const at = [...path, 'order'];
    if (rule.order === undefined) {
      if (order !== 'no-limits') problems.add('choice-needed', at, `state where it stands among the limits: ${order}`);
    } else if (rule.order !== order) {
      problems.add('inconsistent', at, `says ${rule.order}, but by the order of the rules it is ${order}`);
    }
  },
  limits: 'none',
  promises: false,
  transition: false,
  showsPackage: false,
  toldUnchanged: false,
  looksAtPromises: false,
  warnsWhereLeft: {},
  people: null,
  makesFinal: false,
  words: () => 'A part was kept back for contingency',
  alsoTold: ({ heldBack }) => (heldBack === undefined ? '' : `${formatPounds(heldBack)} was kept back.`),
  apply(rule, context) {
    const { before, record } = context;
    if (before === null) return leftAlone(context, NO_AMOUNT);
    record.work('exact-held', 'the share that is kept back', 'multiply', [
      record.ref('factor', 'before'),
      given('factor', rule.percent, 'share kept back'),
    ]);
    const held = record.pounds('held', 'exact-held', 'kept back, to the penny');
    record.work('exact', 'the amount less what is kept back', 'subtract', [
      record.ref('from', 'before'),
      record.ref('less', 'held'),
    ]);
    const after = record.pounds('after', 'exact', 'what is left');
    return { after, details: { heldBack: formatAmount(held), order: rule.order ?? 'no-limits' } };
  },
});
