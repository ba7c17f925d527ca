/**
 * Records that are kept beside a decision: made, sealed and verified.
 *
 * @packageDocumentation
 */

export type { Json } from '../record/json.js';
export type { RecordedDuty, RecordedModel, SealedRecord } from '../record/record.js';
export { canonicalJson, sha256Of } from '../record/seal.js';
export { type AllocationRecord, allocationOf, recordAllocation } from './allocation-record.js';
export { type ChallengeRecord, challengeRecordOf } from './challenge-record.js';
export type { AnyRecord } from './kinds.js';
export { migrateRecord } from './migrate.js';
export { modelForRecords, type RecordModel } from './model-for-records.js';
export {
  type AllocationBehind,
  type ModeratedRecord,
  type ModeratedStatus,
  moderatedOf,
  recordModerated,
} from './moderated-record.js';
export { type HoldBackRecord, type RecalculationRecord, recordHoldBack, recordRecalculation } from './pot-records.js';
export { recordsOf } from './records-of.js';
export { restartRecord } from './restart.js';
export type { AnyUnsealed, UnsealedAllocation, UnsealedModerated, UnsealedRecord } from './unsealed.js';
export { type VerifyOptions, verifyRecord } from './verify.js';
