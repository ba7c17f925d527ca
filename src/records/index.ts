/**
 * Records that are kept beside a decision: made, sealed and verified.
 *
 * @packageDocumentation
 */

export type { Json } from '../record/json.js';
export type { RecordedDuty, RecordedModel, SealedRecord } from '../record/record.js';
export { canonicalJson, sha256Of } from '../record/seal.js';
export { type AllocationRecord, allocationOf, recordAllocation } from './kind/allocation-record.js';
export { type ChallengeRecord, challengeRecordOf, type DecisionBehind } from './kind/challenge-record.js';
export {
  type AllocationBehind,
  type Conversion,
  type ModeratedRecord,
  type ModeratedStatus,
  moderatedOf,
  recordModerated,
} from './kind/moderated-record.js';
export {
  type MonitoringRecord,
  type PaymentScheduleRecord,
  type ReconciliationRecord,
  recordMonitoring,
  recordPaymentSchedule,
  recordReconciliation,
} from './kind/payment-records.js';
export {
  type HoldBackRecord,
  type RecalculationRecord,
  recordHoldBack,
  recordRecalculation,
} from './kind/pot-records.js';
export type { AnyRecord } from './kinds.js';
export { modelForRecords, type RecordModel } from './model-for-records.js';
export { recordsOf } from './records-of.js';
export { restartRecord } from './restart.js';
export { migrateRecord } from './unsealed/migrate.js';
export type { AnyUnsealed, UnsealedAllocation, UnsealedModerated, UnsealedRecord } from './unsealed/unsealed.js';
export { type VerifyOptions, verifyRecord } from './verify.js';
