import { fail, isRasError, type Problem, RasError } from '../../../errors.js';
import type { AnyRecord } from '../../../records/kinds.js';
import { migrateRecord } from '../../../records/unsealed/migrate.js';
import type { AnyUnsealed } from '../../../records/unsealed/unsealed.js';
import { type RecordVerifier, recordVerifier } from '../../../records/verify.js';
import type { RecordSource } from '../../input/record/record-source.js';
import type { StoredRecord } from '../../input/record/stored-record.js';
import { placeDetails } from '../../place.js';
import { unsealedByModel } from './unsealed-by-model.js';

/** A record that was verified, or one of an earlier release of which what can be worked out agrees. */
export type Checked = AnyRecord | CheckedUnsealed;

/** A record that nobody sealed, and whether the model at hand gives what it says. */
export type CheckedUnsealed = AnyUnsealed & { readonly isHeldToModel: boolean };

/** What verifies the records of a source, one after another. */
export type Verifier = (record: unknown) => Checked;

/**
 * What verifies the records of a source with the model beside them; it opens once what they share. A model that lies there
 * says nothing of a record that names none, and that nothing holds to it; where somebody asks by a model of theirs, such a
 * record is refused.
 */
export function verifierOf({ model, isModelGiven = false }: RecordSource): Verifier {
  const sealed = sealedVerifier(model, isModelGiven);
  const unsealed = unsealedVerifier(model, isModelGiven);
  return (record) => {
    const isSealed = typeof record === 'object' && record !== null && 'seal' in record;
    if (!isSealed) return unsealed.verify(record);
    const verified = sealed(record);
    if (verified.kind === 'allocation' && model !== undefined) {
      unsealed.seeHeld(verified.caseId, verified.amounts.indicative, verified.period);
    }
    return verified;
  };
}

function sealedVerifier(model: unknown, isModelGiven: boolean): RecordVerifier {
  const held = recordVerifier(model === undefined ? {} : { model });
  if (model === undefined || isModelGiven) return held;
  const alone = recordVerifier();
  return (record) => (Object(record).model === null ? alone(record) : held(record));
}

/** Holds what nobody sealed to the model: an allocation to what it gives, a moderated case to the allocation before it. */
function unsealedVerifier(model: unknown, isModelGiven: boolean) {
  let byModel: ReturnType<typeof unsealedByModel> | undefined;
  const given = new Map<string, string>();
  const seeHeld = (caseId: string, indicative: string | null, period: string): void => {
    given.set(caseId, JSON.stringify([indicative, period]));
  };
  const isHeld = (record: AnyUnsealed): boolean => {
    if (model === undefined) return false;
    if (record.kind === 'moderated') {
      const { amounts, period } = record.result;
      return given.get(record.caseId) === JSON.stringify([amounts.indicative, period]);
    }
    byModel ??= unsealedByModel(model);
    if (!byModel(record.result)) return false;
    seeHeld(record.caseId, record.result.indicative, record.result.period);
    return true;
  };
  const verify = (stored: unknown): CheckedUnsealed => {
    const record = migrateRecord(stored);
    const isHeldToModel = isHeld(record);
    if (isModelGiven && !isHeldToModel) fail('missing', ['model'], NOT_HELD[record.kind]);
    const unchecked = isHeldToModel
      ? record.unchecked.map((one) => (one.startsWith(NAMES_NO_MODEL) ? HELD[record.kind] : one))
      : record.unchecked;
    return { ...record, unchecked, isHeldToModel };
  };
  return { verify, seeHeld };
}

/** How the sentence begins that says so of a record that nobody sealed. */
const NAMES_NO_MODEL = 'It does not name the model';

const HELD: Readonly<Record<AnyUnsealed['kind'], string>> = {
  allocation:
    'It does not name the model: the model at hand gives the same for the case that can be read from its steps, its parts and its warnings.',
  moderated: 'It does not name the model: it begins with the amount that the model at hand gives for this case.',
};

const NOT_HELD: Readonly<Record<AnyUnsealed['kind'], string>> = {
  allocation:
    'names none, being not sealed, and nothing in it says what its case was, so that it cannot be held to the model that was given; without one, what follows from its steps is checked',
  moderated:
    'names none, being not sealed, and no allocation before it that the model gives begins it, so that nothing holds it to the model that was given; without one, what follows from its rules is checked',
};

/** Verifies a stored record; every problem carries the file and the line. */
export function checkStored({ value, file, place, fault, misnamed }: StoredRecord, verify: Verifier): Checked {
  if (fault !== undefined) throw fault;
  if (misnamed !== undefined) throw misnamed;
  try {
    return verify(value);
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
export function isSealed<Record extends AnyRecord | AnyUnsealed>(record: Record): record is Extract<Record, AnyRecord> {
  return 'seal' in record;
}
