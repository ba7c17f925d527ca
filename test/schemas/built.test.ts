import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import { beforeAll, describe, expect, test } from 'vitest';
import { schemasWithWords } from '../../scripts/schemas.mjs';
import { isRasError } from '../../src/errors.js';
import { parseInput } from '../../src/parse/parse.js';
import { verifyRecord } from '../../src/records/verify.js';
import { allForms } from '../../src/schemas/list.js';
import { judgesByType } from './by-type.js';
import { isForCodeAlone } from './for-code-alone.js';
import { alterationsOf, type Kind } from './form-alterations.js';
import { handedOnIn, readInputs } from './handed-on.js';
import { mutationsOf } from './mutations.js';
import { GIVEN } from './printed-samples.js';
import { refusalOf as refusalOfForm } from './readers.js';
import { RECORDS, RESULTS as RESULTS_OF_RECORDS, SAMPLES } from './samples.js';

// The words are read by the compiler, which takes its time.
const TIMEOUT = 300_000;
const RESULTS = [...RESULTS_OF_RECORDS, ...GIVEN];
const forms = allForms();
const inEach = process.env.OPENRAS_ALL_MUTATIONS === undefined ? 1 : Number.POSITIVE_INFINITY;
let built: Awaited<ReturnType<typeof schemasWithWords>>;
let byType: ReturnType<typeof judgesByType>;
const compiled = new Map<string, ValidateFunction>();

beforeAll(async () => {
  built = await schemasWithWords();
  byType = judgesByType();
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

/** What the library says against a result or a record: its type, its parser, and who reads what it holds. */
function refusalOfLibrary(form: string, value: unknown): string[] {
  const schema = forms.get(form)?.schema;
  if (schema === undefined || byType.get(form)?.(value) !== true) return ['is not of its type'];
  const refusal = refusalOf(() => parseInput(schema, value));
  if (refusal.length > 0) return refusal;
  return handedOnIn(form, value).flatMap((part) => refusalOfForm(part.form, part.value));
}

/** Where keys are of no form: the facts beside a warning, and the options of the command that a manifest names. */
const TAKES_KEYS = /\.warnings\.\*\.details$|^manifest\.options$/;

/** What alterations leave a value in its form, and why no JSON Schema tells them from what was there. */
const OF_MEANING: Readonly<Partial<Record<Kind, string>>> = {
  'taken out': 'a field that may be left out is there where what was decided has it: a source, a reason, an end',
  emptied: 'of an object whose fields all may be left out, the same for all of them together',
  'null in its place': 'what is not known or has no amount is null, and whether it is known is worked out',
  'another type in its place': 'a field takes a number or a text, a name or null: which, whoever wrote it says',
  'entry replaced': 'a cell of a table holds a text or a number',
  'entry added': 'a list of names holds as many as there are',
  'key added': 'the facts beside a warning go by any name',
};

test(
  'results and records, altered at every level, are judged alike by JSON Schemas and by the library',
  () => {
    const unlike: string[] = [];
    const counts = new Map<Kind | 'all', number>([['all', 0]]);
    const count = (kind: Kind | 'all') => counts.set(kind, (counts.get(kind) ?? 0) + 1);
    for (const { form, title, value } of [...RESULTS, ...RECORDS]) {
      expect(refusalOfLibrary(form, value), `${form}: ${title}`).toEqual([]);
      for (const { kind, place, after, value: altered } of alterationsOf(value, inEach)) {
        count('all');
        const what = `${form}${place}: ${kind}: ${JSON.stringify(after)}`;
        const refusal = refusalOfLibrary(form, altered);
        if (!takes(form, altered)) {
          if (refusal.length === 0 && refusalOf(() => readInputs(form, altered)).length === 0)
            unlike.push(`${what}: refused by the JSON Schema alone`);
          continue;
        }
        count(kind);
        if (!refusal.every(isForCodeAlone)) unlike.push(`${what}: taken by the JSON Schema: ${refusal.join('; ')}`);
        if (OF_MEANING[kind] === undefined) unlike.push(`${what}: taken by both`);
        if (kind === 'key added' && !TAKES_KEYS.test(`${form}${place}`)) unlike.push(`${what}: a key is taken`);
        if (kind === 'entry replaced' && !place.endsWith('.cells.*')) unlike.push(`${what}: an entry is taken`);
        // What is left in its form is refused for what it means.
        if (form.startsWith('record-') && refusalOf(() => verifyRecord(altered)).length === 0)
          unlike.push(`${what}: verified`);
      }
    }
    expect(unlike).toEqual([]);
    const { length: kinds } = Object.keys(OF_MEANING);
    expect(counts.size, 'each kind of alteration that is listed is met').toBe(kinds + 1);
    expect(counts.get('all')).toBeGreaterThan(50_000);
    // Of a hundred that alter the form, both refuse at least 97.
    const [all = 0, ...taken] = [...counts.values()];
    expect(taken.reduce((sum, one) => sum + one, 0)).toBeLessThan((all * 3) / 100);
  },
  2 * TIMEOUT,
);

test('a record of an allocation is held to the case of its kind', () => {
  const altered = RECORDS.filter(({ form }) => form === 'record-allocation').map(({ title, value }) => {
    const record = value as { readonly inputs: { readonly case: object } };
    return { title, value: { ...record, inputs: { case: { ...record.inputs.case, unheardOf: 1 } } } };
  });
  expect(altered.length).toBeGreaterThan(10);
  expect(altered.filter(({ value }) => takes('record-allocation', value))).toEqual([]);
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

test('in results and records no amount, number or day is any text', () => {
  const loose = new Set<string>();
  let count = 0;
  for (const { form, value } of [...RESULTS, ...RECORDS]) {
    for (const { place, text, put } of textsIn(value, '', (altered) => altered)) {
      if (!NUMBER_OR_DAY.test(text) || WORDS.test(place) || STEP_TEXT.test(place)) continue;
      for (const other of ['abc', 'tomorrow', '', '1e3', '5 pounds']) {
        // Points of a case are as its file has them, and cells of a table are of any kind.
        if (/\.result\.cases\.\*\.points$|\.cells\.\*$/.test(`${form}${place}`)) continue;
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
