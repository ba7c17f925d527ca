import type { ProblemList } from '../../errors.js';
import { ruleId } from '../rule/rule-shape.js';
import { isLimit, isMakingFinal, kindOf, type ParsedRule } from '../rules/list.js';

interface WithRules {
  readonly rules: readonly ParsedRule[];
}

/** Adds the rules whose name another one has. */
export function checkIds({ rules }: WithRules, problems: ProblemList): void {
  const seen = new Set<string>();
  rules.forEach((rule, index) => {
    const id = ruleId(rule);
    if (seen.has(id)) problems.add('duplicate', ['rules', index, 'id'], 'another rule has this name; give an id');
    seen.add(id);
  });
}

/** Adds the rules that cannot stand where they do. */
export function checkOrder({ rules }: WithRules, problems: ProblemList): void {
  rules.forEach((rule, index) => {
    if (rule.at !== 'communicated') return;
    if (rules.slice(0, index).some(({ at }) => at === 'final'))
      problems.add('inconsistent', ['rules', index, 'at'], 'the family is told before the final budget; move it up');
  });
}

/** Adds what each kind of rule asks of its place among the others. */
export function checkPlaces({ rules }: WithRules, problems: ProblemList): void {
  const limits = rules.flatMap(({ rule }, index) => (isLimit(rule) ? [index] : []));
  rules.forEach((rule, index) => {
    const place = {
      path: ['rules', index],
      isLast: index === rules.length - 1,
      afterLimits: limits.some((limit) => limit < index),
      beforeLimits: limits.some((limit) => limit > index),
    };
    kindOf(rule).checkPlace?.(rule, place, problems);
  });
}

/** Adds that a final budget is made by no rule. */
export function checkFinal({ rules }: WithRules, problems: ProblemList): void {
  if (rules.some(({ at }) => at === 'final') && !rules.some(({ rule }) => isMakingFinal(rule))) {
    problems.add('missing', ['rules'], 'rules at final need a finalise rule, which checks the duty to meet need');
  }
}
