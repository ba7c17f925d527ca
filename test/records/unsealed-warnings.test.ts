import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { root } from '../../scripts/manifest.mjs';
import { moderate } from '../../src/moderation/moderate.js';
import type { Policy } from '../../src/moderation/policy/policy.js';
import { isRefusedUnsealed as isRefused } from './forgery-search.js';

// biome-ignore lint/suspicious/noExplicitAny: stored records are altered at will
type Stored = any;

const stored = (value: unknown): Stored => JSON.parse(JSON.stringify(value));
const CASES: Stored[] = readFileSync(join(root, 'fixtures/golden-records/0.1.0/unsealed.ndjson'), 'utf8')
  .trimEnd()
  .split('\n')
  .map((line) => JSON.parse(line))
  .filter(({ moderation }) => moderation !== undefined);

const CODES = [
  ...['zero-budget', 'not-eligible', 'zzz', 'toString', 'shortfall', 'final-blocked', 'communicated-returned'],
  ...['not-rounded', 'no-limit-of-nothing', 'pays-more-than-target', 'reason-contradicts-change'],
  'promised-limit-broken',
];

test('a warning that was put in, or stands there twice, is refused', () => {
  const taken = CASES.flatMap((one, index) => {
    expect([index, isRefused(one)]).toEqual([index, false]);
    const added = CODES.map((code) => ({ code, message: 'made up', caseId: one.caseId, details: { by: '1.00' } }));
    return [...added, ...one.warnings].flatMap((warning: Stored) =>
      isRefused({ ...one, warnings: [...one.warnings, warning] }) ? [] : [`${index} ${warning.code}`],
    );
  });
  expect(taken).toEqual([]);
});

test('a rule that stands there twice, or after the one that makes final, is refused', () => {
  const taken: string[] = [];
  let tried = 0;
  CASES.forEach((one, index) => {
    one.moderation.forEach((rule: Stored, place: number) => {
      tried += 1;
      const twice = one.moderation.toSpliced(place, 0, structuredClone(rule));
      if (!isRefused({ ...one, moderation: twice })) taken.push(`${index} ${rule.id} twice`);
      if (rule.rule !== 'finalise' || place === 0) return;
      const before = one.moderation.toSpliced(place, 1).toSpliced(place - 1, 0, rule);
      if (!isRefused({ ...one, moderation: before })) taken.push(`${index} ${rule.id} earlier`);
    });
  });
  expect(tried).toBeGreaterThan(20);
  expect(taken).toEqual([]);
});

test('a warning that a rule gives is not taken out', () => {
  // £900 is less than the £1,000 before, and the reason says that the plan needs more.
  const shared = { actor: 'Cabinet', reason: 'as adopted', at: 'communicated' as const };
  const policy = {
    schemaVersion: 1,
    period: 'year',
    rules: [
      { ...shared, rule: 'override', id: 'decided', roles: ['Manager'], reasonCodes: [] },
      { ...shared, rule: 'pass-on' },
    ],
  } as unknown as Policy;
  const decision = { rule: 'decided', amount: '900', role: 'Manager', reasonCode: 'plan-needs-more', reason: 'nights' };
  const one = stored(
    moderate({ caseId: 'F1', period: 'year', amounts: { indicative: '1000' }, overrides: [decision] } as never, policy),
  );
  expect(one.warnings.map(({ code }: Stored) => code)).toEqual(['reason-contradicts-change']);
  expect(isRefused(one)).toBe(false);
  expect(isRefused({ ...one, warnings: [] })).toBe(true);
});

test('what limits on change warn of has to be there, with the pounds of the rule', () => {
  const shared = { actor: 'Cabinet', reason: 'as adopted', at: 'communicated' as const };
  const limit = {
    rule: 'limit-change',
    greatestFall: '5',
    greatestRise: '5',
    significantlyMoreThan: '0',
    uplift: 'none',
  };
  const rules = [{ ...shared, ...limit, mode: 'as-printed', base: 'whole', frequency: 'once' }];
  const policy = { schemaVersion: 1, period: 'year', rules } as unknown as Policy;
  const codes = [500, 3000, 9900, 10_000, 10_400, 10_600, 14_000, 15_100, 40_000].flatMap((indicative) =>
    ['10000', '0'].flatMap((traditional) => {
      const amounts = { traditional, indicative: String(indicative) };
      const one = stored(moderate({ caseId: 'F1', period: 'year', amounts } as never, policy));
      expect([indicative, traditional, isRefused(one)]).toEqual([indicative, traditional, false]);
      if (one.warnings.length > 0) expect(isRefused({ ...one, warnings: [] })).toBe(true);
      return one.warnings.map(({ code }: Stored) => code);
    }),
  );
  expect(new Set(codes)).toEqual(new Set(['no-limit-of-nothing', 'pays-more-than-target']));
});
