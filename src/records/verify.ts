import * as z from 'zod';
import { fail, problemList, show } from '../errors.js';
import { deferred } from '../parse/deferred.js';
import { parseInput, readOrTell } from '../parse/parse.js';
import { checkRecord, type With } from '../record/define-record.js';
import { toJson } from '../record/json.js';
import { nothingOpened } from '../record/opened.js';
import type { SealedRecord } from '../record/record.js';
import { recordShape } from '../record/shape.js';
import { type AnyRecord, RECORD_KINDS } from './kinds.js';
import { asRecordModel } from './model-for-records.js';

/** What a record is verified with. */
export interface VerifyOptions {
  /**
   * The model that the record names: the stored model itself, or one that `modelForRecords` opened. A record that names
   * none is then refused.
   */
  readonly model?: unknown;
}

/**
 * Verifies a record of any kind, and returns it typed.
 *
 * It checks the form and the seal, carries out every step again, and works out again, from the inputs that the record
 * holds, everything that it says outwardly: its status, its amounts, what the duty says, its warnings, each rule and each
 * word. A record made with a model holds the case and not the model: with the model at hand it is allocated again;
 * without it, the steps are carried out and the closing step has to fit, and the rest is not worked out again. The other
 * kinds are worked out without it; with the model each has to name it, and one that names none is refused.
 *
 * A seal is no signature: somebody who alters inputs and works everything out anew makes a record that is sound in itself.
 * Against that stands a signature over the seal, or a list of the seals that the authority kept.
 *
 * @param record the record as it was made, also read back from JSON in any order of its keys
 * @throws RasError `replay-mismatch` at each place that does not agree; `missing` for a record that names no model, where
 * one is given; `invalid`, `missing`, `unknown-name` for what is no record; `unknown-name` for an option that it does not have
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
  const problems = problemList();
  const verify = readOrTell(problems, () => recordVerifier(options));
  if (verify !== undefined) return verify(record);
  // What is wrong with the record is told beside what is wrong with the options.
  readOrTell(problems, () => recordVerifier()(record));
  return problems.throwAll();
}

/** What verifies one record after another as `verifyRecord` does, and opens once what they share: model and policies. */
export type RecordVerifier = (record: unknown) => AnyRecord;

/** Verifies many records with one model. */
export function recordVerifier(options: VerifyOptions = {}): RecordVerifier {
  const { model } = parseInput(optionsSchema, options, ['options']);
  const known = { model: model === undefined ? undefined : asRecordModel(model), opened: nothingOpened() };
  return (record) => verifyWith(record, known);
}

/** A name that is slightly wrong would leave the model out, and the record would pass without it. */
const optionsSchema = deferred(() => z.strictObject({ model: z.unknown().optional() }));

function verifyWith(record: unknown, known: With): AnyRecord {
  const plain = toJson(record);
  parseInput(recordShape, plain);
  const sealed = plain as unknown as SealedRecord;
  const definition = RECORD_KINDS.get(sealed.kind);
  if (definition === undefined) {
    const expected = [...RECORD_KINDS.keys()].join(', ');
    return fail('unknown-name', ['kind'], `expected one of ${expected}, not ${show(sealed.kind)}`);
  }
  checkRecord(definition, sealed, known);
  return sealed as AnyRecord;
}
