import * as z from 'zod';

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

/** A schema that reads one of several forms by itself, with what a JSON Schema says of them. */
export function withForm<Schema extends z.ZodType>(schema: Schema, form: () => HandedOnForm): Schema {
  handed.set(schema, form);
  return schema;
}

/**
 * An object of which some fields are looked at before all of it is handed on: whoever reads the rest would not see a key
 * `__proto__`.
 */
export function looseForm<Fields extends z.ZodRawShape>(fields: Fields) {
  return withoutProto(z.looseObject(fields));
}

/** What zod makes of an object or a record lacks a key `__proto__`, whatever stands there; it is refused here. */
export function withoutProto<Schema extends z.ZodObject | z.ZodRecord>(schema: Schema) {
  const looked = z.custom<z.input<Schema>>().check(({ value, issues }) => {
    if (typeof value === 'object' && value !== null && Object.hasOwn(value, PROTO))
      issues.push({ code: 'unrecognized_keys', keys: [PROTO], input: value, continue: true });
  });
  const form = looked.pipe(schema as unknown as z.ZodType<z.output<Schema>, z.input<Schema>>);
  handed.set(form, () => schema);
  return form;
}

/** The names in a record that refuses `__proto__`, for JSON Schemas. */
export const NO_PROTO = { not: { const: '__proto__' } } as const;

const PROTO = '__proto__';

/**
 * What stands under ids, handed on as it came: `__proto__` is as good an id as any, and is left out of what zod makes of
 * a record.
 */
export function underIds<Value extends z.ZodType>(value: Value) {
  const record = z.record(z.string(), value);
  return z.custom<z.output<typeof record>>().check((payload) => {
    const read = record._zod.run({ value: payload.value, issues: [] }, { async: false });
    if (!(read instanceof Promise)) payload.issues.push(...read.issues);
  });
}

/** What a value looks like that a schema hands on; undefined for any other schema. */
export function handedOnForm(schema: z.core.$ZodType): HandedOnForm | undefined {
  return handed.get(schema)?.();
}
