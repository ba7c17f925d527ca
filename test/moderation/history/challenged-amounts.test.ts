import { describe, expect, test } from 'vitest';
import { recordChallenge } from '../../../src/moderation/challenge/challenge.js';
import type { ChallengeInput } from '../../../src/moderation/challenge/challenge-input.js';
import { caseHistory } from '../../../src/moderation/history/case-history.js';
import { moderate } from '../../../src/moderation/moderate.js';
import type { Policy } from '../../../src/moderation/policy/policy.js';

const policy: Policy = {
  schemaVersion: 1,
  period: 'year',
  rules: [{ rule: 'floor', at: 'communicated', actor: 'Cabinet', reason: 'a decent start', amount: '500' }],
};
// Indicative 320, told 500 by the floor, and nothing final.
const moderated = moderate({ caseId: 'F1', period: 'year', amounts: { indicative: '320' } }, policy);

/** A challenge of an amount, upheld with another, or not decided yet. */
function challenge(against: ChallengeInput['against'], amount: string, after?: string) {
  return recordChallenge({
    caseId: 'F1',
    period: 'year',
    raisedOn: '2026-06-01',
    raisedBy: 'the parents',
    against,
    grounds: 'nights were not counted',
    amount,
    paidMeanwhile: { amount, footing: 'the challenged budget is paid' },
    outcome:
      after === undefined
        ? { result: 'pending' }
        : { result: 'upheld', on: '2026-06-20', by: 'Panel', reason: 'three nights', amount: after },
  });
}

const told = (...challenges: ReturnType<typeof challenge>[]) => caseHistory({ moderated, challenges }).entries.length;

describe('what is challenged is an amount of the case', () => {
  test.each([
    ['the first amount', challenge('indicative', '320.00')],
    ['what was told', challenge('communicated', '500.00', '600.00')],
    ['what was told before the case was moderated again', challenge('communicated', '450.00', '500.00')],
    ['a plan, which is no amount of moderation', challenge('plan', '77.00')],
  ])('%s', (_, one) => {
    expect(told(one)).toBeGreaterThan(0);
  });

  test('what an earlier challenge came to may be challenged again', () => {
    expect(
      told(challenge('communicated', '500.00', '600.00'), challenge('communicated', '600.00', '700.00')),
    ).toBeGreaterThan(0);
    expect(() => told(challenge('communicated', '600.00', '700.00'))).toThrow('its communicated amount is 500.00');
  });

  test.each([
    ['another amount', challenge('communicated', '1.00'), 'says "1.00", where its communicated amount is 500.00'],
    ['another amount, upheld', challenge('communicated', '1.00', '600.00'), 'its communicated amount is 500.00'],
    ['the amount of another stage', challenge('indicative', '500.00'), 'its indicative amount is 320.00'],
    ['an amount that there is not', challenge('final', '500.00', '600.00'), 'the case has no final amount'],
  ])('%s is refused', (_, one, message) => {
    expect(() => told(one)).toThrow(message);
  });

  test('an upheld challenge that was altered afterwards is refused', () => {
    const true_ = challenge('communicated', '500.00', '600.00');
    expect(told(true_)).toBeGreaterThan(0);
    // What was paid meanwhile is held to the challenged amount elsewhere.
    expect(() => told({ ...true_, amountBefore: '1.00' })).toThrow('challenges[0].amountBefore');
  });

  test('so is a challenge of a round that was sent back', () => {
    const signed: Policy = {
      ...policy,
      rules: [
        ...policy.rules,
        {
          rule: 'sign-off',
          at: 'communicated',
          actor: 'Cabinet',
          reason: 'IBSEN 9.6.1',
          by: 'panel',
          role: 'Panel',
          powers: ['approve', 'return'],
        },
      ],
    };
    const returned = moderate(
      {
        caseId: 'F1',
        period: 'year',
        amounts: { indicative: '800' },
        signOffs: [{ rule: 'sign-off', decision: 'return', role: 'Panel', actor: 'A. Chair', reason: 'counted twice' }],
      },
      signed,
    );
    expect(() => caseHistory({ moderated: returned, challenges: [challenge('communicated', '800.00')] })).toThrow(
      'the case has no communicated amount',
    );
  });
});
