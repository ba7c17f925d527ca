import type * as z from 'zod';

/** What is handed on as it came to whoever reads it looks like one of these; a JSON Schema says so. */
export type HandedOnForm = z.ZodType | AnyOfForms;

/** One of several forms, which a JSON Schema keeps by their names. */
export interface AnyOfForms {
  readonly anyOf: ReadonlyMap<string, z.ZodType>;
  /** A field that none of them has here. */
  readonly without?: string;
}

const handed = new WeakMap<z.core.$ZodType, () => HandedOnForm>();

/**
 * A schema for what is handed on as it came to whoever reads it and reports what is wrong with it.
 *
 * @param wire what is looked at before it is handed on
 * @param form what it has to look like in the end
 */
export function handedOn<Value>(wire: z.ZodType, form: () => HandedOnForm): z.ZodType<Value, Value> {
  handed.set(wire, form);
  return wire as unknown as z.ZodType<Value, Value>;
}

/** What a value looks like that a schema hands on; undefined for any other schema. */
export function handedOnForm(schema: z.core.$ZodType): HandedOnForm | undefined {
  return handed.get(schema)?.();
}
