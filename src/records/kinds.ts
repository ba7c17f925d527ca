import type { RecordDefinition } from '../record/define-record.js';
import { type AllocationRecord, allocationRecord } from './allocation-record.js';
import { type ChallengeRecord, challengeRecord } from './challenge-record.js';
import { type ModeratedRecord, moderatedRecord } from './moderated-record.js';
import { type HoldBackRecord, holdBackRecord, type RecalculationRecord, recalculationRecord } from './pot-records.js';

/** Any record of this release. */
export type AnyRecord = AllocationRecord | ModeratedRecord | HoldBackRecord | RecalculationRecord | ChallengeRecord;

/** Every kind of record; a new one is added here and to `AnyRecord`. */
export const RECORD_KINDS: ReadonlyMap<string, RecordDefinition> = new Map(
  [allocationRecord, moderatedRecord, holdBackRecord, recalculationRecord, challengeRecord].map((one) => [
    one.kind,
    one,
  ]),
);
