import { calibratePricePoint } from '../../../src/model/price-point/calibrate.js';
import type { ModerationCase } from '../../../src/moderation/case/moderation-case.js';
import type { ChallengeInput } from '../../../src/moderation/challenge/challenge-input.js';
import type { Policy } from '../../../src/moderation/policy/policy.js';
import { recordAllocation } from '../../../src/records/kind/allocation-record.js';
import { challengeRecordOf } from '../../../src/records/kind/challenge-record.js';
import { recordModerated } from '../../../src/records/kind/moderated-record.js';
import type { AnyRecord } from '../../../src/records/kinds.js';

/** A stream of numbers from a seed: mulberry32. */
export function randomFrom(seed: number) {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
  const whole = (least: number, most: number): number => least + Math.floor(next() * (most - least + 1));
  const chance = (share: number): boolean => next() < share;
  const pick = <T>(all: readonly T[]): T => all[whole(0, all.length - 1)] as T;
  const pounds = (least: number, most: number): string => (whole(least * 100, most * 100) / 100).toFixed(2);
  return { whole, chance, pick, pounds };
}

export type Random = ReturnType<typeof randomFrom>;
type Rule = Policy['rules'][number];

const WHY = ['a fair start', 'to keep the change small', 'the plan asks for it', 'amounts that are easy to say'];
const head = (random: Random) => ({
  actor: random.pick(['Cabinet', 'Finance', 'The panel']),
  reason: random.pick(WHY),
});

/** Rules for what a family is told, in any order that a policy may have them. */
function interimRules(random: Random): Rule[] {
  const makers: (() => Rule)[] = [
    () => ({
      rule: 'limit-change',
      at: 'communicated',
      ...head(random),
      greatestFall: String(random.whole(1, 40)),
      greatestRise: random.chance(0.2) ? null : random.pick(['10', '12.5', '15', '30']),
      frequency: 'once',
      uplift: 'none',
    }),
    () => ({
      rule: 'taper',
      at: 'communicated',
      ...head(random),
      periods: 4,
      period: random.whole(1, 4),
      side: random.pick(['falls', 'rises', 'both'] as const),
    }),
    () => ({ rule: 'peg', at: 'communicated', ...head(random), until: '2027-03-31', side: 'falls' }),
    () => ({ rule: 'protect', at: 'communicated', ...head(random) }),
    () => ({ rule: 'blend', at: 'communicated', ...head(random), packagePercent: '25', side: 'both' }),
    () => ({ rule: 'ceiling', at: 'communicated', ...head(random), amount: random.pounds(2000, 20000) }),
    () => ({ rule: 'floor', at: 'communicated', ...head(random), amount: random.pounds(100, 4000) }),
    () => ({ rule: 'round', at: 'communicated', ...head(random), unit: random.pick(['1', '10', '0.5']) }),
    () => ({ rule: 'pass-on', at: 'communicated', ...head(random) }),
  ];
  const rules = Array.from({ length: random.whole(1, 3) }, () => random.pick(makers)());
  if (random.chance(0.25)) rules.splice(random.whole(0, rules.length), 0, heldBack(random));
  if (random.chance(0.15)) {
    rules.push({
      rule: 'sign-off',
      at: 'communicated',
      ...head(random),
      id: 'early',
      by: 'panel',
      role: 'Panel chair',
      powers: ['determine', 'approve', 'return'],
    });
  }
  return withOrder(rules).map((rule, index) => ({ ...rule, id: rule.id ?? `rule-${index}` }));
}

const heldBack = (random: Random): Rule => ({
  rule: 'hold-back',
  at: 'communicated',
  ...head(random),
  percent: random.pick(['5', '2.5']),
});

const LIMITS = ['limit-change', 'taper', 'peg', 'protect', 'blend', 'ceiling', 'floor'];

function withOrder(rules: readonly Rule[]): Rule[] {
  const isLimit = rules.map(({ rule }) => LIMITS.includes(rule));
  return rules.map((rule, index) => {
    if (rule.rule !== 'hold-back') return rule;
    const [after, before] = [isLimit.slice(0, index).includes(true), isLimit.slice(index).includes(true)];
    if (!after && !before) return rule;
    return { ...rule, order: after ? (before ? 'between-limits' : 'after-limits') : 'before-limits' };
  });
}

function finalRules(random: Random): Rule[] {
  return [
    { rule: 'override', at: 'final', ...head(random), id: 'change', roles: ['Team manager'] },
    {
      rule: 'sign-off',
      at: 'final',
      ...head(random),
      id: 'sign',
      by: 'manager',
      role: 'Head of service',
      powers: ['approve', 'determine', 'return'],
    },
    { rule: 'finalise', at: 'final', ...head(random), requireSchoolPlace: random.chance(0.3) },
  ];
}

/** The sealed records of one constructed family, from the seed alone. */
export interface Family {
  readonly caseId: string;
  readonly records: readonly AnyRecord[];
}

const { model } = calibratePricePoint(
  [
    { caseId: 'a', points: 37, packageValue: 6100 },
    { caseId: 'b', points: 61, packageValue: 8000 },
  ],
  { fundingBasis: 'reference-sample' },
);

/** A family under a random policy, or undefined where the policy and the case do not go together. */
export function familyOf(seed: number): Family {
  const random = randomFrom(seed);
  const caseId = `C${seed}`;
  const points = random.whole(1, 90);
  const allocation = recordAllocation(model, { caseId, points });
  const indicative = allocation.amounts.indicative ?? '0.00';
  const isExisting = random.chance(0.75);
  const traditional = isExisting ? random.pounds(500, 14000) : null;
  const hasFinal = random.chance(0.5);
  const disclosure = random.chance(0.25)
    ? { disclosure: { traditional: random.chance(0.5), indicative: random.chance(0.5) } }
    : {};
  const policy: Policy = {
    schemaVersion: 1,
    period: 'year',
    appliesOn: '2026-06-01',
    ...disclosure,
    rules: [...(hasFinal && random.chance(0.15) ? [] : interimRules(random)), ...(hasFinal ? finalRules(random) : [])],
  };
  const one: ModerationCase = {
    caseId,
    period: 'year',
    amounts: { indicative, ...(traditional !== null && { traditional }) },
    ...(random.chance(0.6) && { duty: needsOf(random) }),
    ...(hasFinal && random.chance(0.8) && { plan: planOf(random) }),
    ...(random.chance(0.12) && {
      contested: {
        asAgreed: indicative,
        asClaimed: random.pounds(500, 15000),
        whileContested: random.pick(['higher', 'lower', 'present-package'] as const),
      },
    }),
    ...(hasFinal && random.chance(0.3) && { overrides: [overrideOf(random)] }),
    ...decisionsOf(random, policy),
  };
  const moderated = recordModerated(one, policy, allocation);
  return { caseId, records: [allocation, moderated, ...challengesOf(random, caseId, moderated)] };
}

const planOf = (random: Random) => ({
  complete: random.chance(0.8),
  agreed: random.chance(0.8),
  schoolPlaceConfirmed: random.chance(0.8),
});

const overrideOf = (random: Random) => ({
  rule: 'change',
  amount: random.pounds(1000, 16000),
  role: 'Team manager',
  reasonCode: 'panel-challenge',
  reason: 'the nights cost more',
  on: '2026-07-01',
});

function decisionsOf(random: Random, { rules }: Policy): Pick<ModerationCase, 'signOffs'> {
  const signOffs = rules.flatMap((rule) => {
    if (rule.rule !== 'sign-off' || random.chance(0.3)) return [];
    const decision = random.pick(['approve', 'approve', 'approve', 'determine', 'return'] as const);
    const role = rule.role ?? '';
    const set = decision === 'determine' ? { amount: random.pounds(1000, 15000), reasonCode: 'panel-challenge' } : {};
    return [{ rule: rule.id ?? '', decision, role, reason: 'we looked at the plan', on: '2026-07-05', ...set }];
  });
  return { signOffs };
}

function needsOf(random: Random): NonNullable<ModerationCase['duty']> {
  const needs = Array.from({ length: random.whole(1, 3) }, (_, index) => ({
    id: `n${index + 1}`,
    need: random.pick(['rest at night', 'time with friends', 'help to wash']) + (index === 0 ? '' : ` ${index + 1}`),
    arrangements: { necessary: true, reason: 'the family cannot do it alone' },
    ...(random.chance(0.9) && {
      lines: [{ service: `help ${index + 1}`, timing: 'each week', amount: random.pounds(200, 5000) }],
      ...(random.chance(0.9) && { costSetOn: random.pick(['2026-04-12', '2026-04-12', '2026-05-20']) }),
    }),
  }));
  const gifts = random.chance(0.2)
    ? { contributions: [{ from: 'the NHS', amount: random.pick(['150', '20000']), secured: true }] }
    : {};
  return { needs, figureHeardOn: '2026-05-01', assessedOn: '2026-04-10', ...gifts };
}

function challengesOf(random: Random, caseId: string, moderated: ReturnType<typeof recordModerated>): AnyRecord[] {
  const { final, communicated } = moderated.amounts;
  const amount = final ?? communicated;
  if (amount === null || random.chance(0.8)) return [];
  const outcome: ChallengeInput['outcome'] = random.pick([
    { result: 'pending' },
    {
      result: 'upheld',
      on: '2026-09-01',
      by: 'Review panel',
      reason: 'more nights',
      amount: random.pounds(1000, 16000),
    },
    { result: 'not-upheld', on: '2026-09-01', by: 'Review panel', reason: 'the count was right' },
  ]);
  const input: ChallengeInput = {
    caseId,
    period: 'year',
    raisedOn: '2026-08-03',
    raisedBy: 'the mother',
    against: final === null ? 'communicated' : 'final',
    grounds: 'secret grounds of the mother',
    amount,
    paidMeanwhile: { amount, footing: 'the same as before' },
    outcome,
  };
  return [challengeRecordOf(input, moderated)];
}
