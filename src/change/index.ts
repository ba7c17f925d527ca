/**
 * What a change of stage or of rules did: who gained, who lost, and what would have happened otherwise.
 *
 * @module openras/change
 */

export type { CaseCharacteristic, CohortCase, StageParts } from '../cohort/case.js';
export type { CharacteristicColumn, CohortColumns } from '../cohort/columns.js';
export type { Exclusion, ExclusionCode } from '../cohort/exclusions.js';
export { compareStageColumns, compareStages } from './compare/compare.js';
export type { ChangeFor, GroupChange, StageComparison } from './compare/comparison.js';
export type { AverageChange, AverageChanges } from './figures/averages.js';
export type { CaseCount, Directions } from './figures/direction.js';
export type { ChangeFigures, ChangeOfAmounts } from './figures/figures.js';
export type { ChangeWithout, Influence } from './figures/influence.js';
export type { CaseChange, CasesOver, LargeChanges } from './figures/large-changes.js';
export type { AmountSpread, PercentSpread } from './figures/spread.js';
export type { TopShare } from './figures/top-share.js';
export type { CompareColumnsOptions, CompareOptions } from './options.js';
export {
  type MovedPart,
  type MovingCase,
  type MovingPart,
  type PartlyMoved,
  type PartlyMovedOptions,
  partlyMoved,
} from './partly-moved/partly-moved.js';
export { type NewcomersOptions, newcomersBySite } from './tables/newcomers-table.js';
export type { ChangeTable, TableColumn, TableRow } from './tables/table.js';
export type { TableOptions } from './tables/table-options.js';
export { averageChangeBySite, changeBySite, directionBySite, spreadBySite } from './tables/tables.js';
export type { Causes, WinnersAndLosers } from './what-if/causes.js';
export { contingencyForTotal, type SolvedContingency } from './what-if/contingency.js';
export { type CostOfPoints, costOfPoints, type MorePoints } from './what-if/points.js';
export { type PointsRow, type PriceGoal, priceForTotal, type SolvedPrice } from './what-if/price.js';
export type { GroupShare, ScenarioResult } from './what-if/result.js';
export type { Scenario, Scenarios, WhatIfCase } from './what-if/scenario.js';
export { compareScenarios, type WhatIf } from './what-if/what-if.js';
