/**
 * openras turns assessed need into a personal budget, as English councils do with a Resource Allocation System.
 *
 * Everything here is a pure function over validated data: no files, no clock, no randomness.
 *
 * @packageDocumentation
 */

export { addTravel, type TravelInput } from './allocation/add-travel.js';
export { allocate, allocateAll, allocateCohort, type CaseInput } from './allocation/allocate.js';
export { attributePoints, type FunderPoints, type PointsAttribution } from './allocation/attribute-points.js';
export type { BandedCase, BandingTotals } from './allocation/band-effect.js';
export type { BandOptions } from './allocation/band-options.js';
export type { BandSpread } from './allocation/band-table.js';
export { type Banding, bandModel } from './allocation/banding.js';
export type { ByAgeModel } from './allocation/by-age-model.js';
export { disclosureOf } from './allocation/disclosure.js';
export { type Finality, finaliseBudget, type IntegratedBudget } from './allocation/finalise.js';
export { type FundedThing, type FundedTwice, fundedTwice } from './allocation/funded-twice.js';
export type { Model } from './allocation/kinds.js';
export { netOffers } from './allocation/net-offers.js';
export type { OffersInput } from './allocation/offers.js';
export { splitTranches } from './allocation/split-tranches.js';
export type { StreamsModel } from './allocation/streams-model.js';
export { type TopUp, type TopUpInput, topUpThreshold } from './allocation/top-up-threshold.js';
export type { AverageChange, AverageChanges } from './change/averages.js';
export type { StageCase } from './change/case.js';
export type { StageColumns } from './change/columns.js';
export { compareStageColumns, compareStages } from './change/compare.js';
export type { ChangeFor, GroupChange, StageComparison } from './change/comparison.js';
export type { CaseCount, Directions } from './change/direction.js';
export type { ChangeFigures, ChangeOfAmounts } from './change/figures.js';
export type { ChangeWithout, Influence } from './change/influence.js';
export type { CaseChange, CasesOver, LargeChanges } from './change/large-changes.js';
export { type NewcomersOptions, newcomersBySite } from './change/newcomers-table.js';
export type { CompareColumnsOptions, CompareOptions } from './change/options.js';
export type { Exclusion, ExclusionCode } from './change/select.js';
export type { AmountSpread, PercentSpread } from './change/spread.js';
export type { ChangeTable, TableColumn, TableRow } from './change/table.js';
export type { TableOptions } from './change/table-options.js';
export { averageChangeBySite, changeBySite, directionBySite, spreadBySite } from './change/tables.js';
export type { TopShare } from './change/top-share.js';
export {
  type CalibrationValue,
  type CalibrationValueOptions,
  calibrationValue,
  type LeftOutLines,
  type LeftOutReason,
} from './costing/calibration-value.js';
export { costPackage } from './costing/cost-package.js';
export { type CostControl, costPackages, type PackageCosts } from './costing/cost-packages.js';
export type { ExtractRow, FundingCode } from './costing/extract-row.js';
export { type Extract, type ExtractOptions, packagesFromRows } from './costing/finance-extract.js';
export type { LineInput, LineKind, PriceKind } from './costing/line.js';
export type { UnitPrice } from './costing/line-cost.js';
export type { PriceSource } from './costing/line-price.js';
export type { CostOptions } from './costing/options.js';
export { type PackageInput, packageSchema } from './costing/package.js';
export type { PlanRecord } from './costing/plan-record.js';
export { type PriceBook, priceBookSchema } from './costing/price-book.js';
export type {
  BuyingPower,
  CostedLine,
  CostTotals,
  NextYear,
  PackageCost,
  PackageValue,
  PayerTotals,
} from './costing/result.js';
export { ROLES, type Role } from './costing/role.js';
export { type ErrorCode, isRasError, type Path, type Problem, RasError } from './errors.js';
export { Decimal, type DecimalInput } from './exact/decimal.js';
export { formatInterval, type Interval, intervalOfRounded, percentageChange } from './exact/interval.js';
export type { RoundingMode } from './exact/round.js';
export { caseHistoryPage, type HistoryPageOptions } from './explain/case-history.js';
export { explainSteps } from './explain/steps.js';
export { FUNDING_BASES, type FundingBasis } from './funding/basis.js';
export type {
  Allocation,
  AllocationPart,
  AllocationQuantity,
  AllocationScenarios,
  AllocationStatus,
  CohortAllocation,
  PointsCase,
} from './model/allocation.js';
export type { AllocationTableCase } from './model/allocation-table/allocate.js';
export { checkAllocationTable, type TableFinding } from './model/allocation-table/check.js';
export type { AllocationTableCohort } from './model/allocation-table/cohort.js';
export { allocationTableFromRows } from './model/allocation-table/from-rows.js';
export { requireMinCases } from './model/allocation-table/min-cases.js';
export { type AllocationTableModel, allocationTableSchema } from './model/allocation-table/model.js';
export {
  type AllocationTableFormat,
  type AllocationTablePrintOptions,
  printAllocationTable,
} from './model/allocation-table/print.js';
export type { AllocationTableRowsOptions } from './model/allocation-table/read-options.js';
export type { NumberColumn, PointsCohort } from './model/cohort.js';
export { type EducationMoneyModel, educationMoneyModelSchema } from './model/education-money/model.js';
export { type EqualShareModel, equalShareModelSchema } from './model/equal-share/model.js';
export { type EqualShareReport, equalShareReport } from './model/equal-share/report.js';
export type { ModelHeader } from './model/header.js';
export { type HoursOfBudget, hoursOfBudget } from './model/hours-by-need-level/hours-of.js';
export { type HoursModel, hoursModelSchema } from './model/hours-by-need-level/model.js';
export type { Disclosure } from './model/kind.js';
export { checkOrder, type OrderCheck, type PackOrder } from './model/last-purchase/check-order.js';
export { type LastPurchaseModel, lastPurchaseModelSchema } from './model/last-purchase/model.js';
export { type LevelPricesModel, levelPricesModelSchema } from './model/level-prices/model.js';
export type { Mover, Movers } from './model/movers.js';
export {
  type AlignmentColumns,
  type AlignmentOptions,
  alignCohort,
  type CohortAlignment,
} from './model/percentile/align-cohort.js';
export { calibratePercentile, type PercentileCalibration } from './model/percentile/calibrate.js';
export { type PercentileModel, percentileModelSchema } from './model/percentile/model.js';
export type { CaseMove, MoneyMoved, Moves } from './model/percentile/moves.js';
export type { Newcomer, Newcomers } from './model/percentile/newcomers.js';
export { type OnePoint, onePointMoreOrLess, type PointsBeside } from './model/percentile/one-point.js';
export type { PercentileOptions } from './model/percentile/options.js';
export type { QuantileType } from './model/percentile/quantile.js';
export type { PercentileReport } from './model/percentile/report.js';
export type { PercentileCase, PercentileLists, PercentileSample } from './model/percentile/sample-rows.js';
export type { Slope, Slopes } from './model/percentile/slopes.js';
export type { Tie, TieReport, TieRuleTotals } from './model/percentile/tie-report.js';
export type { TieRule } from './model/percentile/ties.js';
export type { PotLedger, TableTotals } from './model/percentile/totals.js';
export { type PlanCostModel, planCostModelSchema } from './model/plan-cost.js';
export { calibratePricePoint, type PricePointCalibration } from './model/price-point/calibrate.js';
export type { LeaveOneOut, PriceWithout } from './model/price-point/leave-one-out.js';
export { type PricePointModel, pricePointModelSchema } from './model/price-point/model.js';
export type { PricePointOptions } from './model/price-point/options.js';
export type { PriceFigures, PricePointReport } from './model/price-point/report.js';
export { type ProvisionOffsetModel, provisionOffsetModelSchema } from './model/provision-offset.js';
export { type ProxyServicesModel, proxyServicesModelSchema } from './model/proxy-services/model.js';
export { type ReshapedPackageModel, reshapedPackageModelSchema } from './model/reshaped-package.js';
export type { ExcludedCase, SampleCase } from './model/sample.js';
export { type TransportModel, transportModelSchema } from './model/transport-distance/model.js';
export { type ModerationCase, moderationCaseSchema } from './moderation/case.js';
export { type CaseHistory, type CaseRecords, caseHistory } from './moderation/case-history.js';
export { type Challenge, recordChallenge } from './moderation/challenge.js';
export type { ChallengeInput, ContestedAnswers } from './moderation/challenge-input.js';
export type { DutyInput, SufficiencyInput } from './moderation/duty.js';
export type { HistoryEntry } from './moderation/history-entry.js';
export { moderate } from './moderation/moderate.js';
export { moderateAll } from './moderation/moderate-all.js';
export type { OpenQuestion } from './moderation/open-question.js';
export { type Policy, parsePolicy, policySchema, RULE_NAMES } from './moderation/policy.js';
export { REASON_CODES, type ReasonCode } from './moderation/reason-codes.js';
export { replayModerated } from './moderation/replay-moderated.js';
export type { ContestedAnswer, Rescored } from './moderation/rescore.js';
export { type Corrections, restartCase } from './moderation/restart.js';
export type { Moderated, Protection, StageDuty, StageStatus } from './moderation/result.js';
export type { ModerationRound, ModerationStep, Projection } from './moderation/round-schema.js';
export {
  type ReasonedQuestion,
  type StatementOfReasons,
  statementOfReasons,
} from './moderation/statement-of-reasons.js';
export { checkSufficiency, type Sufficiency } from './moderation/sufficiency.js';
export type { ModeratedCases, RuleEffect, StageTotal } from './moderation/summarise-all.js';
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
export { type BridgeLine, type PotAllocation, type PotBridge, type PotInput, potBridge } from './pot/bridge.js';
export { type CheckedCell, checkCostTable, type PrintedScenario } from './programme-cost/check-table.js';
export type { Assumption, CostVariation, TwoValues } from './programme-cost/cost-variation.js';
export type { ElementCost, ElementInput } from './programme-cost/elements.js';
export { type FactorInput, type ScalingFactor, scalingFactor } from './programme-cost/factor.js';
export { type HorizonCost, type HorizonInput, type HorizonYear, horizonCost } from './programme-cost/horizon.js';
export type { Phase, ProgrammeOptions, ScaleInput } from './programme-cost/options.js';
export { type ProgrammeCost, programmeCost } from './programme-cost/programme-cost.js';
export type { ScalingMethod } from './programme-cost/scaling-method.js';
export {
  type CostSensitivity,
  costSensitivity,
  type TornadoRow,
  type VariedCost,
} from './programme-cost/sensitivity.js';
export {
  type AverageOrder,
  compareAverages,
  type ExactAmount,
  type GroupAverages,
  type SetUpFigures,
  setUpFigures,
} from './programme-cost/set-up-figures.js';
export {
  type BoundedFigure,
  type CostPair,
  type CostParts,
  predictCost,
  solveCostParts,
} from './programme-cost/solve.js';
export {
  ADULT_STAFF_MIX,
  RR145_STAFF_MIX,
  type StaffMixInput,
  type TimeRate,
  timeRate,
} from './programme-cost/staff-mix.js';
export { type TakeUpFigures, type TakeUpInput, takeUp } from './programme-cost/take-up.js';
export type { Respondent } from './questionnaire/columns.js';
export { evaluateResponse } from './questionnaire/evaluate.js';
export { type Instrument, type InstrumentInput, instrumentSchema } from './questionnaire/instrument.js';
export { type MaximumOptions, maximumPoints } from './questionnaire/maximum.js';
export type { EvaluationOptions, ScoreOptions } from './questionnaire/options.js';
export { isPriceable, parseInstrument } from './questionnaire/parse-instrument.js';
export type { Points } from './questionnaire/points.js';
export { type GapOptions, type RespondentGap, respondentGaps } from './questionnaire/respondent-gaps.js';
export { type AnswerValue, type Response, type ResponseInput, responseSchema } from './questionnaire/response.js';
export { type RowOptions, responsesFromRows } from './questionnaire/rows.js';
export { scoreResponse, scoreResponses } from './questionnaire/score.js';
export type {
  AnswerScore,
  CaseReading,
  Evaluation,
  Gap,
  OutcomeScore,
  Score,
  StatementReading,
  StatementScore,
} from './questionnaire/score-types.js';
export { STAGES, type Stage } from './stage.js';
export { replay } from './step/replay.js';
export type { Step, StepInput, StepUnit } from './step/step.js';
export type { Warning } from './warning.js';
