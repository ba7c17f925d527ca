import type { Path } from '../../errors.js';
import type { Pence } from '../../money/amount.js';
import type { Warning } from '../../warning.js';
import type { ParsedCase } from '../case/moderation-case.js';
import { planToPay } from '../case/plan-to-pay.js';
import { sufficiencyOf } from '../duty/sufficiency.js';
import type { ModeratedStage } from '../moderated-stage.js';
import type { ParsedPolicy } from '../policy/policy.js';
import type { ModerationStep } from '../result/round.js';
import { leftAlone, RETURNED, type RuleContext } from '../rule/context.js';
import type { AnyRule } from '../rule/define-rule.js';
import type { LimitPromise } from '../rule/promise.js';
import { ruleId } from '../rule/rule-shape.js';
import { isTransition, kindOf, type ParsedRule } from '../rules/list.js';
import { brokenPromises } from './broken-promises.js';
import { ruleRecord } from './rule-record.js';
import { ruleStep } from './rule-step.js';

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
  readonly status: 'set' | 'awaiting' | 'returned' | 'blocked' | 'contested' | 'absent';
  readonly warnings: readonly Warning[];
}

/** Applies the rules of one stage to a case, in their order: a pure fold. */
export function foldStage(start: StageStart): StageResult {
  const { policy, stage, beside } = start;
  let { amount, promises } = start;
  const steps: ModerationStep[] = [];
  const warnings: Warning[] = [];
  policy.rules.forEach((rule, index) => {
    if (rule.at !== stage || (beside && isTransition(rule.rule))) return;
    const kind = kindOf(rule);
    const context = contextOf(start, { rule, index, kind, before: amount, promises, done: steps });
    const outcome = isReturned(steps) ? leftAlone(context, RETURNED) : kind.apply(rule, seenBy(kind, context));
    steps.push(ruleStep(kind, rule, context, outcome));
    warnings.push(...(outcome.warnings ?? []), ...brokenPromises(context, outcome.after));
    if (outcome.promise !== undefined) promises = [...promises, { by: context.ruleId, ...outcome.promise }];
    amount = outcome.after;
  });
  return { amount, steps, promises, status: statusOf(steps, amount), warnings: beside ? [] : warnings };
}

/** What a rule sees: only a kind that says so what rules before it promised. */
function seenBy({ looksAtPromises }: AnyRule, context: RuleContext): RuleContext {
  return looksAtPromises ? context : { ...context, promises: [] };
}

/** A rule at its place in the fold, with what the rules before it left. */
interface Turn {
  readonly rule: ParsedRule;
  readonly index: number;
  readonly kind: AnyRule;
  readonly before: Pence | null;
  readonly promises: readonly LimitPromise[];
  readonly done: readonly ModerationStep[];
}

function contextOf(
  { one, policy, stage, casePath, beside }: StageStart,
  { rule, index, kind, before, promises, done }: Turn,
): RuleContext {
  const id = ruleId(rule);
  return {
    one,
    ruleId: id,
    policy,
    stage,
    before,
    promises,
    record: ruleRecord({ ruleId: id, period: policy.period, cites: kind.cites, before, casePath }),
    casePath,
    rulePath: ['policy', 'rules', index],
    dutyOn: (pence) => sufficiencyOf(pence, one.duty, policy.period, stage === 'final' ? planToPay(one) : undefined),
    signedOff: !done.some(({ decision }) => decision === 'awaiting'),
    beside,
  };
}

function isReturned(steps: readonly ModerationStep[]): boolean {
  return steps.some(({ decision }) => decision === 'return');
}

function statusOf(steps: readonly ModerationStep[], amount: Pence | null): StageResult['status'] {
  const decisions = new Set(steps.map(({ decision }) => decision));
  if (decisions.has('return')) return 'returned';
  if (decisions.has('awaiting')) return 'awaiting';
  if (decisions.has('contested')) return 'contested';
  if (decisions.has('blocked')) return 'blocked';
  return amount === null ? 'absent' : 'set';
}
