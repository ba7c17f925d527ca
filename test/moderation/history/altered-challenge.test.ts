import { expect, test } from 'vitest';
import { isRasError } from '../../../src/errors.js';
import { type Challenge, recordChallenge } from '../../../src/moderation/challenge/challenge.js';
import type { ChallengeInput } from '../../../src/moderation/challenge/challenge-input.js';
import { caseHistory } from '../../../src/moderation/history/case-history.js';
import { moderate } from '../../../src/moderation/moderate.js';
import { BLOCKED, CHALLENGE_OF_ANSWERS } from '../../records/samples.js';

// biome-ignore lint/suspicious/noExplicitAny: stored records are altered at will
type Stored = any;

// £8,000 is told without a rule; need costs £7,280.
const POLICY = {
  schemaVersion: 1 as const,
  period: 'year' as const,
  rules: [{ rule: 'pass-on' as const, at: 'communicated' as const, actor: 'Cabinet', reason: 'as adopted' }],
};
const { signOffs: _s, plan: _p, ...rest } = BLOCKED;
const moderated = moderate(rest, POLICY);

const CHALLENGE: ChallengeInput = {
  caseId: 'F1',
  period: 'year',
  raisedOn: '2026-06-01',
  raisedBy: 'the parents',
  against: 'communicated',
  grounds: 'three nights are needed',
  amount: '8000',
  paidMeanwhile: { amount: '5000', footing: 'without prejudice' },
  outcome: { result: 'pending' },
  duty: BLOCKED.duty as NonNullable<typeof BLOCKED.duty>,
};
const { answers } = CHALLENGE_OF_ANSWERS;

function isTold(challenge: Stored): boolean {
  try {
    caseHistory({ moderated, challenges: [challenge as Challenge] });
    return true;
  } catch (error) {
    if (!isRasError(error)) throw error;
    return false;
  }
}

function altered(one: Stored, path: readonly string[], value: unknown): Stored {
  const copy = structuredClone(one);
  const holder = path.slice(0, -1).reduce((inner, key) => inner[key], copy);
  holder[path.at(-1) ?? ''] = value;
  return copy;
}

const FALSE: [string, unknown][] = [
  ['duty.atLeast', true],
  ['duty.answer', 'sufficient'],
  ['duty.shortfall', '1.00'],
  ['duty.costOfNeed', '1.00'],
  ['duty.contributions', '1.00'],
  ['duty.amount', '1.00'],
  ['duty.unmet', ['nights']],
  ['duty.needsShort', []],
  ['outcome.on', '2026-06-20'],
  ['outcome.by', 'Review panel'],
  ['outcome.result', 'upheld'],
  ['amountBefore', '7999.00'],
];

test('a challenge whose duty, outcome or amounts were altered is not told', () => {
  const one = JSON.parse(JSON.stringify(recordChallenge(CHALLENGE)));
  // 7,280 less the £5,000 that are paid meanwhile.
  expect([one.duty.shortfall, one.duty.open, isTold(one)]).toEqual(['2280.00', [], true]);
  const taken = FALSE.filter(([path, value]) => isTold(altered(one, path.split('.'), value)));
  expect(taken).toEqual([]);
});

test('one of a shortfall that may be greater is not told as one that is known', () => {
  const unknown = structuredClone(CHALLENGE) as Stored;
  unknown.duty.needs.push({ ...unknown.duty.needs[0], id: 'days', need: 'care by day', lines: [] });
  const one = JSON.parse(JSON.stringify(recordChallenge(unknown)));
  expect([one.duty.atLeast, isTold(one)]).toEqual([true, true]);
  expect(isTold(altered(one, ['duty', 'atLeast'], false))).toBe(false);
});

test('of contested answers the points, both budgets and what is paid by them are held', () => {
  // The answers as agreed give £0 and the claimed ones 10 points at £200, £2,000; the higher is paid until the outcome.
  const input = {
    ...CHALLENGE,
    answers: answers as NonNullable<typeof answers>,
    whileContested: 'higher' as const,
    paidMeanwhile: { amount: '2000', footing: 'the higher of the two' },
  };
  const one = JSON.parse(JSON.stringify(recordChallenge(input)));
  expect([one.contested.asAgreed, one.contested.asClaimed, isTold(one)]).toEqual(['0.00', '2000.00', true]);
  const others: [string, unknown][] = [
    ['rescored.pointsBefore', '5'],
    ['rescored.pointsAfter', '20'],
    ['rescored.indicativeAfter', '9000.00'],
    ['contested.asAgreed', '1.00'],
    ['contested.asClaimed', '9000.00'],
    ['contested.whileContested', 'lower'],
    ['contested.meanwhile', '0.00'],
    ['paidMeanwhile.amount', '5000.00'],
  ];
  expect(others.filter(([path, value]) => isTold(altered(one, path.split('.'), value)))).toEqual([]);
});
