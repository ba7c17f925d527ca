import { describe, expect, test } from 'vitest';
import { maximumPoints } from '../../src/questionnaire/instrument/maximum.js';
import { respondentGaps } from '../../src/questionnaire/score/respondent-gaps.js';
import { scoreResponse, scoreResponses } from '../../src/questionnaire/score/score.js';
import { council, errorOf, instrumentOf, levelsOf, t19, t21 } from './support.js';

describe('the maximum obtainable', () => {
  test('of Table 19 is 18 + 15 = 33 for the statements that have points, and has to be asked for so', () => {
    expect(maximumPoints(t19, { unpriced: 'exclude' })).toBe('33');
    expect(errorOf(() => maximumPoints(t19)).code).toBe('choice-needed');
  });

  test('of Table 21 is 12', () => {
    expect(maximumPoints(t21)).toBe('12');
  });

  test('of the example council is 152, and 136 below 14', () => {
    expect([maximumPoints(council), maximumPoints(council, { age: 13 })]).toEqual(['152', '136']);
    expect(maximumPoints(council, { age: 14 })).toBe('152');
  });

  test('never adds up sections that no case is asked together', () => {
    const fact = (value: string) => ({ characteristic: { name: 'school', oneOf: [value] } });
    const instrument = instrumentOf(
      [
        { levels: levelsOf(10, 0) },
        { levels: levelsOf(3, 0), section: 'young' },
        { levels: levelsOf(5, 0), section: 'old' },
        { levels: levelsOf(2, 0), section: 'special' },
        { levels: levelsOf(4, 0), section: 'home' },
      ],
      {
        sections: [
          { id: 'young', title: '0 to 5', appliesTo: { ages: { from: 0, to: 5 } } },
          { id: 'old', title: '14 and over', appliesTo: { ages: { from: 14 } } },
          { id: 'special', title: 'Special school', appliesTo: fact('special') },
          { id: 'home', title: 'At home', appliesTo: { ...fact('home'), ages: { from: 4 } } },
        ],
      },
    );
    // At 14 or over and taught at home: 10 + 5 + 4.
    expect(maximumPoints(instrument)).toBe('19');
    // At 3 only the special school can be added: 10 + 3 + 2.
    const characteristics = [{ name: 'school', value: 'Special' }];
    expect(maximumPoints(instrument, { age: 3, characteristics })).toBe('15');
    expect(errorOf(() => maximumPoints(instrument, { age: 3 })).path).toEqual(['options', 'characteristics', 'school']);
    // An instrument for 6 to 12 is asked neither the first section nor the second: 10 + 4.
    expect(maximumPoints({ ...instrument, ages: { from: 6, to: 12 } })).toBe('14');
  });

  test('does not exist where no statement has points', () => {
    const levels = [{ name: 'a' }, { name: 'b' }];
    expect(errorOf(() => maximumPoints(instrumentOf([{ levels }]))).code).toBe('undefined-result');
  });
});

describe('gaps between respondents', () => {
  const instrument = instrumentOf([{ levels: levelsOf(18, 12, 4, 0) }]);
  const respond = (caseId: string, agreed: number, parent: number, worker?: number) => ({
    caseId,
    answers: [{ statement: 's1', agreed, parent, ...(worker === undefined ? {} : { worker }) }],
  });

  test('of one case stand beside the score, which comes from the agreed answer', () => {
    const score = scoreResponse(instrument, respond('c1', 12, 18, 4));
    expect(score.points).toBe('12');
    expect(score.gaps).toEqual([
      {
        statementId: 's1',
        answers: [
          { respondent: 'agreed', level: 'level b', points: '12', aboveAgreed: '0' },
          { respondent: 'parent', level: 'level a', points: '18', aboveAgreed: '6' },
          { respondent: 'worker', level: 'level c', points: '4', aboveAgreed: '-8' },
        ],
        spread: '14',
      },
    ]);
    expect(scoreResponse(instrument, respond('c2', 12, 12, 12)).gaps).toEqual([]);
  });

  test('of many cases: how many differ, by how many points, in which direction', () => {
    const scores = scoreResponses(instrument, [
      respond('a', 12, 18, 4),
      respond('b', 12, 18),
      respond('c', 4, 0, 4),
      respond('d', 0, 0, 0),
    ]);
    // Parent above agreed: +6, +6, -4, 0 = 8 over 4 cases. Worker: -8, 0, 0 = -8 over 3.
    expect(respondentGaps(scores)).toEqual([
      {
        statementId: 's1',
        respondent: 'parent',
        against: 'agreed',
        compared: 4,
        differ: 3,
        higher: 2,
        lower: 1,
        sum: '8',
        mean: '2.00',
        largest: '6',
      },
      {
        statementId: 's1',
        respondent: 'worker',
        against: 'agreed',
        compared: 3,
        differ: 1,
        higher: 0,
        lower: 1,
        sum: '-8',
        mean: '-2.67',
        largest: '8',
      },
    ]);
    // Parent above worker: +14, -4, 0 = 10 over 3 cases.
    expect(respondentGaps(scores, { against: 'worker' })).toContainEqual({
      statementId: 's1',
      respondent: 'parent',
      against: 'worker',
      compared: 3,
      differ: 2,
      higher: 1,
      lower: 1,
      sum: '10',
      mean: '3.33',
      largest: '14',
    });
  });

  test('of a statement without points are counted, and have no points', () => {
    const answers = [
      { statement: 'communicate', agreed: 4 },
      { statement: 'activities', agreed: 1 },
      { statement: 'family-time', agreed: 'Lots of help', child: 'Some extra help' },
    ];
    const score = scoreResponse(t19, { caseId: 'c', answers }, { unpriced: 'exclude' });
    expect(respondentGaps([score])).toMatchObject([{ statementId: 'family-time', compared: 1, differ: 1, sum: null }]);
  });

  test('of no cases are none', () => {
    expect(respondentGaps([])).toEqual([]);
  });
});
