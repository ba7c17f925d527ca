import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ModerationCase } from '../../../src/moderation/case/moderation-case.js';
import type { DutyInput } from '../../../src/moderation/duty/needs.js';
import { statementOfReasons } from '../../../src/moderation/duty/statement-of-reasons.js';
import { checkSufficiency } from '../../../src/moderation/duty/sufficiency.js';
import { moderate } from '../../../src/moderation/moderate.js';
import { moderateAll } from '../../../src/moderation/moderate-all.js';
import type { Policy } from '../../../src/moderation/policy/policy.js';
import { replay } from '../../../src/record/step/replay.js';
import { runsOf, timeFor } from '../../support/runs.js';
import { caseOf, figure1, needOf, policyOf, problemsOf, rule } from '../support.js';

const check = (amount: string | null, duty: DutyInput) => checkSufficiency({ amount, period: 'year', ...duty });
const [night] = needOf('7280').needs;
const other = (rest: object = {}) => ({ ...night, id: 'play', need: 'play', ...rest }) as NonNullable<typeof night>;

describe('whether an amount meets assessed need', () => {
  it('is sufficient when the amount covers the reasonable cost, to the penny', () => {
    expect(check('7280', needOf('7280'))).toMatchObject({ answer: 'sufficient', shortfall: '0.00', atLeast: false });
    expect(check('7279.99', needOf('7280'))).toMatchObject({ answer: 'shortfall', shortfall: '0.01' });
  });

  it('counts secured contributions only', () => {
    const from = { from: 'the school', amount: '1000' };
    expect(check('6500', { ...needOf('7280'), contributions: [{ ...from, secured: true }] }).answer).toBe('sufficient');
    expect(check('6500', { ...needOf('7280'), contributions: [{ ...from, secured: false }] }).shortfall).toBe('780.00');
  });

  it('lets a contribution for one need not pay for another', () => {
    // nights cost 7,280, play costs 500; 2,000 for play counts 500: 7,780 - 500 - 7,000 = 280
    const duty = {
      ...needOf('7280'),
      needs: [night, other({ lines: [{ service: 'club', amount: '500' }] })],
    } as DutyInput;
    const contributions = [{ from: 'a charity', amount: '2000', secured: true, need: 'play' }];
    expect(check('7000', { ...duty, contributions })).toMatchObject({ contributions: '500.00', shortfall: '280.00' });
  });

  it('leaves contingency out of the cost, and does not spend the money kept for it', () => {
    const planLines = [
      { id: 'sitter', serves: ['nights'], amount: '7280' },
      { id: 'just in case', serves: [], amount: '300', contingency: true },
    ];
    expect(check('7500', { ...needOf('7280'), planLines })).toMatchObject({ reserved: '300.00', shortfall: '80.00' });
    expect(check('7580', { ...needOf('7280'), planLines }).answer).toBe('sufficient');
    expect(check('7580', { ...needOf('7280'), planLines, reserved: '1' }).shortfall).toBe('1.00');
    expect(check('100', { ...needOf('7280'), reserved: '500' }).shortfall).toBe('7280.00');
  });

  it('takes a need without a line as unmet, not as free', () => {
    const duty = { ...needOf('7280'), needs: [night, other({ lines: [] })] } as DutyInput;
    expect(check('99999', duty)).toMatchObject({ answer: 'cannot-be-said-yet', unmet: ['play'] });
    expect(check('99999', duty).open.map(({ code, needId }) => [code, needId])).toEqual([['no-line', 'play']]);
    expect(check('7000', duty)).toMatchObject({ answer: 'shortfall', shortfall: '280.00', atLeast: true });
  });

  it('takes a need that no line of the plan serves as unmet, unless others pay for all of it', () => {
    const planLines = [{ id: 'spare', serves: ['nights'], amount: '10', contingency: true }];
    const duty = { ...needOf('7280'), planLines };
    expect(check('9000', duty)).toMatchObject({ answer: 'cannot-be-said-yet', unmet: ['nights'] });
    const contributions = [{ from: 'health', amount: '7280', secured: true, need: 'nights' }];
    expect(check('10', { ...duty, contributions }).answer).toBe('sufficient');
  });

  it('takes no cost as proof that was set once the family had heard a figure', () => {
    for (const costSetOn of ['2026-05-01', '2026-06-10']) {
      const { answer, open } = check('7280', needOf('7280', { costSetOn }));
      expect([answer, open[0]?.code]).toEqual(['cannot-be-said-yet', 'cost-after-figure']);
    }
    expect(check('7280', { ...needOf('7280'), figureHeardOn: null }).answer).toBe('sufficient');
    const { figureHeardOn: _, ...undated } = needOf('7280');
    expect(check('7280', undated).open.map(({ code }) => code)).toEqual(['figure-date-unknown']);
  });

  it('cannot be said without an amount, an assessment, a need, a decision or a day', () => {
    const { costSetOn: _, ...noDay } = night ?? other();
    const { arrangements: __, ...undecided } = night ?? other();
    const code = (amount: string | null, duty: DutyInput) => check(amount, duty).open.map((one) => one.code);
    expect(code(null, needOf('1'))).toEqual(['no-amount']);
    expect(code('1', { needs: [] })).toEqual(['no-needs']);
    expect(code('9999', { ...needOf('1'), needs: [undecided] })).toEqual(['undecided']);
    expect(code('9999', { ...needOf('1'), needs: [noDay] })).toEqual(['cost-undated']);
  });

  it('does not count a need for which arrangements are not necessary', () => {
    const arrangements = { necessary: false, reason: 'the school meets it' };
    expect(check('0', needOf('7280', { arrangements }))).toMatchObject({ answer: 'sufficient', costOfNeed: '0.00' });
  });

  it('replays, and is refused when its record was altered', () => {
    const answer = check('7000', needOf('7280'));
    expect(replay(answer.steps)).toBe('280.00');
    const altered = JSON.parse(JSON.stringify(answer.steps).replace('7280.00', '7000.00'));
    expect(() => replay(altered)).toThrow();
  });

  it('refuses what is not known, stands twice or is negative, each with its path', () => {
    const refused = (duty: object) => problemsOf(() => check('1', { ...needOf('1'), ...duty } as DutyInput));
    expect(refused({ needs: [night, night] })).toEqual(['duplicate needs.1.id']);
    expect(refused({ planLines: [{ id: 'a', serves: ['x'], amount: '1' }] })).toEqual([
      'unknown-name planLines.0.serves.0',
    ]);
    expect(refused({ contributions: [{ from: 'us', amount: '-1', secured: true }] })).toEqual([
      'out-of-range contributions.0.amount',
    ]);
  });
});

describe('the statement of reasons', () => {
  it('answers the four questions need by need, with services, timings and hourly costs', () => {
    const { questions, complete } = statementOfReasons({ amount: '7280', period: 'year', ...needOf('7280') });
    expect(complete).toBe(true);
    expect(questions.map(({ number, answers }) => [number, answers[0]?.words])).toEqual([
      [1, 'care at night'],
      [2, 'Necessary: the parents cannot do it alone'],
      [3, 'night sitter, two nights a week, 832 hours'],
      [4, 'night sitter £7,280.00 at £8.75 an hour, set on 2026-04-12'],
    ]);
  });

  it('shows what is not answered', () => {
    const { questions, complete } = statementOfReasons({ amount: '1', period: 'year', ...needOf('1', { lines: [] }) });
    expect(complete).toBe(false);
    expect(questions.map(({ unanswered }) => unanswered)).toEqual([[], [], ['nights'], ['nights']]);
  });
});

describe('the final budget', () => {
  const final = { at: 'final' } as const;
  const policy = policyOf(rule('pass-on', {}), rule('finalise', { ...final, requireSchoolPlace: true }));
  const done = { complete: true, agreed: true, schoolPlaceConfirmed: true };
  const run = (amount: string, rest: object) => moderate(caseOf(null, amount, rest), policy);

  it('is set when plan, school place and the duty allow it', () => {
    const { amounts, status } = run('7280', { plan: done, duty: needOf('7280') });
    expect([amounts.final, status.final]).toEqual(['7280.00', 'set']);
  });

  it.each([
    ['a shortfall', '7000', { plan: done, duty: needOf('7280') }, '£280.00 short of what meeting assessed need costs'],
    ['no assessment', '7000', { plan: done }, 'it cannot be said yet whether the amount meets assessed need'],
    ['an open plan', '7280', { plan: { ...done, complete: false }, duty: needOf('7280') }, 'the plan is not complete'],
    ['no agreement', '7280', { plan: { ...done, agreed: false }, duty: needOf('7280') }, 'the plan is not agreed'],
    [
      'no school place',
      '7280',
      { plan: { complete: true, agreed: true }, duty: needOf('7280') },
      'no school place is confirmed',
    ],
  ])('is blocked by %s', (_, amount, rest, because) => {
    const { amounts, proposed, status, moderation } = run(amount, rest);
    expect([amounts.final, proposed.final, status.final]).toEqual([null, `${amount}.00`, 'blocked']);
    expect(moderation.at(-1)?.because).toBe(because);
  });

  it('does not block what the family is told, but the shortfall stands beside it', () => {
    const { amounts, duty } = run('7000', { plan: done, duty: needOf('7280') });
    expect(amounts.communicated).toBe('7000.00');
    expect(duty.map(({ stage, force, shortfall }) => [stage, force, shortfall])).toEqual([
      ['indicative', 'informs', '280.00'],
      ['communicated', 'informs', '280.00'],
      ['final', 'blocks', '280.00'],
    ]);
  });

  it('from elsewhere is taken as it is, with its shortfall beside it', () => {
    const one = { caseId: 'F1', period: 'year' as const, amounts: { final: '7000' }, duty: needOf('7280') };
    const { amounts, status, duty, warnings } = moderate(one, policy);
    expect([amounts.final, status.final, duty[0]?.shortfall]).toEqual(['7000.00', 'given', '280.00']);
    expect(warnings.map(({ code }) => code)).toEqual(['shortfall']);
  });
});

describe('no composition of rules', () => {
  const pounds = fc.integer({ min: 0, max: 20_000 }).map(String);
  const percent = fc.integer({ min: 0, max: 100 }).map(String);
  const side = fc.constantFrom('falls' as const, 'rises' as const, 'both' as const);
  const anyRule = fc.oneof(
    fc.constant(rule('pass-on', {})),
    pounds.map((amount) => rule('floor', { amount })),
    pounds.map((amount) => rule('ceiling', { amount })),
    fc.tuple(percent, percent).map(([greatestFall, greatestRise]) => figure1({ greatestFall, greatestRise })),
    fc.constant(rule('protect', {})),
    side.map((which) => rule('taper', { periods: 4, period: 2, side: which })),
    fc.tuple(percent, side).map(([packagePercent, which]) => rule('blend', { packagePercent, side: which })),
    fc.constantFrom('1', '10', '250').map((unit) => rule('round', { unit })),
    percent.map((share) => rule('hold-back', { percent: share })),
    fc.constant(rule('override', { roles: ['Panel'] })),
  );
  const LIMITS = new Set(['limit-change', 'protect', 'peg', 'taper', 'blend', 'floor', 'ceiling']);
  type Rules = Policy['rules'];

  /** Names the rules one by one and states where each hold-back stands. */
  function compose(told: Rules, agreed: Rules): Policy {
    const all = [...told, ...agreed.map((one) => ({ ...one, at: 'final' as const }))];
    const named = all.map((one, index): Rules[number] => {
      if (one.rule !== 'hold-back') return { ...one, id: `r${index}` };
      const [after, before] = [all.slice(0, index), all.slice(index + 1)].map((part) =>
        part.some(({ rule: name }) => LIMITS.has(name)),
      );
      const order = after ? (before ? 'between-limits' : 'after-limits') : before ? 'before-limits' : 'no-limits';
      return { ...one, id: `r${index}`, order };
    });
    return policyOf(...named, rule('finalise', { at: 'final', requireSchoolPlace: false }));
  }

  const anyCase = fc.record({
    traditional: fc.option(pounds),
    indicative: pounds,
    // A need whose only cost is £0 is asked about.
    cost: fc.integer({ min: 1, max: 20_000 }).map(String),
    secured: pounds,
    reserved: pounds,
    decided: fc.option(pounds),
  });

  it('makes a shortfall disappear, or lets a final budget stand below need', { timeout: timeFor(runsOf(150)) }, () => {
    const rules = fc.array(anyRule, { maxLength: 5 });
    fc.assert(
      fc.property(
        rules,
        rules,
        anyCase,
        (told, agreed, { traditional, indicative, cost, secured, reserved, decided }) => {
          const policy = compose(told, agreed);
          const overrides = policy.rules.flatMap((one) =>
            one.rule === 'override' && decided !== null
              ? [
                  {
                    rule: one.id ?? '',
                    amount: decided,
                    role: 'Panel',
                    reasonCode: 'age-related',
                    reason: 'as discussed',
                  },
                ]
              : [],
          );
          const duty = {
            ...needOf(cost),
            contributions: [{ from: 'health', amount: secured, secured: true }],
            reserved,
          };
          const plan = { complete: true, agreed: true };
          const one: ModerationCase = caseOf(traditional, indicative, { duty, plan, overrides });
          const moderated = moderate(one, policy);
          for (const { amount, shortfall, answer, stage } of moderated.duty) {
            const pence = (text: string) => BigInt(text.replace('.', ''));
            const available = pence(amount ?? '0.00') - pence(`${reserved}.00`);
            const missing = pence(`${cost}.00`) - pence(`${secured}.00`) - (available > 0n ? available : 0n);
            expect(pence(shortfall)).toBe(missing > 0n ? missing : 0n);
            expect(answer).toBe(missing > 0n ? 'shortfall' : 'sufficient');
            if (stage === 'final') expect(moderated.amounts.final).toBe(missing > 0n ? null : amount);
          }
          expect(moderated.duty.length).toBe(policy.rules.some(({ at }) => at === 'communicated') ? 3 : 2);
          const all = moderateAll([one], policy);
          expect(all.duty.total).toBe(moderated.duty.at(-1)?.shortfall);
        },
      ),
      { numRuns: runsOf(150), seed: 15_111 },
    );
  });
});
