import { readFileSync } from 'node:fs';
import { describe, expect, it, test } from 'vitest';
import { moderate } from '../../../../src/moderation/moderate.js';
import { replayModerated } from '../../../../src/moderation/result/replay-moderated.js';
import { restartCase } from '../../../../src/moderation/result/restart.js';
import { caseOf, figure1, needOf, policyOf, problemsOf, rule } from '../../support.js';

const { tiers } = JSON.parse(
  readFileSync(new URL('../../../../fixtures/moderation/cambridgeshire-tiers.json', import.meta.url), 'utf8'),
);
const tiered = (rest: object = {}) =>
  rule('sign-off', {
    by: 'tiers',
    powers: ['approve', 'determine', 'return'],
    tiers,
    measures: 'budget',
    higherMaySign: false,
    ...rest,
  });
const panel = (powers: ('approve' | 'determine' | 'return')[] = ['approve', 'determine', 'return']) =>
  rule('sign-off', { by: 'panel', role: 'Resource panel', powers });
const decide = (decision: string, role: string, rest: object = {}) => ({
  signOffs: [{ rule: 'sign-off', decision, role, reason: 'looked at on Monday', ...rest }],
});

describe('tiers of delegated limits, as Cambridgeshire had them', () => {
  const roles = ['Social Work Manager', 'Group Manager', 'Head of Service'];
  // "up to" includes the limit, "exceeds" does not
  test.each([
    ['0', 0],
    ['4999.99', 0],
    ['5000', 0],
    ['5000.01', 1],
    ['19999.99', 1],
    ['20000', 1],
    ['20000.01', 2],
    ['50000', 2],
  ])('£%s is for tier %s alone', (amount, tier) => {
    const signs = roles.map((role) => {
      const one = caseOf(null, amount, decide('approve', role));
      return problemsOf(() => moderate(one, policyOf(tiered()))).length === 0;
    });
    expect(signs).toEqual(roles.map((_, index) => index === tier));
  });

  it('a higher tier may sign a lower amount only where the policy says so', () => {
    const one = caseOf(null, '3000', decide('approve', 'Head of Service'));
    expect(problemsOf(() => moderate(one, policyOf(tiered())))).toEqual(['refused case.signOffs.0.role']);
    expect(moderate(one, policyOf(tiered({ higherMaySign: true }))).amounts.communicated).toBe('3000.00');
    const low = caseOf(null, '6000', decide('approve', 'Social Work Manager'));
    expect(problemsOf(() => moderate(low, policyOf(tiered({ higherMaySign: true }))))).toEqual([
      'refused case.signOffs.0.role',
    ]);
  });

  it('the limits may be for the plan instead of the budget', () => {
    const plan = { cost: '4000', complete: true, agreed: true };
    const one = caseOf(null, '6000', { plan, ...decide('approve', 'Social Work Manager') });
    expect(moderate(one, policyOf(tiered({ measures: 'plan' }))).amounts.communicated).toBe('6000.00');
    const unknown = caseOf(null, '6000', decide('approve', 'Social Work Manager'));
    expect(problemsOf(() => moderate(unknown, policyOf(tiered({ measures: 'plan' }))))).toEqual([
      'missing case.plan.cost',
    ]);
  });

  it('nobody determines an amount beyond their own limit', () => {
    const rest = { amount: '5000.01', reasonCode: 'plan-needs-more' };
    const one = caseOf(null, '3000', decide('determine', 'Social Work Manager', rest));
    expect(problemsOf(() => moderate(one, policyOf(tiered())))).toEqual(['refused case.signOffs.0.role']);
  });

  const [first, second, third] = tiers;
  test.each([
    ['overlap', [first, { ...second, over: '4000' }, third], 'inconsistent policy.rules.0.tiers.1.over'],
    ['leave a gap', [first, { ...second, over: '6000' }, third], 'inconsistent policy.rules.0.tiers.1.over'],
    ['overlap without an end', [{ ...first, upTo: null }, second], 'inconsistent policy.rules.0.tiers.1.over'],
    ['are out of order', [{ ...first, over: '1' }, third], 'inconsistent policy.rules.0.tiers.0.over'],
    ['end before they begin', [first, { ...second, upTo: '4000' }], 'inconsistent policy.rules.0.tiers.1.upTo'],
    ['are negative', [{ ...first, upTo: '-1' }], 'out-of-range policy.rules.0.tiers.0.upTo'],
    ['name a role twice', [first, { ...second, role: first.role }], 'duplicate policy.rules.0.tiers.1.role'],
  ])('tiers that %s are refused with the path to them', (_, wrong, expected) => {
    const [found] = problemsOf(() => moderate(caseOf(null, '1'), policyOf(tiered({ tiers: wrong }))));
    expect(found).toBe(expected);
  });

  it('a policy has to say what the limits are for, and whether a higher tier may sign', () => {
    const { measures: _, higherMaySign: __, ...rest } = tiered() as unknown as Record<string, unknown>;
    expect(problemsOf(() => moderate(caseOf(null, '1'), policyOf(rest as never)))).toEqual([
      'choice-needed policy.rules.0.measures',
      'choice-needed policy.rules.0.higherMaySign',
    ]);
  });
});

describe('a panel', () => {
  it('approves, determines or returns; until then the amount waits', () => {
    const run = (rest: object) => moderate(caseOf(null, '6000', rest), policyOf(panel()));
    expect(run({}).status.communicated).toBe('awaiting');
    expect([run({}).amounts.communicated, run({}).proposed.communicated]).toEqual([null, '6000.00']);
    expect(run(decide('approve', 'Resource panel')).amounts.communicated).toBe('6000.00');
    const determined = decide('determine', 'Resource panel', { amount: '7000', reasonCode: 'age-related' });
    expect(run(determined).amounts.communicated).toBe('7000.00');
    expect(run(decide('return', 'Resource panel')).status.communicated).toBe('returned');
  });

  it('is named by its role, and by the person where the decision names one', () => {
    const actorOf = (rest: object) => moderate(caseOf(null, '6000', rest), policyOf(panel())).moderation[0]?.actor;
    expect(actorOf(decide('approve', 'Resource panel'))).toBe('Resource panel');
    expect(actorOf(decide('approve', 'Resource panel', { actor: 'Mr Ahmed' }))).toBe('Mr Ahmed, Resource panel');
    // Until somebody decides, the rule's own actor stands there.
    expect(actorOf({})).toBe('Cabinet');
  });

  it('does only what the policy lets it do, and only the panel does it', () => {
    const run = (rest: object) => problemsOf(() => moderate(caseOf(null, '6000', rest), policyOf(panel(['approve']))));
    expect(run(decide('return', 'Resource panel'))).toEqual(['refused case.signOffs.0.decision']);
    expect(run(decide('approve', 'Team manager'))).toEqual(['refused case.signOffs.0.role']);
    expect(run(decide('determine', 'Resource panel'))).toEqual([
      'missing case.signOffs.0.amount',
      'missing case.signOffs.0.reasonCode',
    ]);
    expect(run(decide('approve', 'Resource panel', { amount: '1' }))).toEqual(['inconsistent case.signOffs.0.amount']);
  });

  it('keeps a final budget back until it has signed', () => {
    const policy = policyOf(
      rule('pass-on', {}),
      { ...panel(), at: 'final' } as never,
      rule('finalise', { at: 'final', requireSchoolPlace: false }),
    );
    const rest = { plan: { complete: true, agreed: true }, duty: needOf('6000') };
    const waiting = moderate(caseOf(null, '6000', rest), policy);
    expect([waiting.amounts.final, waiting.status.final]).toEqual([null, 'awaiting']);
    const signed = moderate(caseOf(null, '6000', { ...rest, ...decide('approve', 'Resource panel') }), policy);
    expect([signed.amounts.final, signed.status.final]).toEqual(['6000.00', 'set']);
  });

  it('a final budget is not reached while what the family is told waits', () => {
    const policy = policyOf(panel(), rule('finalise', { at: 'final', requireSchoolPlace: false }));
    expect(moderate(caseOf(null, '6000'), policy).status).toEqual({ communicated: 'awaiting', final: 'not-reached' });
  });
});

describe('a returned case', () => {
  const policy = policyOf(figure1(), panel());
  const one = caseOf('10000', '5000', decide('return', 'Resource panel', { on: '2026-04-20' }));

  it('starts again and keeps its history, round by round', () => {
    const first = moderate(one, policy);
    const again = restartCase(one, first, {
      amounts: { traditional: '10000', indicative: '8000' },
      ...(decide('return', 'Resource panel') as object),
    });
    const second = moderate(again, policy);
    const third = moderate(restartCase(again, second, decide('approve', 'Resource panel') as object), policy);
    expect(third.amounts.communicated).toBe('8000.00');
    expect(third.round).toBe(3);
    expect(third.earlier.map(({ round, indicative, on }) => [round, indicative, on])).toEqual([
      [1, '5000.00', '2026-04-20'],
      [2, '8000.00', undefined],
    ]);
    expect(third.earlier[0]?.moderation.map(({ after }) => after)).toEqual(['7550.00', '7550.00']);
    replayModerated(JSON.parse(JSON.stringify(third)));
  });

  it('goes no further in its round', () => {
    const { moderation } = moderate(one, policyOf(panel(), rule('floor', { amount: '9999' })));
    expect(moderation[1]).toMatchObject({ applied: false, because: 'the case was returned', after: '5000.00' });
  });

  it('needs new decisions in the new round', () => {
    const again = moderate(restartCase(one, moderate(one, policy)), policy);
    expect(again.status.communicated).toBe('awaiting');
  });

  it('only restarts when it was returned, and as itself', () => {
    const approved = caseOf('10000', '5000', decide('approve', 'Resource panel'));
    expect(problemsOf(() => restartCase(approved, moderate(approved, policy)))).toEqual(['refused moderated']);
    expect(problemsOf(() => restartCase({ ...one, caseId: 'F2' }, moderate(one, policy)))).toEqual([
      'inconsistent moderated.caseId',
    ]);
  });

  it('is refused with all that is wrong with what it is restarted from', () => {
    const problems = problemsOf(() => restartCase({} as never, {} as never, { caseId: 'F2' } as never));
    expect(problems).toContain('missing case.caseId');
    expect(problems).toContain('missing moderated.moderation');
    expect(problems).toContain('unknown-name corrections.caseId');
    expect(problemsOf(() => restartCase(null as never, null as never))).toEqual(['invalid case', 'invalid moderated']);
  });

  it('with an altered history does not replay', () => {
    const third = moderate(restartCase(one, moderate(one, policy)), policy);
    const altered = JSON.parse(JSON.stringify(third).replace('"before":"5000.00"', '"before":"5001.00"'));
    expect(() => replayModerated(altered)).toThrow();
  });
});

it('the example tiers name their source and that they are no default', () => {
  const file = new URL('../../../../fixtures/moderation/cambridgeshire-tiers.json', import.meta.url);
  const { source, note } = JSON.parse(readFileSync(file, 'utf8'));
  expect(source).toMatch(/^IPB/);
  expect(note).toContain('never a default');
});
