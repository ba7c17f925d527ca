import { isRasError, type Problem, RasError } from '../../errors.js';
import type { AnyRecord } from '../../records/kinds.js';
import { migrateRecord } from '../../records/migrate.js';
import type { AnyUnsealed } from '../../records/unsealed.js';
import { type RecordVerifier, recordVerifier } from '../../records/verify.js';
import type { RecordSource, StoredRecord } from '../input/record-source.js';
import { placeDetails } from '../place.js';

/** A record that was verified, or one of an earlier release of which what can be worked out agrees. */
export type Checked = AnyRecord | AnyUnsealed;

/** What verifies the records of a source with the model beside them; it opens once what they share. */
export function verifierOf({ model }: RecordSource): RecordVerifier {
  return recordVerifier(model === undefined ? {} : { model });
}

/** Verifies a stored record; every problem carries the file and the line. */
export function checkStored({ value, file, place }: StoredRecord, verify: RecordVerifier): Checked {
  try {
    const isSealed = typeof value === 'object' && value !== null && 'seal' in value;
    return isSealed ? verify(value) : migrateRecord(value);
  } catch (error) {
    if (!isRasError(error)) throw error;
    const details = placeDetails(file, { line: place, column: 1 });
    const [first, ...rest] = error.problems.map(
      (one): Problem => ({ ...one, details: { ...one.details, ...details } }),
    );
    throw first === undefined ? error : new RasError([first, ...rest], error.total);
  }
}

/** Whether a checked record is sealed. */
export function isSealed(record: Checked): record is AnyRecord {
  return 'seal' in record;
}
