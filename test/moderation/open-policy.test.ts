import { describe, expect, it, test } from 'vitest';
import { allocate } from '../../src/allocation/allocate.js';
import type { PricePointModel } from '../../src/model/price-point/model.js';
import { moderate } from '../../src/moderation/moderate.js';
import { moderateAll } from '../../src/moderation/moderate-all.js';
import { openPolicy } from '../../src/moderation/open-policy.js';
import { type Policy, parsePolicy } from '../../src/moderation/policy/policy.js';
import { caseOf, figure1, needOf, policyOf, problemsOf, rule } from './support.js';

const policy = policyOf(
  figure1(),
  rule('round', { unit: '10' }),
  rule('hold-back', { percent: '5', order: 'after-limits' }),
);
const cases = [
  { ...caseOf('10000', '5000', { duty: needOf('9000') }), caseId: 'a' },
  { ...caseOf('10000', '12000'), caseId: 'b' },
  { ...caseOf(null, '3000'), caseId: 'c' },
];

describe('an open policy', () => {
  const open = openPolicy(policy);

  it('moderates each case, and the list of them, as the functions do that check it each time', () => {
    for (const one of cases) expect(open.moderate(one)).toEqual(moderate(one, policy));
    expect(open.moderateAll(cases)).toEqual(moderateAll(cases, policy));
    // 10,000 less 24.5 per cent, and 5 per cent of that: 7,550 - 377.50
    expect(open.moderate(caseOf('10000', '5000')).amounts.communicated).toBe('7172.50');
  });

  it('tells its period', () => expect(open.period).toBe('year'));

  it('is what it was when it was opened, whatever becomes of what it was opened from', () => {
    const stored = JSON.parse(JSON.stringify(policyOf(rule('floor', { amount: '500' }))));
    const floor = openPolicy(stored);
    stored.rules[0].amount = '900';
    expect(floor.moderate(caseOf(null, '320')).amounts.communicated).toBe('500.00');
  });

  it('is refused with every problem of the policy, and then with those of each case', () => {
    const wrong = { ...policyOf(), period: 'century' };
    expect(problemsOf(() => openPolicy(wrong))).toEqual(['invalid policy.period', 'out-of-range policy.rules']);
    expect(problemsOf(() => open.moderate({ caseId: '', period: 'year' } as never))).toEqual([
      'out-of-range case.caseId',
      'missing case.amounts',
    ]);
    expect(problemsOf(() => open.moderateAll([cases[0], cases[0], {}] as never))).toEqual([
      'duplicate cases.1.caseId',
      'missing cases.2.caseId',
      'missing cases.2.period',
      'missing cases.2.amounts',
    ]);
  });

  it.each([undefined, null, 'policy', [], {}, 3])('is no %j', (stored) => {
    expect(problemsOf(() => openPolicy(stored)).length).toBeGreaterThan(0);
  });
});

describe('what is wrong with a case and with a policy', () => {
  it('is told together', () => {
    const wrong = policyOf(rule('floor', { amount: '-1' }));
    expect(problemsOf(() => moderate({ ...caseOf('1', '1'), caseId: '' }, wrong))).toEqual([
      'out-of-range policy.rules.0.amount',
      'out-of-range case.caseId',
    ]);
  });

  it('and between the two, too', () => {
    const one = { ...caseOf('1', '1', { overrides: [override], signOffs: [signOff] }), period: 'week' as const };
    expect(problemsOf(() => moderate(one, policyOf(rule('pass-on', {}))))).toEqual([
      'inconsistent case.period',
      'unknown-name case.overrides.0.rule',
      'unknown-name case.signOffs.0.rule',
    ]);
  });

  const override = { rule: 'override', amount: '1', role: 'Panel', reasonCode: 'age-related', reason: 'a reason' };
  const signOff = { rule: 'sign-off', decision: 'approve', role: 'Panel', reason: 'a reason' } as const;
});

test('a policy out of a file comes back as it was given', () => {
  const stored: unknown = JSON.parse(JSON.stringify(policy));
  expect(parsePolicy(stored)).toBe(stored);
  expect(moderate(caseOf('10000', '5000'), parsePolicy(stored)).amounts.communicated).toBe('7172.50');
});

test('what a program writes is checked as it is typed', () => {
  const model: PricePointModel = {
    schemaVersion: 1,
    kind: 'price-point',
    period: 'year',
    fundingBasis: 'pot',
    method: 'total',
    prices: [{ money: '150', points: '1' }],
    rounding: {},
  };
  const { caseId, period, indicative } = allocate(model, { caseId: 'F1', points: 2 });
  // The period of an allocation is one that a case can have.
  const passedOn = policyOf(rule('pass-on', {}));
  expect(moderate({ caseId, period, amounts: { indicative } }, passedOn).amounts.communicated).toBe('300.00');
  const header = { at: 'communicated', actor: 'Cabinet', reason: 'a decent start' } as const;
  // @ts-expect-error: the field is called amount
  const misspelt: Policy = { schemaVersion: 1, period: 'year', rules: [{ rule: 'floor', ...header, amuont: '500' }] };
  // @ts-expect-error: a floor has an amount
  const without: Policy = { schemaVersion: 1, period: 'year', rules: [{ rule: 'floor', ...header }] };
  // @ts-expect-error: nothing comes again once
  const once: Policy = { schemaVersion: 1, period: 'one-off', rules: [{ rule: 'pass-on', ...header }] };
  for (const one of [misspelt, without, once]) expect(problemsOf(() => openPolicy(one)).length).toBeGreaterThan(0);
  // @ts-expect-error: the status of a family is one of two
  expect(problemsOf(() => moderate({ ...caseOf(null, '1'), status: 'new' }, policy))).toEqual(['invalid case.status']);
});
