import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import { beforeAll, describe, expect, test } from 'vitest';
import { schemasWithWords } from '../../scripts/schemas.mjs';
import { isRasError } from '../../src/errors.js';
import { parseInput } from '../../src/parse.js';
import { verifyRecord } from '../../src/records/verify.js';
import type { JsonSchema } from '../../src/schemas/json-schema.js';
import { allForms } from '../../src/schemas/list.js';
import { isForCodeAlone } from './for-code-alone.js';
import { mutationsOf } from './mutations.js';
import { RECORDS, RESULTS, SAMPLES } from './samples.js';

// The words are read by the compiler, which takes its time.
const TIMEOUT = 300_000;
const forms = allForms();
const inEach = process.env.OPENRAS_ALL_MUTATIONS === undefined ? 1 : Number.POSITIVE_INFINITY;
let built: Awaited<ReturnType<typeof schemasWithWords>>;
const compiled = new Map<string, ValidateFunction>();

beforeAll(async () => {
  built = await schemasWithWords();
  const ajv = new Ajv2020({ strict: true, allowUnionTypes: true });
  for (const [name, json] of built.schemas) compiled.set(name, ajv.compile(json));
}, TIMEOUT);

function takes(form: string, value: unknown): boolean {
  return compiled.get(form)?.(value) === true;
}

function refusalOf(read: () => unknown): string[] {
  try {
    read();
    return [];
  } catch (error) {
    if (!isRasError(error)) throw error;
    return error.problems.map(({ message, path }) => `${path.join('.')}: ${message}`);
  }
}

test('interfaces and schemas have the same fields, each with words', () => {
  expect(built.problems).toEqual([]);
  expect([...built.schemas.keys()]).toEqual([...forms.keys()]);
  const wordless: string[] = [];
  for (const [name, json] of built.schemas) {
    if (json.title === undefined || json.description === undefined) wordless.push(name);
  }
  expect(wordless).toEqual([]);
});

test.each([...SAMPLES, ...RECORDS, ...RESULTS])('$form takes $title', ({ form, value }) => {
  expect(takes(form, value), JSON.stringify(compiled.get(form)?.errors)).toBe(true);
});

describe.each(RECORDS)('$form: $title', ({ form, value }) => {
  test(
    'altered, is refused by whoever verifies it, and by its JSON Schema wherever its form is altered',
    () => {
      const schema = forms.get(form)?.schema;
      if (schema === undefined) throw new Error(`no form is called ${form}`);
      expect(refusalOf(() => verifyRecord(value))).toEqual([]);
      const unlike: string[] = [];
      for (const { what, place, value: altered } of mutationsOf(value, inEach)) {
        if (JSON.stringify(altered) === JSON.stringify(value)) continue;
        if (refusalOf(() => verifyRecord(altered)).length === 0) unlike.push(`${place}: ${what}: is verified`);
        const refusal = refusalOf(() => parseInput(schema, altered));
        if (!takes(form, altered) || refusal.every(isForCodeAlone)) continue;
        unlike.push(`${place}: ${what}: taken by the JSON Schema, refused by the library: ${refusal.join('; ')}`);
      }
      expect(unlike).toEqual([]);
    },
    TIMEOUT,
  );
});

test.each(RESULTS)('$form: $title has no field more, and none of another type', ({ form, value }) => {
  const fields = Object.keys(value as JsonSchema);
  expect(takes(form, { ...(value as object), unheardOf: 1 })).toBe(false);
  for (const field of fields) {
    const other = typeof (value as JsonSchema)[field] === 'number' ? 'five' : 5.5;
    expect(takes(form, { ...(value as object), [field]: other }), field).toBe(false);
  }
});
