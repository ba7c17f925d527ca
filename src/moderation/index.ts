/**
 * From the amount of a model to the final budget: policies, stages, the duty to meet need, challenges.
 *
 * @module openras/moderation
 */

export type { ContestedBudget, ContestedResult, WhileContested } from './case/contested.js';
export type { OverrideDecision, SignOffDecision } from './case/decisions.js';
export type { CaseAmounts, ModerationCase, PackageParts, PlanState } from './case/moderation-case.js';
export { type Challenge, recordChallenge } from './challenge/challenge.js';
export type {
  ChallengeInput,
  ChallengeOutcome,
  ContestedAnswers,
  ContestedClaim,
} from './challenge/challenge-input.js';
export type { ContestedAnswer, Rescored } from './challenge/rescore.js';
export type {
  AssessedNeed,
  CostLine,
  DutyInput,
  HoursOfNeed,
  NeedContribution,
  Recosting,
  ServingLine,
  SharedCostLine,
  SufficiencyInput,
} from './duty/needs.js';
export type { OpenQuestion } from './duty/open-question.js';
export {
  type ReasonedAnswer,
  type ReasonedQuestion,
  type StatementOfReasons,
  statementOfReasons,
} from './duty/statement-of-reasons.js';
export { checkSufficiency, type Sufficiency } from './duty/sufficiency.js';
export { type CaseHistory, type CaseRecords, caseHistory, type HistoryDays } from './history/case-history.js';
export type { HistoryEntry } from './history/history-entry.js';
export { moderate } from './moderate.js';
export { moderateAll } from './moderate-all.js';
export type { ModeratedStage } from './moderated-stage.js';
export { type OpenPolicy, openPolicy } from './open-policy.js';
export { type Policy, type PolicyDisclosure, parsePolicy } from './policy/policy.js';
export { replayModerated } from './result/replay-moderated.js';
export { type Corrections, restartCase } from './result/restart.js';
export type { Moderated, Protection, StageDuty, StageStatus } from './result/result.js';
export type { ModerationRound, ModerationStep, Projection } from './result/round.js';
export type { DutySummary, ModeratedCases, RuleEffect, StageTotal } from './result/summarise-all.js';
export type { ComparesWithPackage, PackageBase, Side } from './rule/package-base.js';
export type { RuleHeader } from './rule/rule-shape.js';
export type { BlendRule } from './rules/blend.js';
export type { CeilingRule } from './rules/ceiling.js';
export type { FinaliseRule } from './rules/finalise.js';
export type { FloorRule } from './rules/floor.js';
export type { HoldBackRule } from './rules/hold-back.js';
export type { LimitChangeRule } from './rules/limit-change/form.js';
export { type PolicyRule, RULE_NAMES } from './rules/list.js';
export type { OverrideRule } from './rules/override/override.js';
export { REASON_CODES, type ReasonCode } from './rules/override/reason-codes.js';
export type { PassOnRule } from './rules/pass-on.js';
export type { PegRule } from './rules/peg.js';
export type { ProtectRule } from './rules/protect.js';
export type { RoundRule } from './rules/round.js';
export type { SignOffRule } from './rules/sign-off/sign-off.js';
export type { TierInput } from './rules/sign-off/tiers.js';
export type { TaperRule } from './rules/taper.js';
