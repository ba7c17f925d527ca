import { readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { finaliseBudget } from '../../src/allocation/funders/finalise.js';
import type { Model } from '../../src/allocation/kinds.js';
import { caseHistoryPage } from '../../src/explain/case-history.js';
import { recordChallenge } from '../../src/moderation/challenge/challenge.js';
import type { ChallengeInput } from '../../src/moderation/challenge/challenge-input.js';
import { earmark } from '../../src/moderation/duty/earmarked.js';
import type { DutyInput } from '../../src/moderation/duty/needs.js';
import { statementOfReasons } from '../../src/moderation/duty/statement-of-reasons.js';
import { checkSufficiency } from '../../src/moderation/duty/sufficiency.js';
import { caseHistory } from '../../src/moderation/history/case-history.js';
import { dutyWords } from '../../src/moderation/history/history-entry.js';
import { moderate } from '../../src/moderation/moderate.js';
import { replayModerated } from '../../src/moderation/result/replay-moderated.js';
import type { InstrumentInput } from '../../src/questionnaire/instrument/instrument.js';
import { councilSheets } from '../../src/report/run/council.js';
import { directorSheet } from '../../src/report/run/director.js';
import type { CouncilFamily } from '../../src/run/council/data.js';
import { runCouncil } from '../../src/run/run-council.js';
import { caseOf, needOf, policyOf, problemsOf, rule } from '../moderation/support.js';
import { runsOf, timeFor } from '../support/runs.js';

type Row = Record<string, string>;
const rows = parse(readFileSync(new URL('./enough.csv', import.meta.url)), { columns: true }) as Row[];

/** Two needs, care and getting out, as a row of the table has them. */
function dutyOf(row: Row): DutyInput {
  const arrangements = { necessary: true, reason: 'nobody else can' };
  const [hours, , hourlyCost, , amount = ''] = (row.shared_line ?? '').split(' ');
  const own = row.need_1_lines ? { lines: [{ service: 'club', amount: row.need_1_lines }] } : {};
  const planLines = (row.plan_lines ?? '').split(';').flatMap((text, index) => {
    const [serves = '', cost = ''] = text.split(' ');
    return cost === '' ? [] : [{ id: `line ${index}`, serves: serves.split('|'), amount: cost }];
  });
  const [, from = '', given = ''] = /^(.+) (\d+)$/.exec(row.contribution ?? '') ?? [];
  return {
    figureHeardOn: row.heard_on ?? null,
    needs: [
      { id: 'care', need: 'personal care', arrangements, costSetOn: '2026-04-12', ...own },
      { id: 'out', need: 'getting out', arrangements },
    ],
    costLines: [
      {
        id: 'assistant',
        serves: ['care', 'out'],
        service: 'personal assistant',
        ...(hours !== undefined && { hours }),
        ...(hourlyCost !== undefined && { hourlyCost }),
        amount,
        ...(row.together !== '' && { together: row.together === 'yes' }),
        ...(row.hours_1 && {
          hoursByNeed: [
            { need: 'care', hours: row.hours_1 },
            { need: 'out', hours: row.hours_2 ?? '' },
          ],
        }),
        ...(row.set_on && { costSetOn: row.set_on }),
      },
    ],
    ...(planLines.length > 0 && { planLines }),
    ...(given !== '' && { contributions: [{ from, amount: given, secured: true }] }),
  };
}

describe('is it enough?', () => {
  test.each(rows.map((row) => [row.case, row] as const))('%s', (_, row) => {
    const answer = checkSufficiency({ amount: row.amount ?? '', period: 'year', ...dutyOf(row) });
    expect({
      answer: answer.answer,
      shortfall: answer.shortfall,
      at_least: answer.atLeast ? 'yes' : 'no',
      cost_of_need: answer.costOfNeed,
      needs_short: answer.needsShort.join('|'),
      open: answer.open.map(({ code }) => code).join('|'),
      sentence: dutyWords(answer),
    }).toEqual({
      answer: row.answer,
      shortfall: row.shortfall,
      at_least: row.at_least,
      cost_of_need: row.cost_of_need,
      needs_short: row.needs_short,
      open: row.open,
      sentence: row.sentence,
    });
  });

  const row = (name: string): Row => rows.find((one) => one.case === name) ?? {};
  const slip = row('a slip of the amount');

  it('says how much a slip hides', () => {
    const { open } = checkSufficiency({ amount: '728', period: 'year', ...dutyOf(slip) });
    expect(open[0]?.message).toBe(
      'personal assistant: 832 hours at £8.75 are £7,280.00, and the amount is £728.00, which is £6,552.00 apart',
    );
    expect(open[0]?.lineId).toBe('assistant');
  });

  it('names the cost that was worked out after the amount was told, and counts it when it was done whatever the figure was', () => {
    const late = dutyOf(row('a cost set after the figure was told'));
    expect(checkSufficiency({ amount: '7280', period: 'year', ...late }).costsAfterFigure).toEqual(['assistant']);
    const recosted = { by: 'the review team', on: '2026-06-01', evidence: 'quotes of three agencies' };
    const [line] = late.costLines ?? [];
    const again = (independentOfFigure: boolean) =>
      checkSufficiency({
        amount: '7280',
        period: 'year',
        ...late,
        costLines: line === undefined ? [] : [{ ...line, recosted: { ...recosted, independentOfFigure } }],
      });
    expect([again(true).answer, again(true).costsAfterFigure]).toEqual(['sufficient', []]);
    expect([again(false).answer, again(false).costsAfterFigure]).toEqual(['cannot-be-said-yet', ['assistant']]);
  });

  it('counts of a line that serves a need which need not be met the part of its hours, or all of it', () => {
    // 500 of 832 hours: 7,280 x 500 / 832 = 4,375
    const apart = dutyOf(row('apart with hours that add up'));
    const [care, out] = apart.needs;
    const notNecessary = { necessary: false, reason: 'friends take her out' };
    const needs = care && out ? [care, { ...out, arrangements: notNecessary }] : [];
    expect(checkSufficiency({ amount: '1', period: 'year', ...apart, needs }).costOfNeed).toBe('4375.00');
    const together = dutyOf(row('two needs and one line together'));
    expect(checkSufficiency({ amount: '1', period: 'year', ...together, needs }).costOfNeed).toBe('7280.00');
  });

  it('gives the reasons need by need, and says that the line counts once', () => {
    const { questions, complete } = statementOfReasons({
      amount: '7280',
      period: 'year',
      ...dutyOf(row('two needs and one line together')),
    });
    expect(complete).toBe(true);
    expect(questions[2]?.answers[1]?.words).toBe('personal assistant, 832 hours, at the same time for care');
    expect(questions[3]?.answers[1]?.words).toBe(
      'personal assistant £7,280.00 at £8.75 an hour, which counts once for this need and care, set on 2026-04-12',
    );
  });

  it('refuses a line of an unknown need, a line that stands twice and hours of a need that it does not serve', () => {
    const duty = dutyOf(row('apart with hours that add up'));
    const [line] = duty.costLines ?? [];
    const lines = line && [line, { ...line, serves: ['out', 'play'] }];
    expect(
      problemsOf(() => checkSufficiency({ amount: '1', period: 'year', ...duty, costLines: lines ?? [] })),
    ).toEqual([
      'duplicate costLines.1.id',
      'unknown-name costLines.1.serves.1',
      'inconsistent costLines.1.hoursByNeed.0.need',
    ]);
  });
});

describe('nothing becomes final', () => {
  const policy = policyOf(rule('pass-on', {}), rule('finalise', { at: 'final', requireSchoolPlace: false }));
  const plan = { complete: true, agreed: true };
  const finalOf = (amount: string, rest: object) => moderate(caseOf(null, amount, { plan, ...rest }), policy);

  it.each(rows.filter(({ answer }) => answer !== 'sufficient').map((row) => [row.case, row] as const))(
    'where: %s',
    (_, row) => {
      const { amounts, status } = finalOf(row.amount ?? '', { duty: dutyOf(row) });
      expect([amounts.final, status.final]).toEqual([null, 'blocked']);
    },
  );

  it('where the agreed plan is dearer than the final budget: 9,000 against 8,000', () => {
    const dear = finalOf('8000', { plan: { ...plan, cost: '9000' }, duty: needOf('7280') });
    expect([dear.status.final, dear.duty.at(-1)?.open[0]?.message]).toEqual([
      'blocked',
      'the plan costs £9,000.00, and there are £8,000.00; say who pays the rest',
    ]);
    // Before it is final a plan may still be dearer; what the family is told is enough for the needs.
    expect(dear.duty.map(({ answer }) => answer)).toEqual(['sufficient', 'sufficient', 'cannot-be-said-yet']);
    expect(finalOf('9000', { plan: { ...plan, cost: '9000' }, duty: needOf('7280') }).status.final).toBe('set');
  });

  it('of several streams without a duty, or with one of another amount', () => {
    const care = { id: 'short breaks', service: 'care', amount: '7280' } as const;
    const settled = { period: 'year', planComplete: true, streams: [care] } as const;
    const duty = checkSufficiency({ amount: '7280', period: 'year', ...needOf('7280') });
    expect(finaliseBudget(settled)).toMatchObject({ status: 'indicative', waitingFor: ['duty'] });
    expect(finaliseBudget({ ...settled, duty }).status).toBe('final');
    const short = checkSufficiency({ amount: '7280', period: 'year', ...needOf('7281') });
    expect(finaliseBudget({ ...settled, duty: short }).waitingFor).toEqual(['duty']);
    // 7,000 of 7,280: with the cost of need beside it the answer itself is not so.
    const other = { answer: duty.answer, period: duty.period, amount: '7000.00' };
    expect(problemsOf(() => finaliseBudget({ ...settled, duty: other }))).toEqual(['inconsistent budget.duty.amount']);
  });
});

test('while a challenge is decided need is held against what is paid: 5,500 - 5,000 = 500', () => {
  const base = {
    caseId: 'F1',
    period: 'year' as const,
    raisedOn: '2026-06-01',
    raisedBy: 'the parents',
    against: 'final' as const,
    grounds: 'too little',
    duty: needOf('5500'),
  };
  const pending = (amount: string, paid: string) =>
    recordChallenge({
      ...base,
      amount,
      paidMeanwhile: { amount: paid, footing: 'without prejudice' },
      outcome: { result: 'pending' },
    });
  const { duty, warnings } = pending('6000', '5000');
  expect([duty.answer, duty.shortfall, duty.amount]).toEqual(['shortfall', '500.00', '5000.00']);
  expect(warnings[0]?.message).toBe('what is paid until the outcome is £500.00 short of assessed need');
  // The challenged amount is what would hold; that more is paid meanwhile makes it no better.
  expect(pending('5000', '6000').duty.shortfall).toBe('500.00');
  expect(pending('6000', '5500').duty.answer).toBe('sufficient');
});

test('what is earmarked pays as much as it can and nothing twice, as trying every way shows', {
  timeout: timeFor(runsOf(200)),
}, () => {
  const one = fc.record({ lines: fc.uniqueArray(fc.nat(2)), pence: fc.bigInt(0n, 4n) });
  const costs = fc.array(fc.bigInt(0n, 4n), { minLength: 3, maxLength: 3 });
  // Penny by penny: each goes to one of its lines or to none.
  const best = (pennies: readonly (readonly number[])[], room: readonly bigint[]): number => {
    const [first, ...rest] = pennies;
    if (first === undefined) return 0;
    const tries = first
      .filter((line) => (room[line] ?? 0n) > 0n)
      .map(
        (line) =>
          1 +
          best(
            rest,
            room.map((free, index) => (index === line ? free - 1n : free)),
          ),
      );
    return Math.max(best(rest, room), ...tries);
  };
  fc.assert(
    fc.property(fc.array(one, { maxLength: 2 }), costs, (contributions, room) => {
      const { paid, left } = earmark(contributions, room);
      expect(contributions.every(({ pence }, index) => (paid[index] ?? pence + 1n) <= pence)).toBe(true);
      const pennies = contributions.flatMap(({ lines, pence }) => Array.from({ length: Number(pence) }, () => lines));
      expect(Number(paid.reduce((sum, pence) => sum + pence, 0n))).toBe(best(pennies, room));
      const sum = (list: readonly bigint[]) => list.reduce((total, pence) => total + pence, 0n);
      expect(sum(left)).toBe(sum(room) - sum(paid));
    }),
    { numRuns: runsOf(200), seed: 20261126 },
  );
});

describe('a contested answer (12 or 18 points at £146.0564 are 1,752.68 or 2,629.01)', () => {
  const policy = policyOf(rule('pass-on', {}), rule('finalise', { at: 'final', requireSchoolPlace: false }));
  const plan = { complete: true, agreed: true };
  const [asAgreed, asClaimed] = ['1752.68', '2629.01'];
  const contested = (whileContested: 'higher' | 'lower' | 'present-package', traditional: string | null = '2000') =>
    moderate(
      caseOf(traditional, asAgreed, {
        plan,
        duty: needOf('1500'),
        contested: { asAgreed, asClaimed, whileContested },
      }),
      policy,
    );

  it.each([
    ['higher', '2629.01', 'the higher of the two is paid, £2,629.01'],
    ['lower', '1752.68', 'the lower of the two is paid, £1,752.68'],
    ['present-package', '2000.00', 'the present package is paid, £2,000.00'],
  ] as const)('has both amounts and no final; meanwhile %s: %s', (whileContested, meanwhile, paid) => {
    const { amounts, status, contested: both, duty, moderation, warnings } = contested(whileContested);
    expect([amounts.final, status.final]).toEqual([null, 'contested']);
    expect(both).toEqual({ asAgreed: '1752.68', asClaimed: '2629.01', whileContested, meanwhile });
    const sentence = `answers are contested: by the answers as the authority has them it is £1,752.68, by yours £2,629.01; nothing is final until they are decided, and until then ${paid}`;
    expect(moderation.at(-1)?.because).toBe(sentence);
    expect(warnings.map(({ code }) => code)).toEqual(['final-contested']);
    // The duty is asked as ever.
    expect(duty.map(({ answer, amount }) => [answer, amount])).toEqual([
      ['sufficient', '1752.68'],
      ['sufficient', '1752.68'],
      ['sufficient', '1752.68'],
    ]);
  });

  it('of a family without a package pays no present package', () => {
    const { contested: both, moderation } = contested('present-package', null);
    expect(both?.meanwhile).toBe(null);
    expect(moderation.at(-1)?.because).toContain('until then nothing is paid, since there is no present package');
  });

  it('is carried out again as it is recorded, and not with another status', () => {
    const moderated = contested('higher');
    expect(replayModerated(moderated).final).toBe('1752.68');
    const settled = { ...moderated, status: { ...moderated.status, final: 'set' as const } };
    expect(problemsOf(() => replayModerated(settled))).toContain('replay-mismatch status.final');
  });

  it('refuses a final amount, and an indicative one that is neither of the two', () => {
    const one = { contested: { asAgreed, asClaimed, whileContested: 'higher' as const } };
    const amounts = { indicative: '2000', final: '1752.68' };
    expect(problemsOf(() => moderate({ caseId: 'F1', period: 'year', amounts, ...one }, policy))).toEqual([
      'inconsistent case.amounts.final',
      'inconsistent case.amounts.indicative',
    ]);
  });
});

describe('a challenge of a contested answer: 12 or 18 points at £146.0564 are 1,752.68 or 2,629.01', () => {
  const levels = [
    { name: 'lots', points: 18 },
    { name: 'some', points: 12 },
    { name: 'none', points: 0 },
  ];
  const instrument: InstrumentInput = {
    schemaVersion: 1,
    id: 'one',
    version: '1',
    title: 'One statement',
    source: { kind: 'constructed', citation: 'for tests' },
    outcomes: [{ id: 'o', title: 'Outcome' }],
    statements: [{ id: 'sleep', outcome: 'o', text: 'My child sleeps well', levels }],
  };
  const model = {
    schemaVersion: 1,
    kind: 'price-point',
    period: 'year',
    fundingBasis: 'pot',
    method: 'total',
    // £146.0564 a point, exactly: 12 are 1,752.676 and 18 are 2,629.014.
    prices: [{ money: '712170.80', points: '4876' }],
    rounding: {},
  } as Model;
  const leaving = (name: string, input: ChallengeInput): ChallengeInput =>
    Object.fromEntries(Object.entries(input).filter(([key]) => key !== name)) as unknown as ChallengeInput;
  const challenged = (
    whileContested: 'higher' | 'lower' | 'present-package',
    paid: string,
    more: object = {},
    without = '',
  ) =>
    recordChallenge(
      leaving(without, {
        caseId: 'F1',
        period: 'year',
        raisedOn: '2026-06-01',
        raisedBy: 'the parents',
        against: 'indicative',
        grounds: 'she wakes every hour',
        amount: '1752.68',
        paidMeanwhile: { amount: paid, footing: 'without prejudice' },
        whileContested,
        presentPackage: '2000',
        outcome: { result: 'pending' },
        duty: needOf('1500'),
        answers: {
          instrument,
          model,
          response: { caseId: 'F1', answers: [{ statement: 'sleep', agreed: 'some', parent: 'lots' }] },
          contested: [{ statement: 'sleep', claimed: 'lots' }],
        },
        ...more,
      }),
    );

  it.each([
    ['higher', '2629.01', 'the higher of the two is paid, £2,629.01'],
    ['lower', '1752.68', 'the lower of the two is paid, £1,752.68'],
    ['present-package', '2000.00', 'the present package is paid, £2,000.00'],
  ] as const)('pays %s meanwhile: %s', (whileContested, paid, words) => {
    const challenge = challenged(whileContested, paid);
    expect(challenge.contested).toEqual({ asAgreed: '1752.68', asClaimed: '2629.01', whileContested, meanwhile: paid });
    // The duty is held against the lesser of what is paid and what is challenged, as without contested answers.
    expect([challenge.duty.answer, challenge.duty.amount]).toEqual(['sufficient', '1752.68']);
    expect(
      caseHistoryPage(
        caseHistory({
          moderated: moderate(caseOf('2000', '1752.68', {}), policyOf(rule('pass-on', {}))),
          challenges: [challenge],
        }),
      ),
    ).toContain(
      `Answers are contested: by the answers as the authority has them it is £1,752.68, by yours £2,629.01; nothing is final until they are decided, and until then ${words}.`,
    );
  });

  it('refuses to pay something else, and a rule without its answers or its package', () => {
    expect(() => challenged('higher', '1752.68')).toThrow('is £1,752.68; by whileContested (higher) it is £2,629.01');
    expect(problemsOf(() => challenged('higher', '2629.01', {}, 'answers'))).toEqual(['missing challenge.answers']);
    expect(problemsOf(() => challenged('present-package', '2000', {}, 'presentPackage'))).toEqual([
      'missing challenge.presentPackage',
    ]);
    expect(problemsOf(() => challenged('lower', '1752.68', { period: 'week' }))).toEqual([
      'inconsistent challenge.whileContested',
    ]);
  });

  it('is counted where answers were lowered, by group: 2 of 3 families, and 1 of 2 with 2 answers', () => {
    const two: InstrumentInput = {
      ...instrument,
      statements: ['sleep', 'eat'].map((id) => ({ id, outcome: 'o', text: id, levels })),
    };
    const response = (caseId: string, sleep: object, eat: object) => ({
      caseId,
      answers: [
        { statement: 'sleep', agreed: 'some', ...sleep },
        { statement: 'eat', agreed: 'some', ...eat },
      ],
    });
    const answers = [
      response('A', { parent: 'lots' }, { child: 'lots', parent: 'some' }),
      response('B', { parent: 'none' }, {}),
      response('C', { carer: 'lots' }, { parent: 'none' }),
      // Only the worker's beside the agreed one: no answer of its own.
      response('D', { worker: 'lots' }, {}),
    ];
    const cases = ['A', 'B', 'C', 'D'].map((caseId) => ({
      caseId,
      traditional: '3000',
      characteristics: [{ name: 'area', value: caseId === 'C' ? 'south' : 'north' }],
    }));
    const results = runCouncil({
      settings: {
        title: 'Any council',
        calibrate: { kind: 'price-point', options: { fundingBasis: 'pot' } },
        equity: { by: ['area'], bands: 'each' },
        keep: ['area'],
      },
      instrument: two,
      sample: { cases, answers },
      cohort: { cases, answers },
    });
    expect(results.lowered).toEqual([
      {
        by: 'area',
        groups: [
          { group: null, n: 3, lowered: 2, percent: '66.7', answers: 3 },
          { group: 'north', n: 2, lowered: 1, percent: '50.0', answers: 2 },
          { group: 'south', n: 1, lowered: 1, percent: '100.0', answers: 1 },
        ],
      },
    ]);
    const page = directorSheet(results).rows.map(([, answer]) => answer);
    expect(page).toContain(
      'For 2 of 3 families with an answer of their own at least one agreed answer has fewer points than the family’s own.',
    );
    const sheet = councilSheets(results).find(({ title }) => title?.startsWith('Whose answers were lowered?'));
    expect(sheet?.rows).toEqual([
      ['all', 3, 2, '66.7', 3],
      ['north', 2, 1, '50.0', 2],
      ['south', 1, 1, '100.0', 1],
    ]);
  });
});

describe('needs stated for 40 of 123 families: 31 enough, 9 short', () => {
  // £200 a point: the first 40 have 10 points and so £2,000 each; the last 20 are newcomers. Nine of the first 40 need
  // £2,100 to £2,900, which is £100 to £900 more: 4,500 in all.
  const family = (index: number): CouncilFamily => ({
    caseId: `F${index + 1}`,
    points: index < 40 ? 10 : 20,
    ...(index < 103 ? { traditional: '2000' } : { status: 'newcomer' as const }),
  });
  const cases = Array.from({ length: 123 }, (_, index) => family(index));
  const needs = cases.slice(0, 40).map(({ caseId }, index) => ({
    caseId,
    duty: { ...needOf(String(2000 + (index < 9 ? (index + 1) * 100 : 0))), figureHeardOn: null },
  }));
  const settings = {
    title: 'Any council',
    calibrate: { kind: 'price-point' as const, options: { fundingBasis: 'pot' as const } },
  };
  const sample = { cases: [{ caseId: 'S1', points: 10, traditional: '2000' }] };
  const answersOf = (stated: typeof needs, rows = cases) => {
    const page = directorSheet(runCouncil({ settings, sample, cohort: { cases: rows, needs: stated } }));
    return page.rows.flatMap(([question, answer]) => (question === 'Is it enough?' ? [answer] : []));
  };

  it('is no, at least, and never scaled up', () => {
    expect(answersOf(needs)).toEqual([
      'No: at least 9 of 123 families fall short, by at least £4,500.00 a year in all; for 83 nobody has said.',
      'Between 31 and 114 of 123 families have enough.',
      'The shortfalls fall on 9 needs; the pounds are counted once a family.',
      'The 40 families whose needs are stated have 10.0 points on average, and 0 of them are newcomers; the 83 others have 20.0 points on average, and 20 of them are newcomers.',
    ]);
  });

  it('is not known where none of those looked at is short', () => {
    expect(answersOf(needs.slice(9))[0]).toBe('This is not known: for 92 nobody has said.');
    expect(answersOf([])[0]).toBe(
      'This is not known: nobody has said what meeting the assessed needs of any of 123 families costs.',
    );
  });

  it('is yes only when all are known', () => {
    expect(answersOf(needs.slice(9, 11), cases.slice(9, 11))).toEqual([
      'Yes: of 2 families, each has an amount that is enough for its assessed needs.',
    ]);
    expect(answersOf(needs.slice(0, 2), cases.slice(0, 2))[0]).toBe(
      'No: 2 of 2 families fall short, by £300.00 a year in all.',
    );
  });
});
