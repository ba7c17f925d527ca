import { describe, expect, test } from 'vitest';
import type { ResponseInput } from '../../src/questionnaire/response/response.js';
import { responsesFromRows } from '../../src/questionnaire/rows/rows.js';
import { scoreResponses } from '../../src/questionnaire/score/score.js';
import { agreed, council, errorOf, instrumentOf, levelsOf, problemsOf, t21 } from './support.js';

const instrument = instrumentOf([{ levels: levelsOf(10, 4, 0) }, { levels: levelsOf(6, 0) }]);
const good = (caseId: string): ResponseInput =>
  agreed(
    [
      ['s1', 'level a'],
      ['s2', 'level b'],
    ],
    caseId,
  );

describe('a list of responses', () => {
  test('is scored in its order', () => {
    const scores = scoreResponses(instrument, [good('b'), good('a')]);
    expect(scores.map(({ caseId, points }) => [caseId, points])).toEqual([
      ['b', '10'],
      ['a', '10'],
    ]);
  });

  test('tells all that is wrong in all cases at once, by case and statement', () => {
    const responses = [
      agreed([['s1', 'level z']], 'a'),
      good('b'),
      good('b'),
      agreed(
        [
          ['s1', 11],
          ['s2', 'level b'],
        ],
        'd',
      ),
    ];
    expect(problemsOf(() => scoreResponses(instrument, responses))).toEqual([
      'unknown-name 0/answers/s1/agreed',
      'missing 0/answers/s2/agreed',
      'duplicate 2/caseId',
      'unknown-name 3/answers/s1/agreed',
    ]);
  });

  test('a statement answered twice is refused', () => {
    const responses = [
      agreed([
        ['s1', 10],
        ['s1', 4],
        ['s2', 0],
      ]),
    ];
    expect(problemsOf(() => scoreResponses(instrument, responses))).toEqual(['duplicate 0/answers/s1']);
  });

  test('every case of which nothing is answered is told', () => {
    const none = ['a', 'b'].map((caseId) => ({ caseId, answers: [] }));
    expect(errorOf(() => scoreResponses(instrument, none, { unanswered: 'exclude' })).total).toBe(2);
  });

  test('an empty list has no scores', () => {
    expect(scoreResponses(instrument, [])).toEqual([]);
  });

  const hostile: [string, unknown][] = [
    ['nothing', undefined],
    ['a hole', new Array(1)[0]],
    ['null', null],
    ['NaN as an answer', { caseId: 'c', answers: [{ statement: 's1', agreed: Number.NaN }] }],
    ['Infinity as an answer', { caseId: 'c', answers: [{ statement: 's1', agreed: Number.POSITIVE_INFINITY }] }],
    ['1e308 as an answer', agreed([['s1', 1e308]])],
    ['10,000 digits as an answer', agreed([['s1', '9'.repeat(10_000)]])],
    ['a lone surrogate as an answer', agreed([['s1', '\ud800']])],
    ['a lone surrogate as a case', good('\ud800')],
    ['__proto__ as a statement that there is not', agreed([['__proto__', 'level a']])],
    ['a million answers', { caseId: 'c', answers: new Array(1_000_000).fill({}) }],
    ['answers that are no list', { caseId: 'c', answers: { s1: 'level a' } }],
    ['an unknown key', { ...good('c'), scoer: 1 }],
    ['half a year of age', { ...good('c'), age: 14.5 }],
  ];
  test.each(hostile)('%s is refused with a short message', (_, response) => {
    const error = errorOf(() => scoreResponses(instrument, [response as ResponseInput]));
    expect(error.path[0]).toBe(0);
    expect(error.problems.every(({ message }) => message.length < 300)).toBe(true);
  });

  test('minus nought is nought', () => {
    expect(
      scoreResponses(instrument, [
        agreed([
          ['s1', -0],
          ['s2', 0],
        ]),
      ])[0]?.points,
    ).toBe('0');
  });

  test('__proto__ is a case and a statement like any other', () => {
    const odd = instrumentOf([{ id: '__proto__', levels: levelsOf(3, 0) }]);
    const [score] = scoreResponses(odd, [agreed([['__proto__', 3]], '__proto__')]);
    expect([score?.caseId, score?.points, score?.steps[0]?.id]).toEqual(['__proto__', '3', 'statement:__proto__']);
  });

  test.each([
    ['of the wrong shape', (index: number): unknown => ({ caseId: index, answers: 7 })],
    [
      'with levels that do not exist',
      (index: number): unknown =>
        agreed(
          [
            ['s1', 'level z'],
            ['s2', 77],
          ],
          `c${index}`,
        ),
    ],
  ])('200,000 bad responses %s give a short message', { timeout: 120_000 }, (_, make) => {
    const responses = Array.from({ length: 200_000 }, (_, index) => make(index)) as ResponseInput[];
    const error = errorOf(() => scoreResponses(instrument, responses));
    expect([error.total, error.problems.length]).toEqual([400_000, 100]);
    expect(error.message.length).toBeLessThan(400);
  });
});

describe('a table of answers', () => {
  const row = (cells: Record<string, string>): Map<string, string> => new Map(Object.entries(cells));

  test('becomes responses: agreed answers, other respondents, the need question and the assessment', () => {
    const cells = { case_id: ' c1 ', age: '9', assessed_on: '2026-05-01', assessor: 'w7', mode: 'supported' };
    const answers = {
      sleep: ' Lots of help ',
      'sleep@parent': 'Specialist support',
      'sleep@need': 'partly',
      friends: '',
    };
    expect(responsesFromRows(council, [row({ ...cells, ...answers })])).toEqual([
      {
        caseId: 'c1',
        age: 9,
        assessedOn: '2026-05-01',
        assessor: 'w7',
        mode: 'supported',
        answers: [{ statement: 'sleep', agreed: 'Lots of help', parent: 'Specialist support', need: 'partly' }],
      },
    ]);
  });

  test('reads levels, points and bands with a position', () => {
    const rows = ['Lots of support:top', '5', 'Some support:6', 'No support'].map((cell, index) =>
      row({ case_id: `c${index}`, 'fit-and-healthy': cell }),
    );
    const scores = scoreResponses(t21, responsesFromRows(t21, rows));
    expect(scores.map(({ points }) => points)).toEqual(['9', '5', '6', '0']);
  });

  test('refuses a column that it does not know, once, and carries those that are named', () => {
    const rows = ['a', 'b'].map((caseId) => row({ case_id: caseId, s1: '10', s2: '0', site: 'north' }));
    expect(problemsOf(() => responsesFromRows(instrument, rows))).toEqual(['unknown-name 0/site']);
    const responses = responsesFromRows(instrument, rows, { keep: ['site'] });
    expect(scoreResponses(instrument, responses)[1]?.kept).toEqual([{ column: 'site', value: 'north' }]);
  });

  test('tells all that is wrong at once, by row and column', () => {
    const rows = [
      row({ case_id: 'a', s1: 'level z', s2: '1e3' }),
      row({ case_id: '', s1: '10', age: 'old', assessed_on: '1/5/2026' }),
      row({ case_id: 'a', 's1@worker': 'x', 's1@need': 'green', 's1@friend': '10' }),
    ];
    expect(problemsOf(() => responsesFromRows(instrument, rows))).toEqual([
      'unknown-name 0/s1',
      'unknown-name 0/s2',
      'invalid 1/age',
      'invalid 1/assessed_on',
      'missing 1/case_id',
      'unknown-name 2/s1@worker',
      'unknown-name 2/s1@need',
      'unknown-name 2/s1@friend',
      'duplicate 2/case_id',
    ]);
  });

  test('takes the facts that sections ask for', () => {
    const withSection = instrumentOf([{ levels: levelsOf(5, 0), section: 'x' }, { levels: levelsOf(1, 0) }], {
      sections: [{ id: 'x', title: 'X', appliesTo: { characteristic: { name: 'school', oneOf: ['special'] } } }],
    });
    const rows = [row({ case_id: 'a', school: 'Special', s1: '5', s2: '0' })];
    expect(scoreResponses(withSection, responsesFromRows(withSection, rows))[0]?.points).toBe('5');
  });

  test('__proto__ may be a column', () => {
    const odd = instrumentOf([{ id: '__proto__', levels: levelsOf(3, 0) }]);
    const rows = [
      new Map([
        ['case_id', '__proto__'],
        ['__proto__', '3'],
      ]),
    ];
    expect(scoreResponses(odd, responsesFromRows(odd, rows))[0]?.points).toBe('3');
  });

  test('200,000 bad rows give a short message', { timeout: 120_000 }, () => {
    const digits = '9'.repeat(10_000);
    const rows = Array.from({ length: 200_000 }, () => row({ case_id: 'a', age: 'old', s1: digits, s2: 'x' }));
    const error = errorOf(() => responsesFromRows(instrument, rows));
    // Three a row, and from the second row on the case is there twice.
    expect([error.total, error.problems.length]).toEqual([799_999, 100]);
    expect(error.problems.every(({ message }) => message.length < 300)).toBe(true);
  });

  test.each([undefined, null, 'text', [{}], [null]])('%s is no table', (rows) => {
    expect(errorOf(() => responsesFromRows(instrument, rows as never)).code).toBe('invalid');
  });
});
