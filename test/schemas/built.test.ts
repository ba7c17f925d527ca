import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import { beforeAll, describe, expect, test } from 'vitest';
import { schemasWithWords } from '../../scripts/schemas.mjs';
import { isRasError } from '../../src/errors.js';
import { parseInput } from '../../src/parse/parse.js';
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

/** A text in a value, with where it stands. */
interface Leaf {
  readonly place: string;
  readonly text: string;
  readonly put: (other: unknown) => unknown;
}

/** Every text of a value; of a list, its first entries. */
function* textsIn(value: unknown, place: string, put: (altered: unknown) => unknown): Generator<Leaf> {
  if (typeof value === 'string') yield { place, text: value, put };
  else if (Array.isArray(value)) {
    for (const [index, one] of value.slice(0, 6).entries())
      yield* textsIn(one, `${place}.*`, (altered) => put(value.with(index, altered)));
  } else if (typeof value === 'object' && value !== null) {
    for (const [key, one] of Object.entries(value))
      yield* textsIn(one, `${place}.${key}`, (altered) => put({ ...value, [key]: altered }));
  }
}

/** An amount, an exact number or a day, as results write them. */
const NUMBER_OR_DAY = /^(-?\d+(\/\d+|\.\d+)?|\d{4}-\d{2}-\d{2})$/;

/** Where words stand that may look like a number: ids, titles, what somebody wrote. */
const WORDS =
  /\.(id|caseId|version|line|label|name|statementId|outcomeId|lineId|needId|payer|serves\.\*|details\.\w+)$/;

/** What an operation takes over as it stands. */
const STEP_TEXT = /(steps\w*|stepsBefore|stepsAfter)\.\*\.(inputs\.\*\.value|result)$/;

/** What the form of a record does not say again of the longest cases; who verifies the record reads it. */
const LONG_CASE = /^\.inputs\.case\.(lines|instead|budget|bornOn|case|streams|needs|sources|requested)\b/;

test('in results and records no amount, number or day is any text', () => {
  const loose = new Set<string>();
  let count = 0;
  for (const { form, value } of [...RESULTS, ...RECORDS]) {
    for (const { place, text, put } of textsIn(value, '', (altered) => altered)) {
      if (!NUMBER_OR_DAY.test(text) || WORDS.test(place) || STEP_TEXT.test(place)) continue;
      if (form === 'record-allocation' && LONG_CASE.test(place)) continue;
      for (const other of ['abc', 'tomorrow', '', '1e3', '5 pounds']) {
        // Of a family whose points are not known they are blank.
        if (other === '' && place.endsWith('.cases.*.points')) continue;
        count += 1;
        if (takes(form, put(other))) loose.add(`${form}${place}: ${other}`);
      }
    }
  }
  expect([...loose]).toEqual([]);
  expect(count).toBeGreaterThan(5_000);
});
