import * as z from 'zod';
import { fail, show } from '../../errors.js';
import { idSchema } from '../../identifier.js';
import type { Pence } from '../../money/amount.js';
import type { Warning } from '../../warning.js';
import { leftAlone, type Outcome, type RuleContext } from '../context.js';
import { REASON_CODES } from '../reason-codes.js';
import { ruleShape } from '../rule-shape.js';
import { wordsSchema } from '../text.js';

/** A person in a named role may put another amount in the place of the calculated one. */
export const overrideRuleSchema = z.strictObject({
  rule: z.literal('override'),
  ...ruleShape,
  /** Who may. */
  roles: z.array(wordsSchema).min(1).max(50),
  /** The council's own reason codes, besides the built-in ones. */
  reasonCodes: z.array(idSchema).max(100).default([]),
});

/**
 * Puts the amount that a person decided in the place of the calculated one, where the case has such a decision.
 *
 * @source RR145 5.25-5.31 (professional judgement; reasons), 6.10-6.12
 * @throws RasError `refused` for a role that the policy does not name; `unknown-name` for a reason code that it does not
 */
export function override(rule: z.output<typeof overrideRuleSchema>, context: RuleContext): Outcome {
  const { one, record, casePath, ruleId } = context;
  const index = one.overrides?.findIndex((decision) => decision.rule === ruleId) ?? -1;
  const decision = one.overrides?.[index];
  if (decision === undefined) return leftAlone(context, 'nobody overrode the amount of this case');
  const at = [...casePath, 'overrides', index];
  const { role, reasonCode, reason, amount, actor, on } = decision;
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
    actor: actor === undefined ? role : `${actor}, ${role}`,
    reason,
    details: { reasonCode, ...(on !== undefined && { on }) },
    warnings: contradictions(reasonCode, amount, context),
  };
}

function contradictions(code: string, amount: Pence, { before, one: { caseId } }: RuleContext): Warning[] {
  if (before === null) return [];
  const wrong = (code === 'plan-needs-more' && amount < before) || (code === 'plan-needs-less' && amount > before);
  if (!wrong) return [];
  const message = `the reason is ${code}, but the amount goes ${amount < before ? 'down' : 'up'}`;
  return [{ code: 'reason-contradicts-change', message, caseId }];
}
