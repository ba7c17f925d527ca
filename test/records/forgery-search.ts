import { isRasError } from '../../src/errors.js';
import { closingStep } from '../../src/record/closing.js';
import type { Json } from '../../src/record/json.js';
import { sha256Of } from '../../src/record/seal.js';
import { checksumOf } from '../../src/record/step/checksum.js';
import type { Step } from '../../src/record/step/step.js';
import type { AnyRecord } from '../../src/records/kinds.js';
import { modelForRecords } from '../../src/records/model-for-records.js';
import { migrateRecord } from '../../src/records/unsealed/migrate.js';
import { verifyRecord } from '../../src/records/verify.js';
import { type Alteration, alterationsOf } from './alterations.js';
import { allocationSamples, sampleRecords } from './samples.js';

/** A record to forge, and the model that it names. */
export interface Forgeable {
  readonly name: string;
  readonly record: AnyRecord;
  readonly model?: unknown;
}

/** A record of every kind, status and kind of model. */
export function forgeable(): Forgeable[] {
  return [...sampleRecords(), ...allocationSamples().map((one) => ({ ...one, model: modelForRecords(one.model) }))];
}

/** What became of alterations of one record. */
export interface Found {
  readonly tried: number;
  /** Accepted with the seal as it was. */
  readonly withOldSeal: readonly string[];
  /** Accepted with a seal made anew, although the inputs are the same. */
  readonly withNewSeal: readonly string[];
  /** Accepted with a seal made anew: other inputs, from which the rest of the record follows as well. */
  readonly otherInputs: readonly string[];
}

/** A record with a seal made anew, as somebody would who knows how. */
export function resealed(record: Json): Json {
  const { seal: _, ...body } = record as Record<string, Json>;
  return { ...body, seal: sha256Of(body) };
}

/** Whether a record is refused, with all that is at hand. */
export function isRefused(record: unknown, model: unknown): boolean {
  try {
    verifyRecord(record, { model });
    return false;
  } catch (error) {
    if (!isRasError(error)) throw error;
    return true;
  }
}

/** Alters a record in each place, or in every so many-th, once with the old seal and once with one made anew. */
export function search({ record, model }: Forgeable, every = 1): Found {
  const plain = JSON.parse(JSON.stringify(record)) as Json;
  const tried = [...alterationsOf(plain)].filter((_, index) => index % every === 0);
  const accepted = (alterations: readonly Alteration[], altered: (one: Alteration) => Json) =>
    alterations.filter((one) => !isRefused(altered(one), model));
  const others = tried.filter(({ field }) => field !== 'seal');
  const anew = accepted(others, (one) => resealed(one.record));
  const isInput = ({ field }: Alteration): boolean => field === 'inputs';
  return {
    tried: tried.length + others.length,
    withOldSeal: accepted(tried, (one) => one.record).map(({ what }) => what),
    withNewSeal: anew.filter((one) => !isInput(one)).map(({ what }) => what),
    otherInputs: anew.filter(isInput).map(({ what }) => what),
  };
}

const PARTS = ['caseId', 'status', 'amounts', 'inputs', 'result', 'steps', 'duty', 'warnings', 'period', 'model'];

/** How many swaps of one part with another record were tried, and those that were accepted. */
export function searchSwaps(one: Forgeable, other: Forgeable): { tried: number; accepted: string[] } {
  const own = one.record as unknown as Record<string, Json>;
  const taken = other.record as unknown as Record<string, Json>;
  const parts = PARTS.filter((part) => JSON.stringify(taken[part]) !== JSON.stringify(own[part]));
  const accepted = parts.flatMap((part) => {
    const swapped = { ...own, [part]: taken[part] as Json };
    const name = `${one.name}: ${part} of ${other.name}`;
    return [
      ...(isRefused(swapped, one.model) ? [] : [name]),
      ...(isRefused(resealed(swapped), one.model) ? [] : [`resealed ${name}`]),
    ];
  });
  return { tried: parts.length * 2, accepted };
}

/** The same of a result that nobody sealed. */
export function isRefusedUnsealed(one: unknown): boolean {
  try {
    migrateRecord(one);
    return false;
  } catch (error) {
    if (!isRasError(error)) throw error;
    return true;
  }
}

/** A record with checksums, closing step and seal made anew, as somebody would who knows how. */
// biome-ignore lint/suspicious/noExplicitAny: stored records are altered at will
export function consistent(record: any): any {
  const own = record.steps
    .filter(({ id }: { id: string }) => id !== 'record')
    .map((step: Step) => ({ ...step, checksum: checksumOf(step) }));
  return resealed({ ...record, steps: [...own, JSON.parse(JSON.stringify(closingStep(record, own.length)))] });
}
