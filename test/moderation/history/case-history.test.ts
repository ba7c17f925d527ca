import { describe, expect, it } from 'vitest';
import { allocate } from '../../../src/allocation/allocate.js';
import { caseHistoryPage } from '../../../src/explain/case-history.js';
import { historyPage } from '../../../src/explain/history-page.js';
import type { PricePointModel } from '../../../src/model/price-point/model.js';
import { recordChallenge } from '../../../src/moderation/challenge/challenge.js';
import { caseHistory } from '../../../src/moderation/history/case-history.js';
import { moderate } from '../../../src/moderation/moderate.js';
import { restartCase } from '../../../src/moderation/result/restart.js';
import { scoreResponse } from '../../../src/questionnaire/score/score.js';
import { replay } from '../../../src/record/step/replay.js';
import { figure1, needOf, policyOf, problemsOf, rule } from '../support.js';

const instrument = {
  schemaVersion: 1 as const,
  id: 'short',
  version: '1',
  title: 'A short questionnaire',
  source: { kind: 'council' as const, citation: 'An example' },
  outcomes: [{ id: 'healthy', title: 'Be healthy' }],
  statements: ['sleep', 'play'].map((id) => ({
    id,
    outcome: 'healthy',
    text: `My child can ${id}`,
    levels: [
      { name: 'lots of help', points: 20 },
      { name: 'some help', points: 10 },
      { name: 'no extra help', points: 0 },
    ],
  })),
};
const model: PricePointModel = {
  schemaVersion: 1,
  kind: 'price-point',
  period: 'year',
  fundingBasis: 'pot',
  method: 'total',
  prices: [{ money: '30000.00', points: '150' }],
  rounding: {},
};
const response = {
  caseId: 'F1',
  assessedOn: '2026-03-02',
  answers: [
    { statement: 'sleep', agreed: 'some help' },
    { statement: 'play', agreed: 'some help' },
  ],
};
const policy = policyOf(
  figure1(),
  rule('sign-off', { by: 'panel', role: 'Resource panel', powers: ['approve', 'return'] }),
  rule('override', { at: 'final', roles: ['Team manager'] }),
  rule('finalise', { at: 'final', requireSchoolPlace: false }),
);
const decide = (decision: 'approve' | 'return', on: string) => ({
  signOffs: [{ rule: 'sign-off', decision, role: 'Resource panel', reason: 'nights were looked at again', on }],
});

/** From answers to a final budget: 20 points at £200 are £4,000; a package of £6,000 limits the fall to £4,530. */
function wholeWay() {
  const score = scoreResponse(instrument, response);
  const allocation = allocate(model, { caseId: 'F1', points: score.points });
  const amounts = { traditional: '6000', indicative: allocation.indicative };
  const one = { caseId: 'F1', period: 'year' as const, amounts, ...decide('return', '2026-03-20') };
  const reason = 'three nights and not two';
  const overrides = [
    { rule: 'override', amount: '7280', role: 'Team manager', reasonCode: 'plan-needs-more', reason, on: '2026-06-01' },
  ];
  const rest = { plan: { complete: true, agreed: true }, duty: needOf('7280'), overrides };
  const again = restartCase(one, moderate(one, policy), { ...decide('approve', '2026-04-01'), ...rest });
  return { score, allocation, moderated: moderate(again, policy) };
}

const upheld = {
  caseId: 'F1',
  period: 'year' as const,
  raisedOn: '2026-07-01',
  raisedBy: 'the parents',
  against: 'final' as const,
  grounds: 'play needs lots of help',
  amount: '7280',
  paidMeanwhile: { amount: '7280', footing: 'the challenged budget is paid until the outcome' },
  outcome: {
    result: 'upheld' as const,
    on: '2026-07-21',
    by: 'Review panel',
    reason: 'seen at school',
    amount: '8000',
  },
};

describe('a challenge after the final budget', () => {
  const answers = { instrument, model, response, contested: [{ statement: 'play', claimed: 'lots of help' }] };

  it('scores and prices the contested answers before and after', () => {
    const { rescored, amountBefore, amountAfter, outcome } = recordChallenge({ ...upheld, answers });
    // 10 + 10 = 20 points, £4,000; 10 + 20 = 30 points, £6,000
    expect(rescored).toMatchObject({
      pointsBefore: '20',
      pointsAfter: '30',
      indicativeBefore: '4000.00',
      indicativeAfter: '6000.00',
      contested: [
        {
          statementId: 'play',
          levelBefore: 'some help',
          levelAfter: 'lots of help',
          pointsBefore: '10',
          pointsAfter: '20',
        },
      ],
    });
    expect(rescored?.modelPeriod).toBe('year');
    expect(replay(rescored?.stepsBefore ?? [])).toBe('4000.00');
    expect(replay(rescored?.stepsAfter ?? [])).toBe('6000.00');
    expect([amountBefore, amountAfter, outcome.on]).toEqual(['7280.00', '8000.00', '2026-07-21']);
  });

  it('gives the model what it asks of a case besides its points', () => {
    const [price] = model.prices;
    const grouped = { ...model, prices: ['young', 'old'].map((group) => ({ money: '150', points: '1', group })) };
    const old = { ...grouped, prices: grouped.prices.map((one) => (one.group === 'old' ? { ...one, ...price } : one)) };
    const modelCase = { group: 'old' };
    // 20 and 30 points at £200 a point, the price of the group
    expect(recordChallenge({ ...upheld, answers: { ...answers, model: old, modelCase } }).rescored).toMatchObject({
      indicativeBefore: '4000.00',
      indicativeAfter: '6000.00',
    });
  });

  it('scores what was decided where that is not what was claimed', () => {
    const contested = [{ statement: 'play', claimed: 'lots of help', decided: 'some help' }];
    expect(recordChallenge({ ...upheld, answers: { ...answers, contested } }).rescored?.pointsAfter).toBe('20');
  });

  it('keeps the shortfall in sight, at the amount that holds', () => {
    const duty = needOf('9000');
    expect(recordChallenge({ ...upheld, duty }).duty.shortfall).toBe('1000.00');
    const pending = recordChallenge({ ...upheld, duty, outcome: { result: 'pending' } });
    expect([pending.amountAfter, pending.duty.shortfall]).toEqual([null, '1720.00']);
    expect(pending.warnings.map(({ code }) => code)).toEqual(['shortfall']);
  });

  it('is refused without what is paid meanwhile, without its new amount, or decided before it was raised', () => {
    const refused = (rest: object) => problemsOf(() => recordChallenge({ ...upheld, ...rest } as never));
    expect(problemsOf(() => recordChallenge(null as never))).toEqual(['invalid challenge']);
    const { amount: _, ...noAmount } = upheld.outcome;
    expect(refused({ paidMeanwhile: undefined })).toEqual(['missing challenge.paidMeanwhile']);
    expect(refused({ outcome: noAmount })).toEqual(['missing challenge.outcome.amount']);
    expect(refused({ outcome: { ...upheld.outcome, on: '2026-06-30' } })).toEqual([
      'inconsistent challenge.outcome.on',
    ]);
    expect(refused({ outcome: { ...upheld.outcome, result: 'not-upheld' } })).toEqual([
      'inconsistent challenge.outcome.amount',
    ]);
    expect(refused({ raisedBy: ' ', outcome: noAmount })).toEqual([
      'invalid challenge.raisedBy',
      'missing challenge.outcome.amount',
    ]);
    expect(refused({ raisedOn: 'soon', outcome: noAmount })).toEqual([
      'invalid challenge.raisedOn',
      'missing challenge.outcome.amount',
    ]);
    expect(refused({ answers: { ...answers, contested: [{ statement: 'fly', claimed: 'x' }] } })).toEqual([
      'unknown-name challenge.answers.contested.0.statement',
    ]);
  });
});

describe('the history of a case', () => {
  const records = { ...wholeWay(), challenges: [recordChallenge(upheld)], days: { final: '2026-06-03' } };
  const history = caseHistory(records);

  it('goes from the answers to the final budget and the challenge, with every round', () => {
    expect(
      history.entries.map(({ stage, round, date, amount, rule: name }) => [stage, round, date, amount, name]),
    ).toEqual([
      ...['sleep', 'play', 'total'].map(() => ['answers', 1, '2026-03-02', null, null]),
      ['traditional', 1, null, '6000.00', null],
      ['indicative', 1, null, '4000.00', null],
      ['communicated', 1, null, '4530.00', 'limit-change'],
      ['communicated', 1, '2026-03-20', null, null],
      ['indicative', 2, null, '4000.00', null],
      ['communicated', 2, null, '4530.00', 'limit-change'],
      ['communicated', 2, '2026-04-01', '4530.00', 'sign-off'],
      ['duty', 2, null, '4530.00', null],
      ['communicated', 2, null, '4530.00', null],
      ['final', 2, '2026-06-01', '7280.00', 'override'],
      ['final', 2, null, '7280.00', 'finalise'],
      ['duty', 2, null, '7280.00', null],
      ['final', 2, '2026-06-03', '7280.00', null],
      ['challenge', 2, '2026-07-01', '7280.00', null],
      ['challenge', 2, '2026-07-01', '7280.00', null],
      ['challenge', 2, '2026-07-21', '8000.00', null],
    ]);
  });

  it('prints as a page that a family can read', () => {
    const page = caseHistoryPage(history);
    expect(page).toContain('1. **Your answers**. 2026-03-02: sleep: some help, 10 points.');
    expect(page).toContain(
      '3. **Your answers**. 2026-03-02: The answers to the questionnaire came to 20 of 40 points.',
    );
    expect(page).toContain('up from £4,000.00 to £4,530.00. Decided by Cabinet. Reason: a smooth transition');
    expect(page).toContain('£4,530.00 is £2,750.00 short of what meeting the assessed needs costs.');
    expect(page).toContain('up from £4,530.00 to £7,280.00. Decided by Team manager. Reason: three nights and not two');
    expect(page).toContain('Final budget: **£7,280.00**.');
  });

  it('names no final budget where there is none', () => {
    const blocked = moderate(
      { caseId: 'F1', period: 'year', amounts: { indicative: '1' } },
      policyOf(rule('pass-on', {}), rule('finalise', { at: 'final', requireSchoolPlace: false })),
    );
    const page = caseHistoryPage(caseHistory({ moderated: blocked }));
    expect(page).toContain('The amount could not be made final: the plan is not complete');
    expect(page).not.toContain('Final budget: **');
  });

  it('prints what people wrote as they wrote it, and never as formatting', () => {
    const entries = history.entries.map((entry) => ({ ...entry, reason: '<img src=x>\n# **big** [a](b)\u202e' }));
    const page = historyPage({ ...history, entries }, 'How this budget came about');
    expect(page).toContain('\\<img src=x\\> \\# \\*\\*big\\*\\* \\[a\\](b)');
    expect(page.split('\n').filter((line) => line.startsWith('#')).length).toBe(1);
    expect(page).not.toContain('\u202e');
  });

  it('is made again from its records, and not printed where a word or an amount of it is another one', () => {
    const page = caseHistoryPage(history);
    expect(caseHistoryPage(JSON.parse(JSON.stringify(history)))).toBe(page);
    expect(caseHistoryPage(records)).toBe(page);
    let tried = 0;
    history.entries.forEach((entry, index) => {
      for (const key of Object.keys(entry) as (keyof typeof entry)[]) {
        const altered = typeof entry[key] === 'number' ? 9 : `${entry[key]}9`;
        const entries = history.entries.with(index, { ...entry, [key]: altered });
        expect(problemsOf(() => caseHistoryPage({ ...history, entries }))).not.toEqual([]);
        tried += 1;
      }
    });
    // Eight fields of each.
    expect(tried).toBe(history.entries.length * 8);
    expect(problemsOf(() => caseHistoryPage({ ...history, entries: history.entries.slice(1) }))).toContain(
      'replay-mismatch history.entries',
    );
    expect(problemsOf(() => caseHistoryPage({ ...history, caseId: 'F2' }))).toEqual(['replay-mismatch history.caseId']);
    const { records: _, ...bare } = history;
    expect(problemsOf(() => caseHistoryPage(bare as never))).toEqual(['missing history.records']);
  });

  it('is refused when its records are of different cases or periods', () => {
    const other = { ...records.score, caseId: 'F2' };
    expect(problemsOf(() => caseHistory({ ...records, score: other }))).toEqual(['inconsistent score.caseId']);
    const week = { ...records.allocation, period: 'week' as const };
    // Its steps are per year, so that it does not agree with itself either.
    expect(problemsOf(() => caseHistory({ ...records, allocation: week }))).toEqual([
      'replay-mismatch allocation.period',
      'inconsistent allocation.period',
    ]);
    expect(problemsOf(() => caseHistory({ ...records, score: other, allocation: week }))).toEqual([
      'replay-mismatch allocation.period',
      'inconsistent score.caseId',
      'inconsistent allocation.period',
    ]);
  });

  it('is refused when the allocation, the score or a challenge was altered', () => {
    const { allocation, score } = records;
    expect(
      problemsOf(() => caseHistory({ ...records, allocation: { ...allocation, indicative: '9999.00' } as never })),
    ).toEqual(['replay-mismatch allocation.indicative', 'inconsistent allocation.indicative']);
    expect(problemsOf(() => caseHistory({ ...records, score: { ...score, points: '1' } }))).toEqual([
      'replay-mismatch score.points',
      'replay-mismatch score.points',
    ]);
    const [challenge] = records.challenges;
    const raised = { ...challenge, amountAfter: '9999.00' } as NonNullable<typeof challenge>;
    expect(problemsOf(() => caseHistory({ ...records, challenges: [raised] }))).toContain(
      'replay-mismatch challenges.0.duty.amount',
    );
  });

  it('is refused for what is no record', () => {
    expect(problemsOf(() => caseHistory(null as never))).toEqual(['invalid records']);
    expect(problemsOf(() => caseHistory({ ...records, challenges: [{}] } as never))).toContain(
      'missing records.challenges.0.amountBefore',
    );
    const amounts = { ...records.moderated.amounts, final: 'a lot' };
    expect(problemsOf(() => caseHistory({ ...records, moderated: { ...records.moderated, amounts } }))).toEqual([
      'invalid records.moderated.amounts.final',
    ]);
  });
});
