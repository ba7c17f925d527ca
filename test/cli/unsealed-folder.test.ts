import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { allocate } from '../../src/allocation/allocate.js';
import { calibratePricePoint } from '../../src/model/price-point/calibrate.js';
import { moderate } from '../../src/moderation/moderate.js';
import type { Policy } from '../../src/moderation/policy/policy.js';
import { put, runIn, temporaryFolder } from './support.js';

// A folder of a release that sealed nothing: records as JSON, the list of families and the policy beside them.
// 30,000 / 150 is £200 a point: F1 has 35 × 200 = £7,000 after a package of £10,000 of which £1,000 was bought once; F2
// has 20 × 200 = £4,000 after £3,000. A fall of at most a fifth of 9,000 keeps F1 at £7,200; a rise of at most a tenth of
// 3,000 keeps F2 at £3,300.
const folder = temporaryFolder();
const run = runIn(folder);
const SLOW = { timeout: 60_000 };
const { model } = calibratePricePoint([{ caseId: 'a', points: 150, packageValue: '30000' }], { fundingBasis: 'pot' });
const LIMIT = {
  rule: 'limit-change',
  at: 'communicated',
  actor: 'Cabinet',
  reason: 'a smooth transition',
  greatestFall: '20',
  greatestRise: '10',
  frequency: 'once',
  uplift: 'none',
  base: 'without-one-off',
} as const;
const FLOOR = { rule: 'floor', at: 'communicated', actor: 'Cabinet', reason: 'a decent start', amount: '500' } as const;
const policyOf = (limit: object, floor: object): Policy =>
  ({
    schemaVersion: 1,
    period: 'year',
    rules: [
      { ...LIMIT, ...limit },
      { ...FLOOR, ...floor },
    ],
  }) as Policy;
const POLICY = policyOf({}, {});
const LIST = [
  'case_id,points,traditional,indicative,answer,status,communicated,final',
  'F1,35,9000.00,7000.00,budget,existing,7200.00,',
  'F2,20,3000.00,4000.00,budget,existing,3300.00,',
  '',
].join('\n');

const allocationOf = (caseId: string, points: number) => allocate(model, { caseId, points });
const first = (policy: Policy, traditional = '10000') =>
  moderate(
    { caseId: 'F1', period: 'year', amounts: { traditional, indicative: '7000' }, packageParts: { oneOff: '1000' } },
    policy,
  );
const second = (policy: Policy) =>
  moderate({ caseId: 'F2', period: 'year', amounts: { traditional: '3000', indicative: '4000' } }, policy);

/** Writes the folder, and checks it. */
function checked(
  moderated: readonly object[],
  { allocations = [allocationOf('F1', 35), allocationOf('F2', 20)], list = LIST, policy = POLICY as unknown } = {},
) {
  put(folder, 'allocations.json', JSON.stringify({ result: allocations }));
  put(folder, 'moderation.json', JSON.stringify({ result: moderated }));
  put(folder, 'cases.csv', list);
  put(folder, 'policy.json', JSON.stringify(policy));
  return run('check-record', '.');
}

test('a folder that nobody altered is taken, and said to be not sealed', SLOW, async () => {
  const { code, out, err } = await checked([first(POLICY), second(POLICY)]);
  expect([code, err]).toEqual([0, '']);
  expect(JSON.parse(out).result).toMatchObject({
    records: 4,
    'not sealed: only what can be worked out was checked': 4,
  });
});

describe('a moderated case that nobody sealed is held to the policy beside it', () => {
  test.each<[string, Policy, string]>([
    [
      'another limit',
      policyOf({ greatestFall: '15' }, {}),
      '"limit-change", where that rule of the policy gives "7200.00"',
    ],
    // 8,000 is more than what the limit gives: F1 would have it by the floor.
    [
      'another floor',
      policyOf({}, { amount: '8000' }),
      'gives "8000.00" by "floor", where that rule of the policy gives "7200.00"',
    ],
    [
      'another actor',
      policyOf({ actor: 'A. Chair' }, {}),
      'says "A. Chair" as the actor of "limit-change", and the policy "Cabinet"',
    ],
    ['another reason', policyOf({}, { reason: 'as we like' }), 'says "as we like" as the reason of "floor"'],
    [
      'an authority',
      policyOf({}, { authority: 'minute 3' }),
      'says "minute 3" as the authority of "floor", and the policy none',
    ],
    [
      'a rule less',
      { ...POLICY, rules: POLICY.rules.slice(0, 1) },
      'has the rules limit-change for its communicated amount',
    ],
    [
      'its rules in another order',
      { ...POLICY, rules: POLICY.rules.toReversed() },
      'has the rules floor, limit-change',
    ],
  ])('%s is refused', SLOW, async (_, other, message) => {
    const { code, err } = await checked([first(other), second(POLICY)]);
    expect([code, err]).toEqual([2, expect.stringContaining(message)]);
    expect(err).toContain('policy.json: "F1"');
  });

  describe('a rule after a limit is held with what the limit promised', () => {
    // 2,099.60 and a tenth of it are 2,309.56: a pound more than 2,309 would pass the limit, so that half up is not taken.
    const round = (unit: string) => ({ ...FLOOR, amount: undefined, rule: 'round', unit });
    const rounding = (unit: string): Policy =>
      JSON.parse(JSON.stringify({ ...POLICY, rules: [...POLICY.rules, round(unit)] }));
    const own = { caseId: 'F2', period: 'year', amounts: { traditional: '2099.60', indicative: '4000' } } as const;
    const list = LIST.replace('3000.00,4000.00,budget,existing,3300.00', '2099.60,4000.00,budget,existing,2309.00');
    const policy = rounding('1');

    test('and taken where it keeps it', SLOW, async () => {
      const rounded = moderate(own, policy);
      expect(rounded.amounts.communicated).toBe('2309.00');
      const { code, err } = await checked([first(policy), rounded], { list, policy });
      expect([code, err]).toEqual([0, '']);
    });

    test('and refused where the policy rounds otherwise', SLOW, async () => {
      // Tens: 2,310 would pass the limit too.
      const tens = list.replace('2309.00', '2300.00');
      const { code, err } = await checked([first(policy), moderate(own, rounding('10'))], { list: tens, policy });
      const message = '"F2" gives "2300.00" by "round", where that rule of the policy gives "2309.00"';
      expect([code, err]).toEqual([2, expect.stringContaining(message)]);
    });

    test('and refused where it was rounded past the limit', SLOW, async () => {
      const free = rounding('1');
      const [limit, ...others] = free.rules;
      // A limit of 10.1 % would be 2,311.66; the same amount before, without its promise, rounds to 2,310.
      const past = moderate(own, { ...free, rules: [{ ...limit, greatestRise: '10.1' }, ...others] } as Policy);
      const more = list.replace('2309.00', '2311.00');
      const { code, err } = await checked([first(policy), past], { list: more, policy });
      expect([code, err]).toEqual([2, expect.stringContaining('where that rule of the policy gives "2309.56"')]);
    });
  });

  test('so is one of another period, and a policy that is none', SLOW, async () => {
    const policy = { ...POLICY, period: 'week' };
    expect((await checked([first(POLICY), second(POLICY)], { policy })).err).toContain(
      '"F1" is per year, and the policy per week',
    );
    const none = await checked([first(POLICY), second(POLICY)], { policy: { ...POLICY, rules: [] } });
    expect([none.code, none.err]).toEqual([2, expect.stringContaining('policy.json')]);
  });

  test(
    'a rule that left the case alone, and one of which it is not known what it looked at, are taken',
    SLOW,
    async () => {
      // Of £4,000 less than a fifth of 4,500 is lost: the limit changes nothing.
      const within = moderate(
        { caseId: 'F2', period: 'year', amounts: { traditional: '4500', indicative: '4000' } },
        POLICY,
      );
      const list = LIST.replace(
        'F2,20,3000.00,4000.00,budget,existing,3300.00',
        'F2,20,4500.00,4000.00,budget,existing,4000.00',
      );
      expect((await checked([first(POLICY), within], { list })).code).toBe(0);
      const protect = {
        rule: 'protect',
        at: 'communicated',
        actor: 'Cabinet',
        reason: 'nobody loses',
        base: 'without-one-off',
      };
      const protecting = { ...POLICY, rules: [protect] } as Policy;
      // The package without what was bought once is £6,500, so that £7,000 is no fall from it; the record does not show that.
      const alone = moderate(
        {
          caseId: 'F1',
          period: 'year',
          amounts: { traditional: '7500', indicative: '7000' },
          packageParts: { oneOff: '1000' },
        },
        protecting,
      );
      const told = LIST.replace('9000.00,7000.00,budget,existing,7200.00', '6500.00,7000.00,budget,existing,7000.00');
      const one = {
        allocations: [allocationOf('F1', 35)],
        list: told.split('\n').slice(0, 2).join('\n'),
        policy: protecting,
      };
      const { code, err } = await checked([alone], one);
      expect([code, err]).toEqual([0, '']);
    },
  );
});

describe('records that nobody sealed are held to the list beside them', () => {
  test.each<[string, Parameters<typeof checked>, string]>([
    [
      'another amount',
      [[first(POLICY), second(POLICY)], { list: LIST.replace('7200.00', '7300.00') }],
      'says "7300.00" of "F1"',
    ],
    [
      'no amount',
      [[first(POLICY), second(POLICY)], { list: LIST.replace('7200.00', '') }],
      'says none of "F1", where the record has "7200.00"',
    ],
    [
      'another package before',
      [[first(POLICY, '10001'), second(POLICY)], {}],
      'says "9000.00" of "F1", where the record has "9001.00"',
    ],
    ['a family left out', [[second(POLICY)], {}], 'names 1 of whom there is no moderated record: "F1"'],
    ['a family put in', [[first(POLICY), second(POLICY)], { list: LIST.replace(/F2.*\n/, '') }], 'does not name "F2"'],
    [
      'other points',
      [[first(POLICY), second(POLICY)], { list: LIST.replace('F1,35', 'F1,36') }],
      'says "36" of "F1", where the record has "35"',
    ],
    [
      'another answer',
      [[first(POLICY), second(POLICY)], { list: LIST.replace('7000.00,budget', '7000.00,no-budget') }],
      'says "no-budget" of "F1", where the record has "budget"',
    ],
  ])('%s is refused', SLOW, async (_, call, message) => {
    const { code, err } = await checked(...call);
    expect([code, err]).toEqual([2, expect.stringContaining(message)]);
  });

  test('of a package at which no rule looked the list has no more than all of it', SLOW, async () => {
    const policy = { ...POLICY, rules: [FLOOR] } as Policy;
    const list = LIST.replace('7200.00', '7000.00').replace('3300.00', '4000.00');
    expect((await checked([first(policy), second(policy)], { list, policy })).code).toBe(0);
    const less = await checked([first(policy, '8000'), second(policy)], { list, policy });
    expect([less.code, less.err]).toEqual([
      2,
      expect.stringContaining('says "9000.00" of "F1", where the record has "8000.00"'),
    ]);
  });

  test('a list that no run wrote says nothing, and none need lie there', SLOW, async () => {
    await checked([first(POLICY), second(POLICY)]);
    put(folder, 'cases.csv', 'case_id,points\nF9,1\n');
    expect((await run('check-record', '.')).code).toBe(0);
    rmSync(join(folder, 'cases.csv'));
    expect((await run('check-record', '.')).code).toBe(0);
  });
});
