import * as z from 'zod';
import { fail, show } from '../errors.js';
import type { AnyModelKind, OpenModel } from '../model/kind.js';
import type { Period } from '../money/period.js';
import { schemaOf } from '../parse.js';

/** The kinds of model that a composition may hold. */
export type Kinds = ReadonlyMap<string, AnyModelKind>;

/** A model within another, checked and ready to price. */
export interface NestedModel extends OpenModel {
  readonly kind: string;
  readonly period: Period;
  /** The streams whose money is already in this model's prices. */
  readonly tranches: readonly string[];
}

/** What any model has, as far as a composition looks at it. */
interface AnyModel {
  readonly kind: string;
  readonly period: Period;
  readonly streams?: unknown;
}

/** The wire form of a model within another: a whole model of one of `kinds`. */
export function nestedModelSchema<Model extends { readonly kind: string }>(kinds: Kinds) {
  const wire = z.looseObject({ kind: z.string() }) as unknown as z.ZodType<Model, Model>;
  return schemaOf(wire, (model): NestedModel => {
    const kind = kinds.get(model.kind);
    if (kind === undefined) {
      return fail('unknown-name', ['kind'], `expected one of ${[...kinds.keys()].join(', ')}, not ${show(model.kind)}`);
    }
    const open = kind.open(model, []);
    // It has been checked: every kind has a period, and some have streams.
    const { period, streams } = model as unknown as AnyModel;
    return { ...open, kind: kind.kind, period, tranches: tranchesOf(kind.kind, streams) };
  });
}

function tranchesOf(kind: string, streams: unknown): string[] {
  if (kind !== 'price-point' || !Array.isArray(streams)) return [];
  return streams.map(({ name }: { readonly name: string }) => name);
}

/** The wire form of a case within another: the fields of the nested model's case, without its id. */
export const nestedCaseSchema = z.looseObject({});
