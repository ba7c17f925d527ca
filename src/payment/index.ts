/**
 * What is paid once a budget is agreed: schedules of payments, the account of a direct payment, and rates that rise.
 *
 * @packageDocumentation
 */

export type {
  AccountInput,
  AccountStatement,
  AgreedSaving,
  CarriedOver,
  CollectAtOnce,
  CollectFromPayments,
  ComingPayment,
  EndedPlan,
  Liability,
  PlannedLine,
  ReclaimTerms,
  SpentLine,
  WeekOfPlan,
} from './account/input.js';
export { reconcileAccount } from './account/reconcile.js';
export type {
  Collected,
  LineOfAccount,
  MayStay,
  NeedBesidePayments,
  Reconciliation,
  ReviewTrigger,
  StatementOfAccount,
} from './account/result.js';
export {
  type RatedLine,
  type ServiceRise,
  type UpliftedLine,
  type UpliftedRate,
  type UpliftRatesInput,
  upliftRates,
} from './rates/uplift.js';
export {
  type DatedFloor,
  type WageBesideFloor,
  type WageFloorInput,
  type WageLine,
  type WagesBesideFloor,
  wageFloor,
} from './rates/wage-floor.js';
export type {
  ContingencyInput,
  ContingencyRelease,
  ContributionInput,
  ContributionPeriod,
  CycleInput,
  OpeningOfYear,
  PaymentLine,
  PaymentScheduleInput,
  PaymentYear,
  PlanEnd,
  RateChange,
  SchoolTerm,
  StartUpFloat,
  SuspensionInput,
} from './schedule/input.js';
export type {
  Adjustment,
  Excess,
  Invoice,
  OverTheYear,
  PaidForLine,
  Payment,
  PaymentPart,
  PaymentSchedule,
  YearOfPayments,
  YearPaid,
} from './schedule/result.js';
export { paymentSchedule } from './schedule/schedule.js';
