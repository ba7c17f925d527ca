import { describe, expect, test } from 'vitest';
import { moderate } from '../../src/moderation/moderate.js';
import { moderateAll } from '../../src/moderation/moderate-all.js';
import type { ModeratedCases } from '../../src/moderation/result/summarise-all.js';
import { moderatedSheet, moderationSheets } from '../../src/report/cases/moderation.js';
import { BLOCKED, POLICY } from '../records/samples.js';
import { figuresOf, rowsOf } from './support.js';

// Nobody loses: A goes from £2,000 up to the £3,000 that it had, B keeps £4,000 against £1,000, C has no amount yet.
const moderated = moderateAll(
  [
    { caseId: 'A', period: 'year', amounts: { traditional: '3000', indicative: '2000' } },
    { caseId: 'B', period: 'year', amounts: { traditional: '1000', indicative: '4000' } },
    { caseId: 'C', period: 'year', amounts: { traditional: '500' } },
  ],
  {
    schemaVersion: 1,
    period: 'year',
    rules: [{ rule: 'protect', at: 'communicated', actor: 'Cabinet', reason: 'nobody loses' }],
  },
);

describe('the sheets of moderation', () => {
  const [totals, rules, duty] = moderationSheets(moderated);

  test('add up each amount over the families that have it', () => {
    expect(rowsOf(totals)).toEqual([
      { stage: 'traditional', families: 3, without_it: 0, sum: '4500.00' },
      { stage: 'indicative', families: 2, without_it: 1, sum: '6000.00' },
      { stage: 'communicated', families: 2, without_it: 1, sum: '7000.00' },
      { stage: 'final', families: 0, without_it: 3, sum: undefined },
    ]);
  });

  test('leave blank what nobody looked at: when the cost of needs was worked out', () => {
    const label = 'families whose cost was worked out after the amount was told';
    const lateOf = (sheets: ReturnType<typeof moderationSheets>) => figuresOf(sheets[2])[label];
    expect(lateOf(moderationSheets(moderated))).toBeUndefined();
    const need = { id: 'a', need: 'a', arrangements: { necessary: true, reason: 'r' } };
    const lines = [{ service: 'x', amount: '900' }];
    const stated = { needs: [{ ...need, lines, costSetOn: '2026-04-01', costSetBy: 'c' }] };
    const one = { caseId: 'A', period: 'year' as const, amounts: { indicative: '2000' }, duty: stated as never };
    expect(lateOf(moderationSheets(moderateAll([one], POLICY)))).toBe(0);
  });

  // B has more than it had, so that the rule changes nothing; C has nothing to protect: the rule leaves it alone.
  test('say what each rule did and cost, over all three families', () => {
    expect(rowsOf(rules)).toEqual([
      {
        rule: 'protect',
        stage: 'communicated',
        applied_to: 2,
        up: 1,
        down: 0,
        unchanged: 1,
        cost: '1000.00',
        left_alone: 1,
        not_reached: 0,
      },
    ]);
    expect(figuresOf(duty)).toMatchObject({ 'cost of protection, £': '1000.00', 'held back, £': '0.00' });
  });

  test('list the families, an amount that is not there as an empty cell', () => {
    const amounts = rowsOf(moderatedSheet(moderated.cases)).map((row) => [
      row.case_id,
      row.traditional,
      row.indicative,
      row.communicated,
      row.final,
    ]);
    expect(amounts).toEqual([
      ['A', '3000.00', '2000.00', '3000.00', undefined],
      ['B', '1000.00', '4000.00', '4000.00', undefined],
      ['C', '500.00', undefined, undefined, undefined],
    ]);
  });

  test('refuse what does not follow from the rules of a case', () => {
    const [first, ...others] = moderated.cases;
    const sheet =
      (fields: object): (() => unknown) =>
      () =>
        moderatedSheet([{ ...first, ...fields } as never, ...others]);
    const amounts = { ...first?.amounts, communicated: '9999.00' };
    expect(sheet({ amounts })).toThrow(
      'cases[0].amounts.communicated: says "9999.00", where the record gives "3000.00"',
    );
    const proposed = { ...first?.proposed, communicated: '9999.00' };
    expect(sheet({ amounts, proposed })).toThrow('cases[0].duty[1].amount: says "3000.00", where "9999.00" follows');
    const moderation = first?.moderation.map((rule) => ({ ...rule, after: '9999.00', change: '7999.00' }));
    const answered = first?.duty.map((one) => (one.stage === 'communicated' ? { ...one, amount: '9999.00' } : one));
    expect(sheet({ amounts, proposed, moderation, duty: answered })).toThrow('protection.communicated.cost');
    const duty = first?.duty.map((one) => ({ ...one, answer: 'sufficient' }));
    expect(sheet({ duty })).toThrow('cases[0].duty[0].answer: says "sufficient", where "cannot-be-said-yet" follows');
    const status = { ...first?.status, communicated: 'blocked' };
    expect(sheet({ status })).toThrow(
      'cases[0].status.communicated: says "blocked", where the decisions of its rules give "set"',
    );
    // A case whose stage is set by nobody's rule, and one whose warnings are another family's.
    expect(sheet({ moderation: [] })).toThrow('status.communicated: says "set", where the decisions of its rules give');
    const other = [{ code: 'shortfall', message: 'short', caseId: 'B' }];
    expect(sheet({ warnings: other })).toThrow('cases[0].warnings: warns of shortfall, where no warning follows');
  });

  test('refuse a sum that is not that of its cases', () => {
    const totals = moderated.totals.map((one) => ({ ...one, sum: '1.00' }));
    expect(() => moderationSheets({ ...moderated, totals })).toThrow(
      'moderated.totals[0].sum: says "1.00", where "4500.00" follows',
    );
  });
});

test.each<[string, (all: ModeratedCases) => object, string]>([
  ['what a rule costs', ({ rules }) => ({ rules: rules.map((one) => ({ ...one, cost: '0.00' })) }), 'rules[0].cost'],
  [
    'whom a rule changed',
    ({ rules }) => ({ rules: rules.map((one) => ({ ...one, up: 0, unchanged: 2 })) }),
    'rules[0].up',
  ],
  ['a rule that is left out', () => ({ rules: [] }), 'cases[0].moderation'],
  ['what protection costs', () => ({ costOfProtection: '0.00' }), 'costOfProtection'],
  ['what is held back', () => ({ heldBack: '1.00' }), 'heldBack'],
  ['whose need is met', ({ duty }) => ({ duty: { ...duty, sufficient: 2, cannotBeSaidYet: 0 } }), 'duty.sufficient'],
])('the sheets of moderation refuse another figure: %s', (_, altered, place) => {
  expect(() => moderationSheets({ ...moderated, ...altered(moderated) })).toThrow(place);
});

test('of no final amounts there is no sum, which is not £0', () => {
  const given = { caseId: 'a', period: 'year' as const, amounts: { traditional: '3000', indicative: '2000' } };
  const rules = [{ rule: 'pass-on' as const, at: 'communicated' as const, actor: 'Panel', reason: 'as it is' }];
  const [sums] = moderationSheets(moderateAll([given], { schemaVersion: 1, period: 'year', rules }));
  expect(sums?.rows.map(([stage, families, , sum]) => [stage, families, sum])).toEqual([
    ['traditional', 1, '3000.00'],
    ['indicative', 1, '2000.00'],
    ['communicated', 1, '2000.00'],
    ['final', 0, undefined],
  ]);
});

describe('a row of a family is held to its case', () => {
  // An indicative £8,000, a ceiling of £5,000, a need of £7,280: blocked, £2,280 short.
  const one = moderate(BLOCKED, POLICY);

  test('as it is', () => {
    expect(moderatedSheet([one]).rows).toEqual([
      ['F1', '9000.00', '8000.00', '5000.00', undefined, 'set', 'blocked', 'shortfall', '2280.00'],
    ]);
  });

  test.each<[string, object]>([
    ['the duty emptied', { duty: [] }],
    ['the last answer cut off', { duty: one.duty.slice(0, -1) }],
    [
      'another shortfall',
      { duty: one.duty.map((own) => (own.answer === 'shortfall' ? { ...own, shortfall: '1.00' } : own)) },
    ],
    ['more held back', { heldBack: '5.00' }],
    ['by the week', { period: 'week' }],
    ['the case of another', { caseId: 'F2' }],
    ['no warnings', { warnings: [] }],
    ['no rules, and what they set still set', { moderation: [] }],
    [
      'another package before what protection compares with',
      { protection: { communicated: null, final: { unprotected: '1.00', cost: '2.00' } } },
    ],
    ['another first amount', { amounts: { ...one.amounts, indicative: '7999.00' } }],
  ])('%s is refused', (_, fields) => {
    expect(() => moderatedSheet([{ ...one, ...fields }] as never)).toThrow();
  });
});
