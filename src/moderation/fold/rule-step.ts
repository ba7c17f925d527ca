import { formatAmount, type Pence } from '../../money/amount.js';
import type { ModerationStep, RuleFacts } from '../result/round.js';
import type { AmountRecord } from '../rule/amount-record.js';
import type { Outcome, RuleContext } from '../rule/context.js';
import type { AnyRule } from '../rule/define-rule.js';
import type { RuleHeader } from '../rule/rule-shape.js';
import { recordFacts } from './facts.js';
import { ruleRecord } from './rule-record.js';

/** What one rule did to one case, as it is kept: who, why, before, after, and the steps between. */
export function ruleStep(kind: AnyRule, rule: RuleHeader, context: RuleContext, outcome: Outcome): ModerationStep {
  const facts = factsOf(kind, rule, context, outcome);
  const record = recordOf(kind, context, outcome);
  if (outcome.after !== null) recordFacts(record, facts.applied ? 'after' : 'before', facts);
  return { ...facts, steps: record.steps.map((step) => ({ ...step, inputs: [...step.inputs] })) };
}

/** The record that is kept. A rule that left the case alone keeps the amount alone: what it looked at led to nothing. */
function recordOf({ cites }: AnyRule, context: RuleContext, { because }: Outcome): AmountRecord {
  if (because === undefined) return context.record;
  return ruleRecord({ ...context, period: context.policy.period, cites });
}

function factsOf(
  kind: AnyRule,
  rule: RuleHeader,
  { before, stage, ruleId }: RuleContext,
  { after, because, actor, reason, details }: Outcome,
): RuleFacts {
  const change = before === null || after === null ? null : after - before;
  return {
    id: ruleId,
    rule: kind.rule,
    at: stage,
    actor: actor ?? rule.actor,
    reason: reason ?? rule.reason,
    before: money(before),
    after: money(after),
    change: money(change),
    applied: because === undefined,
    ...(because !== undefined && { because }),
    ...kind.cites,
    ...(rule.authority !== undefined && { authority: rule.authority }),
    ...(kind.transition && costOfProtection(before, change)),
    ...details,
  };
}

function costOfProtection(before: Pence | null, change: Pence | null) {
  if (before === null || change === null) return {};
  return { unprotected: formatAmount(before), costOfProtection: formatAmount(change) };
}

const money = (pence: Pence | null): string | null => (pence === null ? null : formatAmount(pence));
