/**
 * How direct payments are monitored: risk, checks of the account, and reviews.
 *
 * @packageDocumentation
 */

export type {
  HighestRisk,
  MonitoringInput,
  RiskAnswer,
  RiskBand,
  RiskCombination,
  RiskCriterion,
  RiskLevel,
  RiskThreshold,
  SummedRisk,
} from './input.js';
export {
  type MonitoringPlan,
  monitoringPlan,
  type Overdue,
  type OverdueReview,
  overdueReviews,
  RR145_LOW,
} from './plan.js';
