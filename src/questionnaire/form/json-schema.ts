/** A JSON Schema (2020-12), as far as a form needs it: plain JSON. */
export interface JsonSchema {
  /** The dialect of JSON Schema. */
  readonly $schema?: string;
  /** Where in `$defs` the rest stands. */
  readonly $ref?: string;
  /** Schemas that are named elsewhere in it. */
  readonly $defs?: Readonly<Record<string, JsonSchema>>;
  /** What a form shows above the field. */
  readonly title?: string;
  /** What a form shows beside it: guidance, or where it belongs. */
  readonly description?: string;
  /** The kind of value. */
  readonly type?: 'object' | 'string' | 'integer';
  /** The schema of each field. */
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  /** The fields that have to be there. */
  readonly required?: readonly string[];
  /** By a field, those that have to be there where it is. */
  readonly dependentRequired?: Readonly<Record<string, readonly string[]>>;
  /** Whether there may be other fields, or of what form. */
  readonly additionalProperties?: boolean | JsonSchema;
  /** The one value that is allowed. */
  readonly const?: string;
  /** The values that are allowed. */
  readonly enum?: readonly string[];
  /** Values that would do. */
  readonly examples?: readonly string[];
  /** Exactly one of these holds. */
  readonly oneOf?: readonly JsonSchema[];
  /** All of these hold. */
  readonly allOf?: readonly JsonSchema[];
  /** At least one of these holds. */
  readonly anyOf?: readonly JsonSchema[];
  /** This does not hold. */
  readonly not?: JsonSchema;
  /** Where this holds, `then` does; else `else`. */
  readonly if?: JsonSchema;
  /** What holds where `if` does. */
  readonly then?: JsonSchema;
  /** What holds where `if` does not. */
  readonly else?: JsonSchema;
  /** The least number. */
  readonly minimum?: number;
  /** The greatest number. */
  readonly maximum?: number;
  /** The fewest characters. */
  readonly minLength?: number;
  /** The most characters. */
  readonly maxLength?: number;
  /** A regular expression that the text matches. */
  readonly pattern?: string;
  /** The form of the text: a day as `2026-04-01`. */
  readonly format?: 'date';
}

/** Fields that have to be there, each also named as a property, as strict validators want it. */
export function requiring(fields: readonly string[]): JsonSchema {
  return { required: fields, properties: Object.fromEntries(fields.map((field) => [field, {}])) };
}
