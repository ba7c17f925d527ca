import * as z from 'zod';
import { ALL_KINDS } from '../allocation/kinds.js';
import { storedModelSchema } from '../model/header.js';
import { isStated } from '../model/stated.js';
import { type HandedOnForm, handedOnForm } from '../parse/handed-on.js';
import { innerOfLazy } from '../sound.js';

/** A JSON Schema, or a part of one. */
export interface JsonSchema {
  properties?: Record<string, JsonSchema>;
  required?: string[];
  anyOf?: JsonSchema[];
  [keyword: string]: unknown;
}

type Definitions = Map<string, JsonSchema>;

/** The JSON Schema, 2020-12, of what a schema takes. Its words are added from the interface when it is built. */
export function jsonSchemaOf(schema: z.ZodType): JsonSchema {
  const definitions: Definitions = new Map();
  const json = partOf(schema, definitions);
  if (definitions.size > 0) json.$defs = Object.fromEntries(definitions);
  return { $schema: 'https://json-schema.org/draft/2020-12/schema', ...json };
}

function partOf(schema: z.ZodType, definitions: Definitions): JsonSchema {
  const { $schema: _, ...json } = z.toJSONSchema(schema, {
    target: 'draft-2020-12',
    io: 'input',
    unrepresentable: 'any',
    override: ({ zodSchema, jsonSchema }) => {
      const form = (zodSchema as z.core.$ZodType) === storedModelSchema ? anyModel() : handedOnForm(zodSchema);
      if (form !== undefined) replace(jsonSchema as JsonSchema, handedOnPart(form, definitions));
      requireStated(zodSchema, jsonSchema as JsonSchema);
    },
  });
  return forFiles(json) as JsonSchema;
}

/** A stored model of any kind: the rooms that hold one do not know the kinds, those that open it do. */
function anyModel(): HandedOnForm {
  return { anyOf: new Map(ALL_KINDS.map(({ kind, modelSchema }) => [kind, modelSchema])) };
}

function replace(json: JsonSchema, other: JsonSchema): void {
  for (const key of Object.keys(json)) delete json[key];
  Object.assign(json, other);
}

function handedOnPart(form: HandedOnForm, definitions: Definitions): JsonSchema {
  if (!('anyOf' in form)) return partOf(form, definitions);
  const { anyOf, without } = form;
  const references = [...anyOf].map(([name, schema]) => {
    const key = without === undefined ? name : `${name}-without-${without}`;
    if (!definitions.has(key)) {
      definitions.set(key, {});
      definitions.set(key, leaveOut(without, partOf(schema, definitions)));
    }
    return { $ref: `#/$defs/${key}` };
  });
  return { anyOf: references };
}

/** The same form without one of its fields. */
function leaveOut(field: string | undefined, json: JsonSchema): JsonSchema {
  if (field === undefined) return json;
  const { properties, required, anyOf } = json;
  if (anyOf !== undefined) return { ...json, anyOf: anyOf.map((one) => leaveOut(field, one)) };
  const { [field]: _, ...others } = properties ?? {};
  return { ...json, properties: others, required: (required ?? []).filter((key) => key !== field) };
}

/** The same without what a file cannot hold, such as a Decimal. */
function forFiles(json: unknown): unknown {
  if (Array.isArray(json)) return json.filter((one) => !isProgramsOnly(one)).map(forFiles);
  if (typeof json !== 'object' || json === null) return json;
  const kept = Object.entries(json).filter(([key]) => !key.startsWith('~'));
  return Object.fromEntries(kept.map(([key, value]) => [key, forFiles(value)]));
}

function isProgramsOnly(json: unknown): boolean {
  return typeof json === 'object' && json !== null && 'programsOnly' in json;
}

/** A field without a default is required, although what asks for it by its own message looks optional. */
function requireStated({ _zod: { def } }: z.core.$ZodTypes, json: JsonSchema): void {
  if (def.type !== 'object' || json.properties === undefined) return;
  const { shape } = def;
  const required = Object.keys(shape).filter((key) => json.required?.includes(key) || isStatedField(shape[key]));
  if (required.length > 0) json.required = required;
}

function isStatedField(schema: z.core.$ZodType | undefined): boolean {
  if (schema === undefined) return false;
  if (isStated(schema)) return true;
  const { def } = (schema as z.core.$ZodTypes)._zod;
  return def.type === 'lazy' && isStatedField(innerOfLazy(schema));
}
