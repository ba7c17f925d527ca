/**
 * Whether anyone is treated differently at equal need: groups, inequality, statements and assertions.
 *
 * @module openras/equity
 */

export type { CaseCharacteristic, CohortCase, StageParts } from '../cohort/case.js';
export type { CharacteristicColumn, CohortColumns } from '../cohort/columns.js';
export type { Exclusion, ExclusionCode } from '../cohort/exclusions.js';
export type { CohortInput } from '../cohort/read/read.js';
export { assertGapWithin, type GapWithinOptions } from './assertions/assert-gap.js';
export { assertMedianLossWithin, type MedianLossOptions } from './assertions/assert-median-loss.js';
export { assertEqualTreatment, assertMonotone, type TreatmentOptions } from './assertions/assert-treatment.js';
export type { CharacteristicGaps, GroupGap } from './gaps/characteristic-gaps.js';
export type { Combination } from './gaps/combinations.js';
export type { Gap as EquityGap, GapAtEqualNeed } from './gaps/gap.js';
export { type GapsAtStage, type GroupGaps, groupGaps } from './gaps/group-gaps.js';
export type { OnOneFamily } from './gaps/one-family.js';
export type { GroupGapOptions } from './gaps/options.js';
export type { AcrossGroups, DifferentMoney, GroupPrice } from './horizontal/across-groups.js';
export type { BandSpread as EquityBandSpread, SpreadWithinBands } from './horizontal/band-spread.js';
export type { Breach, EqualPoints, FamilyAmount } from './horizontal/equal-points.js';
export {
  type HorizontalAtStage,
  type HorizontalEquity,
  type HorizontalOptions,
  horizontalEquity,
} from './horizontal/horizontal.js';
export type { CurvePoint } from './inequality/curve.js';
export type { InequalityAtStage, TheilByGroup, TheilFigures } from './inequality/figures.js';
export { type Inequality, type InequalityChange, type InequalityOptions, inequality } from './inequality/inequality.js';
export { type OutcomeGap, type OutcomeGapOptions, outcomeGaps } from './outcomes/outcome-gaps.js';
export type { Share as OutcomeShare } from './outcomes/shares.js';
export type { AmountQuartiles } from './quartiles.js';
export type { LevelMean } from './statement/level-means.js';
export type { StatementRow } from './statement/rows.js';
export { type EquityStatement, type EquityStatementOptions, equityStatement } from './statement/statement.js';
export type { StatementSection } from './statement/words.js';
export type { GroupMean, StratumMeans } from './strata/stratum-means.js';
export type { Falls, FamilyNeed, MeanFall, Overtaken } from './vertical/falls.js';
export type { NeedShare } from './vertical/need-shares.js';
export {
  type VerticalAtStage,
  type VerticalEquity,
  type VerticalOptions,
  verticalEquity,
} from './vertical/vertical.js';
