import { describe, expect, test, vi } from 'vitest';
import type * as z from 'zod';
import { byPolicy } from '../../../src/cli/data/record/by-policy.js';
import type { FamilyFacts } from '../../../src/cli/page/facts.js';
import { familyPage } from '../../../src/cli/page/family-page.js';
import { decidersSection } from '../../../src/cli/page/people.js';
import { pageAsText } from '../../../src/cli/page/text.js';
import type { ModerationCase } from '../../../src/moderation/case/moderation-case.js';
import { moderate } from '../../../src/moderation/moderate.js';
import type { Policy } from '../../../src/moderation/policy/policy.js';
import { replayModerated } from '../../../src/moderation/result/replay-moderated.js';
import { isLimitOnChange, RULE_NAMES } from '../../../src/moderation/rules/list.js';
import { recordModerated } from '../../../src/records/kind/moderated-record.js';
import { verifyRecord } from '../../../src/records/verify.js';
import { runCouncil } from '../../../src/run/run-council.js';
import { councilOf, SAMPLE } from '../../run/support.js';
import { caseOf, needOf } from '../support.js';

// Kinds that are other kinds under another name, each in the list in place of one that is not used here. All that the
// library does with such a rule is what it does with the kind of the usual name, the name apart.

/** A kind of rule with another name, defined as any is. */
const cloned = vi.hoisted(() => async (kind: { rule: string; schema: unknown }, rule: string) => {
  const { defineRule } = await vi.importActual<typeof import('../../../src/moderation/rule/define-rule.js')>(
    '../../../src/moderation/rule/define-rule.js',
  );
  const plain = (schema: unknown): z.ZodObject => {
    let inner = schema as z.ZodType;
    while (!('shape' in inner)) inner = (inner as z.ZodLazy<z.ZodType>).unwrap();
    return inner as z.ZodObject;
  };
  const { literal } = await import('zod');
  const define = defineRule<never>() as unknown as (definition: object) => unknown;
  return define({ ...kind, rule, schema: () => plain(kind.schema).safeExtend({ rule: literal(rule) }) });
});

const BASE = vi.hoisted(() => '../../../src/moderation/rules');

vi.mock('../../../src/moderation/rules/taper.js', async () => {
  const { ceiling } = await vi.importActual<typeof import('../../../src/moderation/rules/ceiling.js')>(
    `${BASE}/ceiling.js`,
  );
  return { taper: await cloned(ceiling, 'maximum') };
});
vi.mock('../../../src/moderation/rules/peg.js', async () => {
  const { override } = await vi.importActual<typeof import('../../../src/moderation/rules/override/override.js')>(
    `${BASE}/override/override.js`,
  );
  return { peg: await cloned(override, 'decree') };
});
vi.mock('../../../src/moderation/rules/blend.js', async () => {
  const { signOff } = await vi.importActual<typeof import('../../../src/moderation/rules/sign-off/sign-off.js')>(
    `${BASE}/sign-off/sign-off.js`,
  );
  return { blend: await cloned(signOff, 'agree') };
});
vi.mock('../../../src/moderation/rules/protect.js', async () => {
  const { finalise } = await vi.importActual<typeof import('../../../src/moderation/rules/finalise.js')>(
    `${BASE}/finalise.js`,
  );
  return { protect: await cloned(finalise, 'conclude') };
});
vi.mock('../../../src/moderation/rules/pass-on.js', async () => {
  const { round } = await vi.importActual<typeof import('../../../src/moderation/rules/round.js')>(`${BASE}/round.js`);
  return { passOn: await cloned(round, 'whole-units') };
});
vi.mock('../../../src/moderation/rules/floor.js', async () => {
  type Module = typeof import('../../../src/moderation/rules/limit-change/limit-change.js');
  const { limitChange } = await vi.importActual<Module>(`${BASE}/limit-change/limit-change.js`);
  return { floor: await cloned(limitChange, 'bound-change') };
});

const CLONES: ReadonlyMap<string, string> = new Map([
  ['ceiling', 'maximum'],
  ['override', 'decree'],
  ['sign-off', 'agree'],
  ['finalise', 'conclude'],
  ['round', 'whole-units'],
  ['limit-change', 'bound-change'],
]);

const HEAD = { at: 'communicated', actor: 'Cabinet', reason: 'a smooth transition' } as const;
const powers = ['determine', 'approve', 'return'] as const;

const USUAL: Policy = {
  schemaVersion: 1,
  period: 'year',
  appliesOn: '2026-04-01',
  rules: [
    {
      ...{ ...HEAD, rule: 'limit-change', id: 'change' },
      ...{ greatestFall: '20', greatestRise: '10', frequency: 'once', uplift: 'none' },
    },
    { ...HEAD, rule: 'ceiling', id: 'most', amount: '10000' },
    { ...HEAD, rule: 'round', id: 'units', unit: '7000' },
    { ...HEAD, rule: 'override', id: 'person', roles: ['Panel'] },
    { ...HEAD, rule: 'sign-off', id: 'signed', by: 'panel', role: 'Panel', powers },
    { ...HEAD, rule: 'finalise', id: 'final', at: 'final', requireSchoolPlace: false },
  ],
};

const ANOTHER = {
  ...USUAL,
  rules: USUAL.rules.map((one) => ({ ...one, rule: CLONES.get(one.rule) })),
} as unknown as Policy;

const signed = { rule: 'signed', role: 'Panel', reason: 'seen on Monday' } as const;
const decided = { rule: 'person', amount: '6500', role: 'Panel', reasonCode: 'age-related', reason: 'she is 15' };
const plan = { complete: true, agreed: true };
const ready = { plan, duty: needOf('5000') };

const CASES: readonly (readonly [name: string, one: ModerationCase])[] = [
  ['awaits a sign-off', caseOf('10000', '5000')],
  ['awaits one without an amount', caseOf('10000', null)],
  ['is limited', caseOf('9000', '15000', { signOffs: [{ ...signed, decision: 'approve' }], ...ready })],
  ['is above the most', caseOf('20000', '18000', { signOffs: [{ ...signed, decision: 'approve' }], ...ready })],
  ['has nothing to be limited by', caseOf('0', '5000', { signOffs: [{ ...signed, decision: 'approve' }] })],
  ['is decided', caseOf('10000', '5000', { overrides: [decided], signOffs: [{ ...signed, decision: 'approve' }] })],
  [
    'is determined',
    caseOf('10000', null, {
      signOffs: [{ ...signed, decision: 'determine', amount: '700', reasonCode: 'age-related' }],
    }),
  ],
  ['is returned', caseOf('10000', '5000', { signOffs: [{ ...signed, decision: 'return' }] })],
  [
    'is final',
    caseOf('10000', '14000', { overrides: [decided], signOffs: [{ ...signed, decision: 'approve' }], ...ready }),
  ],
];

const USUAL_NAMES: ReadonlyMap<unknown, string> = new Map([...CLONES].map(([name, other]) => [other, name]));

/** What was made, in the usual names of rules; the sums over a record, of which the name is a part, are left to the replay. */
function inUsualNames(made: unknown): unknown {
  return JSON.parse(
    JSON.stringify(made, (key, one) => {
      if (key === 'checksum') return undefined;
      if (one?.name === 'recorded rule') return { ...one, value: USUAL_NAMES.get(one.value) ?? one.value };
      return key === 'rule' ? (USUAL_NAMES.get(one) ?? one) : one;
    }),
  );
}

test('the kinds stand in the list', () => {
  expect(RULE_NAMES).toEqual(expect.arrayContaining([...CLONES.keys(), ...CLONES.values()]));
});

describe.each(CASES)('a case that %s, under kinds of other names', (_, one) => {
  const usual = moderate(one, USUAL);
  const another = moderate(one, ANOTHER);

  test('is moderated alike, and goes through again', () => {
    expect(inUsualNames(another)).toEqual(inUsualNames(usual));
    expect(() => replayModerated(another)).not.toThrow();
  });

  test('is kept in a record that is verified and holds to its policy', () => {
    expect(() => verifyRecord(recordModerated(one, ANOTHER))).not.toThrow();
    expect(byPolicy(USUAL)(usual)).toEqual([]);
    expect(byPolicy(ANOTHER)(another)).toEqual([]);
  });

  test('has a page on which the same people decided', () => {
    const factsOf = (moderated: typeof usual, policy: Policy): FamilyFacts => ({
      caseId: one.caseId,
      allocation: undefined,
      points: undefined,
      moderated,
      inputs: { case: one, policy },
      challenges: [],
      elsewhere: new Set(),
      answered: undefined,
      reader: undefined,
      shown: { indicative: true, traditional: true },
      next: [],
      notes: [],
    });
    // What a rule is on is said in words of the page, which another kind has none of.
    const said = (facts: FamilyFacts) =>
      JSON.stringify(decidersSection(facts)).replace(/The rule on [a-z -]+ is from/g, 'A rule is from');
    const [facts, others] = [factsOf(usual, USUAL), factsOf(another, ANOTHER)];
    expect(said(others)).toBe(said(facts));
    const texts = [facts, others].map((each) => pageAsText(familyPage(each)));
    for (const text of texts) expect(text).not.toMatch(/undefined|\[object/);
    const unsettled = texts.map((text) => /What is not settled[\s\S]*?(?=\n\n\S)/.exec(text)?.[0]);
    expect(unsettled[0]).toBeDefined();
    expect(unsettled[1]).toBe(unsettled[0]);
  });
});

describe('a record under kinds of other names', () => {
  // 9,000 and 10 per cent of it are 9,900, which is no multiple of 7,000 within what was promised.
  const [one] = [caseOf('9000', '15000', { signOffs: [{ ...signed, decision: 'approve' as const }], ...ready })];

  test.each([USUAL, ANOTHER])('is refused without the warning that its rule left the amount unrounded', (policy) => {
    const moderated = moderate(one, policy);
    expect(moderated.warnings.map(({ code }) => code)).toContain('not-rounded');
    expect(() => replayModerated({ ...moderated, warnings: [] })).toThrow(
      /^warnings: says "no \\"not-rounded\\"", where "no multiple of £7000\.00/,
    );
  });

  test.each([USUAL, ANOTHER])('is refused without the warning that nothing limits', (policy) => {
    const moderated = moderate(caseOf('0', '5000'), policy);
    expect(moderated.warnings.map(({ code }) => code)).toContain('no-limit-of-nothing');
    const warnings = moderated.warnings.filter(({ code }) => code !== 'no-limit-of-nothing');
    expect(() => replayModerated({ ...moderated, warnings })).toThrow(
      /^warnings: says "no \\"no-limit-of-nothing\\"", where "the package before was £0\.00/,
    );
  });
});

test('a run counts as limited whom a kind of another name lowered', () => {
  const families = SAMPLE.map((family, index) => ({
    ...family,
    characteristics: [
      { name: 'area', value: index % 2 === 0 ? 'North' : 'South' },
      { name: 'all', value: 'one' },
    ],
  }));
  const limitedBy = (rule: 'ceiling' | 'maximum') => {
    const policy = {
      schemaVersion: 1,
      period: 'year',
      rules: [{ ...HEAD, rule, amount: '5000' }],
    } as unknown as Policy;
    const council = councilOf({ cohort: { cases: families }, policy });
    const settings = { ...council.settings, keep: ['area', 'all'], equity: { by: ['area'], given: ['all'] } };
    return runCouncil({ ...council, settings } as typeof council).outcomeGaps;
  };
  const usual = limitedBy('ceiling');
  // Prices of £200 a point: 10,000 and 8,000 and 6,000 are above 5,000.
  expect(JSON.stringify(usual)).toContain('"limited"');
  expect(limitedBy('maximum')).toEqual(usual);
});

test('a limit on change of another name is one', () => {
  expect(RULE_NAMES.filter(isLimitOnChange).sort()).toEqual(['bound-change', 'limit-change']);
});
