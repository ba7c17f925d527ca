/**
 * Every way of allocating: the models, how they are calibrated, checked and applied, and what is made of them.
 *
 * @module openras/models
 */

export type { LineCosting } from '../costing/options.js';
export type { NumberColumn } from '../exact/column.js';
export type { QuantileType } from '../exact/quantile.js';
export type { AllocationTableCohort } from '../model/allocation-table/allocate-cohort.js';
export type { AllocationTableCase } from '../model/allocation-table/case.js';
export { checkAllocationTable, type TableFinding } from '../model/allocation-table/check/check.js';
export { requireMinCases } from '../model/allocation-table/check/min-cases.js';
export { allocationTableKind } from '../model/allocation-table/kind.js';
export type {
  AboveTable,
  AllocationTable,
  AllocationTableModel,
  AllocationTableRow,
  InGap,
  OffStep,
  RowAnswer,
  TableAges,
} from '../model/allocation-table/model.js';
export { allocationTableFromRows } from '../model/allocation-table/read/from-rows.js';
export type { AllocationTableRowsOptions, AmountWords } from '../model/allocation-table/read/options.js';
export type { AnyCase, KindCase } from '../model/case.js';
export type { EducationMoneyCase, EducationSourceInput } from '../model/education-money/case.js';
export { educationMoneyKind } from '../model/education-money/kind.js';
export type { EducationMoneyModel, EducationMoneyType, EducationRule } from '../model/education-money/model.js';
export type { EqualShareCase } from '../model/equal-share/case.js';
export { equalShareKind } from '../model/equal-share/kind.js';
export type { EqualShareModel, EqualShareSlice, ShareRoundingInput } from '../model/equal-share/model.js';
export { type EqualShareOptions, type EqualShareReport, equalShareReport } from '../model/equal-share/report.js';
export type { AnyModel, InputFile, ModelHeader } from '../model/header.js';
export type { HoursCase } from '../model/hours-by-need-level/case.js';
export { type HoursOfBudget, hoursOfBudget } from '../model/hours-by-need-level/hours-of.js';
export { hoursByNeedLevelKind } from '../model/hours-by-need-level/kind.js';
export type { HoursLevel, HoursModel } from '../model/hours-by-need-level/model.js';
export type { Disclosure, ModelKind } from '../model/kind.js';
export type { LastPurchaseCase, OrderLine } from '../model/last-purchase/case.js';
export {
  type AcceptedLine,
  checkOrder,
  type OrderCheck,
  type PackOrder,
  type PackSelection,
  type RejectedLine,
  type ReturnedLine,
} from '../model/last-purchase/check-order.js';
export { lastPurchaseKind } from '../model/last-purchase/kind.js';
export type {
  AmountTolerance,
  CatalogueItem,
  LastPurchaseModel,
  PercentTolerance,
} from '../model/last-purchase/model.js';
export type { LevelAnswer, LevelPricesCase } from '../model/level-prices/case.js';
export { levelPricesKind } from '../model/level-prices/kind.js';
export type { LevelAmount, LevelOutcome, LevelPricesModel, SupportLevel } from '../model/level-prices/model.js';
export type { Mover, Movers } from '../model/movers.js';
export { calibratePercentile, type PercentileCalibration } from '../model/percentile/calibrate.js';
export type { PercentileTableCase } from '../model/percentile/case.js';
export {
  type AlignmentColumns,
  type AlignmentOptions,
  alignCohort,
  type CohortAlignment,
} from '../model/percentile/cohort/align-cohort.js';
export { percentileKind } from '../model/percentile/kind.js';
export type {
  BetweenRule,
  OutsideRule,
  PercentileBasis,
  PercentileCounts,
  PercentileMethod,
  PercentileModel,
  PercentileRow,
} from '../model/percentile/model.js';
export { type OnePoint, onePointMoreOrLess, type PointsBeside } from '../model/percentile/one-point.js';
export type { NewcomerTreatment, PercentileGrid, PercentileOptions } from '../model/percentile/options.js';
export type { CaseMove, MoneyMoved, Moves } from '../model/percentile/report/moves.js';
export type { Newcomer, Newcomers } from '../model/percentile/report/newcomers.js';
export type { PercentileReport, TotalsByMethod } from '../model/percentile/report/report.js';
export type { Slope, Slopes } from '../model/percentile/report/slopes.js';
export type { Tie, TieReport, TieRuleTotals } from '../model/percentile/report/tie-report.js';
export type {
  LeftOutPackage,
  LeftOutPercentileCase,
  LeftOutScore,
  PercentileCase,
  PercentileLists,
  PercentilePackage,
  PercentileSample,
  PercentileScore,
} from '../model/percentile/sample/rows.js';
export type { PotLedger, TableTotals } from '../model/percentile/table/totals.js';
export type { TieRule } from '../model/percentile/ties/ties.js';
export type { PlanCostCase } from '../model/plan-cost/case.js';
export { planCostKind } from '../model/plan-cost/kind.js';
export type { PlanCostModel } from '../model/plan-cost/model.js';
export { calibratePricePoint, type PricePointCalibration } from '../model/price-point/calibrate.js';
export { pricePointKind } from '../model/price-point/kind.js';
export type {
  KnownLeaveOneOut,
  LeaveOneOut,
  PriceWithout,
  UnknownLeaveOneOut,
} from '../model/price-point/leave-one-out.js';
export type {
  AddOn,
  PricePerPoint,
  PricePointModel,
  PriceRoundingInput,
  StreamTranche,
} from '../model/price-point/model.js';
export type { PopulationMoney, PricePointOptions } from '../model/price-point/options.js';
export type {
  FitOnSample,
  PriceByMethod,
  PriceFigures,
  PricePointReport,
  ReportedPrice,
} from '../model/price-point/report.js';
export type { ProvisionOffsetCase } from '../model/provision-offset/case.js';
export { provisionOffsetKind } from '../model/provision-offset/kind.js';
export type { ProvisionOffsetModel } from '../model/provision-offset/model.js';
export type { ProxyServicesCase } from '../model/proxy-services/case.js';
export { proxyServicesKind } from '../model/proxy-services/kind.js';
export type { ProxyServicesModel } from '../model/proxy-services/model.js';
export type { ReshapedPackageCase } from '../model/reshaped-package/case.js';
export { reshapedPackageKind } from '../model/reshaped-package/kind.js';
export type { ReshapedPackageModel } from '../model/reshaped-package/model.js';
export type { ExcludedCase, LeftOutCase, OneOffs, SampleCase } from '../model/sample.js';
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
  PointsCase,
  ReferredAllocation,
} from '../model/shared/budget/allocation.js';
export type { CostedLines, CostedModel } from '../model/shared/lines/costed-lines.js';
export type { CohortGroups, PointsCohort } from '../model/shared/points/points-columns.js';
export {
  type AttendanceLevel,
  type AttendanceReview,
  type SchoolAttendance,
  transportAttendance,
} from '../model/transport-distance/attendance.js';
export type { TransportCase, TravelTraining } from '../model/transport-distance/case.js';
export { transportDistanceKind } from '../model/transport-distance/kind.js';
export type {
  DistanceBand,
  FlatPerBandModel,
  FlatRate,
  MileRate,
  PerMileModel,
  TransportModel,
  TransportPayments,
} from '../model/transport-distance/model.js';
export {
  type TransportFamily,
  type TransportSaving,
  type TransportTarget,
  transportSaving,
} from '../model/transport-distance/saving.js';
export { allocate, allocateAll, allocateCohort, type CaseInput } from './allocate.js';
export { type Banding, bandModel } from './banding/banding.js';
export type { BandedCase, BandingTotals } from './banding/effect.js';
export type { BandAmount, BandOptions, BandSampleCase } from './banding/options.js';
export type { BandSpread } from './banding/table.js';
export type { ByAgeCase } from './by-age/case.js';
export { byAgeKind } from './by-age/kind.js';
export type { AgeRule, ByAgeGroup, ByAgeModel } from './by-age/model.js';
export { addTravel, type TravelInput } from './changes/add-travel.js';
export { netOffers } from './changes/net-offers.js';
export type { AgencyOffer, OffersInput } from './changes/offers.js';
export { disclosureOf } from './disclosure.js';
export {
  attributePoints,
  type FunderPoints,
  type PointsAttribution,
  type QuestionFunder,
  type QuestionFunders,
  type ScoreToDivide,
} from './funders/attribute-points.js';
export { type Finality, finaliseBudget, type IntegratedBudget, type IntegratedStream } from './funders/finalise.js';
export {
  type FundedBy,
  type FundedThing,
  type FundedTwice,
  fundedTwice,
  type SavingAtMost,
} from './funders/funded-twice.js';
export { splitTranches, type TranchesOptions } from './funders/split-tranches.js';
export {
  type TopUp,
  type TopUpContribution,
  type TopUpInput,
  type TopUpThreshold,
  topUpThreshold,
} from './funders/top-up-threshold.js';
export type { CaseFor, CaseOf, KindName, Model, ModelOf } from './kinds.js';
export type { LeafCase, LeafModel } from './leaf-kinds.js';
export type { NestedCase } from './nested-model.js';
export { type OpenModel, openModel } from './open-model.js';
export type { CaseInStream, NotInStream, StreamsCase } from './streams/case.js';
export { streamsKind } from './streams/kind.js';
export type { FundingStream, StreamsModel } from './streams/model.js';
