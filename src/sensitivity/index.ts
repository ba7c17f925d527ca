/**
 * How firm the figures are: fit, uncertainty, influence, and what other answers and weights would give.
 *
 * @module openras/sensitivity
 */

export type { CaseCharacteristic, CohortCase, StageParts } from '../cohort/case.js';
export type { CharacteristicColumn, CohortColumns, FlagColumn } from '../cohort/columns.js';
export type { LeftOut } from '../cohort/exclusions.js';
export type { CohortInput } from '../cohort/read/read.js';
export type { AnswerColumns, StatementColumn } from './answers/answer-columns.js';
export { type BreadthDepth, breadthAndDepth } from './answers/breadth-depth.js';
export type { BreadthDepthOptions } from './answers/breadth-options.js';
export { type AnswerLevers, answerLevers, type Lever, type LeverOptions, type LeverSide } from './answers/levers.js';
export type { AnswerInput } from './answers/read-answers.js';
export type { AnsweredCase, AnswerRows } from './answers/score-answers.js';
export type { SpecialistFamily } from './answers/specialist-families.js';
export type { Chance } from './chance/chance.js';
export { type ContingencyNeeded, contingencyNeeded } from './contingency/contingency-needed.js';
export type { ContingencyOptions } from './contingency/options.js';
export type { RateNeeded } from './contingency/rate.js';
export {
  type CohortDifference,
  type CohortDifferenceOptions,
  cohortDifference,
  type DistributionDifference,
} from './difference/cohort-difference.js';
export type { DifferenceCost } from './difference/difference-cost.js';
export type { FitFigures, OnePrice } from './fit/figures.js';
export { type ModelFit, modelFit } from './fit/fit.js';
export { type FlagFit, POORLY_CAPTURED } from './fit/flags.js';
export type { CaseResidual, LargestResiduals, WithinTolerance } from './fit/lists.js';
export type { FitOptions } from './fit/options.js';
export type { FitBy, FitPart } from './fit/parts.js';
export type { FitVerdict } from './fit/verdict.js';
export { type CompareModelsOptions, compareModels, type ModelComparison } from './models/compare-models.js';
export type { ModelError, ModelErrors } from './models/model-errors.js';
export type { AssessorScores } from './people/assessor-scores.js';
export {
  type AssessorSpread,
  type AssessorSpreadOptions,
  assessorSpread,
  type ScoredTwice,
} from './people/assessor-spread.js';
export {
  type LoweredAnswers,
  type RespondentDifference,
  type RespondentDifferences,
  type RespondentDifferencesOptions,
  respondentDifferences,
} from './people/respondent-differences.js';
export { type CaseInfluence, caseInfluence, type PriceWithoutCase } from './price/influence.js';
export type { InfluenceOptions, UncertaintyOptions } from './price/options.js';
export { type PriceUncertainty, pricePointUncertainty } from './price/price-uncertainty.js';
export { type SampleSizeOptions, type SampleSizes, type SizeRow, sampleSizes } from './price/sample-size.js';
export type { SoftBudget } from './price/soft-budget.js';
export { type ChoiceCase, exposureToChoice, type LargerOfTwo } from './stress/larger-of-two.js';
export type { StressOptions } from './stress/options.js';
export type { AfterLeavers, StressRow, WouldLeave } from './stress/rows.js';
export { type Stress, stressReserve } from './stress/stress.js';
export type { MadeTable, TableRules } from './table/own-table.js';
export {
  type CaseOfTable,
  type TableInfluence,
  type TableInfluenceOptions,
  tableInfluence,
} from './table/table-influence.js';
export {
  percentileTableUncertainty,
  type SoftRow,
  type TableUncertainty,
  type TableUncertaintyOptions,
} from './table/table-uncertainty.js';
export { type FittedLevels, type FittedLevelsOptions, fittedLevels } from './weights/fitted-levels.js';
export type { FittedWeight } from './weights/fitted-warnings.js';
export { type FittedWeights, type FittedWeightsOptions, fittedWeights } from './weights/fitted-weights.js';
export type { FittedLevel } from './weights/level-warnings.js';
export type { BudgetRange, MovedBudgets } from './weights/moved-budgets.js';
export {
  type WeightMove,
  type WeightSensitivity,
  type WeightSensitivityOptions,
  weightSensitivity,
} from './weights/weight-sensitivity.js';
