/**
 * What running a programme of personal budgets costs.
 *
 * @module openras/programme-cost
 */

export { type CheckedCell, checkCostTable, type PrintedScenario } from './check-table.js';
export type { ElementCost, ElementInput } from './elements.js';
export { type FactorInput, type ScalingFactor, scalingFactor } from './factor.js';
export { type HorizonCost, type HorizonInput, type HorizonYear, horizonCost } from './horizon.js';
export type { Phase, ProgrammeOptions, ScaleInput } from './options.js';
export { type ProgrammeCost, programmeCost } from './programme-cost.js';
export {
  buildSetUp,
  type SetUpActivity,
  type SetUpCost,
  type SetUpLine,
  type SetUpYear,
} from './set-up/build-set-up.js';
export {
  type AverageOrder,
  compareAverages,
  type ExactAmount,
  type GroupAverages,
  type SetUpFigures,
  setUpFigures,
} from './set-up/set-up-figures.js';
export type { DirectCostInput, PostInput, SetUpInput } from './set-up/set-up-input.js';
export { ADULT_STAFF_MIX, RR145_STAFF_MIX, type StaffMixInput, type TimeRate, timeRate } from './set-up/staff-mix.js';
export { type TakeUpFigures, type TakeUpInput, takeUp } from './set-up/take-up.js';
export type { Assumption, CostVariation, TwoValues } from './variation/cost-variation.js';
export type { ScalingMethod } from './variation/scaling-method.js';
export { type CostSensitivity, costSensitivity, type TornadoRow, type VariedCost } from './variation/sensitivity.js';
export { type BoundedFigure, type CostPair, type CostParts, predictCost, solveCostParts } from './variation/solve.js';
