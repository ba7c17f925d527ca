import { describe, expect, test } from 'vitest';
import type { ModerationCase } from '../../src/moderation/case/moderation-case.js';
import { moderate } from '../../src/moderation/moderate.js';
import { checksumOf } from '../../src/record/step/checksum.js';
import { migrateRecord } from '../../src/records/unsealed/migrate.js';
import { isRefusedUnsealed as isRefused } from './forgery-search.js';
import { BLOCKED, POLICY } from './samples.js';

// biome-ignore lint/suspicious/noExplicitAny: stored records are altered at will
type Stored = any;

const stored = (value: unknown): Stored => JSON.parse(JSON.stringify(value));
const SIGN_OFF = { rule: 'sign-off', role: 'Panel', actor: 'A. Chair', reason: 'as discussed' } as const;
const { signOffs: _, ...UNDECIDED } = BLOCKED;
const { duty: _needs, ...WITHOUT_NEEDS } = BLOCKED;
const CONTESTED = { asAgreed: '8000', asClaimed: '9500', whileContested: 'higher' } as const;

/** Cases of which none comes to a final budget, each for a reason of its own. */
const WAITING: [string, ModerationCase][] = [
  ['blocked by a shortfall', BLOCKED],
  // Nothing says what need costs: whether £5,000 meets it cannot be said.
  ['blocked by a duty that cannot be answered', WITHOUT_NEEDS],
  ['contested', { ...BLOCKED, contested: CONTESTED }],
  ['returned', { ...BLOCKED, signOffs: [{ ...SIGN_OFF, decision: 'return' }] }],
  ['awaiting', UNDECIDED as ModerationCase],
];

/** Facts of a rule made others, with the closing step of the rule made anew. */
function alterRule(rule: Stored, facts: Stored): void {
  Object.assign(rule, facts);
  const closing = rule.steps.at(-1);
  for (const [key, value] of Object.entries(facts)) {
    closing.inputs = closing.inputs.filter(({ name }: Stored) => name !== `recorded ${key}`);
    if (value === undefined) delete rule[key];
    else closing.inputs.push({ name: `recorded ${key}`, value: String(value) });
  }
  closing.checksum = checksumOf(closing);
}

/** The final amount set, as somebody would who knows what else says that it is not. */
function madeFinal(one: Stored): Stored {
  const amount = one.proposed.final;
  return {
    ...one,
    amounts: { ...one.amounts, final: amount },
    status: { ...one.status, final: 'set' },
    warnings: one.warnings.filter(({ code }: Stored) => !code.startsWith('final-')),
  };
}

const FINALISED = { applied: true, decision: 'finalised', because: undefined };

test.each(WAITING)('a case that is %s is not made final, whatever its rules are made to say', (_name, given) => {
  const told = stored(moderate(given, POLICY));
  expect(migrateRecord(told).sealed).toBe(false);
  const [, signOff, finalise] = [0, 1, 2];
  const approved = { decision: 'approve', applied: true, because: undefined };
  const ways: Stored[][] = [
    [[finalise, FINALISED]],
    [[signOff, approved]],
    [
      [signOff, approved],
      [finalise, FINALISED],
    ],
    [
      [signOff, approved],
      [finalise, { decision: undefined }],
    ],
    [
      [signOff, approved],
      [finalise, { applied: true, decision: undefined, because: undefined }],
    ],
    [[finalise, { applied: false, decision: 'finalised' }]],
    [[finalise, { applied: true, because: undefined }]],
  ];
  const taken = ways.filter((way) => {
    const one = stored(told);
    for (const [place, facts] of way) alterRule(one.moderation[place], facts);
    return !isRefused(madeFinal(one));
  });
  expect(taken).toEqual([]);
});

test('a final budget is one of answers that nobody contests, and its last rule makes it final', () => {
  const enough: ModerationCase = { ...BLOCKED, amounts: { ...BLOCKED.amounts, indicative: '8000' } };
  const policy = { ...POLICY, rules: POLICY.rules.slice(1) };
  const plan = { cost: '7280', complete: true, agreed: true };
  const told = stored(moderate({ ...enough, plan }, policy));
  expect(told.amounts.final).toBe('8000.00');
  expect(isRefused(told)).toBe(false);
  const contested = { ...CONTESTED, asAgreed: '8000.00', asClaimed: '9500.00', meanwhile: '9500.00' };
  expect(isRefused({ ...told, contested })).toBe(true);
  const cut = stored(told);
  expect(isRefused({ ...cut, moderation: cut.moderation.slice(0, -1) })).toBe(true);
});

test('a shortfall that blocks an amount is the one that the duty tells', () => {
  const one = stored(moderate(BLOCKED, POLICY));
  const [, , finalise] = one.moderation;
  expect(finalise.because).toBe('£2280.00 short of what meeting assessed need costs');
  alterRule(finalise, { because: 'the plan is not agreed' });
  expect(isRefused(one)).toBe(true);
});

describe('what is paid while answers are contested is what the rule that makes nothing final says', () => {
  // The package before is £9,000.00, of which £1,500.00 was bought once: £7,500.00 of it is paid meanwhile.
  const PARTS = { packageParts: { oneOff: '1500' } };
  const paid = {
    higher: ['9500.00', ['8000.00', '0.00']],
    lower: ['8000.00', ['9500.00', '0.00']],
    'present-package': ['7500.00', ['9000.00', '0.00', '1.00']],
  } as const;

  test.each(Object.entries(paid))('%s', (whileContested, [meanwhile, others]) => {
    const contested = { ...CONTESTED, whileContested: whileContested as keyof typeof paid };
    const told = stored(moderate({ ...BLOCKED, ...PARTS, contested }, POLICY));
    expect([told.contested.meanwhile, isRefused(told)]).toEqual([meanwhile, false]);
    const alterations: Stored[] = [
      ...others.map((one) => ({ meanwhile: one })),
      ...Object.entries(paid)
        .filter(([name]) => name !== whileContested)
        .map(([name, [amount]]) => ({ whileContested: name, meanwhile: amount })),
      { asAgreed: '7999.00' },
      { asClaimed: '9501.00' },
      { asAgreed: '9500.00', asClaimed: '8000.00' },
    ];
    const taken = alterations.filter((one) => !isRefused({ ...told, contested: { ...told.contested, ...one } }));
    expect(taken).toEqual([]);
  });
});
