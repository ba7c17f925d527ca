import { describe, expect, test } from 'vitest';
import * as z from 'zod';
import { caseHistory } from '../../../src/moderation/history/case-history.js';
import { moderate } from '../../../src/moderation/moderate.js';
import {
  isDecidedByPeople,
  isLimit,
  isTransition,
  RULE_NAMES,
  ruleSchema,
  showsPackage,
} from '../../../src/moderation/rules/list.js';
import { caseOf, needOf, policyOf, problemsOf, rule } from '../support.js';

type Form = { properties: Record<string, { const?: unknown }> };
type Rule = Parameters<typeof policyOf>[0];

const decided = { rule: 'override', amount: '6500', role: 'Panel', reasonCode: 'age-related', reason: 'she is 15' };
const signed = { rule: 'sign-off', decision: 'approve', role: 'Panel', reason: 'seen on Monday' } as const;
const panel = {
  by: 'panel' as const,
  role: 'Panel',
  powers: ['determine' as const, 'approve' as const, 'return' as const],
};
const limits = { greatestFall: '20', greatestRise: '5', frequency: 'once', uplift: 'none' } as const;

// Each kind on a package of £10,000 and a target of £5,000.
const KINDS: readonly (readonly [rule: Rule, rest: object, words: string, limit: boolean, transition: boolean])[] = [
  [rule('pass-on', {}), {}, 'The amount was passed on unchanged; it stayed at £5,000.00.', false, false],
  [
    rule('override', { roles: ['Panel'] }),
    { overrides: [decided] },
    'A person decided the amount: up from £5,000.00 to £6,500.00.',
    false,
    false,
  ],
  [
    // 10,000 less 20 per cent
    rule('limit-change', limits),
    {},
    'The change from the package before was limited: up from £5,000.00 to £8,000.00.',
    true,
    true,
  ],
  [rule('protect', {}), {}, 'The package before was protected: up from £5,000.00 to £10,000.00.', true, true],
  [
    rule('peg', { until: '2027-03-31', side: 'falls' }),
    {},
    'The amount was kept at the package before for a time: up from £5,000.00 to £10,000.00.',
    true,
    true,
  ],
  [
    // 10,000 - 5,000 / 5
    rule('taper', { periods: 5, period: 1, side: 'falls' }),
    {},
    'The amount was moved from the package before towards its target: up from £5,000.00 to £9,000.00.',
    true,
    true,
  ],
  [
    // a quarter of 10,000 and three quarters of 5,000
    rule('blend', { packagePercent: '25', side: 'both' }),
    {},
    'The amount was mixed from the package before and its target: up from £5,000.00 to £6,250.00.',
    true,
    true,
  ],
  [rule('floor', { amount: '5500' }), {}, 'The least amount was applied: up from £5,000.00 to £5,500.00.', true, false],
  [
    rule('ceiling', { amount: '4500' }),
    {},
    'The greatest amount was applied: down from £5,000.00 to £4,500.00.',
    true,
    false,
  ],
  [rule('round', { unit: '100' }), {}, 'This rule did not change the amount: it stayed at £5,000.00.', false, false],
  [
    rule('hold-back', { percent: '10' }),
    {},
    'A part was kept back for contingency: down from £5,000.00 to £4,500.00. £500.00 was kept back.',
    false,
    false,
  ],
  [rule('sign-off', panel), { signOffs: [signed] }, 'The amount was approved; it stayed at £5,000.00.', false, false],
  [
    rule('finalise', { at: 'final', requireSchoolPlace: false }),
    { plan: { complete: true, agreed: true }, duty: needOf('5000') },
    'The amount was made final; it stayed at £5,000.00.',
    false,
    false,
  ],
];

/** What a family reads of the first rule of a policy. */
function wordsOf(one: Rule, rest: object, traditional: string | null = '10000') {
  const policy = { ...policyOf(one), appliesOn: '2026-04-01' };
  const { entries } = caseHistory({ moderated: moderate(caseOf(traditional, '5000', rest), policy) });
  return entries.find((entry) => entry.rule !== null)?.words;
}

test('every kind of rule is in the table below, in the order of the list', () => {
  expect(KINDS.map(([one]) => one.rule)).toEqual([...RULE_NAMES]);
});

describe.each(KINDS)('%o', (one, rest, words, limit, transition) => {
  test('tells the family what it did', () => expect(wordsOf(one, rest)).toBe(words));

  test(`${limit ? 'limits' : 'does not limit'}, so that a hold-back ${limit ? 'has to' : 'need not'} say its order`, () => {
    expect(isLimit(one.rule)).toBe(limit);
    if (one.rule === 'finalise' || one.rule === 'hold-back') return;
    const policy = policyOf(one, rule('hold-back', { percent: '10' }));
    const problems = problemsOf(() => moderate(caseOf('10000', '5000', rest), { ...policy, appliesOn: '2026-04-01' }));
    expect(problems).toEqual(limit ? ['choice-needed policy.rules.1.order'] : []);
  });

  test(`${transition ? 'shows' : 'has no'} amount without it`, () => {
    expect(isTransition(one.rule)).toBe(transition);
    const policy = { ...policyOf(one), appliesOn: '2026-04-01' };
    const { moderation, protection } = moderate(caseOf('10000', '5000', rest), policy);
    expect(moderation[0]?.unprotected).toBe(transition ? '5000.00' : undefined);
    expect(protection.communicated?.unprotected ?? protection.final?.unprotected).toBe(
      transition ? '5000.00' : undefined,
    );
  });

  test('names its source or its choice in the record', () => {
    const policy = { ...policyOf(one), appliesOn: '2026-04-01' };
    const [step] = moderate(caseOf('10000', '5000', rest), policy).moderation;
    expect(step?.source ?? step?.choice).toMatch(/^(RR145|RR232|IBSEN|IPB|stage-2-rule|rounding-after-a-limit)/);
  });
});

describe('what a family reads of a rule that', () => {
  test.each([
    ['waits for a sign-off', rule('sign-off', panel), {}, 'The amount waits for a decision: awaits a decision.'],
    [
      'determined the amount',
      rule('sign-off', panel),
      { signOffs: [{ ...signed, decision: 'determine', amount: '7000', reasonCode: 'age-related' }] },
      'The amount was determined: up from £5,000.00 to £7,000.00.',
    ],
    [
      'returned the case',
      rule('sign-off', panel),
      { signOffs: [{ ...signed, decision: 'return' }] },
      'The case was returned; it stayed at £5,000.00.',
    ],
    [
      'could not make it final',
      rule('finalise', { at: 'final', requireSchoolPlace: true }),
      { plan: { complete: true, agreed: true }, duty: needOf('5000') },
      'The amount could not be made final: no school place is confirmed.',
    ],
    [
      'left the amount alone',
      rule('override', { roles: ['Panel'] }),
      {},
      'This rule did not change the amount: nobody overrode the amount of this case.',
    ],
  ] as const)('%s', (_, one, rest, words) => expect(wordsOf(one, rest)).toBe(words));

  test('has nothing to compare with', () => {
    expect(wordsOf(rule('protect', {}), {}, null)).toBe(
      'This rule did not change the amount: the family is new and has no package to compare with.',
    );
  });
});

test('every kind says whether it shows the package, and a rule that compares with it does; one of no kind counts as one', () => {
  const saying = RULE_NAMES.filter(showsPackage);
  expect(saying).toEqual(['limit-change', 'protect', 'peg', 'taper', 'blend']);
  // Those that state which part of the package they compare with.
  const form = z.toJSONSchema(ruleSchema, { io: 'input', unrepresentable: 'any' });
  const comparing = (form.oneOf ?? form.anyOf ?? []).map((one) => (one as Form).properties).filter(({ base }) => base);
  expect(comparing.map((one) => one.rule?.const)).toEqual(saying);
  for (const name of ['half-of-package', 'toString', '__proto__', '']) expect(showsPackage(name), name).toBe(true);
});

test('people decide by the kinds whose decisions a case brings, and by the one that makes an amount final', () => {
  expect(RULE_NAMES.filter(isDecidedByPeople)).toEqual(['override', 'sign-off', 'finalise']);
  expect(isDecidedByPeople('toString')).toBe(false);
});
