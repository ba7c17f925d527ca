import type { Path } from '../errors.js';
import { ratio } from '../exact/ratio.js';
import { formatRounded } from '../exact/round.js';
import { formatAmount, type Pence } from '../money/amount.js';
import type { Warning } from '../warning.js';
import { amountRecord } from './amount-record.js';
import { applyRule, CITATIONS, TRANSITION_RULES } from './apply-rule.js';
import type { ParsedCase } from './case.js';
import { type LimitPromise, leftAlone, type Outcome, type RuleContext } from './context.js';
import { recordFacts } from './facts.js';
import type { ParsedPolicy, ParsedRule } from './policy.js';
import { ruleId } from './policy.js';
import type { ModerationStep } from './round-schema.js';
import type { ModeratedStage } from './rule-shape.js';
import { keeps } from './rules/round.js';
import { sufficiencyOf } from './sufficiency.js';

/** Where a case begins a stage. */
export interface StageStart {
  readonly one: ParsedCase;
  readonly policy: ParsedPolicy;
  readonly stage: ModeratedStage;
  readonly amount: Pence | null;
  readonly promises: readonly LimitPromise[];
  readonly casePath: Path;
  /** True to leave the rules of transition out and sign nothing: the amount that stands beside the real one. */
  readonly beside: boolean;
}

/** A case after the rules of one stage. */
export interface StageResult {
  readonly amount: Pence | null;
  readonly steps: readonly ModerationStep[];
  readonly promises: readonly LimitPromise[];
  readonly status: 'set' | 'awaiting' | 'returned' | 'blocked' | 'absent';
  readonly warnings: readonly Warning[];
}

/** Applies the rules of one stage to a case, in their order: a pure fold. */
export function foldStage(start: StageStart): StageResult {
  const { one, policy, stage, beside } = start;
  let { amount, promises } = start;
  const steps: ModerationStep[] = [];
  const warnings: Warning[] = [];
  policy.rules.forEach((rule, index) => {
    if (rule.at !== stage || (beside && TRANSITION_RULES.has(rule.rule))) return;
    const context = contextOf(start, rule, index, amount, promises, steps);
    const outcome = isReturned(steps) ? leftAlone(context, 'the case was returned') : applyRule(rule, context);
    steps.push(stepOf(rule, context, outcome));
    warnings.push(...(outcome.warnings ?? []), ...broken(promises, amount, outcome.after, context));
    if (outcome.promise !== undefined) promises = [...promises, { by: context.ruleId, ...outcome.promise }];
    amount = outcome.after;
  });
  return { amount, steps, promises, status: statusOf(steps, amount), warnings: beside ? [] : warnings };

  function contextOf(
    { casePath }: StageStart,
    rule: ParsedRule,
    index: number,
    before: Pence | null,
    standing: readonly LimitPromise[],
    done: readonly ModerationStep[],
  ): RuleContext {
    const id = ruleId(rule);
    const rulePath = ['policy', 'rules', index];
    const record = amountRecord(id, policy.period, CITATIONS[rule.rule], casePath);
    if (before !== null) record.take('before', 'the amount before this rule', before, 'amount before');
    return {
      one,
      ruleId: id,
      policy,
      stage,
      before,
      promises: standing,
      record,
      casePath,
      rulePath,
      dutyOn: (pence) => sufficiencyOf(pence, one.duty, policy.period),
      signedOff: !done.some(({ decision }) => decision === 'awaiting'),
      beside,
    };
  }
}

function isReturned(steps: readonly ModerationStep[]): boolean {
  return steps.some(({ decision }) => decision === 'return');
}

function statusOf(steps: readonly ModerationStep[], amount: Pence | null): StageResult['status'] {
  const decisions = new Set(steps.map(({ decision }) => decision));
  if (decisions.has('return')) return 'returned';
  if (decisions.has('awaiting')) return 'awaiting';
  if (decisions.has('blocked')) return 'blocked';
  return amount === null ? 'absent' : 'set';
}

function stepOf(rule: ParsedRule, context: RuleContext, outcome: Outcome): ModerationStep {
  const { before, record, stage } = context;
  const { after, because, details } = outcome;
  const change = before === null || after === null ? null : after - before;
  const money = (pence: Pence | null): string | null => (pence === null ? null : formatAmount(pence));
  const facts = {
    id: context.ruleId,
    rule: rule.rule,
    at: stage,
    actor: outcome.actor ?? rule.actor,
    reason: outcome.reason ?? rule.reason,
    before: money(before),
    after: money(after),
    change: money(change),
    applied: because === undefined,
    ...(because !== undefined && { because }),
    ...CITATIONS[rule.rule],
    ...(rule.authority !== undefined && { authority: rule.authority }),
    ...(TRANSITION_RULES.has(rule.rule) &&
      before !== null &&
      change !== null && { unprotected: formatAmount(before), costOfProtection: formatAmount(change) }),
    ...details,
  };
  // A rule that leaves the case alone keeps the amount alone: what it looked at led to nothing.
  if (after !== null) recordFacts(record, because === undefined ? 'after' : 'before', facts);
  const kept = record.steps.filter(
    (step, index) => because === undefined || index === 0 || step === record.steps.at(-1),
  );
  return { ...facts, steps: kept.map((step) => ({ ...step, inputs: [...step.inputs] })) };
}

/** A promised limit that held before a rule and does not hold after it. */
function broken(
  promises: readonly LimitPromise[],
  before: Pence | null,
  after: Pence | null,
  { one, ruleId: id }: RuleContext,
): Warning[] {
  if (before === null || after === null) return [];
  const lost = promises.filter((promise) => keeps(promise, before) && !keeps(promise, after));
  const { traditional } = one.amounts;
  return lost.map(({ by }) => {
    const amount = formatAmount(after);
    const details: Record<string, string> = { promisedBy: by, brokenBy: id, amount };
    if (traditional !== null && traditional > 0n) {
      details.percentOfPackage = formatRounded(ratio((after - traditional) * 100n, traditional), 2);
    }
    const change = details.percentOfPackage;
    const from = change === undefined ? '' : `, ${change} % from the package before`;
    const message = `${id} breaks what ${by} promised: £${amount}${from}`;
    return { code: 'promised-limit-broken', message, caseId: one.caseId, details };
  });
}
