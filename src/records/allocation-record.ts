import * as z from 'zod';
import { fail, type Path, type ProblemList, show } from '../errors.js';
import type { Allocation } from '../model/allocation.js';
import { closingStep } from '../record/closing.js';
import { defineRecord } from '../record/define-record.js';
import type { Json } from '../record/json.js';
import type { Derived, RecordBody, RecordedModel, SealedRecord } from '../record/record.js';
import { asRecordModel, type RecordModel } from './model-for-records.js';
import { recordOfKind } from './record-of-kind.js';

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
  /** The case as it was given to the model. */
  readonly inputs: { readonly case: Json };
  /** What the model says of the case, such as `budget` or `refer-to-costing`. */
  readonly status: Allocation['status'];
  /** What the model answered, in pounds per the model's period; null where there is no budget. */
  readonly amounts: { readonly indicative: Allocation['indicative'] };
  /** What else the model says: parts, quantities, payments, scenarios. */
  readonly result: Omit<Allocation, 'caseId' | 'modelKind' | 'status' | 'indicative' | 'period' | 'warnings' | 'steps'>;
}

/** The days of a case that a record repeats outwardly. */
const DAYS = ['assessedOn', 'startsOn'] as const;

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
  return { caseId, period, dates: daysOf(one), status, amounts: { indicative }, duty: [], warnings, result, steps };
}

function daysOf(one: Json): Record<string, string> {
  const dates: Record<string, string> = {};
  for (const day of DAYS) {
    const value = (one as Record<string, Json>)[day];
    if (typeof value === 'string') dates[day] = value;
  }
  return dates;
}

/** Without the model: the record has to agree with its own case, and its amount with its own steps. */
function checkWithoutModel(record: RecordBody, problems: ProblemList): void {
  const { caseId, dates, inputs, status, amounts, steps, model, result } = record;
  const one = (inputs as { readonly case?: Record<string, Json> } | null)?.case;
  const tell = (at: Path, says: unknown, follows: unknown): void => {
    problems.add(
      'replay-mismatch',
      at,
      `says ${show(says)}, where ${show(follows)} follows from the rest of the record`,
    );
  };
  if (one?.caseId !== caseId) tell(['caseId'], caseId, one?.caseId);
  const days = daysOf(one ?? {});
  for (const day of DAYS) if (dates[day] !== days[day]) tell(['dates', day], dates[day], days[day]);
  if ((one?.eligible === false) !== (status === 'not-eligible')) tell(['status'], status, 'another status');
  const last = steps.at(-2)?.result;
  const amount = amounts.indicative ?? (result as { readonly final?: string | null }).final ?? null;
  if (status === 'budget' && amounts.indicative === null) tell(['amounts', 'indicative'], null, last);
  if (amount !== null && last !== amount) tell(['amounts', 'indicative'], amount, last);
  if (status === 'not-eligible' && steps.length > 1) tell(['steps'], `${steps.length} steps`, 'none but the last');
  if (model === null) return;
  const closing = steps.at(-1);
  const { steps: _, ...body } = record;
  if (closing !== undefined && closingStep(body, steps.length - 1).checksum !== closing.checksum) {
    problems.add('replay-mismatch', ['steps', steps.length - 1], 'the closing step is not that of this record');
  }
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
export function recordAllocation(model: unknown, one: unknown): AllocationRecord {
  return allocationRecord.make({ case: one }, asRecordModel(model));
}

/**
 * The allocation that a verified record keeps, as `allocate` returned it.
 *
 * @param record what `recordAllocation` made or `verifyRecord` returned
 * @throws RasError `invalid`, `missing`, `refused` for what is no record of an allocation
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
  const { caseId, model, status, amounts, period, warnings, result, steps } = recordOfKind('allocation', record, []);
  if (model === null) return fail('missing', ['model'], 'the model that it was made with is not named');
  const { indicative } = amounts;
  const own = steps.slice(0, -1);
  return { caseId, modelKind: model.kind, status, indicative, period, warnings, ...result, steps: own } as Allocation;
}
