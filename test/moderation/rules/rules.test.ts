import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { moderate } from '../../../src/moderation/moderate.js';
import { replayModerated } from '../../../src/moderation/result/replay-moderated.js';
import { replay } from '../../../src/record/step/replay.js';
import { runsOf, timeFor } from '../../support/runs.js';
import { caseOf, figure1, needOf, policyOf, problemsOf, rule } from '../support.js';

type Rules = Parameters<typeof policyOf>;

const told = (traditional: string | null, target: string, ...rules: Rules) => {
  const moderated = moderate(caseOf(traditional, target), policyOf(...rules));
  replayModerated(moderated);
  return { ...moderated, amount: moderated.amounts.communicated };
};

describe('contingency and limits do not commute: 10 % held back, limits of 24.5 % and 3.5 %, a package of £10,000', () => {
  const before = [rule('hold-back', { percent: '10', order: 'before-limits' }), figure1()];
  const after = [figure1(), rule('hold-back', { percent: '10', order: 'after-limits' })];

  it('a target of £6,000: £7,550 with the limits last, £6,795 with the contingency last', () => {
    expect(told('10000', '6000', ...before)).toMatchObject({ amount: '7550.00', heldBack: '600.00', warnings: [] });
    const last = told('10000', '6000', ...after);
    expect(last).toMatchObject({ amount: '6795.00', heldBack: '755.00' });
    // 6,795 / 10,000 - 1 = -32.05 %
    expect(last.warnings).toMatchObject([
      { code: 'promised-limit-broken', details: { promisedBy: 'limit-change', percentOfPackage: '-32.05' } },
    ]);
  });

  it('a target of £12,000: £10,350 with the limits last, £9,315 with the contingency last', () => {
    expect(told('10000', '12000', ...before).amount).toBe('10350.00');
    // 9,315 lies between both limits (7,550 and 10,350), so that neither is broken, and yet a gainer is cut by 6.85 %
    expect(told('10000', '12000', ...after)).toMatchObject({ amount: '9315.00', warnings: [] });
  });

  it('the order is recorded, has to be stated, and has to be true', () => {
    expect(told('10000', '6000', ...after).moderation[1]?.order).toBe('after-limits');
    const refused = (order: object) =>
      problemsOf(() => told('1', '1', figure1(), rule('hold-back', { percent: '10', ...order })));
    expect(refused({})).toEqual(['choice-needed policy.rules.1.order']);
    expect(refused({ order: 'before-limits' })).toEqual(['inconsistent policy.rules.1.order']);
    expect(told('1', '100', rule('hold-back', { percent: '10' })).moderation[0]?.order).toBe('no-limits');
  });
});

describe('rules of transition show the amount without them and what they cost', () => {
  it('protect: nobody gets less than before', () => {
    const { amount, moderation, protection } = told('7000', '5000', rule('protect', {}));
    expect([amount, moderation[0]?.unprotected, moderation[0]?.costOfProtection]).toEqual([
      '7000.00',
      '5000.00',
      '2000.00',
    ]);
    expect(protection.communicated).toEqual({ unprotected: '5000.00', cost: '2000.00' });
    expect(told('7000', '9000', rule('protect', {})).amount).toBe('9000.00');
  });

  test.each([
    [1, '9000.00'],
    [2, '8000.00'],
    [3, '7000.00'],
    [4, '6000.00'],
  ])('taper over 4 periods from £10,000 to £6,000: £1,000 less each; period %s pays %s', (period, amount) => {
    expect(told('10000', '6000', rule('taper', { periods: 4, period, side: 'falls' })).amount).toBe(amount);
    expect(told('6000', '10000', rule('taper', { periods: 4, period, side: 'falls' })).amount).toBe('10000.00');
  });

  it('blend: 25 % of £10,000 and 75 % of £6,000 is £7,000', () => {
    expect(told('10000', '6000', rule('blend', { packagePercent: '25', side: 'both' })).amount).toBe('7000.00');
    expect(told('10000', '6000', rule('blend', { packagePercent: '25', side: 'rises' })).amount).toBe('6000.00');
  });

  it('peg: the package until a day, and the target after it', () => {
    const pegged = (appliesOn?: string) => {
      const policy = policyOf(rule('peg', { until: '2027-03-31', side: 'both' }));
      return moderate(caseOf('10000', '6000'), appliesOn === undefined ? policy : { ...policy, appliesOn });
    };
    expect(pegged('2027-03-31').amounts.communicated).toBe('10000.00');
    expect(pegged('2027-04-01').amounts.communicated).toBe('6000.00');
    expect(problemsOf(() => pegged())).toEqual(['missing policy.appliesOn']);
  });

  it('leave newcomers alone', () => {
    const rules = [rule('protect', {}), rule('blend', { packagePercent: '25', side: 'both' })];
    const { amount, moderation } = told(null, '6000', ...rules);
    expect([amount, ...moderation.map(({ applied }) => applied)]).toEqual(['6000.00', false, false]);
  });

  it('the cost of protection is taken after all rules: a floor may have given it anyway', () => {
    const { protection } = told('7000', '5000', rule('protect', {}), rule('floor', { amount: '6500' }));
    expect(protection.communicated).toEqual({ unprotected: '6500.00', cost: '500.00' });
  });

  it('limits on rises save money, which is a negative cost', () => {
    expect(told('10000', '12000', figure1()).protection.communicated).toEqual({
      unprotected: '12000.00',
      cost: '-1650.00',
    });
  });
});

describe('floor, ceiling and rounding', () => {
  it('at least the floor, at most the ceiling', () => {
    const rules = [rule('floor', { amount: '500' }), rule('ceiling', { amount: '900' })];
    expect(['320', '700', '1200'].map((target) => told(null, target, ...rules).amount)).toEqual([
      '500.00',
      '700.00',
      '900.00',
    ]);
  });

  it('rounds to the unit where nothing was promised', () => {
    expect(told(null, '7649.99', rule('round', { unit: '100' })).amount).toBe('7600.00');
    expect(told(null, '7650', rule('round', { unit: '100' })).amount).toBe('7700.00');
  });

  it('after a limit rounds towards the allowed side', () => {
    // greatest fall: 10,000 x 0.755 = 7,550, which to the nearest 100 is 7,600, allowed; to 1,000 up only
    expect(told('10000', '5000', figure1(), rule('round', { unit: '1000', mode: 'down' })).amount).toBe('8000.00');
    // greatest rise: 10,350; to the nearest 100 would be 10,400 and break the promise
    const up = told('10000', '12000', figure1(), rule('round', { unit: '100' }));
    expect([up.amount, up.warnings]).toEqual(['10300.00', []]);
    expect(up.moderation[1]?.steps.at(-2)?.rule).toBe('rounded towards the side that the limit allows');
  });

  it('leaves an amount unrounded when no multiple of the unit keeps the promise', () => {
    const narrow = figure1({ greatestFall: '0', greatestRise: '0' });
    const { amount, warnings } = told('10001', '5000', narrow, rule('round', { unit: '100' }));
    expect([amount, warnings.map(({ code }) => code)]).toEqual(['10001.00', ['not-rounded']]);
  });

  it('no rounding ever breaks a limit, whatever the unit and the mode', { timeout: timeFor(runsOf(80)) }, () => {
    const pounds = fc.integer({ min: 1, max: 90_000 }).map(String);
    const mode = fc.constantFrom('half-up' as const, 'half-even' as const, 'down' as const, 'up' as const);
    const unit = fc.constantFrom('0.01', '1', '7', '100', '1000');
    fc.assert(
      fc.property(pounds, pounds, unit, mode, (base, target, size, way) => {
        const { amount, warnings } = told(base, target, figure1(), rule('round', { unit: size, mode: way }));
        expect(warnings.filter(({ code }) => code === 'promised-limit-broken')).toEqual([]);
        const [pence, package_] = [BigInt((amount ?? '').replace('.', '')), BigInt(base) * 100n];
        if (BigInt(target) < BigInt(base)) expect(pence * 1000n >= package_ * 755n).toBe(true);
        if (BigInt(target) > BigInt(base)) expect(pence * 1000n <= package_ * 1035n).toBe(true);
      }),
      { numRuns: runsOf(80), seed: 15_112 },
    );
  });
});

describe('an override', () => {
  const policy = policyOf(rule('override', { roles: ['Panel'], reasonCodes: ['our-own'] }));
  const decision = { rule: 'override', amount: '6500', role: 'Panel', reasonCode: 'age-related', reason: 'she is 15' };
  const run = (rest: object, indicative: string | null = '5000') =>
    moderate(caseOf(null, indicative, { overrides: [{ ...decision, ...rest }] }), policy);

  it('puts a person’s amount in the place of the calculated one, with who, why and when', () => {
    const { moderation } = run({ actor: 'Ms Okoro', on: '2026-04-20' });
    expect(moderation[0]).toMatchObject({
      actor: 'Ms Okoro, Panel',
      reason: 'she is 15',
      reasonCode: 'age-related',
      on: '2026-04-20',
      before: '5000.00',
      after: '6500.00',
      change: '1500.00',
      source: 'RR145 5.25-5.31, 6.10-6.12',
    });
  });

  it('is named by its role alone where no person is named', () => {
    expect(run({}).moderation[0]?.actor).toBe('Panel');
  });

  it('may be the first amount of a case that has no indicative budget', () => {
    expect(run({}, null).moderation[0]).toMatchObject({ before: null, after: '6500.00', change: null });
  });

  it('takes the council’s own codes, and points at a reason that contradicts the change', () => {
    expect(run({ reasonCode: 'our-own' }).warnings).toEqual([]);
    expect(run({ reasonCode: 'plan-needs-less' }).warnings.map(({ code }) => code)).toEqual([
      'reason-contradicts-change',
    ]);
  });

  test.each([
    [{ role: 'Clerk' }, 'refused case.overrides.0.role'],
    [{ reasonCode: 'because' }, 'unknown-name case.overrides.0.reasonCode'],
    [{ reason: '  ' }, 'invalid case.overrides.0.reason'],
    [{ reason: undefined }, 'missing case.overrides.0.reason'],
    [{ rule: 'ovverride' }, 'unknown-name case.overrides.0.rule'],
    [{ amount: '-5' }, 'out-of-range case.overrides.0.amount'],
    [{ on: '2026-02-30' }, 'invalid case.overrides.0.on'],
  ])('is refused with %j', (rest, expected) => expect(problemsOf(() => run(rest))).toEqual([expected]));
});

describe('the record of a moderated case', () => {
  const moderated = moderate(
    caseOf('10000', '5000', { duty: needOf('9000') }),
    policyOf(figure1(), rule('round', { unit: '10' })),
  );

  it('replays rule by rule and as a whole, also after a way through JSON', () => {
    for (const { steps, after } of moderated.moderation) expect(replay(steps)).toBe(after);
    expect(replayModerated(JSON.parse(JSON.stringify(moderated)))).toEqual({ communicated: '7550.00', final: null });
  });

  it('is refused when anything in a rule, an amount or an answer of the duty was altered', () => {
    const altered = [...alterations(moderated.moderation)].map((moderation) => ({ ...moderated, moderation }));
    expect(altered.length).toBeGreaterThan(100);
    for (const one of altered) expect(() => replayModerated(one as never)).toThrow();
    const [, round] = moderated.moderation;
    expect(() => replayModerated({ ...moderated, moderation: round === undefined ? [] : [round] })).toThrow();
    expect(() => replayModerated({ ...moderated, amounts: { ...moderated.amounts, communicated: '1.00' } })).toThrow();
    const duty = moderated.duty.map((one) => ({ ...one, shortfall: '0.00' }));
    expect(() => replayModerated({ ...moderated, duty })).toThrow();
  });

  it('keeps what a family was told: the rules are not applied again', () => {
    const one = caseOf('10000', '5000');
    const again = moderate({ ...one, amounts: { ...one.amounts, communicated: '6000' } }, policyOf(figure1()));
    expect([again.amounts.communicated, again.status.communicated, again.moderation]).toEqual(['6000.00', 'given', []]);
  });
});

/** Every copy of a value in which one text, number or boolean differs. */
function* alterations(value: unknown): Generator<unknown> {
  if (typeof value === 'string') yield `${value}0`;
  else if (typeof value === 'number') yield value + 1;
  else if (typeof value === 'boolean') yield !value;
  else if (Array.isArray(value)) {
    for (const [index, item] of value.entries()) {
      for (const other of alterations(item)) yield value.with(index, other);
    }
  } else if (typeof value === 'object' && value !== null) {
    for (const [key, item] of Object.entries(value)) {
      for (const other of alterations(item)) yield { ...value, [key]: other };
    }
  }
}
