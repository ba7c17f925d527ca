import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, test } from 'vitest';
import { isRasError, type Path } from '../../src/errors.js';
import { responseSchema } from '../../src/questionnaire/form/response-schema.js';
import type { InstrumentInput } from '../../src/questionnaire/instrument/instrument.js';
import { openInstrument } from '../../src/questionnaire/open-instrument.js';
import type { Evaluation } from '../../src/questionnaire/score/score-types.js';
import { council, errorOf, instrumentOf, levelsOf, t19, t21 } from './support.js';

// A form and its schema are plain JSON.
type Json = null | boolean | number | string | Json[] | { [key: string]: Json };

/** What a validator of JSON Schema says of a form: nothing where it is right, or the fields at fault. */
function judge(schema: object): (form: unknown) => string[] {
  // A second way to tell a date: the calendar of JavaScript gives it back.
  const validate = new Ajv2020({ allErrors: true, strict: true }).compile(schema);
  return (form) => {
    if (validate(form)) return [];
    const errors = validate.errors ?? [];
    // "No branch fits" says nothing beside what is wrong in the branches.
    return errors.flatMap(({ instancePath, keyword, params }) => {
      const key = params.missingProperty ?? params.additionalProperty;
      if (keyword === 'if') return [];
      const parts = instancePath.split('/').slice(1);
      const field = parts.map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~'));
      return [key === undefined ? field : [...field, key]].map((path) => path.join('.'));
    });
  };
}

/** The fields that this library finds fault with. */
function faultsOf(act: () => unknown): string[] {
  try {
    act();
    return [];
  } catch (error) {
    if (!isRasError(error)) throw error;
    return error.problems.map(({ path }) => path.join('.'));
  }
}

/** A form with one thing changed: every key gone, every value of every other kind, a key too many. */
function* mutationsOf(form: Json): Generator<{ readonly what: string; readonly form: Json }> {
  for (const { path, value } of placesIn(form)) {
    const place = path.join('.');
    if (path.length > 0) yield { what: `${place} gone`, form: changed(form, path, undefined) };
    if (typeof value === 'object' && value !== null && !Array.isArray(value))
      yield { what: `${place} with a key too many`, form: changed(form, [...path, 'odd'], 1) };
    const others: Json[] = [
      null,
      true,
      12,
      -1,
      0.5,
      1e6,
      '',
      ' ',
      'nothing like it',
      'x'.repeat(301),
      '2026-02-30',
      [],
      {},
    ];
    if (typeof value === 'string') others.push(value.toUpperCase(), `  ${value} `, `${value}\u0000`);
    for (const other of others) {
      if (JSON.stringify(other) === JSON.stringify(value)) continue;
      yield { what: `${place}: ${JSON.stringify(other)?.slice(0, 40)}`, form: changed(form, path, other) };
    }
  }
}

function* placesIn(value: Json, path: Path = []): Generator<{ readonly path: Path; readonly value: Json }> {
  yield { path, value };
  if (typeof value !== 'object' || value === null) return;
  for (const [key, inner] of Object.entries(value)) yield* placesIn(inner, [...path, key]);
}

function changed(value: Json, [key, ...rest]: Path, to: Json | undefined): Json {
  if (key === undefined) return to ?? null;
  const object = { ...(value as { [key: string]: Json }) };
  if (rest.length > 0) object[key] = changed(object[key] ?? null, rest, to);
  else if (to === undefined) delete object[key];
  else object[key] = to;
  return object;
}

const bands = [
  { name: 'None', from: 0, to: 0 },
  { name: 'Some', from: 1, to: 3, guidance: ['A little now and then.', 'Not every week.'] },
  { name: 'Much', from: 4, to: 9 },
];
const fact = (name: string, ...oneOf: string[]) => ({ characteristic: { name, oneOf } });

/** Everything that an instrument may hold: bands, a gate, sections by age, by a fact, and by both. */
const rich: InstrumentInput = instrumentOf(
  [
    { id: 'a/b', text: 'A level', levels: levelsOf(10, 4, 0) },
    { id: 'judged~1', text: 'A band', bands },
    { id: 'not asked', text: 'Without a need question', levels: levelsOf(3, 0), asksNeed: false },
    { id: 'teens', levels: levelsOf(2, 0), section: 'by age' },
    { id: 'at school', levels: levelsOf(2, 0), section: 'by fact' },
    { id: 'both', levels: levelsOf(2, 0), section: 'by both' },
  ],
  {
    ages: { from: 2, to: 17 },
    needQuestion: {
      role: 'gate',
      answers: [{ name: 'No' }, { name: 'Partly' }, { name: 'Yes, always' }],
      noSupportNeeded: ['yes, always'],
    },
    sections: [
      { id: 'by age', title: 'From 14', appliesTo: { ages: { from: 14 } } },
      { id: 'by fact', title: 'Special school', appliesTo: fact('school', 'Spécial (a+b)', 'unit') },
      { id: 'by both', title: 'Small and new', appliesTo: { ages: { from: 2, to: 6 }, ...fact('new', 'yes') } },
    ],
  },
);
const answer = (need: string, agreed: string | number) => ({ need, agreed, parent: agreed, worker: agreed });
const core = {
  'a/b': answer('No', 'level b'),
  'judged~1': answer('Partly', 2),
  'not asked': { agreed: 'level a', carer: 'level b' },
};
const head = { caseId: 'c1', assessedOn: '2026-05-01', assessor: 'worker 7', mode: 'supported' };

const levelOf = (instrument: InstrumentInput, index: number, isAsked: (section: string | undefined) => boolean): Json =>
  Object.fromEntries(
    instrument.statements
      .filter(({ section }) => isAsked(section))
      .map(({ id, levels, bands: own }) => [id, { agreed: levels?.[index]?.name ?? own?.[index]?.from ?? 0 }]),
  );

const forms: [string, InstrumentInput, Json][] = [
  ['RR145 Table 19', t19, { caseId: 'c1', answers: levelOf(t19, 0, () => true) }],
  ['RR145 Table 21', t21, { ...head, answers: levelOf(t21, 2, () => true) }],
  ['the example council at 9', council, { ...head, age: 9, answers: levelOf(council, 1, (one) => one === undefined) }],
  ['the example council at 15', council, { ...head, age: 15, answers: levelOf(council, 0, () => true) }],
  [
    'one of everything, a closed gate',
    rich,
    { ...head, age: 9, characteristics: { school: 'other' }, answers: { ...core, 'a/b': { need: 'Yes, always' } } },
  ],
  [
    'one of everything, at 15 and at a special school',
    rich,
    {
      ...head,
      age: 15,
      characteristics: { school: 'SPÉCIAL  (a+b)', other: 'x' },
      answers: { ...core, teens: answer('No', 'level a'), 'at school': answer('Partly', 'level b') },
    },
  ],
  [
    'one of everything, at 4 and new',
    rich,
    {
      ...head,
      age: 4,
      characteristics: { school: 'none', new: 'Yes' },
      answers: { ...core, both: answer('No', 'level a') },
    },
  ],
];

describe.each(forms)('the form of %s', (_, instrument, form) => {
  const opened = openInstrument(instrument);
  const evaluate = (one: unknown, options = {}) => opened.evaluate(one, options);
  const isOf = (one: string, other: string): boolean => one === other || one.startsWith(`${other}.`);

  test('is accepted by a validator of JSON Schema and by the library', () => {
    expect(judge(responseSchema(instrument))(form)).toEqual([]);
    expect(faultsOf(() => evaluate(form))).toEqual([]);
  });

  test.each(['refuse', 'exclude'] as const)(
    'with one thing changed is judged alike by both, and at the same fields (unanswered: %s)',
    { timeout: 120_000 },
    (unanswered) => {
      const validate = judge(responseSchema(instrument, { unanswered }));
      const differing: string[] = [];
      let [count, otherWords] = [0, 0];
      for (const mutation of mutationsOf(form)) {
        count += 1;
        const [theirs, ours] = [validate(mutation.form), faultsOf(() => evaluate(mutation.form, { unanswered }))];
        if (theirs.length > 0 && ours.length === 0) {
          // Another way to write an answer: the same as written by the questionnaire is accepted, and read alike.
          const reading = evaluate(mutation.form, { unanswered });
          const written = writtenOut(instrument, mutation.form, reading);
          otherWords += 1;
          if (validate(written).length > 0) differing.push(`${mutation.what}: only they refuse: ${theirs.join(', ')}`);
          else expect(evaluate(written, { unanswered })).toEqual(reading);
        } else {
          const only = [
            ...theirs.filter((one) => !ours.some((other) => isOf(one, other) || isOf(other, one))),
            ...ours.filter((one) => !theirs.some((other) => isOf(one, other) || isOf(other, one))),
          ];
          if (only.length > 0) differing.push(`${mutation.what}: at different fields: ${only.join(', ')}`);
        }
      }
      expect(differing).toEqual([]);
      expect(count).toBeGreaterThan(50);
      expect(otherWords).toBeLessThan(count / 5);
    },
  );
});

/** A form with the answers that were read, written as the questionnaire writes them. */
function writtenOut(instrument: InstrumentInput, form: Json, reading: Evaluation): Json {
  const banded = new Set(instrument.statements.filter((one) => one.bands !== undefined).map(({ id }) => id));
  const answers = reading.byStatement.flatMap(({ statementId, need, answers: given }) => {
    const values = given.map(({ respondent, level, points }): [string, Json] => [
      respondent,
      banded.has(statementId) ? Number(points) : level,
    ]);
    const fields = Object.fromEntries([...(need === null ? [] : [['need', need] as const]), ...values]);
    return Object.keys(fields).length === 0 ? [] : [[statementId, fields] as const];
  });
  const { answers: before } = form as { answers: { [key: string]: Json } };
  const notAsked = Object.entries(before).filter(([id]) => !reading.byStatement.some((one) => one.statementId === id));
  return { ...(form as { [key: string]: Json }), answers: Object.fromEntries([...notAsked, ...answers]) as Json };
}

test('half a character is no id of a family, to a validator as to the library', () => {
  const instrument = instrumentOf([{ id: 'sleep', levels: levelsOf('10', '0') }]);
  const form = { caseId: 'c\ud800', answers: { sleep: { agreed: 'level a' } } };
  expect(judge(responseSchema(instrument))(form)).toEqual(['caseId']);
  expect(faultsOf(() => openInstrument(instrument).score(form))).toEqual(['caseId']);
});

describe('what is missing', () => {
  const { answers, ...form } = { caseId: 'c1', answers: { sleep: { agreed: 'level a' } } };
  const instrument = instrumentOf([{ id: 'sleep', levels: levelsOf('10', '0') }]);
  const validate = new Ajv2020({ allErrors: true, strict: true }).compile(responseSchema(instrument));
  const { score } = openInstrument(instrument);

  test.each([
    ['an answer', { ...form, answers: { sleep: {} } }, '/answers/sleep', 'agreed', 'answers.sleep.agreed'],
    ['a statement', { ...form, answers: {} }, '/answers', 'sleep', 'answers.sleep.agreed'],
    ['the id of the family', { answers }, '', 'caseId', 'caseId'],
  ])('%s: a validator names the key beside the object that lacks it', (_, one, instancePath, missing, field) => {
    expect(validate(one)).toBe(false);
    expect(validate.errors).toMatchObject([
      { instancePath, keyword: 'required', params: { missingProperty: missing } },
    ]);
    expect(faultsOf(() => score(one))).toEqual([field]);
  });
});

describe('what a form is drawn from', () => {
  const schema = responseSchema(rich);
  const fieldOf = (id: string) => schema.properties?.answers?.properties?.[id];

  test('has the texts of the questionnaire, in its order', () => {
    expect(Object.keys(schema.properties?.answers?.properties ?? {})).toEqual(rich.statements.map(({ id }) => id));
    expect(fieldOf('a/b')).toMatchObject({ title: 'A level', description: 'Be healthy' });
    expect(fieldOf('teens')?.description).toBe('Be healthy; From 14');
    expect(Object.keys(fieldOf('a/b')?.properties ?? {})).toEqual([
      'need',
      'agreed',
      'parent',
      'child',
      'carer',
      'worker',
    ]);
    expect(Object.keys(fieldOf('not asked')?.properties ?? {})).not.toContain('need');
  });

  test('offers levels, bands and need answers with their guidance', () => {
    expect(schema.$defs?.['answer-1']).toEqual({
      type: 'string',
      oneOf: ['level a', 'level b', 'level c'].map((name) => ({ const: name, title: name })),
    });
    expect(schema.$defs?.['answer-2']).toMatchObject({ type: 'integer', minimum: 0, maximum: 9 });
    expect(schema.$defs?.['answer-2']?.oneOf?.[1]).toEqual({
      title: 'Some',
      description: 'A little now and then.\nNot every week.',
      type: 'integer',
      minimum: 1,
      maximum: 3,
    });
    expect(schema.$defs?.need?.oneOf?.map(({ title }) => title)).toEqual(['No', 'Partly', 'Yes, always']);
  });

  test('has the age of the questionnaire, and offers the values of a fact that sections ask for', () => {
    expect(schema.properties?.age).toMatchObject({ minimum: 2, maximum: 17 });
    expect(responseSchema(rich, { outsideAges: 'allow' }).properties?.age).toMatchObject({ minimum: 0, maximum: 120 });
    expect(schema.properties?.characteristics?.properties?.school?.examples).toEqual(['Spécial (a+b)', 'unit']);
  });

  test('holds the respondents that are asked for, and the agreed answer always', () => {
    const { properties } = responseSchema(t21, { respondents: ['parent'] });
    expect(Object.keys(properties?.answers?.properties?.['fit-and-healthy']?.properties ?? {})).toEqual([
      'agreed',
      'parent',
    ]);
  });

  test('is not made for an instrument or options that are wrong, and both are told', () => {
    const error = errorOf(() => responseSchema({ ...t21, title: '' }, { unanswered: 'zeroes' as never }));
    expect(error.problems.map(({ path }) => path.join('.'))).toEqual(['options.unanswered', 'instrument.title']);
  });
});
