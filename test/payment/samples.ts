import type { MonitoringInput } from '../../src/monitoring/input.js';
import type { AccountInput } from '../../src/payment/account/input.js';
import type { PaymentScheduleInput } from '../../src/payment/schedule/input.js';

/** A plan with everything that a schedule of payments may have. */
export const EVERY_PAYMENT: PaymentScheduleInput = {
  caseId: 'F1',
  year: { startsOn: '2026-04-01', endsOn: '2027-03-31' },
  cycle: { every: '4-weeks', firstOn: '2026-04-06', timing: 'advance', fourWeekly: 'weekly-rate' },
  week: '52-weeks',
  rest: 'largest-remainder',
  lines: [
    {
      id: 'care',
      name: 'A helper in the evening',
      amount: '180',
      per: 'week',
      from: '2026-04-06',
      to: '2027-03-28',
      wages: true,
      changes: [{ from: '2026-05-04', amount: '189', noticedOn: '2026-07-20' }],
    },
    { id: 'club', amount: '105', per: 'week', termTime: true, cycle: { every: 'term', timing: 'arrears' } },
    { id: 'gym', amount: '50.50', per: 'month', cycle: { every: 'month', firstOn: '2026-04-01', timing: 'advance' } },
    { id: 'hoist', amount: '415', per: 'once', on: '2026-05-15' },
  ],
  contribution: {
    how: 'family-first',
    backdate: true,
    periods: [
      { from: '2026-03-01', to: '2026-10-27', weekly: '42.35' },
      { from: '2026-10-28', weekly: '60', noticedOn: '2026-11-02' },
    ],
  },
  contingency: { amount: '285', how: 'held', releases: [{ on: '2026-09-15', amount: '100' }] },
  suspensions: [{ from: '2026-08-01', to: '2026-08-21', reason: 'hospital', noticedOn: '2026-08-03', lines: ['care'] }],
  startUp: { weeks: '1.5' },
  terms: [
    { from: '2026-04-13', to: '2026-07-12' },
    { from: '2026-09-07', to: '2026-12-06' },
  ],
  termTime: 'in-term',
  opening: { prepaid: '40', owed: '0' },
  ended: { on: '2027-02-28', noticedOn: '2027-03-10', reason: 'left' },
};

/** Plain twelfths. */
export const TWELFTHS: PaymentScheduleInput = {
  caseId: 'F9',
  year: { startsOn: '2026-04-01' },
  cycle: { every: 'month', firstOn: '2026-04-01', timing: 'advance' },
  week: '365/7',
  rest: 'last',
  lines: [{ id: 'club', amount: '1000', per: 'year' }],
};

/** An account with everything that one may have. */
export const EVERY_ACCOUNT: AccountInput = {
  caseId: 'F1',
  asOf: '2026-09-20',
  statements: [
    {
      from: '2026-04-06',
      to: '2026-06-28',
      opening: '-10',
      openingReason: 'a bill of the year before',
      council: '3000',
      contribution: '508.20',
      other: '12',
      planned: [{ line: 'care', amount: '2160', hours: 120 }],
      spent: [
        { line: 'care', amount: '850', hours: '47.5', on: '2026-05-29' },
        { what: 'a railcard', amount: '45', evidence: false },
      ],
      closing: '2615.20',
    },
    {
      from: '2026-06-29',
      to: '2026-09-20',
      opening: '2615.20',
      council: '1651.80',
      contribution: '0',
      planned: [{ line: 'care', amount: '2160', hours: 120 }],
      spent: [{ line: 'care', amount: '1000', hours: 60 }],
      closing: '3267',
    },
  ],
  weekly: { gross: '180', net: '137.65' },
  liabilities: [{ what: 'HMRC', amount: '240', dueOn: '2026-10-22' }],
  savings: [{ for: 'a wheelchair', amount: '300', until: '2026-12-31' }],
  carryOver: { amount: '50', reason: 'agreed at review' },
  contributionDue: '1016.40',
  pending: '1000',
  payments: [
    { on: '2026-09-21', amount: '550.60', contribution: '169.40', need: '720' },
    { on: '2026-10-19', amount: '550.60', contribution: '169.40', need: '720' },
  ],
  terms: {
    allowWeeks: '8',
    weeklyIs: 'gross',
    share: 'council-share',
    collect: { how: 'reduce-next', atMostPercent: '50' },
    tolerancePercent: 10,
    leastReclaim: '25',
    pennies: 'family-favour',
  },
};

const [FIRST = { from: '', to: '', opening: 0, closing: 0, council: 0, contribution: 0, planned: [], spent: [] }] =
  EVERY_ACCOUNT.statements;
const { payments: _, pending: __, ...OPEN } = EVERY_ACCOUNT;

/** An account of a plan that has ended. */
export const ENDED_ACCOUNT: AccountInput = {
  ...OPEN,
  statements: [FIRST],
  ended: { on: '2026-06-28', reason: 'died', returnWithinWeeks: 4 },
  terms: { ...EVERY_ACCOUNT.terms, collect: { how: 'repay-by', days: 14 } },
};

/** An account that is overdrawn, and one from which nothing comes back. */
export const OVERDRAWN: AccountInput = {
  caseId: 'F2',
  asOf: '2026-06-28',
  statements: [
    {
      from: '2026-04-06',
      to: '2026-06-28',
      opening: '0',
      council: '100',
      contribution: '0',
      planned: [{ line: 'care', amount: '100' }],
      spent: [{ line: 'care', amount: '135' }],
      closing: '-35',
    },
  ],
  weekly: { gross: '180', net: '137.65' },
  terms: ENDED_ACCOUNT.terms,
};
export const SETTLED: AccountInput = {
  ...OVERDRAWN,
  statements: [{ ...OVERDRAWN.statements[0], spent: [], closing: '100' } as AccountInput['statements'][number]],
};

/** Risk by scores, under the regulations. */
export const MONITORED: MonitoringInput = {
  caseId: 'F1',
  startsOn: '2026-11-30',
  asOf: '2027-06-15',
  until: '2029-12-31',
  criteria: [
    {
      id: 'complexity',
      levels: [
        { name: 'low', score: 1 },
        { name: 'high', score: '9' },
      ],
    },
    { id: 'safeguarding', levels: [{ name: 'none', score: 1, band: 'low' }] },
  ],
  answers: [
    { criterion: 'complexity', level: 'low' },
    { criterion: 'safeguarding', level: 'none' },
  ],
  combine: { how: 'sum', thresholds: [{ upTo: 5, band: 'low' }, { band: 'high' }] },
  bands: [
    { id: 'low', ownAccount: true, firstCheckMonths: 3, thenEveryMonths: 12, directPayment: 'yes' },
    { id: 'high', ownAccount: false, firstCheckMonths: 1, thenEveryMonths: 3, directPayment: 'with-support' },
  ],
  checked: ['2027-02-26'],
  reviewed: ['2027-02-28'],
  regime: 'care-act-2014',
};

/** The highest of the answers, one of which is not there. */
export const OPEN_RISK: MonitoringInput = {
  caseId: 'F2',
  startsOn: '2026-04-01',
  asOf: '2026-05-01',
  until: '2027-12-31',
  criteria: [
    { id: 'cost', levels: [{ name: 'low', band: 'low' }] },
    { id: 'safeguarding', levels: [{ name: 'none', band: 'low' }] },
  ],
  answers: [{ criterion: 'cost', level: 'low' }],
  combine: { how: 'highest' },
  bands: [{ id: 'low', ownAccount: true, firstCheckMonths: 3, thenEveryMonths: 12, directPayment: 'yes' }],
};
