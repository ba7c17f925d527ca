import { expect, test } from 'vitest';
import { isSumShown } from '../../../src/cli/page/changes.js';
import type { FamilyFacts } from '../../../src/cli/page/facts.js';
import { type Changed, labelOf, ruleWords, topicOf, withoutSum } from '../../../src/cli/page/rule-words.js';
import { defineRule } from '../../../src/moderation/rule/define-rule.js';
import type { RuleHeader } from '../../../src/moderation/rule/rule-shape.js';
import { RULE_NAMES, type RuleKind } from '../../../src/moderation/rules/list.js';

const step = (rule: string): Changed => ({
  ...{ id: rule, rule, at: 'communicated', actor: 'Cabinet', reason: 'a fair start', applied: true, steps: [] },
  ...{ before: '100.00', after: '90.00', change: '-10.00' },
});

const factsOf = (rules: readonly string[], shown: FamilyFacts['shown']): FamilyFacts =>
  ({ shown, moderated: { moderation: rules.map(step), amounts: { communicated: '90.00' } } }) as unknown as FamilyFacts;

const HIDDEN = { indicative: true, traditional: false };

test('a sum is shown where no rule shows a package that is not shown, and not beside one of no kind', () => {
  const isShown = (...rules: string[]): boolean => isSumShown(factsOf(rules, HIDDEN), 'communicated');
  for (const rule of ['limit-change', 'protect', 'peg', 'taper', 'blend']) expect(isShown(rule), rule).toBe(false);
  for (const rule of ['floor', 'ceiling', 'round', 'hold-back', 'override', 'sign-off'])
    expect(isShown(rule), rule).toBe(true);
  expect(isShown('half-of-package')).toBe(false);
  expect(isShown('round', 'half-of-package')).toBe(false);
  expect(isShown('toString')).toBe(false);
  expect(isSumShown(factsOf(['half-of-package'], { indicative: true, traditional: true }), 'communicated')).toBe(true);
});

test('every kind of rule has words of its own on the page, of which those without a sum hold none', () => {
  for (const rule of RULE_NAMES) {
    const one = step(rule);
    expect(withoutSum(one), rule).not.toBe(withoutSum(step('half-of-package')));
    expect(withoutSum(one), rule).not.toMatch(/\d/);
    expect(labelOf(one), rule).not.toBe('After a rule');
    expect(topicOf(one), rule).not.toBe(rule);
    expect(ruleWords(one, 'year'), rule).not.toMatch(/undefined|£0\.00/);
  }
  expect([topicOf(step('toString')), labelOf(step('toString'))]).toEqual(['toString', 'After a rule']);
});

test('a rule does not compile without saying whether it shows the package, nor a page without its words', () => {
  type Own = RuleHeader & { readonly rule: 'own' };
  const define = defineRule<Own>();
  type Definition = Parameters<typeof define>[0];
  type Rest = Omit<Definition, 'showsPackage'>;
  // @ts-expect-error a definition without it
  const without = (rest: Rest): Definition => rest;
  // @ts-expect-error words of all kinds but most
  const words: Readonly<Record<RuleKind, string>> = { round: 'rounding' };
  expect([without, words]).toHaveLength(2);
});
