import { describe, expect, it, test } from 'vitest';
import * as z from 'zod';
import { moderationCaseSchema } from '../../../src/moderation/case/moderation-case.js';
import { statementOfReasons } from '../../../src/moderation/duty/statement-of-reasons.js';
import { checkSufficiency } from '../../../src/moderation/duty/sufficiency.js';
import { moderate } from '../../../src/moderation/moderate.js';
import { moderateAll } from '../../../src/moderation/moderate-all.js';
import { parsePolicy, policySchema } from '../../../src/moderation/policy/policy.js';
import { replayModerated } from '../../../src/moderation/result/replay-moderated.js';
import { RULE_NAMES } from '../../../src/moderation/rules/list.js';
import { caseOf, figure1, needOf, policyOf, problemsOf, rule } from '../support.js';

const refused = (policy: unknown) => problemsOf(() => parsePolicy(policy));
const passOn = rule('pass-on', {});
const finalise = rule('finalise', { at: 'final', requireSchoolPlace: false });

describe('a policy is refused with the path to what is wrong', () => {
  test.each([
    ['a typo in the name of a rule', policyOf({ ...passOn, rule: 'pas-on' } as never), 'invalid policy.rules.0.rule'],
    ['a missing reason', policyOf({ ...passOn, reason: undefined } as never), 'missing policy.rules.0.reason'],
    ['a blank reason', policyOf({ ...passOn, reason: ' ' } as never), 'invalid policy.rules.0.reason'],
    ['a missing actor', policyOf({ ...passOn, actor: undefined } as never), 'missing policy.rules.0.actor'],
    ['an unknown key', policyOf({ ...passOn, amout: 3 } as never), 'unknown-name policy.rules.0.amout'],
    ['an unknown stage', policyOf({ ...passOn, at: 'indicative' } as never), 'invalid policy.rules.0.at'],
    ['a negative floor', policyOf(rule('floor', { amount: '-1' })), 'out-of-range policy.rules.0.amount'],
    ['a floor without an amount', policyOf(rule('floor', {} as never)), 'choice-needed policy.rules.0.amount'],
    ['a unit of nothing', policyOf(rule('round', { unit: '0' })), 'invalid policy.rules.0.unit'],
    ['the same rule twice without names', policyOf(passOn, passOn), 'duplicate policy.rules.1.id'],
    ['no rules', policyOf(), 'out-of-range policy.rules'],
    ['rules at final without finalise', policyOf({ ...passOn, at: 'final' }), 'missing policy.rules'],
    ['the family told after the final budget', policyOf(finalise, passOn), 'inconsistent policy.rules.0'],
    ['finalise before the plan', policyOf({ ...finalise, at: 'communicated' }), 'inconsistent policy.rules.0.at'],
    [
      'a taper past its end',
      policyOf(rule('taper', { periods: 2, period: 3, side: 'both' })),
      'inconsistent policy.rules.0.period',
    ],
    ['a one-off period', { ...policyOf(passOn), period: 'one-off' }, 'invalid policy.period'],
    ['a newer version', { ...policyOf(passOn), schemaVersion: 2 }, 'invalid policy.schemaVersion'],
  ])('%s', (_, policy, expected) => expect(refused(policy)[0]).toBe(expected));

  it('and says which names there are', () => {
    expect(() => parsePolicy(policyOf({ ...passOn, rule: 'limit' } as never))).toThrow('limit-change');
  });

  test.each(['__proto__', 'constructor', 'toString', '', 7, null, ['pass-on']])('for a rule called %j', (name) => {
    expect(refused(policyOf({ ...passOn, rule: name } as never))[0]).toBe('invalid policy.rules.0.rule');
  });

  it('with all its problems at once', () => {
    const policy = policyOf({ ...passOn, rule: 'x' } as never, rule('floor', { amount: '-1' }));
    expect(refused(policy)).toEqual(['invalid policy.rules.0.rule', 'out-of-range policy.rules.1.amount']);
  });

  it('with what is wrong in one rule beside what is wrong between them', () => {
    const policy = policyOf(rule('taper', { periods: 2, period: 3, side: 'both' }), { ...passOn, at: 'final' });
    expect(refused(policy)).toEqual(['inconsistent policy.rules.0.period', 'missing policy.rules']);
  });

  test.each([null, undefined, 3, 'rules', [], { rules: {} }, { rules: [null] }, { rules: ['pass-on'] }])(
    'as hostile as %j',
    (policy) => expect(refused(policy).length).toBeGreaterThan(0),
  );
});

describe('the schemas', () => {
  it('have a JSON Schema for editors and other programs', () => {
    const schema = JSON.stringify(z.toJSONSchema(policySchema, { io: 'input', unrepresentable: 'any' }));
    for (const name of RULE_NAMES) expect(schema).toContain(`"${name}"`);
    expect(JSON.stringify(z.toJSONSchema(moderationCaseSchema, { io: 'input', unrepresentable: 'any' }))).toContain(
      'needs',
    );
  });
});

describe('a case is refused', () => {
  const run = (one: object) => problemsOf(() => moderate(one as never, policyOf(passOn)));
  test.each([
    ['with amounts of another period', { ...caseOf('1', '1'), period: 'week' }, 'inconsistent case.period'],
    ['as a newcomer with a package', caseOf('1', '1', { status: 'newcomer' }), 'inconsistent case.status'],
    [
      'with parts above the whole',
      caseOf('1', '1', { packageParts: { oneOff: '2' } }),
      'inconsistent case.packageParts',
    ],
    ['with a negative amount', caseOf('-1', '1'), 'out-of-range case.amounts.traditional'],
    ['with more than pence', caseOf('1.001', '1'), 'invalid case.amounts.traditional'],
    ['with an unknown stage', { ...caseOf('1', '1'), amounts: { told: 1 } }, 'unknown-name case.amounts.told'],
    ['without an id', { ...caseOf('1', '1'), caseId: '' }, 'out-of-range case.caseId'],
  ])('%s', (_, one, expected) => expect(run(one)).toEqual([expected]));

  it('when a rule makes it larger than any amount', () => {
    const one = caseOf('9000000000000', '10000000000000');
    const limit = figure1({ greatestFall: null, greatestRise: '1000' });
    expect(problemsOf(() => moderate(one, policyOf(limit)))[0]).toMatch(/^out-of-range/);
  });

  it('never for the name of its id, its rules or its needs', () => {
    const duty = needOf('5');
    const needs = duty.needs.map((need) => ({ ...need, id: '__proto__' }));
    const one = { ...caseOf('1', '5', { duty: { ...duty, needs } }), caseId: '__proto__' };
    const policy = policyOf({ ...rule('floor', { amount: '2' }), id: '__proto__' });
    const moderated = moderate(one, policy);
    expect([moderated.caseId, moderated.duty[0]?.answer]).toEqual(['__proto__', 'sufficient']);
    expect(moderateAll([one], policy).rules[0]?.id).toBe('__proto__');
  });
});

describe('a list of cases', () => {
  const cases = [
    { ...caseOf('10000', '5000'), caseId: 'a' },
    { ...caseOf('10000', '12000'), caseId: 'b' },
    { ...caseOf(null, '3000', { duty: needOf('4000') }), caseId: 'c' },
    { ...caseOf('10000', '9000'), caseId: 'd' },
  ];

  it('shows of each rule which cases it changed, which way, and what it cost', () => {
    const { rules, totals, costOfProtection, duty } = moderateAll(cases, policyOf(figure1()));
    // a: +2,550; b: -1,650; c is new; d stays
    expect(rules).toEqual([
      {
        id: 'limit-change',
        rule: 'limit-change',
        at: 'communicated',
        applied: 3,
        leftAlone: 1,
        up: 1,
        down: 1,
        unchanged: 1,
        changed: ['a', 'b'],
        cost: '900.00',
      },
    ]);
    expect(costOfProtection).toBe('900.00');
    // 5,000 + 12,000 + 3,000 + 9,000 = 29,000; with the rule 29,900
    expect(totals.map(({ n, absent, sum }) => [n, absent, sum])).toEqual([
      [3, 1, '30000.00'],
      [4, 0, '29000.00'],
      [4, 0, '29900.00'],
      [0, 4, '0.00'],
    ]);
    expect(duty).toEqual({
      sufficient: 0,
      shortfall: 1,
      cannotBeSaidYet: 3,
      noAmount: 0,
      needsShort: 1,
      costAfterFigure: 0,
      total: '1000.00',
      cases: ['c'],
    });
  });

  it('tells the problems of the policy and of every case at once', () => {
    const wrong = [{ ...cases[0], period: 'week' }, cases[1], cases[1], { caseId: 'e' }];
    expect(problemsOf(() => moderateAll(wrong as never, policyOf(figure1())))).toEqual([
      'inconsistent cases.0.period',
      'duplicate cases.2.caseId',
      'missing cases.3.period',
      'missing cases.3.amounts',
    ]);
    const both = problemsOf(() => moderateAll([{ caseId: 'e', period: 'year' }] as never, policyOf()));
    expect(both).toEqual(['out-of-range policy.rules', 'missing cases.0.amounts']);
    expect(problemsOf(() => moderateAll(null as never, policyOf(passOn)))).toEqual(['invalid cases']);
  });

  it('of nobody has totals of nothing', () => {
    expect(moderateAll([], policyOf(passOn)).totals.map(({ n, sum }) => [n, sum])).toEqual(
      Array.from({ length: 4 }, () => [0, '0.00']),
    );
  });
});

describe('what is no case, no duty and no record is refused as such, and never with another error', () => {
  const junk = [null, undefined, 3, 'x', [], {}, { moderation: [null] }, { needs: [null], amounts: [] }];
  test.each(junk.map((value) => [value]))('%j', (value) => {
    const given = value as never;
    for (const act of [
      () => moderate(given, policyOf(passOn)),
      () => moderateAll([given], policyOf(passOn)),
      () => checkSufficiency(given),
      () => statementOfReasons(given),
      () => replayModerated(given),
    ]) {
      expect(problemsOf(act).length).toBeGreaterThan(0);
    }
  });
});
