import fc from 'fast-check';
import { expect, test } from 'vitest';
import { byPolicy } from '../../src/cli/data/record/by-policy.js';
import { moderate } from '../../src/moderation/moderate.js';
import type { Policy } from '../../src/moderation/policy/policy.js';
import type { Moderated } from '../../src/moderation/result/result.js';
import { runsOf, timeFor } from '../support/runs.js';

// What a policy gives is never held against it, whatever rules stand before one another.

const REASONED = { actor: 'Cabinet', reason: 'as adopted' } as const;
const pounds = fc.integer({ min: 0, max: 1_200_000 }).map((pence) => (pence / 100).toFixed(2));
const base = fc.constantFrom('whole', 'without-one-off');
const side = fc.constantFrom('falls', 'both');
const percent = fc.integer({ min: 0, max: 300 }).map((tenths) => String(tenths / 10));
const unit = fc.constantFrom('0.01', '1', '10', '100', '1000');
const mode = fc.constantFrom('half-up', 'half-even', 'up', 'down');
const rule = fc.oneof(
  fc.record({ rule: fc.constant('floor'), amount: pounds }),
  fc.record({ rule: fc.constant('ceiling'), amount: pounds }),
  fc.record({ rule: fc.constant('protect'), base }),
  fc.record({ rule: fc.constant('peg'), until: fc.constant('2027-03-31'), side, base }),
  fc.record({ rule: fc.constant('blend'), packagePercent: percent, side, base }),
  fc.record({ rule: fc.constant('taper'), periods: fc.constant(3), period: fc.constant(1), side, base }),
  fc.record({ rule: fc.constant('pass-on') }),
  fc.record({ rule: fc.constant('round'), unit, mode }),
  fc.record({ rule: fc.constant('round'), unit, mode }),
  fc.record({
    rule: fc.constant('limit-change'),
    greatestFall: percent,
    greatestRise: fc.option(percent),
    frequency: fc.constant('once'),
    uplift: fc.constant('none'),
    base,
  }),
);

type Rules = readonly object[];
const policyOf = (told: Rules, final: Rules): Policy =>
  ({
    schemaVersion: 1,
    period: 'year',
    appliesOn: '2026-04-01',
    rules: [
      ...told.map((one, index) => ({ ...REASONED, ...one, at: 'communicated', id: `told ${index}` })),
      ...(final.length === 0
        ? []
        : [
            ...final.map((one, index) => ({ ...REASONED, ...one, at: 'final', id: `final ${index}` })),
            { ...REASONED, rule: 'finalise', at: 'final', requireSchoolPlace: false },
          ]),
    ],
  }) as never;

const some = fc.record({
  told: fc.array(rule, { minLength: 1, maxLength: 5 }),
  final: fc.array(rule, { maxLength: 3 }),
  traditional: fc.option(pounds),
  indicative: fc.option(pounds, { freq: 8 }),
  oneOff: fc.option(fc.integer({ min: 0, max: 90 })),
  reassessed: fc.boolean(),
});
type Some = typeof some extends fc.Arbitrary<infer One> ? One : never;

function moderated({ told, final, traditional, indicative, oneOff, reassessed }: Some): [Moderated, Policy] {
  const policy = policyOf(told, final);
  const part = oneOff === null || traditional === null ? '0' : ((Number(traditional) * oneOff) / 100).toFixed(2);
  const amounts = { traditional, indicative };
  const one = { caseId: 'F1', period: 'year', amounts, packageParts: { oneOff: part }, reassessed } as const;
  return [moderate(one, policy), policy];
}

const RUNS = runsOf(300);

test('what a policy gives is held to it and taken', { timeout: timeFor(RUNS) }, () => {
  fc.assert(
    fc.property(some, (one) => {
      const [own, policy] = moderated(one);
      expect(byPolicy(policy)(own)).toEqual([]);
    }),
    { numRuns: RUNS },
  );
});

test('an amount that a rule did not give is refused', { timeout: timeFor(RUNS) }, () => {
  let refused = 0;
  fc.assert(
    fc.property(some, fc.nat(4), (one, place) => {
      const [own, policy] = moderated(one);
      const step = own.moderation[place];
      // Of a rule that left the case alone it is not always known at what it looked.
      if (step === undefined || !step.applied || step.after === null || step.rule === 'finalise') return;
      const after = (Number(step.after) + 0.01).toFixed(2);
      const moderation = own.moderation.map((each, index) => (index === place ? { ...each, after } : each));
      expect(byPolicy(policy)({ ...own, moderation })).not.toEqual([]);
      refused += 1;
    }),
    { numRuns: RUNS },
  );
  expect(refused).toBeGreaterThan(RUNS / 4);
});
