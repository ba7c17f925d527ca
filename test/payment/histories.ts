import type { PaymentScheduleInput } from '../../src/payment/schedule/input.js';

/** One family's year of payments, worked out by hand. */
export interface History {
  readonly name: string;
  readonly input: PaymentScheduleInput;
  /** A row a payment: the day, gross, contribution, adjustments, and what is paid in the end. */
  readonly payments: string;
  /** Where every pound of the year is. */
  readonly identity: string;
}

// Four-weekly days from Monday 6 April 2026: 6 Apr, 4 May, 1 Jun, 29 Jun, 27 Jul, 24 Aug, 21 Sep, 19 Oct, 16 Nov,
// 14 Dec, 11 Jan, 8 Feb, 8 Mar; the thirteenth cycle ends on 4 April 2027, four days after the year.
const YEAR = { startsOn: '2026-04-01' } as const;
const CARE = { id: 'care', amount: '180', per: 'week', from: '2026-04-06' } as const;
const FOUR_WEEKS = { every: '4-weeks', firstOn: '2026-04-06', timing: 'advance', fourWeekly: 'weekly-rate' } as const;
const MONTHLY = { every: 'month', firstOn: '2026-04-01', timing: 'advance' } as const;
const CONTRIBUTION = { how: 'net', periods: [{ from: '2026-04-01', weekly: '42.35' }] } as const;
const BASE = { caseId: 'F1', year: YEAR, cycle: FOUR_WEEKS, week: '52-weeks', rest: 'last' } as const;
const CARE_ACT: PaymentScheduleInput = { ...BASE, lines: [CARE], contribution: CONTRIBUTION };

/** Thirteen rows alike, but for those that are given by their day. */
function thirteen(row: string, others: Readonly<Record<string, string>> = {}): string {
  const days =
    '2026-04-06 2026-05-04 2026-06-01 2026-06-29 2026-07-27 2026-08-24 2026-09-21 2026-10-19 2026-11-16 2026-12-14 2027-01-11 2027-02-08 2027-03-08';
  return days
    .split(' ')
    .map((day) => `${day} ${others[day] ?? row}`)
    .join('\n');
}

export const HISTORIES: readonly History[] = [
  {
    // 4 × 180 = 720; 4 × 42.35 = 169.40; 4 × 137.65 = 550.60. 13 × 550.60 = 7,157.80.
    // 6 April to 31 March are 360 days: 360/7 × 180 = 9,257.14; × 137.65 = 7,079.14; 360 × 6.05 = 2,178.00.
    // 4/7 × 137.65 = 78.66 are paid for April 2027.
    name: 'a whole year, four-weekly in advance, net of a contribution',
    input: CARE_ACT,
    payments: thirteen('720.00 169.40 0.00 550.60'),
    identity:
      'gross 9257.14 paid 7157.80 contribution 2178.00 suspended 0.00 held 0.00 prepaid 0.00 78.66 owed 0.00 0.00',
  },
  {
    // 8 April to 3 May are 26 days: 26/7 × 180 = 668.57; 26/7 × 137.65 = 511.2714; 26 × 6.05 = 157.30.
    // 358 days of the year: × 180/7 = 9,205.71; × 137.65/7 = 7,039.81; × 6.05 = 2,165.90.
    // 511.27 + 12 × 550.60 = 7,118.47; less 7,039.81 leaves 78.66.
    name: 'a start in the middle of a cycle',
    input: { ...CARE_ACT, lines: [{ ...CARE, from: '2026-04-08' }] },
    payments: thirteen('720.00 169.40 0.00 550.60').replace(
      '2026-04-06 720.00 169.40 0.00 550.60',
      '2026-04-08 668.57 157.30 0.00 511.27',
    ),
    identity:
      'gross 9205.71 paid 7118.47 contribution 2165.90 suspended 0.00 held 0.00 prepaid 0.00 78.66 owed 0.00 0.00',
  },
  {
    // In hospital for 28 days from 7 September, known on the 9th. 14 days of the cycle paid on 24 August come back on
    // 21 September: 275.30 − 550.60 = −275.30. Of the next cycle 14 days are paid: 360.00 − 84.70 = 275.30.
    // 28/7 × 180 = 720.00 suspended. 332 days paid for: × 6.05 = 2,008.60; × 137.65/7 = 6,528.54. 12 × 550.60 = 6,607.20.
    name: 'suspended for hospital, known after the cycle was paid',
    input: {
      ...CARE_ACT,
      suspensions: [{ from: '2026-09-07', to: '2026-10-04', reason: 'hospital', noticedOn: '2026-09-09' }],
    },
    payments: thirteen('720.00 169.40 0.00 550.60', { '2026-09-21': '360.00 84.70 -275.30 0.00' }),
    identity:
      'gross 9257.14 paid 6607.20 contribution 2008.60 suspended 720.00 held 0.00 prepaid 0.00 78.66 owed 0.00 0.00',
  },
  {
    // 19 October to 15 November: 9/7 × 137.65 + 19/7 × 120 = 502.69; 550.60 was paid; −47.91. 480.00 − 47.91 = 432.09.
    // 8 × 550.60 + 432.09 + 4 × 480 = 6,756.89. 205 days at 6.05 and 155 at 60/7: 1,240.25 + 1,328.57 = 2,568.82.
    // 205/7 × 137.65 + 155/7 × 120 = 6,688.32. 4/7 × 120 = 68.57.
    name: 'a contribution that rises on the day of notice, in the middle of a cycle',
    input: {
      ...CARE_ACT,
      contribution: {
        how: 'net',
        periods: [
          { from: '2026-04-01', to: '2026-10-27', weekly: '42.35' },
          { from: '2026-10-28', weekly: '60', noticedOn: '2026-10-28' },
        ],
      },
    },
    payments: thirteen('720.00 169.40 0.00 550.60', {
      '2026-11-16': '720.00 240.00 -47.91 432.09',
      '2026-12-14': '720.00 240.00 0.00 480.00',
      '2027-01-11': '720.00 240.00 0.00 480.00',
      '2027-02-08': '720.00 240.00 0.00 480.00',
      '2027-03-08': '720.00 240.00 0.00 480.00',
    }),
    identity:
      'gross 9257.14 paid 6756.89 contribution 2568.82 suspended 0.00 held 0.00 prepaid 0.00 68.57 owed 0.00 0.00',
  },
  {
    // The rise is told on 9 November and not taken for the days before: 21/7 × 137.65 + 7/7 × 120 = 532.95; −17.65.
    // 8 × 550.60 + 462.35 + 4 × 480 = 6,787.15. 217 days at 6.05 and 143 at 60/7: 1,312.85 + 1,225.71 = 2,538.56.
    // 217/7 × 137.65 + 143/7 × 120 = 4,267.15 + 2,451.43 = 6,718.58.
    name: 'a rise of the contribution that is told late is taken from the day of notice',
    input: {
      ...CARE_ACT,
      contribution: {
        how: 'net',
        periods: [
          { from: '2026-04-01', weekly: '42.35' },
          { from: '2026-10-28', weekly: '60', noticedOn: '2026-11-09' },
        ],
      },
    },
    payments: thirteen('720.00 169.40 0.00 550.60', {
      '2026-11-16': '720.00 240.00 -17.65 462.35',
      '2026-12-14': '720.00 240.00 0.00 480.00',
      '2027-01-11': '720.00 240.00 0.00 480.00',
      '2027-02-08': '720.00 240.00 0.00 480.00',
      '2027-03-08': '720.00 240.00 0.00 480.00',
    }),
    identity:
      'gross 9257.14 paid 6787.15 contribution 2538.56 suspended 0.00 held 0.00 prepaid 0.00 68.57 owed 0.00 0.00',
  },
  {
    // From 28 October the contribution would be 200.00 a week, and the cost is 180.00: 9/7 × 137.65 + 0 = 176.98, of
    // which 9/7 × 42.35 + 19/7 × 180 = 543.02 are contributed; never less than nothing.
    // 7 × 550.60 + 176.98 = 4,031.18. 205/7 × 137.65 = 4,031.18. The rest of 9,257.14 is contributed: 5,225.96.
    name: 'a contribution above the cost, from the middle of a cycle, known before',
    input: {
      ...CARE_ACT,
      contribution: {
        how: 'net',
        periods: [
          { from: '2026-04-01', weekly: '42.35' },
          { from: '2026-10-28', weekly: '200' },
        ],
      },
    },
    payments: thirteen('720.00 169.40 0.00 550.60', {
      '2026-10-19': '720.00 543.02 0.00 176.98',
      '2026-11-16': '720.00 720.00 0.00 0.00',
      '2026-12-14': '720.00 720.00 0.00 0.00',
      '2027-01-11': '720.00 720.00 0.00 0.00',
      '2027-02-08': '720.00 720.00 0.00 0.00',
      '2027-03-08': '720.00 720.00 0.00 0.00',
    }),
    identity:
      'gross 9257.14 paid 4031.18 contribution 5225.96 suspended 0.00 held 0.00 prepaid 0.00 0.00 owed 0.00 0.00',
  },
  {
    // RR145 6.57: 4,095 in twelve of 341.25; insurance on 1 April, equipment on 1 May; 285 of contingency are held.
    // 341.25 + 135 = 476.25; 341.25 + 415 = 756.25; 10 × 341.25 = 3,412.50; together 4,645.00, with 285 held 4,930.00.
    name: 'wages month by month, two payments once, contingency held',
    input: {
      caseId: 'E2',
      year: YEAR,
      cycle: MONTHLY,
      week: '52-weeks',
      rest: 'last',
      lines: [
        { id: 'pa', amount: '4095', per: 'year', wages: true },
        { id: 'insurance', amount: '135', per: 'once', on: '2026-04-01' },
        { id: 'equipment', amount: '415', per: 'once', on: '2026-05-01' },
      ],
      contingency: { amount: '285', how: 'held' },
    },
    payments: `2026-04-01 476.25 0.00 0.00 476.25
      2026-05-01 756.25 0.00 0.00 756.25
      2026-06-01 341.25 0.00 0.00 341.25
      2026-07-01 341.25 0.00 0.00 341.25
      2026-08-01 341.25 0.00 0.00 341.25
      2026-09-01 341.25 0.00 0.00 341.25
      2026-10-01 341.25 0.00 0.00 341.25
      2026-11-01 341.25 0.00 0.00 341.25
      2026-12-01 341.25 0.00 0.00 341.25
      2027-01-01 341.25 0.00 0.00 341.25
      2027-02-01 341.25 0.00 0.00 341.25
      2027-03-01 341.25 0.00 0.00 341.25`,
    identity:
      'gross 4930.00 paid 4645.00 contribution 0.00 suspended 0.00 held 285.00 prepaid 0.00 0.00 owed 0.00 0.00',
  },
  {
    // 39 weeks of term at 105.00, fifteen pounds a day of term: 18 days of April, 31, 30, 12 of July, none of August,
    // 24 of September, 31, 30, 6 + 4 of December, 31, 28, 28. 273 days × 15 = 4,095.00.
    name: 'a helper in term, paid month by month as the school calendar goes',
    input: {
      caseId: 'E2',
      year: YEAR,
      cycle: MONTHLY,
      week: '52-weeks',
      rest: 'last',
      termTime: 'in-term',
      terms: [
        { from: '2026-04-13', to: '2026-07-12' },
        { from: '2026-09-07', to: '2026-12-06' },
        { from: '2026-12-28', to: '2027-03-28' },
      ],
      lines: [{ id: 'pa', amount: '105', per: 'week', termTime: true }],
    },
    payments: `2026-04-01 270.00 0.00 0.00 270.00
      2026-05-01 465.00 0.00 0.00 465.00
      2026-06-01 450.00 0.00 0.00 450.00
      2026-07-01 180.00 0.00 0.00 180.00
      2026-08-01 0.00 0.00 0.00 0.00
      2026-09-01 360.00 0.00 0.00 360.00
      2026-10-01 465.00 0.00 0.00 465.00
      2026-11-01 450.00 0.00 0.00 450.00
      2026-12-01 150.00 0.00 0.00 150.00
      2027-01-01 465.00 0.00 0.00 465.00
      2027-02-01 420.00 0.00 0.00 420.00
      2027-03-01 420.00 0.00 0.00 420.00`,
    identity: 'gross 4095.00 paid 4095.00 contribution 0.00 suspended 0.00 held 0.00 prepaid 0.00 0.00 owed 0.00 0.00',
  },
  {
    // 5 per cent more from the start, known on 20 July: 189 a week; 4 × 9 = 36.00 for each of the four cycles paid.
    // 4 × (189 − 42.35) = 586.60; on 27 July with 144.00 of arrears 730.60; in all 13 × 586.60 = 7,625.80.
    // 360/7 × 189 = 9,720.00; × 146.65/7 = 7,542.00; 4/7 × 146.65 = 83.80.
    name: 'a rate raised afterwards, with its arrears in a line of their own',
    input: {
      ...CARE_ACT,
      lines: [{ ...CARE, changes: [{ from: '2026-04-06', amount: '189', noticedOn: '2026-07-20' }] }],
    },
    payments: thirteen('756.00 169.40 0.00 586.60', {
      '2026-04-06': '720.00 169.40 0.00 550.60',
      '2026-05-04': '720.00 169.40 0.00 550.60',
      '2026-06-01': '720.00 169.40 0.00 550.60',
      '2026-06-29': '720.00 169.40 0.00 550.60',
      '2026-07-27': '756.00 169.40 144.00 730.60',
    }),
    identity:
      'gross 9720.00 paid 7625.80 contribution 2178.00 suspended 0.00 held 0.00 prepaid 0.00 83.80 owed 0.00 0.00',
  },
  {
    // In arrears: the month of March is paid on 1 April, after the year. 83.33 × 10 = 833.30; eleven twelfths of 1,000
    // are 916.67, so that the last is 83.37; 1,000 − 916.67 = 83.33 is owed.
    name: 'month by month in arrears',
    input: {
      caseId: 'F9',
      year: YEAR,
      cycle: { ...MONTHLY, timing: 'arrears' },
      week: '52-weeks',
      rest: 'last',
      lines: [{ id: 'club', amount: '1000', per: 'year', from: '2026-04-01' }],
    },
    payments: `2026-05-01 83.33 0.00 0.00 83.33
      2026-06-01 83.33 0.00 0.00 83.33
      2026-07-01 83.33 0.00 0.00 83.33
      2026-08-01 83.33 0.00 0.00 83.33
      2026-09-01 83.33 0.00 0.00 83.33
      2026-10-01 83.33 0.00 0.00 83.33
      2026-11-01 83.33 0.00 0.00 83.33
      2026-12-01 83.33 0.00 0.00 83.33
      2027-01-01 83.33 0.00 0.00 83.33
      2027-02-01 83.33 0.00 0.00 83.33
      2027-03-01 83.37 0.00 0.00 83.37`,
    identity: 'gross 1000.00 paid 916.67 contribution 0.00 suspended 0.00 held 0.00 prepaid 0.00 0.00 owed 0.00 83.33',
  },
  {
    // Died on 31 August, known on 2 September; 24 August paid for 28 days, of which 8 were lived.
    // 6 × 550.60 = 3,303.60. 148 days: × 180/7 = 3,805.71; × 137.65/7 = 2,910.31; × 6.05 = 895.40. 20/7 × 137.65 = 393.29.
    name: 'a death in the middle of a cycle that was paid',
    input: { ...CARE_ACT, ended: { on: '2026-08-31', noticedOn: '2026-09-02', reason: 'died' } },
    payments: thirteen('720.00 169.40 0.00 550.60').split('\n').slice(0, 6).join('\n'),
    identity:
      'gross 3805.71 paid 3303.60 contribution 895.40 suspended 0.00 held 0.00 prepaid 0.00 393.29 owed 0.00 0.00',
  },
  {
    // The year after: 1 to 4 April 2027 were paid for on 8 March, 4/7 × 137.65 = 78.66. 366 days with 29 February 2028:
    // × 180/7 = 9,411.43; × 137.65/7 = 7,197.13; × 6.05 = 2,214.30. 7,157.80 + 78.66 − 7,197.13 = 39.33 = 2/7 × 137.65.
    name: 'the year after, whose first four days were paid for in the year before',
    input: {
      ...CARE_ACT,
      year: { startsOn: '2027-04-01' },
      cycle: { ...FOUR_WEEKS, firstOn: '2027-04-05' },
    },
    payments: [
      '2027-04-05 2027-05-03 2027-05-31 2027-06-28 2027-07-26 2027-08-23 2027-09-20 2027-10-18 2027-11-15 2027-12-13',
      '2028-01-10 2028-02-07 2028-03-06',
    ]
      .join(' ')
      .split(' ')
      .map((day) => `${day} 720.00 169.40 0.00 550.60`)
      .join('\n'),
    identity:
      'gross 9411.43 paid 7157.80 contribution 2214.30 suspended 0.00 held 0.00 prepaid 78.66 39.33 owed 0.00 0.00',
  },
];

/** What the histories begin with, for tests of one option. */
export const BEGINNINGS = { BASE, CARE, CARE_ACT, CONTRIBUTION, FOUR_WEEKS, MONTHLY, YEAR } as const;
