import * as z from 'zod';
import type { StageComparison } from '../change/compare/comparison.js';
import type { WhatIf } from '../change/what-if/what-if.js';
import type { AllocatedCases } from '../cli/commands/budget/allocate.js';
import type { ComparedStages } from '../cli/commands/budget/compare.js';
import type { ToldEquity } from '../cli/commands/budget/equity.js';
import type { WrittenManifest } from '../cli/output/file/manifest.js';
import type { PackageCosts } from '../costing/cost-packages.js';
import type { EquityStatement } from '../equity/statement/statement.js';
import type { NotApplicable } from '../funding/not-applicable.js';
import type { Challenge } from '../moderation/challenge/challenge.js';
import type { Moderated } from '../moderation/result/result.js';
import type { MonitoringPlan } from '../monitoring/plan.js';
import type { Reconciliation } from '../payment/account/result.js';
import type { PaymentSchedule } from '../payment/schedule/result.js';
import type { holdBack } from '../pot/hold-back/hold-back.js';
import type { JoinerEffects } from '../pot/leavers-and-joiners/joiner-effects.js';
import type { LeaverEffects } from '../pot/leavers-and-joiners/leaver-effects.js';
import type { LedgerReport } from '../pot/ledger/result.js';
import type { recalculateForLeavers } from '../pot/recalculate/recalculate.js';
import type { Evaluation, Score } from '../questionnaire/score/score-types.js';
import type { ModelFit } from '../sensitivity/fit/fit.js';
import type { Stress } from '../sensitivity/stress/stress.js';
import type { Warning } from '../warning.js';

/** What a result looks like is taken from its type, where no schema of ours checks all of it. */
function byType<Type>(): z.ZodType<Type, Type> {
  return z.unknown() as unknown as z.ZodType<Type, Type>;
}

/** What a command prints as JSON. */
interface Printed<Result> {
  /** What came of it. */
  readonly result: Result;
  /** What to look at before it is used. */
  readonly warnings: readonly Warning[];
}

/** What a function gives, and what its command prints of it as JSON. */
type Given<Result, Shown = Result> = Result | Printed<Shown>;

/** What results look like, by the name of their JSON Schema. */
export const RESULT_FORMS = {
  'result-allocations': {
    title: 'What openras allocate prints: the answer of a model for each case, with --steps how it came about',
    schema: byType<Printed<AllocatedCases>>(),
  },
  challenge: { title: 'A challenge as it is recorded', schema: byType<Challenge>() },
  'result-comparison': {
    title: 'What changed between two stages, as compareStages gives it or openras compare prints it',
    schema: byType<Given<StageComparison, ComparedStages>>(),
  },
  costs: {
    title: 'What packages and plans cost, and what came of their lines',
    schema: byType<Printed<PackageCosts>>(),
  },
  'result-equity': {
    title: 'Whether equal need is treated alike, as equityStatement gives it or openras equity prints it',
    schema: byType<Given<EquityStatement, ToldEquity>>(),
  },
  'result-fit': {
    title: 'How near a model comes to existing packages, as modelFit gives it; openras fit prints it as fit',
    schema: byType<ModelFit>(),
  },
  'hold-back': { title: 'Budgets after contingency and top slices', schema: byType<ReturnType<typeof holdBack>>() },
  'result-joiners': {
    title: 'What joiners do to a pot, as joinerEffects gives it or openras joiners prints it',
    schema: byType<Given<JoinerEffects | NotApplicable, JoinerEffects>>(),
  },
  'result-leavers': {
    title: 'What leavers do to a pot, as leaverEffects gives it or openras leavers prints it',
    schema: byType<Given<LeaverEffects | NotApplicable, LeaverEffects>>(),
  },
  'result-ledger': {
    title: 'Where a pot stands after its events, as foldLedger gives it or openras pot prints it',
    schema: byType<Given<LedgerReport | NotApplicable>>(),
  },
  manifest: { title: 'manifest.json, which a run leaves beside its results', schema: byType<WrittenManifest>() },
  moderated: { title: 'A case after moderation', schema: byType<Moderated>() },
  'result-monitoring': {
    title: 'When a direct payment is checked, as monitoringPlan gives it or openras reviews prints it',
    schema: byType<Given<MonitoringPlan, readonly MonitoringPlan[]>>(),
  },
  'result-payment-schedule': {
    title: 'A year of payments, as paymentSchedule gives it or openras pay prints it',
    schema: byType<Given<PaymentSchedule, readonly PaymentSchedule[]>>(),
  },
  recalculation: {
    title: 'Budgets after families left',
    schema: byType<ReturnType<typeof recalculateForLeavers>>(),
  },
  'result-reconciliation': {
    title: 'An account that was reconciled, as reconcileAccount gives it or openras reconcile prints it',
    schema: byType<Given<Reconciliation, readonly Reconciliation[]>>(),
  },
  scores: {
    title: 'Scores of answers; their levels, where a questionnaire has no points',
    schema: byType<Printed<readonly (Evaluation | Score)[]>>(),
  },
  'result-stress': {
    title: 'How many leavers a reserve survives, as stressReserve gives it or openras stress prints it',
    schema: byType<Given<NotApplicable | Stress, Stress>>(),
  },
  'result-what-if': {
    title: 'Scenarios beside each other, as compareScenarios gives them or openras whatif prints them',
    schema: byType<Given<WhatIf>>(),
  },
} as const;
