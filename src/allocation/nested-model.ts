import * as z from 'zod';
import { problemList, show } from '../errors.js';
import type { ModelKind, PreparedModel } from '../model/kind.js';
import { schemaOf } from '../parse/check.js';
import { handedOn, looseForm } from '../parse/handed-on.js';
import { tellOfShared } from '../parse/shared-fields.js';

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
  const wire = handedOn<Model>(looseForm({ kind: z.unknown() }), () => ({
    anyOf: new Map([...kinds].map(([name, { modelSchema }]) => [name, modelSchema])),
  }));
  return schemaOf(wire, (model): PreparedModel => {
    const named: unknown = model.kind;
    const kind = typeof named === 'string' ? kinds.get(named) : undefined;
    return kind === undefined ? refuseKind(model, named, kinds) : kind.open(model, []);
  });
}

/** A kind that cannot stand here; what is wrong with the model whichever it is is told beside. */
function refuseKind(model: object, named: unknown, kinds: Kinds): never {
  const problems = problemList();
  const expected = `expected one of ${[...kinds.keys()].join(', ')}`;
  const code = typeof named === 'string' ? 'unknown-name' : 'invalid';
  if (named === undefined) problems.add('missing', ['kind'], `is missing; ${expected}`);
  else problems.add(code, ['kind'], `${expected}, not ${show(named)}`);
  tellOfShared(schemasOf(kinds), 'kind', model, problems, []);
  return problems.throwAll();
}

function schemasOf(kinds: Kinds): readonly z.ZodType[] {
  return [...kinds.values()].map(({ modelSchema }) => modelSchema);
}

/** An id within would be another's, or say the same twice. */
function refuseId(one: object, context: z.core.$RefinementCtx): void {
  if ('caseId' in one) context.addIssue({ code: 'unrecognized_keys', keys: ['caseId'], input: one });
}

/** The wire form of a case within another, for a model of one of `kinds`: what its case asks for, without its id. */
export function nestedCaseSchema<Case>(kinds: Kinds): z.ZodType<Case & object, Case> {
  const wire = handedOn<Case>(looseForm({}).superRefine(refuseId), () => ({
    anyOf: new Map([...kinds].map(([name, { caseSchema }]) => [`${name}-case`, caseSchema])),
    without: 'caseId',
  }));
  return wire as z.ZodType<Case & object, Case>;
}
