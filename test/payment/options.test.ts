import { describe, expect, test } from 'vitest';
import type { PaymentScheduleInput } from '../../src/payment/schedule/input.js';
import { paymentSchedule } from '../../src/payment/schedule/schedule.js';
import { problemsOf } from '../questionnaire/support.js';
import { BEGINNINGS } from './histories.js';

const { BASE, CARE, CARE_ACT, CONTRIBUTION, FOUR_WEEKS, MONTHLY, YEAR } = BEGINNINGS;
const nets = (input: PaymentScheduleInput) => paymentSchedule(input).payments.map(({ net }) => net);
const days = (input: PaymentScheduleInput) => paymentSchedule(input).payments.map(({ on }) => on);
const codes = (input: PaymentScheduleInput) => paymentSchedule(input).warnings.map(({ code }) => code);
const THOUSAND: PaymentScheduleInput = {
  caseId: 'F9',
  year: YEAR,
  cycle: MONTHLY,
  week: '52-weeks',
  rest: 'last',
  lines: [{ id: 'club', amount: '1000', per: 'year' }],
};

describe('the pennies that are left', () => {
  // 83.33 × 11 = 916.63, and 83.37; or four of 83.34 and eight of 83.33
  test.each([
    ['last', [...Array(11).fill('83.33'), '83.37']],
    ['first', ['83.37', ...Array(11).fill('83.33')]],
    ['largest-remainder', [...Array(4).fill('83.34'), ...Array(8).fill('83.33')]],
  ] as const)('twelfths of 1,000.00, %s', (rest, expected) => {
    expect(nets({ ...THOUSAND, rest })).toEqual(expected);
  });

  // 1,000/13 = 76.923; 76.92 × 12 = 923.04, and 76.96
  test('thirteenths of 1,000.00', () => {
    const cycle = { ...FOUR_WEEKS, fourWeekly: 'thirteenths' } as const;
    expect(nets({ ...THOUSAND, cycle })).toEqual([...Array(12).fill('76.92'), '76.96']);
  });
});

describe('weeks and years', () => {
  // 365/7 × 137.65 = 7,177.46; 12 × 550.60 = 6,607.20, and 570.26 = 550.60 + 19.66 for the odd day
  test('365/7 pays the odd day with the last', () => {
    const year = { startsOn: '2026-04-06', endsOn: '2027-04-05' };
    const schedule = paymentSchedule({ ...CARE_ACT, year, week: '365/7' });
    expect(schedule.payments.map(({ net }) => net)).toEqual([...Array(12).fill('550.60'), '570.26']);
    expect(schedule.payments.at(-1)?.to).toBe('2027-04-05');
    expect(schedule.identity).toMatchObject({ netPaid: '7177.46', prepaid: { closing: '0.00' } });
  });

  // 8 to 31 March are 24 days: 24/7 × 137.65 = 471.94; 12 × 550.60 = 6,607.20; 7,079.14 = 360/7 × 137.65
  test('365/7 pays no day beyond the year', () => {
    const schedule = paymentSchedule({ ...CARE_ACT, week: '365/7' });
    expect(schedule.payments.at(-1)).toMatchObject({ on: '2027-03-08', to: '2027-03-31', net: '471.94' });
    expect(schedule.identity).toMatchObject({ netPaid: '7079.14', prepaid: { closing: '0.00' } });
  });

  // From 1 April a fourteenth payment falls on 31 March: 14 × 400 = 5,600; 365/7 × 100 = 5,214.29; 27/7 × 100 = 385.71
  test('fourteen payments at the weekly rate', () => {
    const cycle = { ...FOUR_WEEKS, firstOn: '2026-04-01' };
    const input = { ...THOUSAND, cycle, lines: [{ id: 'care', amount: '100', per: 'week' as const }] };
    const { payments, identity, warnings } = paymentSchedule(input);
    expect(payments.map(({ net }) => net)).toEqual(Array(14).fill('400.00'));
    expect(identity).toMatchObject({ grossCost: '5214.29', netPaid: '5600.00', prepaid: { closing: '385.71' } });
    expect(warnings.map(({ code }) => code)).toEqual(['fourteen-payments']);
  });

  // 100 × 52 / 13 = 400
  test('thirteenths are thirteen, whenever they begin', () => {
    const cycle = { ...FOUR_WEEKS, firstOn: '2026-04-01', fourWeekly: 'thirteenths' } as const;
    const input = { ...THOUSAND, cycle, lines: [{ id: 'care', amount: '100', per: 'week' as const }] };
    expect(nets(input)).toEqual(Array(13).fill('400.00'));
    expect(codes(input)).toEqual([]);
  });

  // 100 × 52/12 = 433.33, × 12 = 5,200; 100 × 365/84 = 434.52, × 12 = 5,214.29
  test.each([
    ['52-weeks', '5200.00'],
    ['365/7', '5214.29'],
  ] as const)('months of a weekly line, %s', (week, total) => {
    const input = { ...THOUSAND, week, lines: [{ id: 'care', amount: '100', per: 'week' as const }] };
    expect(paymentSchedule(input).identity.netPaid).toBe(total);
  });
});

describe('a contribution', () => {
  // 4 × 180 = 720.00 are paid, and 4 × 42.35 = 169.40 invoiced; 13 × 720 = 9,360.00 and 13 × 169.40 = 2,202.20
  test('gross and invoice', () => {
    const schedule = paymentSchedule({ ...CARE_ACT, contribution: { ...CONTRIBUTION, how: 'gross-and-invoice' } });
    expect(schedule.payments.map(({ paid }) => paid)).toEqual(Array(13).fill('720.00'));
    expect(schedule.invoices.map(({ amount }) => amount)).toEqual(Array(13).fill('169.40'));
    expect(schedule.identity.netPaid).toBe('7157.80');
  });

  // 169.40 at 180/7 a day lasts 6.59 days: the payment comes on the seventh day, six after the first
  test('family first', () => {
    const schedule = paymentSchedule({ ...CARE_ACT, contribution: { ...CONTRIBUTION, how: 'family-first' } });
    expect(schedule.payments.slice(0, 2).map(({ on, net }) => [on, net])).toEqual([
      ['2026-04-12', '550.60'],
      ['2026-05-10', '550.60'],
    ]);
    expect(schedule.identity).toMatchObject({ netPaid: '7157.80', prepaid: { closing: '78.66' } });
  });

  // A rise backdated by name: 9/7 × 137.65 + 19/7 × 120 = 502.69; 480 + 502.69 − 550.60 = 432.09
  test('a rise backdated by name', () => {
    const periods = [
      { from: '2026-04-01', weekly: '42.35' },
      { from: '2026-10-28', weekly: '60', noticedOn: '2026-11-09' },
    ];
    const schedule = paymentSchedule({ ...CARE_ACT, contribution: { how: 'net', periods, backdate: true } });
    expect(schedule.payments[8]).toMatchObject({ on: '2026-11-16', net: '432.09' });
    expect(schedule.payments[8]?.adjustments).toEqual([
      { from: '2026-10-19', to: '2026-11-15', gross: '0.00', contribution: '47.91', net: '-47.91' },
    ]);
  });

  // A fall from 60 to 42.35 from 28 October, told on 9 November, is given back at once: 19 days × 17.65/7 = 47.91
  test('a fall is given back at once', () => {
    const periods = [
      { from: '2026-04-01', weekly: '60' },
      { from: '2026-10-28', weekly: '42.35', noticedOn: '2026-11-09' },
    ];
    // 4 × 137.65 + 47.91
    const schedule = paymentSchedule({ ...CARE_ACT, contribution: { how: 'net', periods } });
    expect(schedule.payments[8]).toMatchObject({ on: '2026-11-16', net: '598.51' });
  });

  // 164 days of the year from 19 October: 164/7 × 20 = 468.57 are above the cost and not charged
  test('above the cost it is told and not charged', () => {
    const periods = [
      { from: '2026-04-01', weekly: '42.35' },
      { from: '2026-10-19', weekly: '200' },
    ];
    const schedule = paymentSchedule({ ...CARE_ACT, contribution: { how: 'net', periods } });
    expect(schedule.excess).toEqual([{ from: '2026-10-19', to: '2027-03-31', amount: '468.57' }]);
    expect(schedule.payments.slice(7).map(({ net, contribution }) => [net, contribution])).toEqual(
      Array(6).fill(['0.00', '720.00']),
    );
    expect(schedule.warnings.map(({ code }) => code)).toEqual(['contribution-exceeds-cost']);
  });
});

describe('contingency, float and cycles of their own', () => {
  const plan = { ...THOUSAND, lines: [{ id: 'pa', amount: '4095', per: 'year' as const }] };

  // 341.25 + 285; or 285/12 = 23.75 with each
  test.each([
    ['with-first', '626.25', '341.25'],
    ['spread', '365.00', '365.00'],
    ['held', '341.25', '341.25'],
  ] as const)('contingency %s', (how, first, second) => {
    const schedule = paymentSchedule({ ...plan, contingency: { amount: '285', how } });
    expect(schedule.payments.slice(0, 2).map(({ net }) => net)).toEqual([first, second]);
    expect(schedule.identity).toMatchObject({ grossCost: '4380.00', heldBack: how === 'held' ? '285.00' : '0.00' });
  });

  // 285 − 100 = 185 stay; 4,095 + 100
  test('what is released of it is paid', () => {
    const releases = [{ on: '2026-10-15', amount: '100' }];
    const { identity, payments } = paymentSchedule({ ...plan, contingency: { amount: '285', how: 'held', releases } });
    expect(identity).toMatchObject({ netPaid: '4195.00', heldBack: '185.00' });
    expect(payments.find(({ on }) => on === '2026-10-15')).toMatchObject({ from: null, net: '100.00' });
  });

  // 2 × 137.65 = 275.30 beside 550.60; it stays prepaid: 78.66 + 275.30 = 353.96
  test('two weeks as a float', () => {
    const schedule = paymentSchedule({ ...CARE_ACT, startUp: { weeks: 2 } });
    expect(schedule.payments[0]?.net).toBe('825.90');
    expect(schedule.identity.prepaid.closing).toBe('353.96');
  });

  // 600 a year from 1 May, once a year: 335 days × 600/365 = 550.68, and 49.32 for April
  test('a payment a year', () => {
    const cycle = { every: 'year', firstOn: '2026-05-01', timing: 'advance' } as const;
    const gym = { id: 'gym', amount: '600', per: 'year', from: '2026-05-01', cycle } as const;
    const schedule = paymentSchedule({ ...plan, lines: [...plan.lines, gym] });
    expect(schedule.payments[1]).toMatchObject({ on: '2026-05-01', net: '941.25', to: '2027-04-30' });
    expect(schedule.identity).toMatchObject({ grossCost: '4645.68', prepaid: { closing: '49.32' } });
    expect(schedule.lines).toEqual([
      { line: 'pa', amount: '4095.00' },
      { line: 'gym', amount: '600.00' },
    ]);
  });

  // Three terms of 13 weeks at 105.00: 1,365.00 each; or 105 × 39 / 12 = 341.25 month by month
  test('a helper in term: by term, and evenly', () => {
    const terms = [
      { from: '2026-04-13', to: '2026-07-12' },
      { from: '2026-09-07', to: '2026-12-06' },
      { from: '2026-12-28', to: '2027-03-28' },
    ];
    const helper = { ...plan, terms, lines: [{ id: 'pa', amount: '105', per: 'week' as const, termTime: true }] };
    const byTerm = { ...helper, termTime: 'in-term', cycle: { every: 'term', timing: 'advance' } } as const;
    expect(paymentSchedule(byTerm).payments.map(({ on, net }) => [on, net])).toEqual([
      ['2026-04-01', '1365.00'],
      ['2026-09-07', '1365.00'],
      ['2026-12-28', '1365.00'],
    ]);
    expect(nets({ ...helper, termTime: 'even-over-year' })).toEqual(Array(12).fill('341.25'));
  });

  test('quarters, from the last day of a month', () => {
    const cycle = { every: 'quarter', firstOn: '2026-05-31', timing: 'advance' } as const;
    expect(days({ ...THOUSAND, cycle })).toEqual(['2026-05-31', '2026-08-31', '2026-11-30', '2027-02-28']);
  });

  test('wages in arrears are warned of', () => {
    const cycle = { ...MONTHLY, timing: 'arrears' } as const;
    const lines = [{ id: 'pa', amount: '4095', per: 'year', wages: true, from: '2026-04-01' } as const];
    expect(codes({ ...plan, cycle, lines })).toEqual(['wages-in-arrears']);
  });

  test('a term of days that are no weeks is warned of', () => {
    const terms = [{ from: '2026-04-13', to: '2026-07-10' }];
    expect(codes({ ...plan, terms })).toEqual(['term-not-in-weeks']);
  });
});

describe('bad input', () => {
  test('choices that no report gives are asked for, all at once', () => {
    const { week: _, rest: __, ...input } = CARE_ACT;
    const { fourWeekly: ___, ...cycle } = FOUR_WEEKS;
    const given = { ...input, cycle, contribution: { periods: CONTRIBUTION.periods }, contingency: { amount: 1 } };
    expect(problemsOf(() => paymentSchedule(given as unknown as PaymentScheduleInput)).sort()).toEqual([
      'choice-needed input/contingency/how',
      'choice-needed input/contribution/how',
      'choice-needed input/cycle/fourWeekly',
      'choice-needed input/rest',
      'choice-needed input/week',
    ]);
  });

  test('what does not agree is told, all at once', () => {
    const input: PaymentScheduleInput = {
      ...BASE,
      year: { startsOn: '2026-04-01', endsOn: '2026-04-20' },
      lines: [
        { ...CARE, to: '2026-04-01' },
        { ...CARE, termTime: true },
        { id: 'bed', amount: 5, per: 'once', on: '2026-03-31' },
        { id: 'hoist', amount: 5, per: 'once' },
      ],
      contribution: {
        how: 'net',
        periods: [
          { from: '2026-04-01', to: '2026-04-10', weekly: 1 },
          { from: '2026-04-10', weekly: 2 },
        ],
      },
      suspensions: [{ from: '2026-04-02', to: '2026-04-01', reason: 'hospital', lines: ['cat'] }],
      contingency: { amount: 1, how: 'held', releases: [{ on: '2026-05-01', amount: 2 }] },
    };
    expect(problemsOf(() => paymentSchedule(input)).sort()).toEqual([
      'choice-needed input/termTime',
      'duplicate input/lines/1/id',
      'inconsistent input/contingency/releases/0/amount',
      'inconsistent input/contribution/periods/1/from',
      'inconsistent input/cycle/every',
      'inconsistent input/lines/0/to',
      'inconsistent input/suspensions/0/to',
      'missing input/lines/3/on',
      'missing input/terms',
      'out-of-range input/contingency/releases/0/on',
      'out-of-range input/lines/2/on',
      'unknown-name input/suspensions/0/lines/0',
    ]);
  });

  test.each([
    [
      'between two periods',
      [
        { from: '2026-04-01', to: '2026-04-30', weekly: 1 },
        { from: '2026-05-02', weekly: 2 },
      ],
    ],
    ['before the first', [{ from: '2026-05-01', weekly: 1 }]],
    ['after the last', [{ from: '2026-04-01', to: '2026-12-31', weekly: 1 }]],
  ])('a day without a word on the contribution is a question, not £0: %s', (_, periods) => {
    const input = { ...CARE_ACT, contribution: { how: 'net' as const, periods } };
    expect(problemsOf(() => paymentSchedule(input))[0]).toMatch(/^missing input\/contribution\/periods/);
  });

  test('family first is for money in advance', () => {
    const cycle = { ...FOUR_WEEKS, timing: 'arrears' } as const;
    const input = { ...CARE_ACT, cycle, contribution: { ...CONTRIBUTION, how: 'family-first' } as const };
    expect(problemsOf(() => paymentSchedule(input))).toEqual(['inconsistent input/contribution/how']);
  });
});
