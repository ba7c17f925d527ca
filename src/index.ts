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
export { compareScenarios, type WhatIf } from './change/what-if.js';
export type { Causes, WinnersAndLosers } from './change/what-if-causes.js';
export { contingencyForTotal, type SolvedContingency } from './change/what-if-contingency.js';
export { type CostOfPoints, costOfPoints, type MorePoints } from './change/what-if-points.js';
export { type PointsRow, type PriceGoal, priceForTotal, type SolvedPrice } from './change/what-if-price.js';
export type { GroupShare, ScenarioResult } from './change/what-if-result.js';
export { type Scenario, type Scenarios, scenariosSchema, type WhatIfCase } from './change/what-if-scenario.js';
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
export type { AcrossGroups, DifferentMoney, GroupMean, GroupPrice } from './equity/across-groups.js';
export { assertGapWithin, type GapWithinOptions } from './equity/assert-gap.js';
export { assertMedianLossWithin, type MedianLossOptions } from './equity/assert-median-loss.js';
export { assertEqualTreatment, assertMonotone, type TreatmentOptions } from './equity/assert-treatment.js';
export type { BandSpread as EquityBandSpread, SpreadWithinBands } from './equity/band-spread.js';
export type { EquityCase } from './equity/case.js';
export type { CharacteristicGaps, GroupGap } from './equity/characteristic-gaps.js';
export type { EquityInput } from './equity/cohort.js';
export type { EquityColumns } from './equity/columns.js';
export type { Combination } from './equity/combinations.js';
export type { CurvePoint } from './equity/curve.js';
export type { Breach, EqualPoints, FamilyAmount } from './equity/equal-points.js';
export type { Falls, FamilyNeed, MeanFall, Overtaken } from './equity/falls.js';
export type { Gap as EquityGap, GapAtEqualNeed } from './equity/gap.js';
export type { GroupGapOptions } from './equity/gap-options.js';
export { type GapsAtStage, type GroupGaps, groupGaps } from './equity/group-gaps.js';
export {
  type HorizontalAtStage,
  type HorizontalEquity,
  type HorizontalOptions,
  horizontalEquity,
} from './equity/horizontal.js';
export { type Inequality, type InequalityChange, type InequalityOptions, inequality } from './equity/inequality.js';
export type { InequalityAtStage, TheilByGroup, TheilFigures } from './equity/inequality-figures.js';
export type { NeedShare } from './equity/need-shares.js';
export type { AmountQuartiles } from './equity/quartiles.js';
export type { EquityExclusion, EquityExclusionCode } from './equity/select.js';
export { type EquityStatement, type EquityStatementOptions, equityStatement } from './equity/statement.js';
export type { StatementRow } from './equity/statement-rows.js';
export type { StatementSection } from './equity/statement-words.js';
export type { StratumMeans } from './equity/stratum-means.js';
export { type VerticalAtStage, type VerticalEquity, type VerticalOptions, verticalEquity } from './equity/vertical.js';
export { type ErrorCode, isRasError, type Path, type Problem, RasError } from './errors.js';
export { Decimal, type DecimalInput } from './exact/decimal.js';
export { formatInterval, type Interval, intervalOfRounded, percentageChange } from './exact/interval.js';
export type { RoundingMode } from './exact/round.js';
export { explainAllocation } from './explain/allocation.js';
export { caseHistoryPage, type HistoryPageOptions } from './explain/case-history.js';
export { explainSteps } from './explain/steps.js';
export { FUNDING_BASES, type FundingBasis } from './funding/basis.js';
export type { ContingencyRates } from './funding/contingency-rates.js';
export type { Fees } from './funding/fees.js';
export type { NotApplicable } from './funding/not-applicable.js';
export type { TopSlices } from './funding/top-slices.js';
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
export type { DoubleFunding, Reserves } from './pot/double-funding.js';
export { exactBudgetOf } from './pot/exact-budget.js';
export { holdBack } from './pot/hold-back.js';
export type { HeldBackCase } from './pot/hold-back-case.js';
export { type HoldBackInput, holdBackSchema } from './pot/hold-back-input.js';
export type { HeldBack, HoldBackLine } from './pot/hold-back-result.js';
export {
  type Joiner,
  type JoinerEffects,
  type JoinerOptions,
  joinerEffects,
  type PricedJoiner,
} from './pot/joiner-effects.js';
export { type LeaverEffects, type LeaverOptions, leaverEffects, leaverOptionsSchema } from './pot/leaver-effects.js';
export type { LeaverGap } from './pot/leaver-gap.js';
export type { LedgerEvent } from './pot/ledger/events.js';
export { foldLedger, type Ledger, ledgerSchema } from './pot/ledger/fold.js';
export type { LedgerColumn, LedgerEntry, LedgerFamily, LedgerLine, RanOut } from './pot/ledger/report.js';
export type { LedgerOptions, LedgerReport } from './pot/ledger/result.js';
export type { YearEnd } from './pot/ledger/year-end.js';
export { type PotCase, type Progress, potCaseSchema } from './pot/pot-case.js';
export { type RecalculatedCase, type Recalculation, recalculateForLeavers } from './pot/recalculate.js';
export { type RecalculateOptions, recalculateOptionsSchema } from './pot/recalculate-options.js';
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
export type { AnswerColumns, AnswerInput } from './sensitivity/answers.js';
export type { AssessorScores } from './sensitivity/assessor-scores.js';
export {
  type AssessorSpread,
  type AssessorSpreadOptions,
  assessorSpread,
  type ScoredTwice,
} from './sensitivity/assessor-spread.js';
export { type BreadthDepth, breadthAndDepth } from './sensitivity/breadth-depth.js';
export type { BreadthDepthOptions } from './sensitivity/breadth-options.js';
export type { FirmCase } from './sensitivity/case.js';
export type { Chance } from './sensitivity/chance.js';
export type { FirmInput } from './sensitivity/cohort.js';
export {
  type CohortDifference,
  type CohortDifferenceOptions,
  cohortDifference,
  type DistributionDifference,
} from './sensitivity/cohort-difference.js';
export type { FirmColumns } from './sensitivity/columns.js';
export { type CompareModelsOptions, compareModels, type ModelComparison } from './sensitivity/compare-models.js';
export type { ContingencyOptions } from './sensitivity/contingency-input.js';
export { type ContingencyNeeded, contingencyNeeded } from './sensitivity/contingency-needed.js';
export type { RateNeeded } from './sensitivity/contingency-rate.js';
export type { DeepFamily } from './sensitivity/deep-families.js';
export type { DifferenceCost } from './sensitivity/difference-cost.js';
export { type ModelFit, modelFit } from './sensitivity/fit.js';
export type { FitFigures, OnePrice } from './sensitivity/fit-figures.js';
export { type FlagFit, POORLY_CAPTURED } from './sensitivity/fit-flags.js';
export type { CaseResidual, LargestResiduals, WithinTolerance } from './sensitivity/fit-lists.js';
export type { FitOptions } from './sensitivity/fit-options.js';
export type { FitBy, FitPart } from './sensitivity/fit-parts.js';
export type { FitVerdict } from './sensitivity/fit-verdict.js';
export type { FittedWeight } from './sensitivity/fitted-warnings.js';
export { type FittedWeights, type FittedWeightsOptions, fittedWeights } from './sensitivity/fitted-weights.js';
export { type CaseInfluence, caseInfluence, type PriceWithoutCase } from './sensitivity/influence.js';
export { type ChoiceCase, exposureToChoice, type LargerOfTwo } from './sensitivity/larger-of-two.js';
export {
  type AnswerLevers,
  answerLevers,
  type Lever,
  type LeverOptions,
  type LeverSide,
} from './sensitivity/levers.js';
export type { ModelError, ModelErrors } from './sensitivity/model-errors.js';
export type { BudgetRange, MovedBudgets } from './sensitivity/moved-budgets.js';
export type { InfluenceOptions, UncertaintyOptions } from './sensitivity/price-options.js';
export { type PriceUncertainty, pricePointUncertainty } from './sensitivity/price-uncertainty.js';
export {
  type RespondentDifference,
  type RespondentDifferences,
  type RespondentDifferencesOptions,
  respondentDifferences,
} from './sensitivity/respondent-differences.js';
export { type SampleSizeOptions, type SampleSizes, type SizeRow, sampleSizes } from './sensitivity/sample-size.js';
export type { AnsweredCase, AnswerRows } from './sensitivity/score-answers.js';
export type { LeftOut } from './sensitivity/select.js';
export type { SoftBudget } from './sensitivity/soft-budget.js';
export { type Stress, stressReserve } from './sensitivity/stress.js';
export { type StressOptions, stressOptionsSchema } from './sensitivity/stress-input.js';
export type { AfterLeavers, StressRow, WouldLeave } from './sensitivity/stress-rows.js';
export {
  percentileTableUncertainty,
  type SoftRow,
  type TableUncertainty,
  type TableUncertaintyOptions,
} from './sensitivity/table-uncertainty.js';
export {
  type WeightMove,
  type WeightSensitivity,
  type WeightSensitivityOptions,
  weightSensitivity,
} from './sensitivity/weight-sensitivity.js';
export { STAGES, type Stage } from './stage.js';
export { replay } from './step/replay.js';
export type { Step, StepInput, StepUnit } from './step/step.js';
export type { Warning } from './warning.js';
