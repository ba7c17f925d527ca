/**
 * openras turns assessed need into a personal budget, as English councils do with a Resource Allocation System.
 *
 * Everything here is a pure function over validated data: no files, no clock, no randomness.
 *
 * @module openras
 */

export { allocate, allocateAll, allocateCohort, type CaseInput } from './allocation/allocate.js';
export type { ByAgeModel } from './allocation/by-age/model.js';
export type { CaseFor, CaseOf, KindName, Model, ModelOf } from './allocation/kinds.js';
export { type OpenModel, openModel } from './allocation/open-model.js';
export type { StreamsModel } from './allocation/streams/model.js';
export {
  type CalibrationValue,
  type CalibrationValueOptions,
  calibrationValue,
  type LeftOutLines,
  type LeftOutReason,
} from './costing/calibration-value.js';
export { costPackage } from './costing/cost-package.js';
export { type CostControl, costPackages, type PackageCosts } from './costing/cost-packages.js';
export type { LineKind, PriceKind } from './costing/line/line.js';
export type { UnitPrice } from './costing/line/line-cost.js';
export type { PriceSource } from './costing/line/line-price.js';
export type { Role } from './costing/line/role.js';
export type { CostOptions } from './costing/options.js';
export type { PackageInput } from './costing/package/package.js';
export type { PlanRecord } from './costing/package/plan-record.js';
export type {
  BuyingPower,
  CostedLine,
  CostTotals,
  NextYear,
  PackageCost,
  PackageValue,
  PayerTotals,
} from './costing/package/result.js';
export { type ErrorCode, isRasError, type Path, type Problem, RasError } from './errors.js';
export type { NumberColumn } from './exact/column.js';
export { Decimal, type DecimalInput } from './exact/decimal.js';
export type { RoundingMode } from './exact/round.js';
export { explainAllocation } from './explain/allocation.js';
export { caseHistoryPage, type HistoryPageOptions } from './explain/case-history.js';
export { explainSteps } from './explain/step/steps.js';
export { FUNDING_BASES, type FundingBasis } from './funding/basis.js';
export type { ContingencyRates } from './funding/contingency-rates.js';
export type { Fees } from './funding/fees.js';
export type { NotApplicable } from './funding/not-applicable.js';
export type { TopSlices } from './funding/top-slices.js';
export type { AllocationTableModel } from './model/allocation-table/model.js';
export type { EducationMoneyModel } from './model/education-money/model.js';
export type { EqualShareModel } from './model/equal-share/model.js';
export type { HoursModel } from './model/hours-by-need-level/model.js';
export type { LastPurchaseModel } from './model/last-purchase/model.js';
export type { LevelPricesModel } from './model/level-prices/model.js';
export type { Mover, Movers } from './model/movers.js';
export { calibratePercentile, type PercentileCalibration } from './model/percentile/calibrate.js';
export type { PercentileModel } from './model/percentile/model.js';
export type { PercentileOptions } from './model/percentile/options.js';
export type { CaseMove, MoneyMoved, Moves } from './model/percentile/report/moves.js';
export type { Newcomer, Newcomers } from './model/percentile/report/newcomers.js';
export type { PercentileReport } from './model/percentile/report/report.js';
export type { Slope, Slopes } from './model/percentile/report/slopes.js';
export type { Tie, TieReport, TieRuleTotals } from './model/percentile/report/tie-report.js';
export type { PercentileCase, PercentileLists, PercentileSample } from './model/percentile/sample/rows.js';
export type { PotLedger, TableTotals } from './model/percentile/table/totals.js';
export type { TieRule } from './model/percentile/ties/ties.js';
export type { PlanCostModel } from './model/plan-cost/model.js';
export { calibratePricePoint, type PricePointCalibration } from './model/price-point/calibrate.js';
export type { LeaveOneOut, PriceWithout } from './model/price-point/leave-one-out.js';
export type { PricePointModel } from './model/price-point/model.js';
export type { PricePointOptions } from './model/price-point/options.js';
export type { PriceFigures, PricePointReport } from './model/price-point/report.js';
export type { ProvisionOffsetModel } from './model/provision-offset/model.js';
export type { ProxyServicesModel } from './model/proxy-services/model.js';
export type { ReshapedPackageModel } from './model/reshaped-package/model.js';
export type { ExcludedCase, LeftOutCase, SampleCase } from './model/sample.js';
export type {
  Allocation,
  AllocationPart,
  AllocationQuantity,
  AllocationScenarios,
  AllocationStatus,
  BudgetAllocation,
  CohortAllocation,
  NoBudgetAllocation,
  NotEligibleAllocation,
  PlanFirstAllocation,
  ReferredAllocation,
} from './model/shared/budget/allocation.js';
export type { PointsCohort } from './model/shared/points/points-columns.js';
export type { TransportModel } from './model/transport-distance/model.js';
export type { ModerationCase } from './moderation/case/moderation-case.js';
export type { SufficiencyInput } from './moderation/duty/needs.js';
export type { OpenQuestion } from './moderation/duty/open-question.js';
export { checkSufficiency, type Sufficiency } from './moderation/duty/sufficiency.js';
export type { CaseHistory } from './moderation/history/case-history.js';
export type { HistoryEntry } from './moderation/history/history-entry.js';
export { moderate } from './moderation/moderate.js';
export { moderateAll } from './moderation/moderate-all.js';
export { type OpenPolicy, openPolicy } from './moderation/open-policy.js';
export { type Policy, parsePolicy } from './moderation/policy/policy.js';
export { replayModerated } from './moderation/result/replay-moderated.js';
export type { Moderated, Protection, StageDuty, StageStatus } from './moderation/result/result.js';
export type { ModerationRound, ModerationStep } from './moderation/result/round.js';
export type { ModeratedCases, RuleEffect, StageTotal } from './moderation/result/summarise-all.js';
export { type Amount, type AmountInput, formatAmount, formatPounds, type Pence, parseAmount } from './money/amount.js';
export { inYearCost, type PartYearInput } from './money/part-year.js';
export {
  type ConventionInput,
  type ConventionName,
  type ConversionInput,
  convertAmount,
  type Period,
} from './money/period.js';
export { type RoundingInput, roundAmount } from './money/rounding.js';
export { type LeftoverOrder, shareAmount } from './money/share.js';
export { type UpliftInput, upliftAmount } from './money/uplift.js';
export type { Respondent } from './questionnaire/columns.js';
export type { Instrument, InstrumentInput } from './questionnaire/instrument/instrument.js';
export { parseInstrument } from './questionnaire/instrument/parse-instrument.js';
export type { ScoreOptions } from './questionnaire/options.js';
export type { Points } from './questionnaire/points.js';
export type { ResponseInput } from './questionnaire/response/response.js';
export { scoreResponse, scoreResponses } from './questionnaire/score/score.js';
export type {
  AnswerScore,
  CaseReading,
  Gap,
  OutcomeScore,
  Score,
  StatementReading,
  StatementScore,
} from './questionnaire/score/score-types.js';
export { replay } from './record/step/replay.js';
export type { Step, StepInput, StepUnit } from './record/step/step.js';
export { STAGES, type Stage } from './stage.js';
export type { Warning } from './warning.js';
