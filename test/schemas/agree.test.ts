import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import { describe, expect, test } from 'vitest';
import { jsonSchemaOf } from '../../src/schemas/json-schema.js';
import { allForms } from '../../src/schemas/list.js';
import { isForCodeAlone } from './for-code-alone.js';
import { mutationsOf, type Seen, seenIn } from './mutations.js';
import { refusalOf } from './readers.js';
import { SAMPLES } from './samples.js';

const forms = allForms();
const ajv = new Ajv2020({ strict: true, allowUnionTypes: true });
const compiled = new Map<string, ValidateFunction>();

function formCalled(name: string) {
  const form = forms.get(name);
  if (form === undefined) throw new Error(`no form is called ${name}`);
  return form;
}

function jsonSchema(name: string): ValidateFunction {
  const known = compiled.get(name) ?? ajv.compile(jsonSchemaOf(formCalled(name).schema));
  compiled.set(name, known);
  return known;
}

test.each([...forms.keys()])('%s compiles, and bounds no decimals by multiples', (name) => {
  expect(() => jsonSchema(name)).not.toThrow();
  expect(JSON.stringify(jsonSchemaOf(formCalled(name).schema))).not.toMatch(/multipleOf|programsOnly/);
});

const seen = new Map<string, Seen>();

/** What the samples of a form have at each place. */
function seenOf(form: string): Seen {
  const known = seen.get(form) ?? seenIn(SAMPLES.filter((one) => one.form === form).map(({ value }) => value));
  seen.set(form, known);
  return known;
}

// All values of every list take some minutes; without this, the first two of each.
const inEach = process.env.OPENRAS_ALL_MUTATIONS === undefined ? 2 : Number.POSITIVE_INFINITY;

test('forty thousand alterations are judged, with two values of each list', () => {
  const count = SAMPLES.reduce((sum, { value }) => sum + [...mutationsOf(value, 2)].length, 0);
  expect(count).toBeGreaterThan(40_000);
});

describe.each(SAMPLES)('$form: $title', ({ form, value }) => {
  test('is taken by the JSON Schema and by the library', () => {
    expect(jsonSchema(form)(value), JSON.stringify(jsonSchema(form).errors)).toBe(true);
    expect(refusalOf(form, value)).toEqual([]);
  });

  test('altered, is judged alike by both', () => {
    const takes = jsonSchema(form);
    const unlike: string[] = [];
    for (const { what, place, value: altered } of mutationsOf(value, inEach, seenOf(form))) {
      const isTaken = takes(altered);
      const refusal = refusalOf(form, altered);
      if (isTaken === (refusal.length === 0)) continue;
      if (isTaken && refusal.every(isForCodeAlone)) continue;
      const reason = isTaken ? refusal.join('; ') : JSON.stringify(takes.errors?.at(0));
      unlike.push(
        `${place}: ${what}: refused by ${isTaken ? 'the library alone' : 'the JSON Schema alone'}: ${reason}`,
      );
    }
    expect(unlike).toEqual([]);
  }, 120_000);
});
