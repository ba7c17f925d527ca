import * as z from 'zod';
import type { CaseFor, KindName, Model, ModelOf } from '../../allocation/kinds.js';
import { fail, type Path } from '../../errors.js';
import type { Allocation } from '../../model/shared/budget/allocation.js';
import { parseOrTell } from '../../parse/parse.js';
import { daysIn } from '../../record/days.js';
import { defineRecord } from '../../record/define-record.js';
import type { Json } from '../../record/json.js';
import type { Derived, RecordedModel, SealedRecord } from '../../record/record.js';
import { asRecordModel, type RecordModel } from '../model-for-records.js';
import { sealedOfKind } from '../record-of-kind.js';
import { checkWithoutModel } from './allocation-without-model.js';

/** What an indicative budget is worked out from. */
export interface AllocationInputs {
  /** The case as it was given to the model, in the form of the model's kind. */
  readonly case: Json;
}

/** The sealed record of one indicative budget. Plain JSON, to be stored beside the decision. */
export interface AllocationRecord extends SealedRecord {
  readonly kind: 'allocation';
  readonly caseId: string;
  /** The model that the budget was made with; the record does not hold it. */
  readonly model: RecordedModel;
  /** What it was worked out from. */
  readonly inputs: {
    /** The case as it was given to the model. */
    readonly case: Json;
  };
  /** What the model says of the case, such as `budget` or `refer-to-costing`. */
  readonly status: Allocation['status'];
  /** What the model answered. */
  readonly amounts: {
    /** Pounds per the model's period; null where there is no budget. */
    readonly indicative: Allocation['indicative'];
  };
  /** What else the model says: parts, quantities, payments, scenarios. */
  readonly result: ResultOf<Allocation>;
}

/** What a record does not keep in a place of its own, of each answer by itself: some have fields that others lack. */
type ResultOf<One> = One extends Allocation ? Omit<One, Kept> : never;

type Kept = 'caseId' | 'modelKind' | 'status' | 'indicative' | 'period' | 'warnings' | 'steps';

/** The kind of record that keeps one indicative budget. */
export const allocationRecord = defineRecord<AllocationRecord, AllocationInputs>({
  kind: 'allocation',
  title: 'The sealed record of one indicative budget',
  inputs: () => z.strictObject({ case: z.unknown() as unknown as z.ZodType<Json, Json> }),
  needsModel: true,
  derive(inputs, model, at) {
    const one = caseOf(inputs, at);
    return derivedFrom((model as RecordModel).open.allocate(one), one);
  },
  checkWithoutModel,
});

function caseOf(inputs: Json, at: Path): Json {
  if (typeof inputs === 'object' && inputs !== null && 'case' in inputs && Object.keys(inputs).length === 1) {
    return inputs.case as Json;
  }
  return fail('invalid', at, 'expected the case and nothing else');
}

function derivedFrom(allocation: Allocation, one: Json): Derived {
  const { caseId, modelKind: _, status, indicative, period, warnings, steps, ...result } = allocation;
  return { caseId, period, dates: daysIn(one), status, amounts: { indicative }, duty: [], warnings, result, steps };
}

/**
 * Allocates by a model and keeps the answer as a sealed record.
 *
 * The record names the model and its hash, holds the case as it was given, and closes with a step that says whose it
 * is, how it stands, what it comes to and how many steps there are. `verifyRecord` checks all of it years later.
 *
 * @param model a stored model of any kind, or one that `modelForRecords` opened, which is faster for many
 * @param one the case, in the form of the model's kind
 * @throws RasError for a model or a case that is not valid
 * @source RR145 5.40 and 5.41 (families who could not see how their budget came about)
 * @choice record-form: one object a decision, sealed by SHA-256 over its canonical JSON (RFC 8785); a chain of hashes
 * over the steps finds nothing that the seal misses
 * @category Records
 * @example
 * ```ts
 * import { calibratePricePoint } from 'openras';
 * import { recordAllocation, verifyRecord } from 'openras/records';
 * const { model } = calibratePricePoint([{ caseId: 'a', points: 50, packageValue: '3000' }], { fundingBasis: 'pot' });
 * const record = recordAllocation(model, { caseId: 'F1', points: 20 });
 * record.amounts.indicative; // => '1200.00'
 * verifyRecord(JSON.parse(JSON.stringify(record)), { model }).caseId; // => 'F1'
 * verifyRecord({ ...record, amounts: { indicative: '9999.00' } }); // throws 'replay-mismatch'
 * ```
 */
export function recordAllocation<Kind extends KindName>(model: ModelOf<Kind>, one: CaseFor<Kind>): AllocationRecord;
/** The same of a stored model, which is checked when it is read, or of one that `modelForRecords` opened. */
export function recordAllocation<const M>(model: M extends Model ? never : M, one: unknown): AllocationRecord;
export function recordAllocation(model: unknown, one: unknown): AllocationRecord {
  const open = asRecordModel(model, (schema, problems) => void parseOrTell(schema, one, problems, ['case']));
  return allocationRecord.make({ case: one }, open);
}

/**
 * The allocation that a verified record keeps, as `allocate` returned it.
 *
 * @param record what `recordAllocation` made or `verifyRecord` returned
 * @throws RasError `invalid`, `missing`, `refused` for what is no record of an allocation; `replay-mismatch` where its
 * seal does not fit; what a fitting seal does not show, `verifyRecord` does
 * @choice record-form: the record holds all that the allocation says, so that it can be had back from it
 * @category Records
 * @example
 * ```ts
 * import { allocate, calibratePricePoint } from 'openras';
 * import { allocationOf, recordAllocation } from 'openras/records';
 * const { model } = calibratePricePoint([{ caseId: 'a', points: 50, packageValue: '3000' }], { fundingBasis: 'pot' });
 * // 3,000 / 50 × 20
 * allocationOf(recordAllocation(model, { caseId: 'F1', points: 20 })).indicative; // => '1200.00'
 * ```
 */
export function allocationOf(record: AllocationRecord): Allocation {
  const { caseId, model, status, amounts, period, warnings, result, steps } = sealedOfKind('allocation', record);
  if (model === null) return fail('missing', ['model'], 'the model that it was made with is not named');
  const { indicative } = amounts;
  const own = steps.slice(0, -1);
  return { caseId, modelKind: model.kind, status, indicative, period, warnings, ...result, steps: own } as Allocation;
}
