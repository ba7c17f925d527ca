import { describe, expect, test } from 'vitest';
import { allocate } from '../src/allocation/allocate.js';
import { netOffers } from '../src/allocation/changes/net-offers.js';
import { attributePoints } from '../src/allocation/funders/attribute-points.js';
import { costOfPoints } from '../src/change/what-if/points.js';
import { assertGapWithin } from '../src/equity/assertions/assert-gap.js';
import { groupGaps } from '../src/equity/gaps/group-gaps.js';
import { calibratePercentile } from '../src/model/percentile/calibrate.js';
import { onePointMoreOrLess } from '../src/model/percentile/one-point.js';
import { recordChallenge } from '../src/moderation/challenge/challenge.js';
import { caseHistory } from '../src/moderation/history/case-history.js';
import { moderate } from '../src/moderation/moderate.js';
import { assertReproduces } from '../src/published/assert-reproduces.js';
import { breadthAndDepth } from '../src/sensitivity/answers/breadth-depth.js';
import { problemsOf } from './questionnaire/support.js';

// One argument is at fault as well as another; whoever mends the first should not have to come back for the second.
describe('a fault does not hide another of something else', () => {
  const pricePoint = {
    schemaVersion: 1,
    kind: 'price-point',
    period: 'year',
    fundingBasis: 'pot',
    method: 'total',
    prices: [{ money: '200', points: '1' }],
    rounding: {},
  } as const;

  test('an unknown family beside a faulty model', () => {
    const model = { ...pricePoint, method: 'guess' } as never;
    expect(
      problemsOf(() => costOfPoints(model, [{ caseId: 'a', points: 1 }], { statement: 's', caseIds: ['b'] })),
    ).toEqual(['unknown-name more/caseIds/0', 'invalid model/method']);
  });

  test('who funds what beside a faulty score', () => {
    const half = [{ statementId: 'z', funders: [{ funder: 'health', percent: 50 }] }];
    // Nobody is named for a, either.
    const byStatement = [{ statementId: 'a', points: '1' }];
    expect(problemsOf(() => attributePoints({ points: 'many', byStatement } as never, half))).toEqual([
      'invalid score/points',
      'unknown-name attribution/0/statementId',
      'inconsistent attribution/0/funders',
      'missing score/byStatement/0/statementId',
    ]);
    expect(problemsOf(() => attributePoints({ points: '2', byStatement }, half))).toEqual([
      'inconsistent score/points',
      'unknown-name attribution/0/statementId',
      'inconsistent attribution/0/funders',
      'missing score/byStatement/0/statementId',
    ]);
    // Which questions there are cannot be told of a list that is none.
    expect(problemsOf(() => attributePoints({ points: '2', byStatement: 'a' } as never, half))).toEqual([
      'invalid score/byStatement',
      'inconsistent attribution/0/funders',
    ]);
  });

  describe('offers beside a faulty allocation', () => {
    const offers = [{ agency: 'health', amount: '10', per: 'week' as const, outcome: 'friends' }];
    const model = {
      schemaVersion: 1,
      kind: 'level-prices',
      period: 'year',
      levels: [
        { id: 'none', amount: '0' },
        { id: 'some', amount: '900' },
      ],
      outcomes: [{ id: 'sleep' }],
    } as const;
    const sound = allocate(model, { caseId: 'c', answers: [{ outcome: 'sleep', level: 'some' }] });

    test.each([
      ['a status that there is not', { ...sound, status: 'unheard-of' }, 'invalid allocation/status'],
      ['no budget', { ...sound, status: 'no-budget', indicative: null }, 'undefined-result allocation'],
    ])('%s', (_, allocation, problem) => {
      expect(problemsOf(() => netOffers(allocation as never, { by: 'outcome', offers }))).toEqual([
        problem,
        'inconsistent options/offers/0/per',
        'unknown-name options/offers/0/outcome',
      ]);
    });

    test('parts that cannot be read say nothing of the outcomes', () => {
      const allocation = { ...sound, parts: 'sleep' } as never;
      expect(problemsOf(() => netOffers(allocation, { by: 'outcome', offers }))).toEqual([
        'invalid allocation/parts',
        'inconsistent options/offers/0/per',
      ]);
    });
  });

  test('how many cases the rows have beside a faulty row', () => {
    const { model } = calibratePercentile(
      [
        { caseId: 'a', points: 31, packageValue: '9000' },
        { caseId: 'b', points: 30, packageValue: '4000' },
        { caseId: 'c', points: 20, packageValue: '3000' },
      ],
      { fundingBasis: 'pot' },
    );
    const [first, ...rows] = model.rows;
    const altered = { ...model, counts: { scores: 4, packages: 3 }, rows: [{ ...first, money: 'much' }, ...rows] };
    expect(problemsOf(() => onePointMoreOrLess(altered as never, 30))).toEqual([
      'invalid model/rows/0/money',
      'inconsistent model/counts/scores',
    ]);
  });

  test('a value that is no number beside a figure that no report has', () => {
    expect(problemsOf(() => assertReproduces('no-such-figure' as never, 'much'))).toEqual([
      'unknown-name figure',
      'invalid computed',
    ]);
  });

  test('a model that prices no columns beside a column that is none', () => {
    const statements = [{ id: 'sleep', points: 'many' }] as never;
    const model = { schemaVersion: 1, kind: 'unheard-of' } as never;
    expect(problemsOf(() => breadthAndDepth({ statements }, { model }))).toEqual([
      'unknown-name options/model/kind',
      'invalid statements/sleep/points',
    ]);
  });

  test('a score of another case and another period beside an altered record', () => {
    const policy = {
      schemaVersion: 1,
      period: 'year',
      rules: [{ rule: 'floor', at: 'communicated', actor: 'Cabinet', reason: 'a decent start', amount: '500' }],
    } as const;
    const moderated = moderate({ caseId: 'F1', period: 'year', amounts: { indicative: '320' } }, policy);
    const altered = { ...moderated, proposed: { ...moderated.proposed, communicated: '600.00' } };
    const score = { caseId: 'F2', points: '1', maximum: '2', byStatement: [] } as never;
    const allocation = { caseId: 'F1', period: 'month', modelKind: 'price-point' } as never;
    const problems = problemsOf(() => caseHistory({ moderated: altered, score, allocation }));
    expect(problems[0]).toMatch(/^replay-mismatch /);
    expect(problems.slice(1)).toEqual(['inconsistent score/caseId', 'inconsistent allocation/period']);
  });

  describe('the amount of a challenge beside a fault of its outcome', () => {
    const challenge = {
      caseId: 'F1',
      period: 'year',
      raisedOn: '2026-06-01',
      raisedBy: 'the parents',
      against: 'final',
      grounds: 'two nights a week are not enough',
      amount: '6000',
      paidMeanwhile: { amount: '6000', footing: 'the challenged budget is paid until the outcome' },
    } as const;
    const ended = { on: 'soon', by: 'Review panel', reason: 'three nights' };

    test.each([
      ['missing', { ...ended, result: 'upheld' }],
      ['inconsistent', { ...ended, result: 'not-upheld', amount: '5' }],
    ] as const)('%s', (code, outcome) => {
      expect(problemsOf(() => recordChallenge({ ...challenge, outcome }))).toEqual([
        'invalid challenge/outcome/on',
        `${code} challenge/outcome/amount`,
      ]);
    });
  });

  test('a reference group beside characteristics that are missing', () => {
    const cases = [{ caseId: 'a', site: 'north', final: 1 }];
    const options = { by: [], bands: 'each', reference: [{ by: 'site', group: 'north' }] } as const;
    const problems = ['out-of-range options/by', 'unknown-name options/reference/0/by'];
    expect(problemsOf(() => assertGapWithin(cases, { ...options, stage: 'final', within: 1 }))).toEqual(problems);
    expect(problemsOf(() => groupGaps(cases, { ...options, stages: ['final'] }))).toEqual(problems);
  });
});
