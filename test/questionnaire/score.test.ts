import { describe, expect, test } from 'vitest';
import type { InstrumentInput } from '../../src/questionnaire/instrument/instrument.js';
import { evaluateResponse } from '../../src/questionnaire/score/evaluate.js';
import { scoreResponse } from '../../src/questionnaire/score/score.js';
import { replay } from '../../src/record/step/replay.js';
import { agreed, council, errorOf, instrumentOf, levelsOf, problemsOf, t19, t21 } from './support.js';

const T19_ANSWERS = [
  ['communicate', 'Specialist support'],
  ['activities', 'Lots of help'],
  ['family-time', 'Some extra help'],
] as const;

describe('RR145 Table 19', () => {
  const score = scoreResponse(t19, agreed(T19_ANSWERS), { unpriced: 'exclude' });

  test('specialist support and lots of help are 18 + 6 = 24 points of 18 + 15 = 33', () => {
    expect([score.points, score.maximum]).toEqual(['24', '33']);
    expect(score.byOutcome).toEqual([
      { outcomeId: 'enjoy-and-achieve', title: 'Enjoy and achieve', points: '24', maximum: '33' },
    ]);
  });

  test('the statement without points keeps its answer, has no points, which is not 0, and is warned of', () => {
    expect(score.byStatement[2]).toMatchObject({
      statementId: 'family-time',
      level: 'Some extra help',
      points: null,
      maximum: null,
      status: 'unpriced',
    });
    expect(score.warnings.map(({ code }) => code)).toEqual(['unpriced-excluded']);
  });

  test('without a word on the statement without points there is no score, and the error says why and what to do', () => {
    const error = errorOf(() => scoreResponse(t19, agreed(T19_ANSWERS)));
    expect(error.code).toBe('choice-needed');
    expect(error.message).toContain('"family-time" (RR145 Table 19 prints no points for this statement)');
    expect(error.message).toContain("unpriced: 'exclude'");
  });

  // Table 19: a 18/12/4/0, b 15/6/1/0.
  test.each([
    ['Lots of help', 'Lots of help', '18'],
    ['Some extra help', 'Some extra help', '5'],
    ['Expected help for age', 'Specialist support', '15'],
    ['Expected help for age', 'Expected help for age', '0'],
    ['  lots of  HELP ', '1', '13'],
  ])('%s and %s are %s points', (a, b, points) => {
    const answers = agreed([
      ['communicate', a],
      ['activities', b],
      ['family-time', 'Lots of help'],
    ]);
    expect(scoreResponse(t19, answers, { unpriced: 'exclude' }).points).toBe(points);
  });

  test('the traffic light is kept and changes nothing', () => {
    const { caseId, answers } = agreed(T19_ANSWERS);
    const withNeed = answers.map((answer) => ({ ...answer, need: 'yes, always / completely / not an issue' }));
    const lit = scoreResponse(t19, { caseId, answers: withNeed }, { unpriced: 'exclude' });
    expect(lit.byStatement[0]?.need).toBe('Yes, always / completely / not an issue');
    expect([lit.points, lit.warnings]).toEqual([score.points, score.warnings]);
  });
});

describe('RR145 Table 21', () => {
  const points = (answer: string | number): string => scoreResponse(t21, agreed([['fit-and-healthy', answer]])).points;
  const refusal = (answer: string | number) => errorOf(() => points(answer));

  test.each([
    ['No support', '0'],
    ['Lots of support:bottom', '7'],
    ['Lots of support:middle', '8'],
    ['lots of support: TOP', '9'],
    ['Exceptional support:middle', '11'],
    ['Some support:5', '5'],
    ['Small support:2', '2'],
    [12, '12'],
    ['4', '4'],
    ['4.0', '4'],
  ])('%s is %s points', (answer, expected) => {
    expect(points(answer)).toBe(expected);
  });

  test('middle of 3-6 is refused, because the band holds four whole numbers', () => {
    expect(refusal('Some support:middle').message).toContain(
      'band "Some support" (3-6) holds 4 whole numbers; middle needs exactly three: give the points',
    );
    expect(refusal('Small support:top').code).toBe('inconsistent');
  });

  test.each([
    ['Some support', 'missing', 'band "Some support" (3-6) has several points; say which'],
    ['Some support:7', 'out-of-range', '"7" points lie outside band "Some support" (3-6)'],
    ['4.5', 'invalid', 'not a whole number'],
    ['13', 'out-of-range', 'lie in no band; the bands are 0, 1-2, 3-6, 7-9, 10-12'],
    ['Enormous support', 'unknown-name', 'expected "No support" (0), "Small support" (1-2)'],
    ['Some support:high', 'invalid', 'neither points nor a position'],
    ['-1', 'unknown-name', 'not a band or a number of points'],
  ])('%s is refused (%s)', (answer, code, message) => {
    expect(refusal(answer).code).toBe(code);
    expect(refusal(answer).message).toContain(message);
    expect(refusal(answer).path).toEqual(['answers', 'fit-and-healthy', 'agreed']);
  });

  test('a band may be answered as an object, by points or by position', () => {
    const score = (value: object): string =>
      scoreResponse(t21, { caseId: 'c', answers: [{ statement: 'fit-and-healthy', agreed: value as never }] }).points;
    expect(score({ band: 'Some support', points: 6 })).toBe('6');
    expect(score({ band: 'Exceptional support', position: 'top' })).toBe('12');
    expect(errorOf(() => score({ band: 'Some support', points: 6, position: 'top' })).code).toBe('invalid');
  });
});

describe('answers by points', () => {
  test('name the level that has them, unless several do', () => {
    const instrument = instrumentOf([{ levels: levelsOf(5, 2, 2, 0) }]);
    expect(scoreResponse(instrument, agreed([['s1', 5]])).byStatement[0]?.level).toBe('level a');
    expect(errorOf(() => scoreResponse(instrument, agreed([['s1', '2']]))).message).toContain('several levels');
    expect(errorOf(() => scoreResponse(instrument, agreed([['s1', '3']]))).message).toContain('"level a" (5)');
  });

  test('are refused when the text names one level and counts the points of another', () => {
    const levels = [
      { name: '1', points: 4 },
      { name: '4', points: 1 },
    ];
    expect(errorOf(() => scoreResponse(instrumentOf([{ levels }]), agreed([['s1', '1']]))).code).toBe('inconsistent');
    const alike = [
      { name: '1', points: 1 },
      { name: '2', points: 4 },
    ];
    expect(scoreResponse(instrumentOf([{ levels: alike }]), agreed([['s1', '2']])).points).toBe('4');
  });

  test('of six decimals add up exactly', () => {
    const instrument = instrumentOf([{ levels: levelsOf('0.1', 0) }, { levels: levelsOf('0.200001', 0) }]);
    // 0.1 + 0.200001 = 0.300001
    expect(
      scoreResponse(
        instrument,
        agreed([
          ['s1', 'level a'],
          ['s2', 'level a'],
        ]),
      ).points,
    ).toBe('0.300001');
  });
});

describe('an unanswered statement', () => {
  const instrument = instrumentOf([{ levels: levelsOf(10, 0) }, { levels: levelsOf(6, 0) }]);
  const half = agreed([['s1', 'level a']]);

  test('is an error that names it', () => {
    expect(problemsOf(() => scoreResponse(instrument, half))).toEqual(['missing answers/s2/agreed']);
  });

  test('counts 0 of its points when the caller says so: 10 of 16', () => {
    const score = scoreResponse(instrument, half, { unanswered: 'zero' });
    expect([score.points, score.maximum, score.byStatement[1]?.status]).toEqual(['10', '16', 'zero']);
    expect(score.unanswered).toEqual(['s2']);
    expect(score.warnings.map(({ code }) => code)).toEqual(['unanswered-as-zero']);
  });

  test('lowers the maximum when the caller leaves it out: 10 of 10, nothing scaled up', () => {
    const score = scoreResponse(instrument, half, { unanswered: 'exclude' });
    expect([score.points, score.maximum, score.byStatement[1]?.points]).toEqual(['10', '10', null]);
    expect(score.warnings[0]?.message).toContain('the maximum is 6 points lower: s2');
  });

  test('is one that only a parent answered, because points come from the agreed answer', () => {
    const response = { caseId: 'c', answers: [...half.answers, { statement: 's2', parent: 'level a' }] };
    expect(errorOf(() => scoreResponse(instrument, response)).message).toContain(
      'no agreed answer, only one of parent',
    );
  });

  test('leaves no score where nothing at all is answered', () => {
    const none = { caseId: 'c', answers: [] };
    expect(errorOf(() => scoreResponse(instrument, none, { unanswered: 'exclude' })).code).toBe('undefined-result');
    expect(scoreResponse(instrument, none, { unanswered: 'zero' }).points).toBe('0');
  });

  test('is not the same as an unknown one, which is refused or left out by name with a warning', () => {
    const response = agreed([
      ['s1', 'level a'],
      ['s2', 'level b'],
      ['s3', 'level a'],
    ]);
    expect(problemsOf(() => scoreResponse(instrument, response))).toEqual(['unknown-name answers/s3']);
    const score = scoreResponse(instrument, response, { unknownStatements: 'ignore' });
    expect([score.points, score.warnings[0]?.code]).toEqual(['10', 'unknown-statements']);
  });
});

describe('the need question', () => {
  const answers = [{ name: 'red' }, { name: 'amber' }, { name: 'green' }];
  const withRole = (role: 'descriptor' | 'gate' | 'consistency-check'): InstrumentInput =>
    instrumentOf([{ levels: levelsOf(10, 4, 0) }], { needQuestion: { role, answers, noSupportNeeded: ['green'] } });
  const respond = (need: string | undefined, level: string | undefined) => ({
    caseId: 'c',
    answers: [{ statement: 's1', ...(need && { need }), ...(level && { agreed: level }) }],
  });

  test('as a descriptor changes no points and gives no warning', () => {
    const score = scoreResponse(withRole('descriptor'), respond('green', 'level a'));
    expect([score.points, score.warnings]).toEqual(['10', []]);
  });

  test('as a gate gives 0 points for the answer that means no support, and says so where a level had points', () => {
    const score = scoreResponse(withRole('gate'), respond('Green', 'level a'));
    expect([score.points, score.maximum, score.byStatement[0]?.status]).toEqual(['0', '10', 'gated']);
    expect(score.warnings.map(({ code }) => code)).toEqual(['gate-overrides-answer']);
    expect(replay(score.steps)).toBe('0');
  });

  test('as a gate needs no level behind a closed gate, and counts the level behind an open one', () => {
    const closed = scoreResponse(withRole('gate'), respond('green', undefined));
    expect([closed.points, closed.unanswered, closed.warnings]).toEqual(['0', [], []]);
    expect(replay(closed.steps)).toBe('0');
    const open = scoreResponse(withRole('gate'), respond('amber', 'level b'));
    expect([open.points, replay(open.steps)]).toEqual(['4', '4']);
  });

  test('as a gate has to be answered', () => {
    expect(problemsOf(() => scoreResponse(withRole('gate'), respond(undefined, 'level a')))).toEqual([
      'missing answers/s1/need',
    ]);
  });

  test('as a consistency check keeps the points and warns of green beside support', () => {
    const score = scoreResponse(withRole('consistency-check'), respond('green', 'level b'));
    expect([score.points, score.warnings.map(({ code }) => code)]).toEqual(['4', ['need-and-support-disagree']]);
    expect(scoreResponse(withRole('consistency-check'), respond('green', 'level c')).warnings).toEqual([]);
    expect(scoreResponse(withRole('consistency-check'), respond('red', 'level a')).warnings).toEqual([]);
  });

  test('refuses an answer that it does not have, and any answer where it is not asked', () => {
    expect(problemsOf(() => scoreResponse(withRole('descriptor'), respond('blue', 'level a')))).toEqual([
      'unknown-name answers/s1/need',
    ]);
    const without = instrumentOf([{ levels: levelsOf(10, 0) }]);
    expect(errorOf(() => scoreResponse(without, respond('green', 'level a'))).message).toContain('not asked');
  });
});

describe('a bolt-on section for ages 14 and over', () => {
  const core = council.statements.filter(({ section }) => section === undefined);
  const bolted = council.statements.filter(({ section }) => section !== undefined);
  const answer = (statements: typeof core) => statements.map(({ id }) => [id, '0'] as const);

  test('is asked of a child of 14 and not of one of 13', () => {
    const at13 = scoreResponse(council, { ...agreed(answer(core)), age: 13 });
    const at14 = scoreResponse(council, { ...agreed(answer([...core, ...bolted])), age: 14 });
    // Core: 12 + 20 + 14 + 18 + 15 + 16 + 14 + 8 + 10 + 9 = 136; independence: 9 + 7 = 16.
    expect([at13.maximum, at13.sections]).toEqual(['136', []]);
    expect([at14.maximum, at14.sections]).toEqual(['152', ['independence']]);
    expect(problemsOf(() => scoreResponse(council, { ...agreed(answer(core)), age: 14 }))).toEqual([
      'missing answers/daily_living/agreed',
      'missing answers/travel/agreed',
    ]);
  });

  test('answered all the same by a younger child is not counted, and warned of', () => {
    const answers = [...answer(core), ['travel', 'Lots of help'] as const];
    const score = scoreResponse(council, { ...agreed(answers), age: 13 });
    expect([score.points, score.warnings.map(({ code }) => code)]).toEqual(['0', ['section-not-asked']]);
  });

  test('needs the age to be given', () => {
    expect(problemsOf(() => scoreResponse(council, agreed(answer(core))))).toEqual(['missing age']);
  });

  test('may ask for another fact about the case', () => {
    const instrument = instrumentOf([{ levels: levelsOf(5, 0) }, { levels: levelsOf(3, 0), section: 'x' }], {
      sections: [{ id: 'x', title: 'X', appliesTo: { characteristic: { name: 'school', oneOf: ['Special'] } } }],
    });
    const one = agreed([['s1', 5]]);
    const both = agreed([
      ['s1', 5],
      ['s2', 3],
    ]);
    const at = (value: string) => ({ characteristics: [{ name: 'school', value }] });
    expect(scoreResponse(instrument, { ...one, ...at('mainstream') }).maximum).toBe('5');
    expect(scoreResponse(instrument, { ...both, ...at('special') }).points).toBe('8');
    expect(problemsOf(() => scoreResponse(instrument, one))).toEqual(['missing characteristics/school']);
  });
});

describe('the instrument and the case', () => {
  const instrument = instrumentOf([{ levels: levelsOf(5, 0) }], {
    ages: { from: 0, to: 17 },
    effectiveFrom: '2026-04-01',
    effectiveTo: '2027-03-31',
  });
  const response = { ...agreed([['s1', 5]]), age: 9 };

  test('outside its ages is refused, or scored by name with a warning', () => {
    expect(problemsOf(() => scoreResponse(instrument, { ...response, age: 18 }))).toEqual(['out-of-range age']);
    const score = scoreResponse(instrument, { ...response, age: 18 }, { outsideAges: 'allow' });
    expect(score.warnings.map(({ code }) => code)).toEqual(['outside-ages']);
    expect(scoreResponse(instrument, agreed([['s1', 5]])).warnings[0]?.code).toBe('age-not-given');
  });

  test.each(['2026-03-31', '2027-04-01'])('assessed on %s, outside its dates, gives a warning', (assessedOn) => {
    expect(scoreResponse(instrument, { ...response, assessedOn }).warnings[0]?.code).toBe('outside-effective-dates');
  });

  test('who assessed, how and when stay with the score', () => {
    const assessment = { assessedOn: '2026-04-01', assessor: 'worker 7', mode: 'supported' };
    expect(scoreResponse(instrument, { ...response, ...assessment })).toMatchObject({ ...assessment, warnings: [] });
  });
});

describe('an instrument without points (RR232 Fig 6)', () => {
  const instrument = instrumentOf([{ levels: [{ name: 'help' }, { name: 'no help' }] }]);
  const response = { caseId: 'c', answers: [{ statement: 's1', agreed: 'help', worker: 'no help' }] };

  test('gives answers and gaps', () => {
    const evaluation = evaluateResponse(instrument, response);
    expect(evaluation.byStatement[0]).toMatchObject({ statementId: 's1', level: 'help' });
    expect(evaluation.gaps[0]).toMatchObject({ statementId: 's1', spread: null });
  });

  test('has no score', () => {
    const error = errorOf(() => scoreResponse(instrument, response));
    expect([error.code, error.path]).toEqual(['undefined-result', ['instrument', 'statements']]);
  });

  test('lists what is unanswered when asked to', () => {
    const none = { caseId: 'c', answers: [] };
    expect(errorOf(() => evaluateResponse(instrument, none)).code).toBe('missing');
    expect(evaluateResponse(instrument, none, { unanswered: 'exclude' }).unanswered).toEqual(['s1']);
  });
});
