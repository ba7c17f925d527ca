import { fail, type Path, show } from '../errors.js';
import { parseInput } from '../parse.js';
import { checkRecord } from '../record/define-record.js';
import { toJson } from '../record/json.js';
import type { SealedRecord } from '../record/record.js';
import { recordShape } from '../record/shape.js';
import { type AnyRecord, RECORD_KINDS } from './kinds.js';
import { asRecordModel, type RecordModel } from './model-for-records.js';

/** What a record is verified with. */
export interface VerifyOptions {
  /** The model that the record names: the stored model itself, or one that `modelForRecords` opened. */
  readonly model?: unknown;
}

/**
 * Verifies a record of any kind, and returns it typed.
 *
 * It checks the form and the seal, carries out every step again, and works out again, from the inputs that the record
 * holds, everything that it says outwardly: its status, its amounts, what the duty says, its warnings, each rule and each
 * word. A record made with a model holds the case and not the model: with the model at hand it is allocated again;
 * without it, what the record says has to agree with its own case and steps.
 *
 * A seal is no signature: somebody who alters inputs and works everything out anew makes a record that is sound in itself.
 * Against that stands a signature over the seal, or a list of the seals that the authority kept.
 *
 * @param record the record as it was made, also read back from JSON in any order of its keys
 * @throws RasError `replay-mismatch` at each place that does not agree; `invalid`, `missing`, `unknown-name` for what is
 * no record
 * @source RR145 5.40 and 5.41 (families who could not see how their budget came about)
 * @choice replay-strict: any difference at all is refused, also one that would not change the amount
 * @category Records
 * @example
 * ```ts
 * import { calibratePricePoint } from 'openras';
 * import { recordAllocation, verifyRecord } from 'openras/records';
 * const { model } = calibratePricePoint([{ caseId: 'a', points: 50, packageValue: '3000' }], { fundingBasis: 'pot' });
 * const record = recordAllocation(model, { caseId: 'F1', points: 20 });
 * verifyRecord(record).kind; // => 'allocation'
 * verifyRecord({ ...record, period: 'week' }); // throws 'replay-mismatch'
 * ```
 */
export function verifyRecord(record: unknown, options: VerifyOptions = {}): AnyRecord {
  const { model } = parseVerifyOptions(options);
  return verifyAt(record, model === undefined ? undefined : asRecordModel(model), []);
}

function parseVerifyOptions(options: VerifyOptions): VerifyOptions {
  if (typeof options === 'object' && options !== null) return options;
  return fail('invalid', ['options'], `${show(options)} is no options`);
}

/** Verifies a record that stands somewhere in a larger input. */
export function verifyAt(record: unknown, model: RecordModel | undefined, at: Path): AnyRecord {
  const plain = toJson(record, at);
  parseInput(recordShape, plain, at);
  const known = plain as unknown as SealedRecord;
  const definition = RECORD_KINDS.get(known.kind);
  if (definition === undefined) {
    const expected = [...RECORD_KINDS.keys()].join(', ');
    return fail('unknown-name', [...at, 'kind'], `expected one of ${expected}, not ${show(known.kind)}`);
  }
  checkRecord(definition, known, model, at);
  return known as AnyRecord;
}
