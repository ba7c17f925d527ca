import { isRasError, type Problem, RasError } from '../../../errors.js';
import type { AnyRecord } from '../../../records/kinds.js';
import { migrateRecord } from '../../../records/unsealed/migrate.js';
import type { AnyUnsealed } from '../../../records/unsealed/unsealed.js';
import { type RecordVerifier, recordVerifier } from '../../../records/verify.js';
import type { RecordSource, StoredRecord } from '../../input/record/record-source.js';
import { placeDetails } from '../../place.js';

/** A record that was verified, or one of an earlier release of which what can be worked out agrees. */
export type Checked = AnyRecord | AnyUnsealed;

/**
 * What verifies the records of a source with the model beside them; it opens once what they share. A model that lies there
 * says nothing of a record that names none; where somebody asks by a model of theirs, such a record is refused.
 */
export function verifierOf({ model, isModelGiven = false }: RecordSource): RecordVerifier {
  const held = recordVerifier(model === undefined ? {} : { model });
  if (model === undefined || isModelGiven) return held;
  const alone = recordVerifier();
  return (record) => (Object(record).model === null ? alone(record) : held(record));
}

/** Verifies a stored record; every problem carries the file and the line. */
export function checkStored({ value, file, place, fault }: StoredRecord, verify: RecordVerifier): Checked {
  if (fault !== undefined) throw fault;
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

/** Whether a sealed record names no model, so that it was held to none. */
export function namesNoModel(record: Checked): boolean {
  return isSealed(record) && record.model === null;
}

/** Whether a checked record is sealed. */
export function isSealed(record: Checked): record is AnyRecord {
  return 'seal' in record;
}
