import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { ModerationCase } from '../../../src/moderation/case/moderation-case.js';
import { moderate } from '../../../src/moderation/moderate.js';
import type { Policy } from '../../../src/moderation/policy/policy.js';
import { replayModerated } from '../../../src/moderation/result/replay-moderated.js';
import type { Moderated } from '../../../src/moderation/result/result.js';
import { runsOf, timeFor } from '../../support/runs.js';

const who = { at: 'communicated', actor: 'Cabinet', reason: 'as adopted' } as const;

/** Each rule that promises something, by itself, and rules that may break it; ids are numbered. */
const anyRule = fc.oneof(
  fc.record({ rule: fc.constant('floor' as const), amount: fc.constantFrom('500', '900.50', '1200') }),
  fc.record({ rule: fc.constant('ceiling' as const), amount: fc.constantFrom('800', '1000', '1500.25') }),
  fc.constant({ rule: 'protect' as const }),
  fc.record({
    rule: fc.constant('round' as const),
    unit: fc.constantFrom('1', '10', '100'),
    mode: fc.constantFrom('up', 'down'),
  }),
  fc.record({
    rule: fc.constant('blend' as const),
    packagePercent: fc.constantFrom('25', '50'),
    side: fc.constant('both'),
    base: fc.constant('whole'),
  }),
);

const one = (indicative: number, traditional: number | undefined): ModerationCase => ({
  caseId: 'F1',
  period: 'year',
  amounts: { indicative: String(indicative), ...(traditional !== undefined && { traditional: String(traditional) }) },
});

const BROKEN = 'promised-limit-broken';
const withoutOne = (moderated: Moderated, index: number): Moderated => ({
  ...moderated,
  warnings: moderated.warnings.filter((_, place) => place !== index),
});

describe('what is told of limits that were broken follows from the rules of the record', () => {
  test('a floor of 900 that a ceiling of 800 breaks', () => {
    const policy: Policy = {
      schemaVersion: 1,
      period: 'year',
      rules: [
        { ...who, rule: 'floor', amount: '900' },
        { ...who, rule: 'ceiling', amount: '800' },
      ],
    };
    // 700 is raised to 900 and cut to 800, a fifth less than the 1,000 before.
    const moderated = moderate(one(700, 1000), policy);
    const [warning] = moderated.warnings.filter(({ code }) => code === BROKEN);
    expect(warning?.details).toEqual({
      promisedBy: 'floor',
      brokenBy: 'ceiling',
      amount: '800.00',
      percentOfPackage: '-20.00',
    });
    expect(replayModerated(moderated)).toEqual({ communicated: '800.00', final: null });
    expect(() => replayModerated({ ...moderated, warnings: [] })).toThrow('floor broken by ceiling at 800.00');
    const altered = (details: object) => ({
      ...moderated,
      warnings: moderated.warnings.map((own) =>
        own === warning ? { ...own, details: { ...own.details, ...details } } : own,
      ),
    });
    expect(() => replayModerated(altered({ percentOfPackage: '-2.00' }))).toThrow('percentOfPackage');
    expect(() => replayModerated(altered({ promisedBy: 'ceiling' }))).toThrow('warnings');
    expect(() => replayModerated({ ...moderated, warnings: [...moderated.warnings, ...moderated.warnings] })).toThrow();
  });

  test('whatever the rules, no such warning can be taken away and none is asked for that is not there', {
    timeout: timeFor(400),
  }, () => {
    let broken = 0;
    fc.assert(
      fc.property(
        fc.array(anyRule, { minLength: 1, maxLength: 6 }),
        fc.integer({ min: 300, max: 2000 }),
        fc.option(fc.integer({ min: 300, max: 2000 }), { nil: undefined }),
        (rules, indicative, traditional) => {
          const policy = {
            schemaVersion: 1,
            period: 'year',
            rules: rules.map((rule, index) => ({ ...who, ...rule, id: `r${index}` })),
          } as unknown as Policy;
          let moderated: Moderated;
          try {
            moderated = moderate(one(indicative, traditional), policy);
          } catch {
            // A policy that is refused, such as a blend without a package, says nothing of this.
            return;
          }
          replayModerated(moderated);
          moderated.warnings.forEach(({ code }, index) => {
            if (code !== BROKEN && code !== 'not-rounded') return;
            broken += 1;
            expect(() => replayModerated(withoutOne(moderated, index))).toThrow('warnings');
          });
        },
      ),
      { numRuns: runsOf(400) },
    );
    expect(broken).toBeGreaterThan(20);
  });
});
