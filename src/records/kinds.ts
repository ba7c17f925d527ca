import type { AnyRecordKind } from '../record/define-record.js';
import { allocationRecord } from './kind/allocation-record.js';
import { challengeRecord } from './kind/challenge-record.js';
import { moderatedRecord } from './kind/moderated-record.js';
import { monitoringRecord, paymentScheduleRecord, reconciliationRecord } from './kind/payment-records.js';
import { holdBackRecord, recalculationRecord } from './kind/pot-records.js';

/** Every kind of record, here and nowhere else: what is said of records in general is made from this list. */
export const RECORDS = [
  allocationRecord,
  moderatedRecord,
  holdBackRecord,
  recalculationRecord,
  challengeRecord,
  paymentScheduleRecord,
  reconciliationRecord,
  monitoringRecord,
] as const;

/** Any record of this release. */
export type AnyRecord = ReturnType<(typeof RECORDS)[number]['make']>;

/** The kinds of record, by name. */
export const RECORD_KINDS: ReadonlyMap<string, AnyRecordKind> = new Map(
  RECORDS.map((one): [string, AnyRecordKind] => [one.kind, one]),
);
