import * as z from 'zod';
import { fail, show } from '../../../errors.js';
import { idSchema } from '../../../identifier.js';
import type { Pence } from '../../../money/amount.js';
import type { Warning } from '../../../warning.js';
import { leftAlone, type RuleContext } from '../../rule/context.js';
import { whoDecided } from '../../rule/decider.js';
import { defineRule } from '../../rule/define-rule.js';
import { type RuleHeader, ruleFields } from '../../rule/rule-shape.js';
import { wordsSchema } from '../../words.js';
import { REASON_CODES } from './reason-codes.js';

/** A person in a named role may put another amount in the place of the calculated one. */
export interface OverrideRule extends RuleHeader {
  readonly rule: 'override';
  /** Who may: 1 to 50 roles. */
  readonly roles: readonly string[];
  /** The council's own reason codes, besides the built-in ones; none unless given. */
  readonly reasonCodes?: readonly string[] | undefined;
}

/**
 * Puts the amount that a person in a named role decided in the place of the calculated one, where the case has such a
 * decision.
 *
 * @source RR145 5.25-5.31 (professional judgement; reasons), 6.10-6.12
 * @throws RasError `refused` for a role that the policy does not name; `unknown-name` for a reason code that it does not
 */
export const override = defineRule<OverrideRule>()({
  rule: 'override',
  schema: () =>
    z.strictObject({
      rule: z.literal('override'),
      ...ruleFields(),
      roles: z.array(wordsSchema).min(1).max(50),
      reasonCodes: z.array(idSchema).max(100).prefault([]),
    }),
  cites: { source: 'RR145 5.25-5.31, 6.10-6.12', choice: 'reason-codes' },
  limits: 'none',
  promises: false,
  transition: false,
  showsPackage: false,
  toldUnchanged: true,
  looksAtPromises: false,
  warnsWhereLeft: {},
  people: {
    list: 'overrides',
    mayNameTiers: false,
    roles: ({ roles }) => roles,
    powers: () => [],
  },
  makesFinal: false,
  words: () => 'A person decided the amount',
  apply(rule, context) {
    const { one, record, casePath, ruleId } = context;
    const index = one.overrides?.findIndex((decision) => decision.rule === ruleId) ?? -1;
    const decision = one.overrides?.[index];
    if (decision === undefined) return leftAlone(context, 'nobody overrode the amount of this case');
    const at = [...casePath, 'overrides', index];
    const { role, reasonCode, reason, amount, on } = decision;
    if (!rule.roles.includes(role)) {
      fail('refused', [...at, 'role'], `${show(role)} may not override; expected ${rule.roles.map(show).join(', ')}`);
    }
    const codes: readonly string[] = [...REASON_CODES, ...rule.reasonCodes];
    if (!codes.includes(reasonCode)) {
      fail('unknown-name', [...at, 'reasonCode'], `expected one of ${codes.join(', ')}, not ${show(reasonCode)}`);
    }
    record.take('decided', 'the amount that a person decided', amount, `${reasonCode}: ${reason}`);
    return {
      after: record.pounds('after', 'decided', 'the amount decided'),
      actor: whoDecided(decision),
      reason,
      details: { reasonCode, ...(on !== undefined && { on }) },
      warnings: contradictions(reasonCode, amount, context),
    };
  },
});

function contradictions(code: string, amount: Pence, { before, one: { caseId } }: RuleContext): Warning[] {
  if (before === null) return [];
  const wrong = (code === 'plan-needs-more' && amount < before) || (code === 'plan-needs-less' && amount > before);
  if (!wrong) return [];
  const message = `the reason is ${code}, but the amount goes ${amount < before ? 'down' : 'up'}`;
  return [{ code: 'reason-contradicts-change', message, caseId }];
}
