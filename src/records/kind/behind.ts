import * as z from 'zod';
import { MODEL_KINDS } from '../../allocation/kinds.js';
import { fail, type Path, problemList, show } from '../../errors.js';
import { readAsData } from '../../guard/guard.js';
import { deferred } from '../../parse/deferred.js';
import { parseInput, readOrTell } from '../../parse/parse.js';
import { checkRecord, type RecordKind } from '../../record/define-record.js';
import type { Json } from '../../record/json.js';
import { nothingOpened } from '../../record/opened.js';
import type { RecordedModel, SealedRecord } from '../../record/record.js';
import { asRecordModel } from '../model-for-records.js';
import { recordOfKind } from '../record-of-kind.js';

/** How a record names a model. */
export const recordedModelShape = deferred(() =>
  z.strictObject({ id: z.string().nullable(), kind: z.string(), sha256: sha256Shape() }),
);

/** A seal, or the hash of a model. */
export function sha256Shape() {
  return z.string().regex(/^[0-9a-f]{64}$/);
}

/** The model that inputs name, as it stands in them: of a kind that there is. */
export function readNamedModel(model: unknown, at: Path): RecordedModel {
  const named = parseInput(recordedModelShape, model, at);
  if (!MODEL_KINDS.has(named.kind))
    fail('unknown-name', [...at, 'kind'], `no kind of model is called ${show(named.kind)}`);
  return named;
}

/** The model that stands among inputs of which the rest is worked out without it; null where they name none. */
export function modelIn(inputs: Json, at: Path): { readonly model: RecordedModel | null; readonly rest: Json } {
  const { one, rest } = takenOut(inputs, 'model');
  return { model: one === undefined ? null : readNamedModel(one, [...at, 'model']), rest };
}

/** One part of inputs, undefined where it is not there, and the rest. */
export function takenOut(inputs: Json, key: string): { readonly one: Json | undefined; readonly rest: Json } {
  if (typeof inputs !== 'object' || inputs === null || !Object.hasOwn(inputs, key))
    return { one: undefined, rest: inputs };
  const { [key]: one, ...rest } = inputs as { readonly [key: string]: Json };
  return { one, rest };
}

/** Inputs with what a record keeps beside them, where there is any. */
export function beside(inputs: unknown, more: object): unknown {
  if (Object.keys(more).length === 0) return inputs;
  return readAsData(inputs, ['inputs'], () => ({ ...(inputs as object), ...more }));
}

/** Makes a record of inputs that name their model; what is wrong with either is told together. */
export function madeWith<Kept>(model: unknown, make: (named: { readonly model?: RecordedModel }) => Kept): Kept {
  if (model === undefined) return make({});
  const problems = problemList();
  const open = readOrTell(problems, () => asRecordModel(model));
  const kept = readOrTell(problems, () => make(open === undefined ? {} : { model: open.recorded }));
  problems.throwIfAny();
  return kept as Kept;
}

/**
 * The record of a decision that another one is about, verified as far as it can be without its model: of the same case,
 * and the same period.
 */
export function verifiedBehind<Kept extends SealedRecord, Inputs>(
  definition: RecordKind<Kept, Inputs>,
  decision: Kept,
  about: { readonly caseId: string; readonly period: string } | null | undefined,
  name: string,
): Kept {
  const record = recordOfKind(definition.kind, decision, [name]);
  const problems = problemList();
  try {
    checkRecord(definition, record, { model: undefined, opened: nothingOpened() });
  } catch (error) {
    problems.addError(error, [name]);
  }
  const tell = (what: 'caseId' | 'period', says: string | null, is: string): void =>
    problems.add('inconsistent', [name, what], `is ${show(says)}, and the case that it is given for ${show(is)}`);
  // What is wrong with the other inputs is told where they are read.
  readAsData(about, ['case'], () => {
    for (const what of ['caseId', 'period'] as const) {
      const is = about?.[what];
      if (typeof is === 'string' && record[what] !== is) tell(what, record[what], is);
    }
  });
  problems.throwIfAny();
  return record;
}
