/** A JSON Schema (2020-12), as far as a form needs it: plain JSON. */
export interface JsonSchema {
  readonly $schema?: string;
  readonly $ref?: string;
  readonly $defs?: Readonly<Record<string, JsonSchema>>;
  /** What a form shows above the field. */
  readonly title?: string;
  /** What a form shows beside it: guidance, or where it belongs. */
  readonly description?: string;
  readonly type?: 'object' | 'string' | 'integer';
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly required?: readonly string[];
  readonly dependentRequired?: Readonly<Record<string, readonly string[]>>;
  readonly additionalProperties?: boolean | JsonSchema;
  readonly const?: string;
  readonly enum?: readonly string[];
  readonly examples?: readonly string[];
  readonly oneOf?: readonly JsonSchema[];
  readonly allOf?: readonly JsonSchema[];
  readonly anyOf?: readonly JsonSchema[];
  readonly not?: JsonSchema;
  readonly if?: JsonSchema;
  readonly then?: JsonSchema;
  readonly else?: JsonSchema;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly pattern?: string;
  readonly format?: 'date';
}

/** Fields that have to be there, each also named as a property, as strict validators want it. */
export function requiring(fields: readonly string[]): JsonSchema {
  return { required: fields, properties: Object.fromEntries(fields.map((field) => [field, {}])) };
}
