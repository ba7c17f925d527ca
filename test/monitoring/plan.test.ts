import { describe, expect, test } from 'vitest';
import type { MonitoringInput } from '../../src/monitoring/input.js';
import { monitoringPlan, overdueReviews, RR145_LOW } from '../../src/monitoring/plan.js';
import { problemsOf } from '../questionnaire/support.js';

const HIGH = {
  id: 'high',
  ownAccount: false,
  firstCheckMonths: 1,
  thenEveryMonths: 3,
  directPayment: 'with-support',
} as const;
const levels = [
  { name: 'low', band: 'low', score: 1 },
  { name: 'some', band: 'low', score: 3 },
  { name: 'high', band: 'high', score: 9 },
];
const BASE: MonitoringInput = {
  caseId: 'F1',
  startsOn: '2026-04-01',
  asOf: '2026-05-01',
  until: '2028-12-31',
  criteria: ['complexity', 'cost', 'safeguarding'].map((id) => ({ id, levels })),
  answers: ['complexity', 'cost', 'safeguarding'].map((criterion) => ({ criterion, level: 'low' })),
  combine: { how: 'highest' },
  bands: [RR145_LOW, HIGH],
};
const SUM = { how: 'sum', thresholds: [{ upTo: 5, band: 'low' }, { band: 'high' }] } as const;
const answered = (...given: readonly string[]) =>
  given.map((level, index) => ({ criterion: ['complexity', 'cost', 'safeguarding'][index] ?? '', level }));

describe('low risk, as RR145 6.58', () => {
  test('three months, then every twelve', () => {
    const plan = monitoringPlan({ ...BASE, regime: 'care-act-2014' });
    expect(plan).toMatchObject({ band: 'low', ownAccount: true, nextCheckOn: '2026-07-01', reviewBy: '2026-10-01' });
    expect(plan.checks).toEqual(['2026-07-01', '2027-07-01', '2028-07-01']);
    expect(plan.warnings).toEqual([]);
  });

  // 30 November and 3 months: 28 February 2027; and 15 months: 29 February 2028
  test('from the last of a month, counted from the original day', () => {
    const plan = monitoringPlan({ ...BASE, startsOn: '2026-11-30', asOf: '2026-12-01' });
    expect(plan.checks).toEqual(['2027-02-28', '2028-02-29']);
  });

  // Twelve months after a review on 28 February 2027 is 28 February 2028, a day before the check
  test('the regulations count from the review that was held', () => {
    const held = { startsOn: '2026-11-30', asOf: '2027-03-01', checked: ['2027-02-28'], reviewed: ['2027-02-28'] };
    const plan = monitoringPlan({ ...BASE, ...held, regime: 'care-act-2014' });
    expect(plan).toMatchObject({ nextCheckOn: '2028-02-29', reviewBy: '2028-02-28', overdue: [] });
    expect(plan.warnings.map(({ code, details }) => [code, details])).toEqual([
      ['later-than-regulation', { planned: '2028-02-29', latest: '2028-02-28', days: 1 }],
    ]);
  });

  // 1 January 2027 is 92 days after 1 October 2026: 31 + 30 + 31
  test('a first check at nine months is three months too late for a review', () => {
    const late = { ...RR145_LOW, firstCheckMonths: 9 };
    const plan = monitoringPlan({ ...BASE, bands: [late, HIGH], regime: 'care-act-2014' });
    expect(plan.warnings.map(({ details }) => details)).toEqual([
      { planned: '2027-01-01', latest: '2026-10-01', days: 92 },
    ]);
  });
});

describe('the band', () => {
  test.each([
    ['highest', answered('low', 'low', 'high'), BASE.combine, 'high', ['safeguarding']],
    ['1 + 1 + 9 = 11', answered('low', 'low', 'high'), SUM, 'high', ['complexity', 'cost', 'safeguarding']],
    [
      '1 + 1 + 3 = 5, which is included',
      answered('low', 'low', 'some'),
      SUM,
      'low',
      ['complexity', 'cost', 'safeguarding'],
    ],
  ] as const)('%s', (_, answers, combine, band, because) => {
    expect(monitoringPlan({ ...BASE, answers, combine })).toMatchObject({ status: 'planned', band, because });
  });

  test('a criterion without an answer is a question, never the lowest', () => {
    const plan = monitoringPlan({ ...BASE, answers: answered('low', 'low'), regime: 'care-act-2014' });
    expect(plan).toMatchObject({
      status: 'cannot-be-said-yet',
      band: null,
      ownAccount: null,
      unanswered: ['safeguarding'],
      checks: [],
      nextCheckOn: null,
      reviewBy: '2026-10-01',
    });
  });
});

describe('what is overdue', () => {
  // 1 July to 1 November 2026 are 31 + 31 + 30 + 31 = 123 days; 1 October to 1 November 31
  test('in the order of how long it waits', () => {
    const one = { ...BASE, asOf: '2026-11-01', regime: 'care-act-2014' } as const;
    const other = { ...one, caseId: 'F2', checked: ['2026-07-03'], reviewed: ['2026-09-30'] };
    expect(overdueReviews([other, one])).toEqual([
      { caseId: 'F1', what: 'check', dueOn: '2026-07-01', days: 123 },
      { caseId: 'F1', what: 'review', dueOn: '2026-10-01', days: 31 },
    ]);
  });

  test('nothing is on its day', () => {
    expect(monitoringPlan({ ...BASE, asOf: '2026-07-01' }).overdue).toEqual([]);
    expect(monitoringPlan({ ...BASE, asOf: '2026-07-02' }).overdue).toEqual([
      { what: 'check', dueOn: '2026-07-01', days: 1 },
    ]);
  });
});

describe('bad input', () => {
  test('is told all at once', () => {
    const { firstCheckMonths: _, ...open } = HIGH;
    const input = {
      ...BASE,
      until: '2026-01-01',
      bands: [RR145_LOW, open, RR145_LOW],
      criteria: [{ id: 'cost', levels: [{ name: 'low', band: 'none' }] }],
      answers: [
        { criterion: 'cost', level: 'odd' },
        { criterion: 'other', level: 'low' },
        { criterion: 'cost', level: 'low' },
      ],
      checked: ['2026-06-01', '2026-04-15', '2026-04-15'],
    };
    expect(problemsOf(() => monitoringPlan(input as unknown as MonitoringInput)).sort()).toEqual([
      'choice-needed input/bands/1/firstCheckMonths',
      'duplicate input/answers/2/criterion',
      'duplicate input/bands/2/id',
      'inconsistent input/checked/0',
      'inconsistent input/checked/1',
      'inconsistent input/checked/2',
      'inconsistent input/until',
      'unknown-name input/answers/0/level',
      'unknown-name input/answers/1/criterion',
      'unknown-name input/criteria/0/levels/0/band',
    ]);
  });

  test('thresholds with a gap, an overlap or no end are refused', () => {
    const thresholds = [
      { upTo: 5, band: 'low' },
      { upTo: 5, band: 'none' },
      { band: 'low' },
      { upTo: 9, band: 'high' },
    ];
    const combine = { how: 'sum', thresholds } as const;
    expect(problemsOf(() => monitoringPlan({ ...BASE, combine })).sort()).toEqual([
      'inconsistent input/combine/thresholds/1/upTo',
      'inconsistent input/combine/thresholds/3/upTo',
      'missing input/combine/thresholds/2/upTo',
      'unknown-name input/combine/thresholds/1/band',
    ]);
  });

  test('months have no default, nor has the way that answers make a band', () => {
    const { combine: _, ...input } = BASE;
    expect(problemsOf(() => monitoringPlan(input as MonitoringInput))).toContain('choice-needed input/combine');
  });
});
