import { describe, expect, test } from 'vitest';
import { isRasError } from '../../src/errors.js';
import type { AccountInput, AccountStatement, ReclaimTerms } from '../../src/payment/account/input.js';
import { reconcileAccount } from '../../src/payment/account/reconcile.js';
import { replay } from '../../src/record/step/replay.js';
import { problemsOf } from '../questionnaire/support.js';

const TERMS: ReclaimTerms = {
  allowWeeks: 8,
  weeklyIs: 'gross',
  share: 'all',
  collect: { how: 'repay-by', days: 14 },
  tolerancePercent: 10,
};

/** An account that closes with so much, of a plan of £180 a week of which the council pays £137.65. */
function closing(balance: string, more: Partial<AccountInput> = {}, terms: Partial<ReclaimTerms> = {}): AccountInput {
  const statement: AccountStatement = {
    from: '2026-04-06',
    to: '2026-06-28',
    opening: balance,
    council: 0,
    contribution: 0,
    closing: balance,
    planned: [],
    spent: [],
    ...(balance.startsWith('-') && { openingReason: 'taken over overdrawn' }),
  };
  return {
    caseId: 'F1',
    asOf: '2026-06-28',
    statements: [statement],
    weekly: { gross: '180', net: '137.65' },
    terms: { ...TERMS, ...terms },
    ...more,
  };
}

const HMRC = { what: 'HMRC', amount: '240', dueOn: '2026-07-22' };
const COMING = ['2026-06-29', '2026-07-27', '2026-08-24'].map((on) => ({
  on,
  amount: '550.60',
  contribution: '169.40',
  need: '720',
}));

/** The place of each problem below the input, in order, with the difference that it names. */
function problemsWithDetails(run: () => unknown): unknown[] {
  try {
    run();
  } catch (error) {
    if (!isRasError(error)) throw error;
    const found = error.problems.map(({ path, details }) => [path.slice(1).join('/'), details?.difference] as const);
    return found.sort(([one], [other]) => (one < other ? -1 : 1));
  }
  return [];
}

describe('surplus and reclaim', () => {
  // 2,310 − 240 − 8 × 180 = 630.00
  test('liabilities first, then eight weeks gross', () => {
    const account = reconcileAccount(closing('2310', { liabilities: [HMRC] }));
    expect(account.surplus).toBe('630.00');
    expect(account.reclaim).toBe('630.00');
    expect(account.collection).toEqual([{ on: '2026-07-12', amount: '630.00' }]);
    replay(account.steps);
  });

  // 137.65/180 × 630 = 481.775, a tie
  test.each([
    ['half-up', '481.78'],
    ['family-favour', '481.77'],
  ] as const)('the council share of a tie, %s', (pennies, reclaim) => {
    const input = closing('2310', { liabilities: [HMRC] }, { share: 'council-share', pennies });
    expect(reconcileAccount(input).reclaim).toBe(reclaim);
  });

  // 2,310 − 240 − 8 × 137.65 = 968.80; 137.65/180 × 968.80 = 740.86
  test('eight weeks net', () => {
    const input = closing('2310', { liabilities: [HMRC] }, { weeklyIs: 'net', share: 'council-share' });
    expect(reconcileAccount(input)).toMatchObject({ surplus: '968.80', reclaim: '740.86' });
  });

  // Half of 550.60 is 275.30; 275.30 + 206.48 = 481.78
  test('taken off the payments to come, at most half of each', () => {
    const terms = { share: 'council-share', collect: { how: 'reduce-next', atMostPercent: 50 } } as const;
    const account = reconcileAccount(closing('2310', { liabilities: [HMRC], payments: COMING }, terms));
    expect(account.collection).toEqual([
      { on: '2026-06-29', amount: '275.30' },
      { on: '2026-07-27', amount: '206.48' },
    ]);
    expect(account.duty).toEqual({ answer: 'sufficient', shortfall: '0.00' });
    expect(account.waits).toBe('0.00');
  });

  // 2,000 − 1,440 − 700 = −140; the day after the saving ends 2,000 − 1,440 = 560
  test.each([
    ['2026-06-30', '0.00'],
    ['2026-07-01', '560.00'],
  ])('a saving until 30 June, asked on %s', (asOf, surplus) => {
    const savings = [{ for: 'a wheelchair', amount: '700', until: '2026-06-30' }];
    expect(reconcileAccount(closing('2000', { asOf, savings })).surplus).toBe(surplus);
  });

  test('an overdrawn account has no surplus and is looked at', () => {
    const account = reconcileAccount(closing('-35'));
    expect(account).toMatchObject({ surplus: '0.00', overspent: '35.00', reclaim: '0.00', collection: [] });
    expect(account.triggers.map(({ code }) => code)).toEqual(['overdrawn']);
  });

  // 10 × 42.35 = 423.50 were due and not paid in
  test('contributions that were not paid in are shown, and not reclaimed', () => {
    const account = reconcileAccount(closing('1000', { contributionDue: '423.50' }));
    expect(account).toMatchObject({ contributionArrears: '423.50', surplus: '0.00', reclaim: '0.00' });
    expect(account.triggers.map(({ code }) => code)).toEqual(['contribution-arrears']);
    expect(reconcileAccount(closing('1000')).contributionArrears).toBeNull();
  });

  // 2,310 − 240 − 320 = 1,750; × 137.65/180 = 1,338.26; four weeks after 31 August are 28 September
  test.each([
    ['all', '1750.00'],
    ['council-share', '1338.26'],
  ] as const)('at the end the allowance ends too, share %s', (share, amount) => {
    const notice = { what: 'wages in lieu of notice', amount: '320', dueOn: '2026-09-30' };
    const ended = { on: '2026-08-31', reason: 'left', returnWithinWeeks: 4 } as const;
    const more = { asOf: '2026-08-31', liabilities: [HMRC, notice], ended };
    const account = reconcileAccount(closing('2310', more, { share }));
    expect(account.collection).toEqual([{ on: '2026-09-28', amount }]);
    expect(account.duty).toBeNull();
  });

  test('exactly eight weeks stay', () => {
    expect(reconcileAccount(closing('1440')).surplus).toBe('0.00');
  });

  // 230 − 42.35 = 187.65. 2,310 − 240 − 8 × 230 = 230; × 187.65/230 = 187.65; 481.78 − 187.65 = 294.13 lapses
  test('a reclaim that meets a rise is worked out again', () => {
    const more = { liabilities: [HMRC], weekly: { gross: '230', net: '187.65' }, pending: '481.78' };
    const account = reconcileAccount(closing('2310', more, { share: 'council-share' }));
    expect(account).toMatchObject({ surplus: '230.00', reclaim: '187.65', lapsed: '294.13' });
  });

  // 100 of the family's money that nobody spent: 630 − 100
  test('the contribution was used first, but for what nobody spent', () => {
    const [statement] = closing('2310').statements;
    const paidIn = { ...(statement as AccountStatement), opening: '2210', contribution: '100' };
    const input = { ...closing('2310', { liabilities: [HMRC] }, { share: 'family-first' }), statements: [paidIn] };
    expect(reconcileAccount(input).reclaim).toBe('530.00');
  });

  test('below the least that is reclaimed nothing is', () => {
    const input = closing('2310', { liabilities: [HMRC] }, { leastReclaim: '630.01' });
    expect(reconcileAccount(input)).toMatchObject({ surplus: '630.00', reclaim: '0.00', collection: [] });
  });

  // Of 2,070 usable 1,900 are needed in the next cycles beside the payments: 2,070 + 720 − 2,620 = 170 can be spared.
  test('what need takes waits', () => {
    const payments = [{ on: '2026-06-29', amount: '550.60', contribution: '169.40', need: '2620' }];
    const account = reconcileAccount(closing('2310', { liabilities: [HMRC], payments }));
    expect(account.collection).toEqual([{ on: '2026-07-12', amount: '170.00' }]);
    expect(account).toMatchObject({ reclaim: '630.00', waits: '460.00' });
    expect(account.duty).toEqual({ answer: 'sufficient', shortfall: '0.00' });
  });

  // 2,070 + 720 − 2,800 = −10
  test('payments below need are told, and nothing is collected', () => {
    const payments = [{ on: '2026-06-29', amount: '550.60', contribution: '169.40', need: '2800' }];
    const account = reconcileAccount(closing('2310', { liabilities: [HMRC], payments }));
    expect(account.collection).toEqual([]);
    expect(account.duty).toEqual({ answer: 'shortfall', shortfall: '10.00' });
    expect(account.triggers.map(({ code }) => code)).toEqual(['payment-below-need']);
  });
});

describe('a year of statements, quarter by quarter', () => {
  // quarter   opening  council  contribution  spent on care (hours)  outside  closing
  // spring      0.00  1,651.80     508.20      1,800.00 (100)          0.00   360.00 = 2,160 − 1,800
  // summer    360.00  1,651.80     508.20      2,340.00 (130)         45.00   135.00 = 360 + 2,160 − 2,385
  // autumn    135.00  1,651.80     508.20      1,980.00 (110)          0.00   315.00 = 135 + 2,160 − 1,980
  // winter    315.00  1,651.80       0.00      2,016.00 (112)          0.00   −49.20 = 315 + 1,651.80 − 2,016
  // Planned 12 × 180 = 2,160.00 and 120 hours each: 8,640.00 and 480; used 8,136.00 and 452; 28 hours are banked.
  const quarter = (from: string, to: string, figures: string): AccountStatement => {
    const [opening = '', council = '', contribution = '', care = '', hours = '', outside = '', left = ''] =
      figures.split(' ');
    return {
      from,
      to,
      opening,
      council,
      contribution,
      closing: left,
      planned: [{ line: 'care', amount: '2160', hours: 120 }],
      spent: [
        { line: 'care', amount: care, hours },
        ...(outside === '0' ? [] : [{ what: 'a railcard', amount: outside, on: to, evidence: false }]),
      ],
    };
  };
  const statements = [
    quarter('2026-04-06', '2026-06-28', '0 1651.80 508.20 1800 100 0 360'),
    quarter('2026-06-29', '2026-09-20', '360 1651.80 508.20 2340 130 45 135'),
    quarter('2026-09-21', '2026-12-13', '135 1651.80 508.20 1980 110 0 315'),
    quarter('2026-12-14', '2027-03-07', '315 1651.80 0 2016 112 0 -49.20'),
  ];
  const year = { ...closing('0'), asOf: '2027-03-07', statements, contributionDue: '2032.80' };

  test('the whole of it, line by line', () => {
    const account = reconcileAccount(year);
    // 4 × 1,651.80; 3 × 508.20; 8,136 + 45
    expect(account.statement).toEqual({
      from: '2026-04-06',
      to: '2027-03-07',
      opening: '0.00',
      council: '6607.20',
      contribution: '1524.60',
      other: '0.00',
      spent: '8181.00',
      closing: '-49.20',
    });
    expect(account.lines).toEqual([
      { line: 'care', planned: '8640.00', spent: '8136.00', left: '504.00', bankedHours: '28' },
    ]);
    expect(account).toMatchObject({ notInPlan: '45.00', overspent: '49.20', contributionArrears: '508.20' });
    // 504 of 8,640 are 5.8 per cent, within the ten of the terms.
    expect(account.triggers.map(({ code }) => code)).toEqual([
      'overdrawn',
      'outside-the-plan',
      'evidence-missing',
      'contribution-arrears',
    ]);
  });

  test('under-use beyond the tolerance asks about need', () => {
    const { triggers } = reconcileAccount({ ...year, terms: { ...TERMS, tolerancePercent: 5 } });
    expect(triggers[0]).toEqual({
      code: 'under-use',
      message: '£504.00 of £8,640.00 planned was not used: is need met, and is the plan still right?',
    });
  });

  test('statements that do not join are refused with the difference, all at once', () => {
    const [spring, summer, autumn, winter] = statements as [
      AccountStatement,
      AccountStatement,
      AccountStatement,
      AccountStatement,
    ];
    const broken = [
      spring,
      { ...summer, opening: '350' },
      { ...autumn, from: '2026-09-22' },
      { ...winter, closing: '0' },
    ];
    // 350 − 360; 350 + 2,160 − 2,385 = 125, and 135 is stated; −49.20, and 0 is stated
    expect(problemsWithDetails(() => reconcileAccount({ ...year, statements: broken }))).toEqual([
      ['statements/1/closing', '10.00'],
      ['statements/1/opening', '-10.00'],
      ['statements/2/from', undefined],
      ['statements/3/closing', '49.20'],
    ]);
  });
});

describe('bad input', () => {
  test('is told all at once', () => {
    const input = closing('-10', {
      liabilities: [HMRC],
      weekly: { gross: '100', net: '120' },
      ended: { on: '2026-07-31', reason: 'died', returnWithinWeeks: 4 },
    });
    const [statement] = input.statements;
    const { openingReason: _, ...own } = statement as AccountStatement;
    const spent = [
      { line: 'gone', amount: '0', on: '2026-07-01' },
      { line: 'care', amount: '0' },
    ];
    const planned = [
      { line: 'care', amount: '1' },
      { line: 'care', amount: '2' },
    ];
    const { allowWeeks: __, ...terms } = TERMS;
    const given = { ...input, statements: [{ ...own, spent, planned }], terms: terms as ReclaimTerms };
    expect(problemsOf(() => reconcileAccount(given)).sort()).toEqual([
      'choice-needed input/terms/allowWeeks',
      'duplicate input/statements/0/planned/1/line',
      'inconsistent input/ended/on',
      'inconsistent input/weekly/net',
      'missing input/statements/0/openingReason',
      'out-of-range input/statements/0/spent/0/on',
      'unknown-name input/statements/0/spent/0/line',
    ]);
  });

  test('spending after the end is a liability by name', () => {
    const ended = { on: '2026-05-31', reason: 'left', returnWithinWeeks: 4 } as const;
    const input = closing('100', { ended });
    const [statement] = input.statements;
    const spent = [{ amount: '0', on: '2026-06-01' }];
    const late = { ...input, statements: [{ ...(statement as AccountStatement), spent }] };
    expect(problemsOf(() => reconcileAccount(late))).toEqual(['inconsistent input/statements/0/spent/0/on']);
  });

  test('what is taken off payments names them', () => {
    const input = closing('100', {}, { collect: { how: 'reduce-next', atMostPercent: 50 } });
    expect(problemsOf(() => reconcileAccount(input))).toEqual(['missing input/payments']);
  });
});
