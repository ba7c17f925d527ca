import type { ProblemList } from '../../errors.js';
import { ruleId } from '../rule/rule-shape.js';
import { isLimit, kindOf, type ParsedRule } from '../rules/list.js';

type Rules = readonly ParsedRule[];

/** Adds what is wrong between the rules of a policy: names that stand twice, orders that cannot be. */
export function checkPolicy(rules: Rules, problems: ProblemList): void {
  const seen = new Set<string>();
  const limits = rules.flatMap(({ rule }, index) => (isLimit(rule) ? [index] : []));
  rules.forEach((rule, index) => {
    const id = ruleId(rule);
    if (seen.has(id)) problems.add('duplicate', ['rules', index, 'id'], 'another rule has this name; give an id');
    seen.add(id);
    if (rule.at === 'communicated' && rules.slice(0, index).some(({ at }) => at === 'final')) {
      problems.add('inconsistent', ['rules', index, 'at'], 'the family is told before the final budget; move it up');
    }
    const place = {
      path: ['rules', index],
      isLast: index === rules.length - 1,
      afterLimits: limits.some((limit) => limit < index),
      beforeLimits: limits.some((limit) => limit > index),
    };
    kindOf(rule).checkPlace?.(rule, place, problems);
  });
  if (rules.some(({ at }) => at === 'final') && !rules.some((rule) => kindOf(rule).makesFinal === true)) {
    problems.add('missing', ['rules'], 'rules at final need a finalise rule, which checks the duty to meet need');
  }
}
