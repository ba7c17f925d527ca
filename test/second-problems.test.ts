import { describe, expect, test } from 'vitest';
import { allocate, allocateAll } from '../src/allocation/allocate.js';
import { netOffers } from '../src/allocation/changes/net-offers.js';
import { attributePoints } from '../src/allocation/funders/attribute-points.js';
import { finaliseBudget } from '../src/allocation/funders/finalise.js';
import { openModel } from '../src/allocation/open-model.js';
import { compareStageColumns, compareStages } from '../src/change/compare/compare.js';
import { costOfPoints } from '../src/change/what-if/points.js';
import { costPackages } from '../src/costing/cost-packages.js';
import { assertGapWithin } from '../src/equity/assertions/assert-gap.js';
import { assertMedianLossWithin } from '../src/equity/assertions/assert-median-loss.js';
import { groupGaps } from '../src/equity/gaps/group-gaps.js';
import { inequality } from '../src/equity/inequality/inequality.js';
import { equityStatement } from '../src/equity/statement/statement.js';
import { calibratePercentile } from '../src/model/percentile/calibrate.js';
import { onePointMoreOrLess } from '../src/model/percentile/one-point.js';
import { calibratePricePoint } from '../src/model/price-point/calibrate.js';
import { recordChallenge } from '../src/moderation/challenge/challenge.js';
import { caseHistory } from '../src/moderation/history/case-history.js';
import { moderate } from '../src/moderation/moderate.js';
import { parsePolicy } from '../src/moderation/policy/policy.js';
import { inYearCost } from '../src/money/part-year.js';
import { shareAmount } from '../src/money/share.js';
import { buildSetUp } from '../src/programme-cost/set-up/build-set-up.js';
import { assertReproduces } from '../src/published/assert-reproduces.js';
import { scoreResponses } from '../src/questionnaire/score/score.js';
import { given, stepRecorder } from '../src/record/step/recorder.js';
import { parseSettings } from '../src/run/council/settings.js';
import { runCouncil } from '../src/run/run-council.js';
import { breadthAndDepth } from '../src/sensitivity/answers/breadth-depth.js';
import { modelFit } from '../src/sensitivity/fit/fit.js';
import { errorOf, instrumentOf, levelsOf, problemsOf } from './questionnaire/support.js';
import { councilOf } from './run/support.js';

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
    const model = { schemaVersion: 1, kind: 'unheard-of', period: 'year' } as never;
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
    const one = { id: 'points', rule: 'as answered', operation: 'given', unit: 'points' } as const;
    const recorder = stepRecorder();
    recorder.number({ ...one, inputs: [given('value', '1')] });
    const byStatement = [{ statementId: 'a', level: null, points: '1' }];
    const score = { caseId: 'F2', points: '1', maximum: '2', byStatement, steps: recorder.steps } as never;
    const stored = { schemaVersion: 1, kind: 'price-point', period: 'month', fundingBasis: 'pot' } as const;
    const monthly = { ...stored, method: 'total', prices: [{ money: '320', points: '1' }], rounding: {} } as const;
    const allocation = allocate(monthly, { caseId: 'F1', points: 1 });
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

  describe('every characteristic that no case has, beside the other faults', () => {
    const cases = [{ caseId: 'a', site: 'north', points: 1, traditional: 1, indicative: 1, final: 1 }];
    const named = ['unknown-name options/by', 'unknown-name options/by', 'unknown-name options/given'];

    test('of gaps, with a group that a characteristic lacks and an option that is not valid', () => {
      const options = {
        stages: ['final'],
        by: ['ward', 'school', 'site'],
        given: ['tenure'],
        bands: 'each',
        reference: [{ by: 'site', group: 'south' }],
      } as const;
      const reference = 'unknown-name options/reference/0/group';
      expect(problemsOf(() => groupGaps(cases, options))).toEqual([...named, reference]);
      expect(problemsOf(() => groupGaps(cases, { ...options, level: 80 as never }))).toEqual([
        'invalid options/level',
        ...named,
        reference,
      ]);
      const names = errorOf(() => groupGaps(cases, options)).problems.map(({ details }) => details?.name);
      expect(names).toEqual(['ward', 'school', 'tenure', undefined]);
    });

    test('of gaps over columns that lack amounts as well', () => {
      const columns = { points: [1], amounts: { traditional: [100] } };
      const options = { stages: ['final', 'traditional'], by: ['ward'], bands: 'each' } as const;
      expect(problemsOf(() => groupGaps(columns, options))).toEqual([
        'missing cases/amounts/final',
        'unknown-name options/by',
      ]);
      expect(problemsOf(() => compareStageColumns(columns, { from: 'indicative', to: 'final', by: 'ward' }))).toEqual([
        'missing cases/amounts/indicative',
        'missing cases/amounts/final',
        'unknown-name options/by',
      ]);
    });

    test('of inequality, assertions and a statement', () => {
      const by = ['ward', 'school'];
      const twice = ['unknown-name options/by', 'unknown-name options/by'];
      expect(problemsOf(() => inequality(cases, { stages: ['final'], by }))).toEqual(twice);
      expect(
        problemsOf(() => assertMedianLossWithin(cases, { from: 'traditional', to: 'final', by, within: 1 })),
      ).toEqual(twice);
      expect(problemsOf(() => equityStatement(cases, { stages: ['final'], by, bands: 'each', smallCell: 5 }))).toEqual(
        twice,
      );
      // Of a cohort without cases nothing is missing.
      expect(inequality([], { stages: ['final'], by }).n).toBe(0);
    });

    test('of fit, with bands that begin twice, a faulty model and a case that it has no price for', () => {
      const by = ['ward', 'site', 'school'];
      const prices = [{ group: 'under-5', money: '200', points: '1' }];
      expect(problemsOf(() => modelFit(cases, { by, ageBands: [0, 6, 6], list: -1 }))).toEqual([
        'duplicate options/ageBands',
        'out-of-range options/list',
        'unknown-name options/by',
        'unknown-name options/by',
      ]);
      expect(problemsOf(() => modelFit(cases, { by, model: { ...pricePoint, prices } }))).toEqual([
        'unknown-name options/by',
        'unknown-name options/by',
        'missing cases/0/group',
      ]);
      expect(
        problemsOf(() => modelFit([{ caseId: '', points: 1 }], { model: { ...pricePoint, method: 'guess' } as never })),
      ).toEqual(['out-of-range cases/0/caseId', 'invalid options/model/method']);
    });
  });

  describe('a row that stands twice, whatever else is wrong with it', () => {
    test('packages', () => {
      const pkg = {
        caseId: 'a',
        kind: 'package',
        lines: [{ id: '1', amount: '70', per: 'week', convention: '52-weeks' }],
      };
      const faulty = { ...pkg, lines: [{ id: '1', amount: 'much' }] };
      const plan = { ...pkg, kind: 'plan' };
      expect(problemsOf(() => costPackages([faulty, plan, faulty, pkg, { ...pkg, kind: 'gift' }] as never))).toEqual(
        expect.arrayContaining(['duplicate packages/2/caseId', 'duplicate packages/3/caseId']),
      );
      expect(
        problemsOf(() => costPackages([faulty, plan, faulty, pkg] as never)).filter((one) => one.startsWith('dup')),
      ).toHaveLength(2);
      // A fault of the options hides none, either.
      expect(problemsOf(() => costPackages([pkg, pkg] as never, { onDay: 'soon' }))).toEqual([
        'invalid options/onDay',
        'duplicate packages/1/caseId',
      ]);
    });

    test('answers of families', () => {
      const twice = { caseId: 'a', age: 'old', answers: [] };
      expect(
        problemsOf(() =>
          scoreResponses(instrumentOf([{ levels: levelsOf(4, 0) }]), [
            twice,
            { ...twice, caseId: 'b' },
            twice,
          ] as never),
        ).filter((one) => one.startsWith('duplicate')),
      ).toEqual(['duplicate 2/caseId']);
    });
  });

  test('needs of a council, beside a family that there is not', () => {
    const needs = [
      { caseId: 'F1', duty: { needs: 'many' } },
      { caseId: 'F1', duty: {} },
      { caseId: 'nobody', duty: 'none' },
    ];
    const { cohort, ...council } = councilOf();
    const problems = problemsOf(() => runCouncil({ ...council, cohort: { ...cohort, needs } } as never));
    expect(problems).toEqual(
      expect.arrayContaining([
        'invalid cohort/needs/0/duty/needs',
        'duplicate cohort/needs/1/caseId',
        'unknown-name cohort/needs/2/caseId',
      ]),
    );
  });

  test('the fields of a decision beside a result that there is not', () => {
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
    const outcome = { result: 'won', on: 'soon', by: 'Review panel' };
    expect(problemsOf(() => recordChallenge({ ...challenge, outcome } as never))).toEqual([
      'invalid challenge/outcome/result',
      'invalid challenge/outcome/on',
      'missing challenge/outcome/reason',
    ]);
    // Nothing says that it was decided.
    expect(problemsOf(() => recordChallenge({ ...challenge, outcome: { result: 'won' } } as never))).toEqual([
      'invalid challenge/outcome/result',
    ]);
  });

  describe('how a council calibrates beside a kind that there is not', () => {
    const settings = (calibrate: unknown) => problemsOf(() => parseSettings({ title: 't', calibrate }, ['settings']));

    test('what both kinds refuse is told, and what one of them takes is not', () => {
      expect(settings({ kind: 'guess', options: { fundingBasis: 'luck', method: 'total' } })).toEqual([
        'invalid settings/calibrate/kind',
        'invalid settings/calibrate/options/fundingBasis',
      ]);
      expect(settings({ kind: 'guess', options: 'x' })).toEqual([
        'invalid settings/calibrate/kind',
        'invalid settings/calibrate/options',
      ]);
      expect(settings({ kind: 'guess' })).toEqual([
        'invalid settings/calibrate/kind',
        'missing settings/calibrate/options',
      ]);
      expect(settings({ kind: 'guess', options: { fundingBasis: 'pot' } })).toEqual([
        'invalid settings/calibrate/kind',
      ]);
    });
  });

  test('an amount of a year beside the days, and a basis beside an end before the start', () => {
    const span = { yearStartsOn: '2026-04-01', startsOn: '2026-10-01', endsOn: '2026-09-01' };
    expect(problemsOf(() => inYearCost('many', { ...span, basis: 'weeks' } as never))).toEqual([
      'invalid annual',
      'invalid basis',
      'inconsistent endsOn',
    ]);
  });

  test('a sum beside its weights and who gets the pennies that are left', () => {
    expect(problemsOf(() => shareAmount('many', [1, -1], { leftover: 'nobody' } as never))).toEqual([
      'invalid sum',
      'out-of-range weights/1',
      'invalid options/leftover',
    ]);
    expect(problemsOf(() => shareAmount('100', [0, 0], { leftover: 'nobody' } as never))).toEqual([
      'invalid options/leftover',
      'undefined-result ',
    ]);
  });

  test('a school place beside a duty that is of another amount and a plan that is none', () => {
    const streams = [{ id: 'top-up', service: 'education', amount: '2600' }];
    const duty = { answer: 'sufficient', amount: '2500', period: 'year' };
    expect(problemsOf(() => finaliseBudget({ period: 'year', streams, planComplete: 'yes', duty } as never))).toEqual([
      'invalid budget/planComplete',
      'missing budget/schoolPlaceConfirmed',
      'inconsistent budget/duty/amount',
    ]);
  });

  describe('what is wrong between fields beside a fault of another field', () => {
    const sample = [{ caseId: 'a', points: 1, packageValue: 100 }];

    test.each([
      [
        { method: 'largest-package', fundingBasis: 'abc' },
        ['invalid options/fundingBasis', 'missing options/maximumPoints'],
      ],
      [{ method: 'largest-package' }, ['missing options/fundingBasis', 'missing options/maximumPoints']],
      [{ beyondMaximum: 'refer' }, ['missing options/fundingBasis', 'missing options/maximumPoints']],
      // Whether there is a maximum is not known of one that is none.
      [{ method: 'largest-package', fundingBasis: 'pot', maximumPoints: 'ten' }, ['invalid options/maximumPoints']],
    ])('options of RAS 4: %j', (options, problems) => {
      expect(problemsOf(() => calibratePricePoint(sample, options as never))).toEqual(problems);
    });

    test.each([['abc'], [undefined]])('options of RAS 5 with the basis %s', (fundingBasis) => {
      const options = { beyondMaximum: 'refuse', ...(fundingBasis && { fundingBasis }) } as never;
      expect(problemsOf(() => calibratePercentile(sample, options))).toEqual([
        `${fundingBasis ? 'invalid' : 'missing'} options/fundingBasis`,
        'missing options/maximumPoints',
      ]);
    });

    test('on-costs of a post beside an amount, and an id twice beside a salary', () => {
      const posts = [
        { id: 'lead', salary: 'much', months: 12 },
        { id: 'lead', salary: 30_000, months: 25 },
      ];
      expect(problemsOf(() => buildSetUp({ posts, direct: [{ id: 'room' }] } as never))).toEqual([
        'invalid input/posts/0/salary',
        'out-of-range input/posts/1/months',
        'missing input/direct/0/amount',
        'duplicate input/posts/1/id',
        'choice-needed input/posts/0/onCostsPercent',
        'choice-needed input/posts/1/onCostsPercent',
      ]);
    });
  });

  describe('a family twice beside an amount of another row', () => {
    const row = (caseId: string, final: unknown) => ({ caseId, points: 1, packageValue: final, final });
    const rows = [row('a', 100), row('b', 'much'), row('a', 200), row('b', 300)];
    const told = (path: string, field: string) => [
      `invalid ${path}/1/${field}`,
      `duplicate ${path}/2/caseId`,
      `duplicate ${path}/3/caseId`,
    ];
    const cohort = rows.map(({ packageValue: _, ...one }) => one) as never;
    const sample = rows.map(({ final: _, ...one }) => one) as never;

    test.each([
      ['a comparison', told('cases', 'final'), () => compareStages(cohort, { from: 'traditional', to: 'final' })],
      ['inequality', told('cases', 'final'), () => inequality(cohort, { stages: ['final'] })],
      ['RAS 4', told('sample', 'packageValue'), () => calibratePricePoint(sample, { fundingBasis: 'pot' })],
      ['RAS 5', told('sample', 'packageValue'), () => calibratePercentile(sample, { fundingBasis: 'pot' })],
      [
        'budgets',
        ['invalid cases/1/points', 'duplicate cases/2/caseId'],
        () =>
          allocateAll(pricePoint, [
            { caseId: 'a', points: 1 },
            { caseId: 'b', points: 'x' },
            { caseId: 'b', points: 1 },
          ]),
      ],
    ])('%s', (_, problems, call) => {
      expect(problemsOf(call)).toEqual(problems);
    });
  });

  describe('what every form has beside a name that none of them has', () => {
    test('a rule of moderation', () => {
      const rule = { rule: 'flor', at: 'tomorrow', reason: 5 };
      expect(problemsOf(() => parsePolicy({ schemaVersion: 1, period: 'year', rules: [rule] }))).toEqual([
        'invalid policy/rules/0/rule',
        'invalid policy/rules/0/at',
        'missing policy/rules/0/actor',
        'invalid policy/rules/0/reason',
      ]);
    });

    test('a model', () => {
      expect(problemsOf(() => openModel({ schemaVersion: 7, kind: 'price-pint', period: 'yer' }))).toEqual([
        'unknown-name model/kind',
        'invalid model/schemaVersion',
        'invalid model/period',
      ]);
      expect(problemsOf(() => openModel({ period: 'yer' }))).toEqual([
        'unknown-name model/kind',
        'missing model/schemaVersion',
        'invalid model/period',
      ]);
    });
  });
});
