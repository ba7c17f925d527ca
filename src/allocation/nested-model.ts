import * as z from 'zod';
import { fail, show } from '../errors.js';
import type { ModelKind, PreparedModel } from '../model/kind.js';
import { schemaOf } from '../parse/check.js';
import { handedOn } from '../parse/handed-on.js';

/** Kinds of model by name. */
export type Kinds = ReadonlyMap<string, ModelKind>;

/** Kinds of model by the name that stands in the `kind` of their models. */
export function kindsByName(kinds: readonly ModelKind[]): Kinds {
  return new Map(kinds.map((kind) => [kind.kind, kind]));
}

/** The fields that the case of a nested model asks for, without the id, which is the case's own. */
export type NestedCase<Case> = Case extends unknown ? Omit<Case, 'caseId'> : never;

/** The wire form of a model within another: a whole model of one of `kinds`, checked and ready to price. */
export function nestedModelSchema<Model extends { readonly kind: string }>(kinds: Kinds) {
  // The kind reads the model and reports what is wrong with it, so it is handed on as it came.
  const wire = handedOn<Model>(z.looseObject({ kind: z.string() }), () => ({
    anyOf: new Map([...kinds].map(([name, { modelSchema }]) => [name, modelSchema])),
  }));
  return schemaOf(wire, (model): PreparedModel => {
    const kind = kinds.get(model.kind);
    if (kind !== undefined) return kind.open(model, []);
    return fail('unknown-name', ['kind'], `expected one of ${[...kinds.keys()].join(', ')}, not ${show(model.kind)}`);
  });
}

/** An id within would be another's, or say the same twice. */
function refuseId(one: object, context: z.core.$RefinementCtx): void {
  if ('caseId' in one) context.addIssue({ code: 'unrecognized_keys', keys: ['caseId'], input: one });
}

/** The wire form of a case within another, for a model of one of `kinds`: what its case asks for, without its id. */
export function nestedCaseSchema<Case>(kinds: Kinds): z.ZodType<Case & object, Case> {
  const wire = handedOn<Case>(z.looseObject({}).superRefine(refuseId), () => ({
    anyOf: new Map([...kinds].map(([name, { caseSchema }]) => [`${name}-case`, caseSchema])),
    without: 'caseId',
  }));
  return wire as z.ZodType<Case & object, Case>;
}
