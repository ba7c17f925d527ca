import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { anySpelling } from '../../src/questionnaire/form/any-spelling.js';
import { maximumPoints } from '../../src/questionnaire/instrument/maximum.js';
import { parseInstrument } from '../../src/questionnaire/instrument/parse-instrument.js';
import { openInstrument } from '../../src/questionnaire/open-instrument.js';
import { responsesFromRows } from '../../src/questionnaire/rows/rows.js';
import { evaluateResponse } from '../../src/questionnaire/score/evaluate.js';
import { respondentGaps } from '../../src/questionnaire/score/respondent-gaps.js';
import { scoreResponse, scoreResponses } from '../../src/questionnaire/score/score.js';
import { nameKey } from '../../src/questionnaire/text.js';
import { runsOf, timeFor } from '../support/runs.js';
import { agreed, council, errorOf, instrumentOf, levelsOf, problemsOf } from './support.js';

const ten = instrumentOf(Array.from({ length: 10 }, () => ({ levels: levelsOf(10, 0) })));

describe('a fault stands at one field, whatever it is and whichever way the answers were given', () => {
  const list = (agreed: unknown) => ({ caseId: 'c', answers: [{ statement: 's1', agreed }] });
  const form = (agreed: unknown) => ({ caseId: 'c', answers: { s1: { agreed } } });
  const one = instrumentOf([{ levels: levelsOf(10, 0) }]);
  const gated = instrumentOf([{ levels: levelsOf(10, 0) }], {
    needQuestion: { role: 'gate', answers: [{ name: 'red' }, { name: 'green' }], noSupportNeeded: ['green'] },
  });

  test.each([
    ['a level that there is not', 'level z', 'unknown-name'],
    ['the wrong kind of value', true, 'invalid'],
    ['a text that is too long', 'x'.repeat(301), 'out-of-range'],
    ['a band where there are none', { band: 'x', points: 1 }, 'invalid'],
  ])('%s', (_, value, code) => {
    expect(problemsOf(() => scoreResponse(one, list(value) as never))).toEqual([`${code} answers/s1/agreed`]);
    expect(problemsOf(() => scoreResponse(one, form(value) as never))).toEqual([`${code} answers/s1/agreed`]);
  });

  test('no answer at all, no agreed answer, and no answer behind a gate', () => {
    expect(problemsOf(() => scoreResponse(one, { caseId: 'c', answers: {} }))).toEqual(['missing answers/s1/agreed']);
    const parents = { caseId: 'c', answers: { s1: { parent: 'level a' } } };
    expect(problemsOf(() => scoreResponse(one, parents))).toEqual(['missing answers/s1/agreed']);
    expect(problemsOf(() => scoreResponse(gated, form('level a') as never))).toEqual(['missing answers/s1/need']);
  });

  test('a fact about the case', () => {
    const facts = (characteristics: unknown) => () =>
      scoreResponse(one, { caseId: 'c', answers: { s1: { agreed: 10 } }, characteristics } as never);
    expect(problemsOf(facts({ school: 7 }))).toEqual(['invalid characteristics/school']);
    expect(problemsOf(facts([{ name: 'school', value: 7 }]))).toEqual(['invalid characteristics/school']);
    const twice = { name: 'school', value: 'x' };
    expect(problemsOf(facts([twice, twice]))).toEqual(['duplicate characteristics/school']);
    expect(problemsOf(facts([{ value: 'x' }]))).toEqual(['missing characteristics/0/name']);
  });

  test('an answer to no statement stands at its place in the list', () => {
    const response = { caseId: 'c', answers: [{ agreed: 10 }] };
    expect(problemsOf(() => scoreResponse(one, response as never))).toEqual(['missing answers/0/statement']);
  });

  test('both ways give the same score', () => {
    const answers = { s1: { agreed: 'level a', parent: 'level b' } };
    const byStatement = scoreResponse(one, { caseId: 'c', answers });
    expect(byStatement).toEqual(scoreResponse(one, { caseId: 'c', answers: [{ statement: 's1', ...answers.s1 }] }));
  });
});

describe('independent faults are told together', () => {
  test('an age that is text beside ten bad answers', () => {
    const answers = Object.fromEntries(ten.statements.map(({ id }) => [id, { agreed: 'level z' }]));
    const problems = problemsOf(() => scoreResponse(ten, { caseId: 'c', age: '12', answers } as never));
    expect(problems).toHaveLength(11);
    expect(problems[0]).toBe('invalid age');
    expect(problems.slice(1)).toEqual(ten.statements.map(({ id }) => `unknown-name answers/${id}/agreed`));
  });

  test('what follows from a fault that was told is not told as well', () => {
    // Without an age it cannot be known which sections apply; but the age was given, wrongly.
    const core = council.statements.filter(({ section }) => section === undefined).map(({ id }) => [id, '0'] as const);
    expect(problemsOf(() => scoreResponse(council, { ...agreed(core), age: '9' } as never))).toEqual(['invalid age']);
    // Nor is a statement unanswered whose answer was refused.
    const response = { caseId: 'c', answers: { ...Object.fromEntries(ten.statements.map(({ id }) => [id, 5])) } };
    expect(problemsOf(() => scoreResponse(ten, response as never))).toEqual(
      ten.statements.map(({ id }) => `invalid answers/${id}`),
    );
    expect(problemsOf(() => scoreResponse(ten, { caseId: 'c', answers: 7 } as never))).toEqual(['invalid answers']);
    expect(problemsOf(() => scoreResponse(ten, { caseId: 'c' } as never))).toEqual(['missing answers']);
  });

  test('options, questionnaire and responses', () => {
    const wrong = { ...ten, title: '' };
    const call = () =>
      scoreResponses(wrong, [{ caseId: 7, answers: { s1: 5 } } as never], { unanswered: 'no' as never });
    expect(problemsOf(call)).toEqual([
      'invalid instrument/title',
      'invalid options/unanswered',
      'invalid 0/caseId',
      'invalid 0/answers/s1',
    ]);
    expect(problemsOf(() => maximumPoints(wrong, { age: 'x' as never }))).toEqual([
      'invalid options/age',
      'invalid instrument/title',
    ]);
    expect(problemsOf(() => responsesFromRows(wrong, 7 as never, { keep: 7 as never }))).toEqual([
      'invalid options/keep',
      'invalid instrument/title',
      'invalid ',
    ]);
    const gaps = () => respondentGaps([{} as never, null as never], { against: 'me' as never });
    expect(problemsOf(gaps)).toEqual(['invalid options/against', 'missing scores/0/byStatement', 'invalid scores/1']);
  });

  test('the shape of a questionnaire and what its parts say of each other', () => {
    const input = {
      ...instrumentOf([
        { id: 'a', levels: levelsOf(3, 0), outcome: 'wealthy' },
        { id: 'a', levels: levelsOf(3, 0), text: 7 as never },
        { id: 'b', bands: [{ name: 'x', from: 0, to: 1.5 }], section: 'none' },
      ]),
      title: '',
      effectiveFrom: '2026-04-01',
      effectiveTo: '2025-04-01',
      needQuestion: { role: 'gate' as const, answers: [{ name: 'no' }, { name: 'NO' }], noSupportNeeded: [7 as never] },
    };
    expect(problemsOf(() => parseInstrument(input)).sort()).toEqual(
      [
        'invalid title',
        'inconsistent effectiveTo',
        'duplicate needQuestion/answers/1',
        'invalid needQuestion/noSupportNeeded/0',
        'unknown-name statements/0/outcome',
        'invalid statements/1/text',
        'duplicate statements/1',
        'invalid statements/2/bands/0/to',
        'unknown-name statements/2/section',
      ].sort(),
    );
  });

  test('but an outcome without an id makes no statement one of an unknown outcome', () => {
    const input = { ...ten, outcomes: [{ title: 'Be healthy' }] };
    expect(problemsOf(() => parseInstrument(input))).toEqual(['missing outcomes/0/id']);
    expect(problemsOf(() => parseInstrument({ ...ten, outcomes: undefined }))).toEqual(['missing outcomes']);
    expect(problemsOf(() => parseInstrument({ ...ten, outcomes: [] }))).toEqual(['out-of-range outcomes']);
  });
});

describe('a questionnaire that was opened once', () => {
  test('scores and evaluates as the calls do that open it each time', () => {
    const opened = openInstrument(JSON.parse(JSON.stringify(council)));
    expect(opened.instrument).toEqual(parseInstrument(council));
    const answers = Object.fromEntries(council.statements.map(({ id }) => [id, { agreed: '0', parent: '0' }]));
    const response = { caseId: 'c', age: 15, answers };
    expect(opened.score(response)).toEqual(scoreResponse(council, response));
    expect(opened.score(response, { withSteps: false }).steps).toEqual([]);
    expect(opened.scoreAll([response])).toEqual(scoreResponses(council, [response]));
    expect(opened.evaluate(response)).toEqual(evaluateResponse(council, response));
  });

  test('tells what is wrong as they do', () => {
    expect(errorOf(() => openInstrument({ ...ten, title: '' })).path).toEqual(['title']);
    const { score, scoreAll } = openInstrument(ten);
    expect(problemsOf(() => score(7, null as never))).toEqual(['invalid options', 'invalid ']);
    expect(problemsOf(() => scoreAll(7))).toEqual(['invalid ']);
  });
});

test('a name is matched in any spelling that counts as the same, and in no other', {
  timeout: timeFor(runsOf(2000)),
}, () => {
  const letter = fc.constantFrom(
    ...'abcABCéÉßñ .*+()[]{}|/\\^$-\u00a0\u2003'.split(''),
    'e\u0301',
    'E\u0301',
    'n\u0303',
    // Small letters of two characters, a sigma that ends a word, signs that are letters, capitals without a small one.
    ...'İiı\u0307ΣσςſßẞKÅΩǅ\u030cJjǰ\u0327'.split(''),
  );
  const text = fc.array(letter, { maxLength: 5 }).map((letters) => letters.join(''));
  const name = text.filter((one) => one.trim() !== '');
  const turned = (one: string) =>
    fc.constantFrom(
      one,
      one.toUpperCase(),
      one.toLowerCase(),
      ` ${one}  `,
      one.normalize('NFD'),
      one.replace(' ', '   '),
    );
  fc.assert(
    fc.property(fc.array(name, { minLength: 1, maxLength: 3 }), fc.oneof(text, name.chain(turned)), (names, other) => {
      const pattern = new RegExp(anySpelling(names), 'u');
      for (const one of [other, ...names, ...names.map((each) => each.toUpperCase())])
        expect(pattern.test(one), JSON.stringify([names, one])).toBe(
          names.some((each) => nameKey(each) === nameKey(one)),
        );
    }),
    { numRuns: runsOf(2000), seed: 20_260_401 },
  );
});

// A capital may become two small letters, a sigma at the end of a word is another small letter than one within, and some
// signs are letters: whatever a condition names fits itself, in capitals and in small letters.
test('a fact spelt as a condition spells it fits, whatever its letters', () => {
  for (const name of ['İSTANBUL', 'ΣΑΣ', 'ÅNGSTRÖM K', 'MAẞE', 'J̌', 'Ǆ'])
    for (const spelt of [name, name.toLowerCase(), name.normalize('NFD'), ` ${name} `])
      expect([spelt, new RegExp(anySpelling([name]), 'u').test(spelt)]).toEqual([spelt, true]);
  expect(nameKey('ΣΑΣ')).toBe(nameKey('σασ'));
});

test('each character that is compared as another fits the pattern of that one', { timeout: 60_000 }, () => {
  let tried = 0;
  for (let code = 0; code < 0x11_0000; code += 1) {
    if (code >= 0xd800 && code < 0xe000) continue;
    const one = String.fromCodePoint(code);
    const key = nameKey(one);
    if (key === one || key === '') continue;
    tried += 1;
    if (!new RegExp(anySpelling([key]), 'u').test(one)) expect.fail(`${code.toString(16)} is compared as ${key}`);
  }
  expect(tried).toBeGreaterThan(2000);
});
