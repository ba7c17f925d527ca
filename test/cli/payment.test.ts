import { describe, expect, test } from 'vitest';
import type { Json } from '../../src/record/json.js';
import { verifyRecord } from '../../src/records/verify.js';
import { BEGINNINGS } from '../payment/histories.js';
import { put, runIn, temporaryFolder } from './support.js';

const { CARE_ACT, MONTHLY, YEAR } = BEGINNINGS;
const folder = temporaryFolder();
const run = runIn(folder);
const OTHER = {
  caseId: 'E2',
  year: YEAR,
  lines: [
    { id: 'pa', amount: '4095', per: 'year' },
    { id: 'equipment', amount: '415', per: 'once', on: '2026-05-15' },
  ],
  cycle: MONTHLY,
  week: '52-weeks',
  rest: 'last',
  contingency: { amount: '285', how: 'held' },
};
const plans = put(folder, 'plans.json', JSON.stringify([CARE_ACT, OTHER]));
const ACCOUNT = {
  caseId: 'F1',
  asOf: '2026-06-28',
  statements: [
    {
      from: '2026-04-06',
      to: '2026-06-28',
      opening: '1000',
      council: '1651.80',
      contribution: '508.20',
      planned: [{ line: 'care', amount: '2160', hours: 120 }],
      spent: [{ line: 'care', amount: '850', hours: 47 }],
      closing: '2310',
    },
  ],
  weekly: { gross: '180', net: '137.65' },
  liabilities: [{ what: 'HMRC', amount: '240', dueOn: '2026-07-22' }],
  terms: {
    allowWeeks: 8,
    weeklyIs: 'gross',
    share: 'council-share',
    collect: { how: 'repay-by', days: 14 },
    tolerancePercent: 10,
  },
};

describe('pay', () => {
  test('a payment run of several families, in the order of the days', async () => {
    const { code, out } = await run('pay', plans, '--format', 'csv');
    expect(code).toBe(0);
    const rows = out.trim().split(/\r?\n/);
    // 13 payments of F1; twelve of E2, and its equipment on a day of its own
    expect(rows.length).toBe(1 + 13 + 13);
    expect(rows.slice(0, 3)).toEqual([
      'case_id,on,from,to,gross,contribution,adjusted,carried,net,paid,invoice',
      'E2,2026-04-01,2026-04-01,2026-04-30,341.25,0.00,0.00,0.00,341.25,341.25,',
      'F1,2026-04-06,2026-04-06,2026-05-03,720.00,169.40,0.00,0.00,550.60,550.60,',
    ]);
  });

  // 9,257.14 + 4,795.00; 7,157.80 + 4,510.00
  test('where the cost of the year is, family by family and together', async () => {
    const { out } = await run('pay', plans, '--format', 'markdown');
    expect(out).toContain('| F1 | 9257.14 | 7157.80 | 2178.00 | 0.00 | 0.00 | 0.00 | 78.66 | 0.00 | 0.00 |');
    expect(out).toContain('| all | 14052.14 | 11667.80 | 2178.00 | 0.00 | 285.00 | 0.00 | 78.66 | 0.00 | 0.00 |');
  });

  test('a calendar that a family can read', async () => {
    const suspended = {
      ...CARE_ACT,
      suspensions: [{ from: '2026-09-07', to: '2026-10-04', reason: 'hospital', noticedOn: '2026-09-09' }],
    };
    const { out } = await run('pay', put(folder, 'one.json', JSON.stringify(suspended)), '--calendar', 'F1');
    expect(out).toContain('# When money is paid: F1\n\nFrom 1 April 2026 to 31 March 2027.');
    expect(out).toContain('| Day | For | Paid to you | You pay in |');
    expect(out).toContain('| 6 April 2026 | 6 April 2026 to 3 May 2026 | £550.60 | £169.40 |');
    // 84.70 for 14 days, less 84.70 that was counted for 14 others
    expect(out).toContain('| 21 September 2026 | 21 September 2026 to 18 October 2026 | £0.00 | £0.00 |');
    expect(out).toContain(
      '- On 21 September 2026: £275.30 less, because something changed for 24 August 2026 to 20 September 2026 that was not known when that was paid.',
    );
    expect(out).toContain('£720.00 is not paid, for days on which payments are suspended.');
    expect(out).not.toContain('kept back');
    const held = await run('pay', plans, '--calendar', 'E2');
    expect(held.out).toContain('£285.00 of your plan is kept back for what cannot be foreseen.');
    expect(held.out).toContain('| 15 May 2026 | a payment once | £415.00 | £0.00 |');
  });

  test('invoices are asked for, and named so', async () => {
    const invoiced = { ...CARE_ACT, contribution: { ...CARE_ACT.contribution, how: 'gross-and-invoice' } };
    const name = put(folder, 'invoiced.json', JSON.stringify(invoiced));
    const { out } = await run('pay', name, '--calendar', 'F1');
    expect(out).toContain('| Day | For | Paid to you | You are asked for |');
    expect(out).toContain('| £720.00 | £169.40 |');
    const sheet = await run('pay', name, '--format', 'csv');
    expect(sheet.out).toContain('720.00,169.40,0.00,0.00,550.60,720.00,169.40');
  });

  test('sealed records, a line each, which verify', async () => {
    const { out, err } = await run('pay', plans, '--record');
    const records = out
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as Json);
    expect(records.map((record) => verifyRecord(record).amounts)).toMatchObject([
      { netPaid: '7157.80' },
      { netPaid: '4510.00', heldBack: '285.00' },
    ]);
    expect(err).toBe('');
    put(folder, 'paid.ndjson', out);
    const checked = await run('check-record', 'paid.ndjson');
    expect(checked.code).toBe(0);
  });

  test('what is wrong with any family is told with its place, all at once', async () => {
    const { week: _, ...open } = OTHER;
    const name = put(folder, 'wrong.json', JSON.stringify([{ ...CARE_ACT, rest: 'odd' }, open], null, 1));
    const { code, err } = await run('pay', name);
    expect(code).toBe(2);
    expect(err).toMatch(/wrong\.json:\d+:\d+: .*\[0\]\.rest/);
    expect(err).toMatch(/wrong\.json:\d+:\d+: .*\[1\]\.week/);
    const none = await run('pay', plans, '--calendar', 'X');
    expect(none.err).toContain('--calendar: no plan is of "X"');
    expect((await run('pay', put(folder, 'none.json', '[]'))).code).toBe(2);
  });
});

describe('reconcile', () => {
  test('an account in a row, line by line and for a review', async () => {
    const name = put(folder, 'account.json', JSON.stringify(ACCOUNT));
    const { out } = await run('reconcile', name, '--format', 'csv');
    expect(out.trim().split(/\r?\n/)[1]).toBe(
      'F1,2026-06-28,1000.00,1651.80,508.20,0.00,850.00,2310.00,240.00,1440.00,630.00,481.78,0.00,,under-use',
    );
    const page = await run('reconcile', name, '--format', 'markdown');
    expect(page.out).toContain('| care | 2160.00 | 850.00 | 1310.00 | 73 |');
    expect(page.out).toContain('| 2026-07-12 | 481.78 |');
    const record = await run('reconcile', name, '--record');
    expect(verifyRecord(JSON.parse(record.out)).amounts).toEqual({
      closing: '2310.00',
      surplus: '630.00',
      reclaim: '481.78',
      waits: '0.00',
    });
  });

  test('statements that do not join are refused with the difference', async () => {
    const [statement] = ACCOUNT.statements;
    const next = { ...statement, from: '2026-06-29', to: '2026-07-26', opening: '2300', closing: '3610' };
    const wrong = { ...ACCOUNT, asOf: '2026-07-26', statements: [statement, next] };
    const { code, err } = await run('reconcile', put(folder, 'torn.json', JSON.stringify(wrong)));
    expect(code).toBe(2);
    expect(err).toContain('the statement before closes with 2310.00: they differ by -10.00');
  });
});

describe('reviews', () => {
  const family = {
    caseId: 'F1',
    startsOn: '2026-04-01',
    asOf: '2026-08-01',
    until: '2028-12-31',
    criteria: [{ id: 'cost', levels: [{ name: 'low', band: 'low' }] }],
    answers: [{ criterion: 'cost', level: 'low' }],
    combine: { how: 'highest' },
    bands: [{ id: 'low', ownAccount: true, firstCheckMonths: 3, thenEveryMonths: 12, directPayment: 'yes' }],
  };
  const open = { ...family, caseId: 'F2', answers: [] };

  test('who is monitored how, and what is overdue', async () => {
    const name = put(folder, 'families.json', JSON.stringify([family, open]));
    const { out } = await run('reviews', name, '--format', 'csv');
    expect(out.trim().split(/\r?\n/).slice(1)).toEqual([
      'F1,planned,low,cost,,true,yes,2026-07-01,,1',
      'F2,cannot-be-said-yet,,,cost,,,,,0',
    ]);
    // 1 July to 1 August are 31 days
    const overdue = await run('reviews', name, '--overdue', '--format', 'csv');
    expect(overdue.out.trim().split(/\r?\n/)).toEqual(['case_id,what,due_on,days', 'F1,check,2026-07-01,31']);
    const record = await run('reviews', name, '--record');
    expect(
      record.out
        .trim()
        .split('\n')
        .map((line) => verifyRecord(JSON.parse(line)).status),
    ).toEqual(['planned', 'cannot-be-said-yet']);
  });
});
