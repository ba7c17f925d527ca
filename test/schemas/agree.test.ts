import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import { describe, expect, test } from 'vitest';
import { MODEL_KINDS } from '../../src/allocation/kinds.js';
import type { ScenariosFile } from '../../src/cli/data/scenario-file.js';
import { fail, isRasError } from '../../src/errors.js';
import { parseInput } from '../../src/parse.js';
import { jsonSchemaOf } from '../../src/schemas/json-schema.js';
import { allForms } from '../../src/schemas/list.js';
import { isForCodeAlone } from './for-code-alone.js';
import { mutationsOf } from './mutations.js';
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

/** What the library says against a value; a case is given to the example model of its kind. */
function refusalOf(name: string, value: unknown): string[] {
  const kind = MODEL_KINDS.get(name.replace(/-case$/, ''));
  try {
    if (kind !== undefined && name.endsWith('-case')) kind.open(kind.example.model, []).allocate(value, []);
    else parseInput(formCalled(name).schema, value);
    if (name === 'scenarios') openModels(value as ScenariosFile);
    return [];
  } catch (error) {
    if (!isRasError(error)) throw error;
    return error.problems.map(({ message, path }) => `${path.join('.')}: ${message}`);
  }
}

/** The models of scenarios, which are opened by whoever allocates by them. */
function openModels({ scenarios }: ScenariosFile): void {
  scenarios.forEach(({ model }, index) => {
    if (typeof model === 'string') return;
    const kind = MODEL_KINDS.get(model.kind) ?? fail('unknown-name', ['scenarios', index, 'model'], 'of no kind');
    kind.open(model, ['scenarios', index, 'model']);
  });
}

test.each([...forms.keys()])('%s compiles, and bounds no decimals by multiples', (name) => {
  expect(() => jsonSchema(name)).not.toThrow();
  expect(JSON.stringify(jsonSchemaOf(formCalled(name).schema))).not.toMatch(/multipleOf|programsOnly/);
});

// All values of every list take a minute; without this, the first two of each.
const inEach = process.env.OPENRAS_ALL_MUTATIONS === undefined ? 2 : Number.POSITIVE_INFINITY;

test('ten thousand alterations are judged, with two values of each list', () => {
  const count = SAMPLES.reduce((sum, { value }) => sum + [...mutationsOf(value, 2)].length, 0);
  expect(count).toBeGreaterThan(10_000);
});

describe.each(SAMPLES)('$form: $title', ({ form, value }) => {
  test('is taken by the JSON Schema and by the library', () => {
    expect(jsonSchema(form)(value), JSON.stringify(jsonSchema(form).errors)).toBe(true);
    expect(refusalOf(form, value)).toEqual([]);
  });

  test('altered, is judged alike by both', () => {
    const takes = jsonSchema(form);
    const unlike: string[] = [];
    for (const { what, place, value: altered } of mutationsOf(value, inEach)) {
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
