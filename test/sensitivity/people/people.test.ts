import { describe, expect, test } from 'vitest';
import { isRasError } from '../../../src/errors.js';
import type { InstrumentInput } from '../../../src/questionnaire/instrument/instrument.js';
import { scoreResponse } from '../../../src/questionnaire/score/score.js';
import type { AnswerColumns } from '../../../src/sensitivity/answers/answer-columns.js';
import { breadthAndDepth } from '../../../src/sensitivity/answers/breadth-depth.js';
import { assessorSpread } from '../../../src/sensitivity/people/assessor-spread.js';
import { respondentDifferences } from '../../../src/sensitivity/people/respondent-differences.js';
import { signTest } from '../../../src/sensitivity/people/sign-test.js';
import { problemsOf } from '../../questionnaire/support.js';
import { R } from '../support.js';

const levels = [
  { name: 'specialist', points: 18 },
  { name: 'lots', points: 12 },
  { name: 'some', points: 4 },
  { name: 'none', points: 0 },
];
const ids = Array.from({ length: 10 }, (_, index) => `s${index}`);
const instrument: InstrumentInput = {
  schemaVersion: 1,
  id: 'ten',
  version: '1',
  title: 'Ten statements',
  source: { kind: 'constructed', citation: 'for tests' },
  outcomes: [{ id: 'o', title: 'Outcome' }],
  statements: ids.map((id) => ({ id, outcome: 'o', text: id, levels })),
};
const score = (caseId: string, answers: Record<string, string>[], assessor?: string) =>
  scoreResponse(instrument, {
    caseId,
    ...(assessor !== undefined && { assessor }),
    answers: ids.map((statement, index) => ({ statement, agreed: 'none', ...answers[index] })),
  });
const model = {
  schemaVersion: 1,
  kind: 'price-point',
  period: 'year',
  fundingBasis: 'pot',
  method: 'total',
  prices: [{ money: '100.00', points: '1' }],
  rounding: {},
};

describe('the exact sign test is that of R (binom.test)', () => {
  test.each([
    [9, 3, R.signTest9of12],
    [3, 17, R.signTest3of20],
    [0, 0, 1],
    [5, 5, 1],
  ])('%i up and %i down', (up, down, expected) => {
    const { numerator, denominator } = signTest(up, down);
    expect(Number(numerator) / Number(denominator)).toBeCloseTo(expected, 9);
  });
});

describe('self against worker against agreed', () => {
  const scores = [
    score('a', [{ agreed: 'some', parent: 'lots', worker: 'some' }]),
    score('b', [
      { agreed: 'lots', parent: 'some', worker: 'lots' },
      { agreed: 'some', parent: 'none' },
    ]),
    score('c', [{ agreed: 'some', parent: 'lots' }]),
  ];
  const groups = [
    { caseId: 'a', group: 'young' },
    { caseId: 'b', group: 'old' },
  ];
  const { differences, withoutGroup } = respondentDifferences(scores, { groups, price: 10 });
  const find = (respondent: string, against: string, group: string | null) =>
    differences.find((one) => one.respondent === respondent && one.against === against && one.group === group);

  test('parent against agreed: +8, -8 - 4 = -12 and +8 points, a mean of 1.33 and £13.33', () => {
    expect(find('parent', 'agreed', null)).toEqual({
      respondent: 'parent',
      against: 'agreed',
      group: null,
      n: 3,
      higher: 2,
      lower: 1,
      same: 0,
      mean: '1.33',
      pounds: '13.33',
      chance: '1.0000',
    });
  });

  test('only statements that both answered count: parent against worker is +8 and -8', () => {
    expect(find('parent', 'worker', null)).toMatchObject({ n: 2, higher: 1, lower: 1, mean: '0.00' });
    expect(find('worker', 'agreed', null)).toMatchObject({ n: 2, same: 2 });
  });

  test('by group, and who has none is counted', () => {
    expect(find('parent', 'agreed', 'young')).toMatchObject({ n: 1, mean: '8.00' });
    expect(find('parent', 'agreed', 'old')).toMatchObject({ n: 1, mean: '-12.00' });
    expect(withoutGroup).toBe(1);
  });

  test('nobody to compare gives no rows; two groups for one case are refused', () => {
    expect(respondentDifferences([]).differences).toEqual([]);
    expect(() => respondentDifferences([], { groups: [...groups, { caseId: 'a', group: 'old' }] })).toThrow(
      'this case has two groups, "young" and "old"; expected one',
    );
  });

  test('a case that stands in the groups twice is told where it does, beside all else that is wrong', () => {
    const twice = [...groups, { caseId: 'a', group: 'young' }, { caseId: 'b', group: 'young' }];
    const refused = () => respondentDifferences([{ ...scores[0], caseId: '' } as never], { groups: twice, price: 'x' });
    expect(problemsOf(refused)).toEqual([
      'duplicate options/groups/2/caseId',
      'duplicate options/groups/3/caseId',
      'invalid options/price',
      'out-of-range scores/0/caseId',
    ]);
    expect(() => respondentDifferences([], { groups: twice.slice(0, 3) })).toThrow('this case stands twice');
  });
});

describe('assessors', () => {
  test('their means beside those of the others, and the spread of a case that two have scored', () => {
    const scores = [
      score('a', [{ agreed: 'lots' }], 'Kim'),
      score('a', [{ agreed: 'some' }], 'Lee'),
      score('b', [{ agreed: 'specialist' }], 'Kim'),
      score('c', []),
    ];
    const { assessors, twice } = assessorSpread(scores, { price: 100 });
    expect(assessors).toEqual([
      // Kim 12 and 18, others 4 and 0; Lee 4, others (12 + 18 + 0) / 3 = 10.
      { assessor: 'Kim', n: 2, mean: '15.00', lowest: '12', highest: '18', againstOthers: '13.00' },
      { assessor: 'Lee', n: 1, mean: '4.00', lowest: '4', highest: '4', againstOthers: '-6.00' },
      { assessor: null, n: 1, mean: '0.00', lowest: '0', highest: '0', againstOthers: '-11.33' },
    ]);
    expect(twice).toEqual({
      n: 1,
      meanSpread: '8.00',
      meanPounds: '800.00',
      widest: [{ caseId: 'a', scores: 2, spread: '8', pounds: '800.00' }],
    });
  });

  test('no scores, and one assessor alone', () => {
    expect(assessorSpread([])).toMatchObject({ n: 0, assessors: [], twice: { n: 0, meanSpread: null } });
    expect(assessorSpread([score('a', [], 'Kim')]).assessors[0]?.againstOthers).toBeNull();
  });
});

describe('breadth against depth (RR145 Table 23)', () => {
  const broad = score(
    'broad',
    ids.map(() => ({ agreed: 'some' })),
  );
  const deep = score('deep', [{ agreed: 'specialist' }, { agreed: 'specialist' }]);
  const most = score(
    'most',
    ids.map(() => ({ agreed: 'lots' })),
  );
  const none = score('none', []);
  const result = breadthAndDepth({ scores: [broad, deep, most, none] }, { model, top: [1, 2, 10] });

  test('ten statements at 4 beat two at 18: 40 points against 36', () => {
    expect(result.profiles.map(({ points, budget }) => [points, budget])).toEqual([
      ['40', '4000.00'],
      ['36', '3600.00'],
    ]);
  });

  test('the share of a score in its top statements: 10 %, 50 % and 10 % in the first; nobody without points counts', () => {
    expect(result.topShares).toEqual([
      { statements: 1, percent: '23.3' },
      { statements: 2, percent: '46.7' },
      { statements: 10, percent: '100.0' },
    ]);
    expect([result.n, result.withoutPoints]).toEqual([4, 1]);
  });

  test('the family with specialist answers gets less than the median: 3,600 against (3,600 + 4,000)/2', () => {
    expect(result.medianBudget).toBe('3800.00');
    expect(result.specialist).toEqual({
      n: 1,
      belowMedian: 1,
      families: [{ caseId: 'deep', points: '36', budget: '3600.00', belowMedian: '200.00', statements: ['s0', 's1'] }],
    });
  });

  test('specialist levels by name', () => {
    const named = breadthAndDepth({ scores: [broad, deep, most] }, { model, specialistLevels: ['lots', 'specialist'] });
    expect(named.specialist.n).toBe(2);
  });

  test('columns have the same default where the most points of a statement are stated, and are asked otherwise', () => {
    // 18 of 18 is the specialist level; 12 of 16 and no points are not.
    const sleep = { id: 'sleep', points: [18, 4, 0] };
    const eating = { id: 'eating', points: [0, 12, 0], maximum: 16 };
    const of = (statements: AnswerColumns['statements'], options = {}) =>
      breadthAndDepth({ statements }, { model, ...options });
    // 19 of 18 is no answer
    expect(problemsOf(() => of([{ ...sleep, points: [18, 19, 0], maximum: 18 }, eating]))).toEqual([
      'inconsistent statements/sleep/points/1',
    ]);
    expect(of([{ ...sleep, maximum: 18 }, eating]).specialist).toMatchObject({ n: 1 });
    expect(of([{ ...sleep, specialist: [1, 0, 0] }, eating])).toEqual(of([{ ...sleep, maximum: 18 }, eating]));
    // An answer of no points is at no level, also where a statement can have none.
    expect(of([{ ...sleep, points: [0, 0, 0], maximum: 0 }, eating]).specialist).toMatchObject({ n: 0 });
    const problems = (act: () => unknown) => {
      try {
        act();
      } catch (error) {
        if (isRasError(error)) return error.problems.map(({ code, path }) => `${code} ${path.join('.')}`);
        throw error;
      }
      return [];
    };
    expect(problems(() => of([sleep, eating]))).toEqual(['choice-needed statements.sleep.specialist']);
    expect(problems(() => of([{ ...sleep, maximum: 1.5 }]))).toEqual(['invalid statements.sleep.maximum']);
    expect(problems(() => of([{ ...sleep, maximum: 18 }], { specialistLevels: ['lots'] }))).toEqual([
      'inconsistent options.specialistLevels',
    ]);
    const more = [{ caseId: 'a', byStatement: [{ statementId: 's', points: 3, maximum: 2 }] }];
    expect(problems(() => breadthAndDepth({ scores: more }, { model }))).toEqual([
      'inconsistent scores.0.byStatement.0.points',
    ]);
    const untold = [{ caseId: 'a', byStatement: [{ statementId: 's', points: 3 }] }];
    expect(problems(() => breadthAndDepth({ scores: untold }, { model }))).toEqual([
      'choice-needed scores.0.byStatement.0.maximum',
    ]);
    expect(problems(() => breadthAndDepth({ scores: untold }, { model, specialistLevels: ['lots'] }))).toEqual([
      'choice-needed scores.0.byStatement.0.level',
    ]);
  });

  test('nobody', () => {
    expect(breadthAndDepth({ scores: [] }, { model })).toMatchObject({
      n: 0,
      medianBudget: null,
      specialist: { n: 0 },
    });
    expect(breadthAndDepth({ scores: [none] }, { model }).topShares[0]?.percent).toBeNull();
  });
});
