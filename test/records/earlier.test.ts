import { describe, expect, test } from 'vitest';
import { isRasError } from '../../src/errors.js';
import type { ModerationCase } from '../../src/moderation/case/moderation-case.js';
import { moderate } from '../../src/moderation/moderate.js';
import type { Policy } from '../../src/moderation/policy/policy.js';
import { restartCase } from '../../src/moderation/result/restart.js';
import { recordModerated } from '../../src/records/kind/moderated-record.js';
import { verifyRecord } from '../../src/records/verify.js';

// A case that the panel sent back, and that went through a second time: its first round comes along as data.
const rule = { at: 'communicated', actor: 'Cabinet', reason: 'as adopted' } as const;
const policy: Policy = {
  schemaVersion: 1,
  period: 'year',
  rules: [
    { ...rule, rule: 'ceiling', amount: '8000' },
    { ...rule, rule: 'sign-off', by: 'panel', role: 'Resource panel', powers: ['approve', 'return'] },
  ],
};
const decide = (decision: 'approve' | 'return') => ({
  signOffs: [
    { rule: 'sign-off', decision, role: 'Resource panel', reason: 'nights were counted twice', on: '2026-05-04' },
  ],
});
const one: ModerationCase = { caseId: 'F1', period: 'year', amounts: { indicative: '9000' }, ...decide('return') };
const again = restartCase(one, moderate(one, policy), { amounts: { indicative: '7000' }, ...decide('approve') });

// biome-ignore lint/suspicious/noExplicitAny: a stored case is altered at will
type Stored = any;
const copy = (): Stored => JSON.parse(JSON.stringify(again));

/** The paths of all leaves below a value. */
function leavesOf(value: unknown, at: (string | number)[] = []): (string | number)[][] {
  if (typeof value !== 'object' || value === null) return [at];
  return Object.entries(value).flatMap(([key, item]) => leavesOf(item, [...at, key]));
}

/** The case with one leaf of its first round altered. */
function withLeaf(path: readonly (string | number)[]): Stored {
  const forged = copy();
  const holder = path.slice(0, -1).reduce((inside: Stored, key) => inside[key], forged.earlier[0]);
  const key = path.at(-1) as string;
  const was = holder[key];
  if (typeof was === 'number') holder[key] = was + 1;
  else if (typeof was === 'boolean') holder[key] = !was;
  else holder[key] = /^-?\d+(\.\d+)?$/.test(was) ? (Number(was) + 1).toFixed(2) : `${was}x`;
  return forged;
}

function isRefused(forged: Stored): boolean {
  try {
    verifyRecord(recordModerated(forged, policy));
    return false;
  } catch (error) {
    if (!isRasError(error)) throw error;
    return true;
  }
}

describe('the earlier rounds of a case that was sent back', () => {
  test('are taken as they were', () => {
    const record = recordModerated(copy(), policy);
    expect(record.amounts.communicated).toBe('7000.00');
    expect(verifyRecord(record)).toEqual(record);
  });

  test('are refused with any leaf altered', () => {
    const leaves = leavesOf(copy().earlier[0]);
    expect(leaves.length).toBeGreaterThan(50);
    expect(leaves.filter((path) => !isRefused(withLeaf(path))).map((path) => path.join('.'))).toEqual([]);
  });

  test.each<[string, (forged: Stored) => void]>([
    ['a rule dropped', ({ earlier }) => earlier[0].moderation.shift()],
    ['the sign-off dropped', ({ earlier }) => earlier[0].moderation.pop()],
    ['no rule at all', ({ earlier }) => earlier[0].moderation.splice(0)],
    ['a step dropped', ({ earlier }) => earlier[0].moderation[0].steps.pop()],
    ['the round doubled', ({ earlier }) => earlier.push(earlier[0])],
    ['the round doubled and numbered', ({ earlier }) => earlier.push({ ...earlier[0], round: 9 })],
  ])('are refused with %s', (_, alter) => {
    const forged = copy();
    alter(forged);
    expect(isRefused(forged)).toBe(true);
  });
});
