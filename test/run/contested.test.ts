import { describe, expect, test } from 'vitest';
import type { Model } from '../../src/allocation/kinds.js';
import { isRasError } from '../../src/errors.js';
import { type ContestedResult, contestedWords } from '../../src/moderation/case/contested.js';
import type { Policy } from '../../src/moderation/policy/policy.js';
import { verifyRecord } from '../../src/records/verify.js';
import { councilCaseSheet } from '../../src/report/run/council.js';
import { directorSheet } from '../../src/report/run/director.js';
import type { CouncilData, CouncilFamily } from '../../src/run/council/data.js';
import { recordsOfRun } from '../../src/run/records-of-run.js';
import { runCouncil } from '../../src/run/run-council.js';
import { needOf } from '../moderation/support.js';

// £712,170.80 for 4,876 points: 12 points are 1,752.677 and 18 are 2,629.014.
const model: Model = {
  schemaVersion: 1,
  kind: 'price-point',
  period: 'year',
  fundingBasis: 'reference-sample',
  method: 'total',
  prices: [{ money: '712170.80', points: '4876' }],
  maximumPoints: 80,
  beyondMaximum: 'refer',
  rounding: {},
};
const REASONED = { actor: 'Panel', reason: 'as it is' } as const;
const policy: Policy = {
  schemaVersion: 1,
  period: 'year',
  rules: [
    { ...REASONED, rule: 'pass-on', at: 'communicated' },
    { ...REASONED, rule: 'finalise', at: 'final', requireSchoolPlace: false },
  ],
};
const cases: CouncilFamily[] = [
  { caseId: 'F1', points: 12, pointsClaimed: 18, traditional: '2000' },
  { caseId: 'F2', points: 18, traditional: '2000' },
];
const councilOf = (
  whileContested: 'higher' | 'lower' | 'present-package',
  more: Partial<CouncilData> = {},
): CouncilData => ({
  settings: { title: 'Contested', pot: { amount: 'packages' }, whileContested },
  model,
  policy,
  cohort: { cases },
  ...more,
});
const refused = (council: CouncilData): string[] => {
  try {
    runCouncil(council);
    return [];
  } catch (error) {
    if (isRasError(error))
      return error.problems.map(({ code, path, message }) => `${code} ${path.join('.')} ${message}`);
    throw error;
  }
};

describe('a contested answer in a run, 12 or 18 points', () => {
  test.each([
    ['higher', '2629.01', 'the higher of the two is paid, £2,629.01'],
    ['lower', '1752.68', 'the lower of the two is paid, £1,752.68'],
    ['present-package', '2000.00', 'the present package is paid, £2,000.00'],
  ] as const)('has both amounts, nothing final, and pays the %s', (whileContested, meanwhile, paid) => {
    const results = runCouncil(councilOf(whileContested));
    const [first, second] = results.outcomes;
    expect(first?.contested).toEqual({ asAgreed: '1752.68', asClaimed: '2629.01', whileContested, meanwhile });
    expect([first?.amounts.final, second?.contested]).toEqual([undefined, undefined]);
    expect(results.moderated?.cases[0]).toMatchObject({ status: { final: 'contested' }, contested: { meanwhile } });
    // The list has both, in words that a family can read; who is not contested has blanks.
    const { columns, rows } = councilCaseSheet(results);
    const words = `answers are contested: by the answers as the authority has them it is £1,752.68, by yours £2,629.01; nothing is final until they are decided, and until then ${paid}`;
    const at = columns.indexOf('contested_as_agreed');
    expect(rows.map((row) => row.slice(at, at + 4))).toEqual([
      ['1752.68', '2629.01', meanwhile, words],
      ['', '', '', ''],
    ]);
    expect(directorSheet(results).rows.map(([, answer]) => answer)).toContain(
      'The answers of 1 family are contested: by the answers as the authority has them its indicative budget comes to £1,752.68 a year, which is in the figures here, and by the family’s own to £2,629.01 a year; nothing of it is final until they are decided.',
    );
    // Its records say the same, and verify with and without the model.
    for (const { allocation, moderated } of recordsOfRun(results)) {
      expect([verifyRecord(allocation, { model }).kind, moderated && verifyRecord(moderated).kind]).toEqual([
        'allocation',
        'moderated',
      ]);
    }
  });

  test('asks what is paid meanwhile, and refuses a final amount and a claim without points', () => {
    const { whileContested: _, ...settings } = councilOf('higher').settings;
    const final = cases.map((one) => (one.caseId === 'F1' ? { ...one, final: '1800' } : one));
    expect(refused({ ...councilOf('higher', { cohort: { cases: final } }), settings })).toEqual([
      'choice-needed settings.whileContested answers are contested (pointsClaimed); say what is paid until they are decided: higher, lower or present-package',
      'inconsistent cohort.cases.0.final answers are contested; nothing is final until they are decided',
    ]);
  });

  test('says by name where there is no amount by one of the two', () => {
    const over = cases.map((one) => (one.caseId === 'F1' ? { ...one, pointsClaimed: 81 } : one));
    const { outcomes, warnings } = runCouncil(councilOf('higher', { cohort: { cases: over } }));
    expect(outcomes[0]?.contested).toBeUndefined();
    expect(warnings.filter(({ code }) => code === 'contested-without-amount')).toEqual([
      {
        code: 'contested-without-amount',
        message: 'answers are contested, and by those as the family gives them there is no amount',
        caseId: 'F1',
      },
    ]);
  });

  // £200 a point: A has £0 of 0 points, with the advice to refer, and 12,000 by its own 60; B has 2,000.
  const at200: Model = { ...model, prices: [{ money: '200', points: '1' }] };
  const pair: CouncilFamily[] = [
    { caseId: 'A', points: 0, traditional: '12000', pointsClaimed: 60 },
    { caseId: 'B', points: 10, traditional: '3000' },
  ];
  test.each(['higher', 'lower'] as const)('£0 with the advice to refer is no amount by a side: %s', (rule) => {
    const council = councilOf(rule, { model: at200, cohort: { cases: pair } });
    const results = runCouncil(council);
    const meanwhile = results.affordable?.stages.find(({ stage }) => stage === 'meanwhile');
    expect([meanwhile?.answer, meanwhile?.existing.balance]).toEqual(['cannot-be-said', '1000.00']);
    expect(meanwhile?.existing.without).toEqual([
      { reason: 'zero-budget', caseIds: ['A'], packages: '12000.00', oneOffs: '0.00' },
    ]);
    expect(results.checks.find(({ name }) => name.includes('contested'))?.ok).toBe(false);
    expect(results.outcomes[0]?.contested).toBeUndefined();
    const page = directorSheet(results).rows.map(([, answer]) => String(answer));
    expect(page).toContain(
      'The answers of 1 family are contested, and by one of the two sides, or both, there is no amount.',
    );
    expect(page.filter((sentence) => sentence.includes('which is in the figures here'))).toEqual([]);
    expect(results.warnings.filter(({ code }) => code === 'contested-without-amount')).toEqual([
      {
        code: 'contested-without-amount',
        message: 'answers are contested, and by those as the authority has them there is no amount',
        caseId: 'A',
      },
    ]);
    // Nothing of it becomes final, and nobody reads that £0 is paid.
    const moderated = results.moderated?.cases[0];
    expect(moderated?.status.final).toBe('contested');
    const paid = rule === 'lower' ? 'the lower of the two is no amount: what is paid has to be costed' : '£12,000.00';
    expect(contestedWords(moderated?.contested as ContestedResult)).toContain(paid);
  });

  test('enough by one side is not known to be enough while nobody knows what is paid', () => {
    const known: CouncilFamily[] = [{ caseId: 'F1', points: 60, traditional: '12000' }];
    const answer = (pointsClaimed?: number) => {
      const one = known.map((each) => ({ ...each, ...(pointsClaimed !== undefined && { pointsClaimed }) }));
      const needs = [{ caseId: 'F1', duty: needOf('9000') }];
      const { enough } = runCouncil(councilOf('lower', { model: at200, cohort: { cases: one, needs } }));
      return [enough.answer, enough.cannotBeSaid, enough.byFamily[0]?.open];
    };
    // 60 points are 12,000 for needs of 9,000, and so are 50; of 0 and of 81 points there is no amount.
    expect([answer(), answer(50)]).toEqual([
      ['yes', 0, []],
      ['yes', 0, []],
    ]);
    expect([answer(0), answer(81)]).toEqual([
      ['not-known', 1, ['no-amount']],
      ['not-known', 1, ['no-amount']],
    ]);
  });

  test('needs no policy: both amounts stand on record', () => {
    const { policy: _, ...without } = councilOf('lower');
    expect(runCouncil(without).outcomes[0]?.contested?.meanwhile).toBe('1752.68');
  });

  // 10 points, 20 by the family's answers, at £180: 1,800 and 3,600.
  const at180: Model = { ...model, prices: [{ money: '180', points: '1' }] };
  const pays = (
    whileContested: 'higher' | 'lower' | 'present-package',
    need: string,
    family: Partial<CouncilFamily> = {},
  ) =>
    runCouncil({
      settings: { title: 'Contested', pot: { amount: 'packages' }, whileContested },
      model: at180,
      cohort: {
        cases: [{ caseId: 'F1', points: 10, pointsClaimed: 20, traditional: '2000', ...family }],
        needs: [{ caseId: 'F1', duty: needOf(need) }],
      },
    });

  test.each([
    // 2,000 - 1,800 = 200 by the indicative budget; 2,000 - 3,600 = -1,600 by what is paid.
    [
      'higher',
      'no',
      '-1600.00',
      'No, by the amounts paid while answers are contested. The packages of 1 family, without one-offs, come to £2,000.00 a year, and their amounts paid while answers are contested to £3,600.00 a year: £1,600.00 a year are lacking.',
    ],
    [
      'lower',
      'yes',
      '200.00',
      'Yes, by the amounts paid while answers are contested. The packages of 1 family, without one-offs, come to £2,000.00 a year, and their amounts paid while answers are contested to £1,800.00 a year: £200.00 a year are left.',
    ],
    [
      'present-package',
      'yes',
      '0.00',
      'Yes, by the amounts paid while answers are contested. The packages of 1 family, without one-offs, come to £2,000.00 a year, and their amounts paid while answers are contested to £2,000.00 a year: £0.00 a year are left.',
    ],
  ] as const)(
    'is affordable by what is paid meanwhile, beside the budget as it stands: %s',
    (paid, answer, balance, sentence) => {
      const results = pays(paid, '1000');
      expect(results.affordable?.stages.map((one) => [one.stage, one.answer, one.existing.balance])).toEqual([
        ['indicative', 'yes', '200.00'],
        ['meanwhile', answer, balance],
      ]);
      expect(directorSheet(results).rows.map(([, words]) => words)).toContain(sentence);
      expect(results.checks.find(({ name }) => name.includes('contested'))?.ok).toBe(answer === 'yes');
    },
  );

  test.each([
    // Need 2,500: 2,500 - 1,800 = 700, and 3,600 is enough meanwhile.
    ['higher', '2500', {}, '700.00', [1, '700.00'], [0, '0.00']],
    // The family says less: 20 points are 3,600, 10 are 1,800; the lower is paid, 2,500 - 1,800 = 700.
    ['lower', '2500', { points: 20, pointsClaimed: 10 }, '700.00', [0, '0.00'], [1, '700.00']],
    // 2,500 - 2,000 = 500 by the present package; 1,800 leaves 700.
    ['present-package', '2500', {}, '700.00', [1, '700.00'], [1, '500.00']],
    // A newcomer is paid nothing meanwhile: the whole need is open, 1,000.
    ['present-package', '1000', { status: 'newcomer' }, '1000.00', [0, '0.00'], [1, '1000.00']],
  ] as const)(
    'is enough only if the lesser is, and both are told: %s, %s',
    (paid, need, family, shortfall, agreed, meanwhile) => {
      const { traditional: _, ...newcomer } = { traditional: '2000' };
      const isNew = 'status' in family;
      const results = isNew
        ? runCouncil({
            settings: { title: 'Contested', whileContested: paid },
            model: at180,
            cohort: {
              cases: [{ caseId: 'F1', points: 10, pointsClaimed: 20, ...newcomer, ...family }],
              needs: [{ caseId: 'F1', duty: needOf(need) }],
            },
          })
        : pays(paid, need, family);
      const { enough } = results;
      expect([enough.answer, enough.shortfall]).toEqual(['no', shortfall]);
      expect(enough.contested).toEqual({
        families: 1,
        asAgreed: { short: agreed[0], shortfall: agreed[1] },
        meanwhile: { short: meanwhile[0], shortfall: meanwhile[1] },
      });
      const said = ([n, pounds]: readonly [number, string]) =>
        n === 0 ? 'none is known to fall short' : `1 falls short by £${pounds.replace(/^(\d)(\d{3})/, '$1,$2')} a year`;
      expect(directorSheet(results).rows.map(([, words]) => words)).toContain(
        `Of 1 family whose answers are contested and whose needs are stated, by the answers as the authority has them ${said(agreed)}, and by what is paid until they are decided ${said(meanwhile)}; the lesser amount of each family counts here.`,
      );
    },
  );

  test('is said on a page for sharing without the pounds of the few', () => {
    const many = Array.from({ length: 30 }, (_, n) => ({ caseId: `M${n}`, points: 10, traditional: '2000' }));
    const results = runCouncil({
      settings: { title: 'Contested', pot: { amount: 'packages' }, whileContested: 'higher', smallCell: 5 },
      model: at180,
      cohort: { cases: [...many, { caseId: 'F1', points: 10, pointsClaimed: 20, traditional: '2000' }] },
    });
    const said = directorSheet(results).rows.map(([, words]) => String(words));
    // 31 x 200 = 6,200 left by the indicative budgets; 1,800 more are paid meanwhile, 4,400 left.
    expect(said.join()).toContain('£6,200.00 a year are left');
    expect(said).toContain(
      'Yes, by the amounts paid while answers are contested. What that is in pounds is not shared, since it could tell of few families.',
    );
    expect(said.join()).not.toMatch(/4,400|57,600|1,800\.00/);
  });
});
