import type { ProblemList } from '../../errors.js';
import { ruleId } from '../rule/rule-shape.js';
import { isLimit, type ParsedRule } from '../rules/list.js';

type Rules = readonly ParsedRule[];

/** Adds what is wrong between the rules of a policy: names that stand twice, orders that cannot be. */
export function checkPolicy(rules: Rules, problems: ProblemList): void {
  const seen = new Set<string>();
  rules.forEach((rule, index) => {
    const id = ruleId(rule);
    if (seen.has(id)) problems.add('duplicate', ['rules', index, 'id'], 'another rule has this name; give an id');
    seen.add(id);
    if (rule.at === 'communicated' && rules.slice(0, index).some(({ at }) => at === 'final')) {
      problems.add('inconsistent', ['rules', index, 'at'], 'the family is told before the final budget; move it up');
    }
    if (rule.rule === 'finalise') checkFinalise(rule, rules.length - 1, index, problems);
    if (rule.rule === 'hold-back') checkOrder(rules, rule, index, problems);
  });
  if (rules.some(({ at }) => at === 'final') && !rules.some(({ rule }) => rule === 'finalise')) {
    problems.add('missing', ['rules'], 'rules at final need a finalise rule, which checks the duty to meet need');
  }
}

function checkFinalise({ at }: ParsedRule, last: number, index: number, problems: ProblemList): void {
  if (at !== 'final') problems.add('inconsistent', ['rules', index, 'at'], 'finalise is at final');
  if (index < last) {
    problems.add('inconsistent', ['rules', index], 'finalise is the last rule; what comes after could undo it');
  }
}

function checkOrder(
  rules: Rules,
  rule: Extract<ParsedRule, { rule: 'hold-back' }>,
  index: number,
  problems: ProblemList,
): void {
  const after = rules.slice(0, index).some(({ rule }) => isLimit(rule));
  const before = rules.slice(index + 1).some(({ rule }) => isLimit(rule));
  const order = after ? (before ? 'between-limits' : 'after-limits') : before ? 'before-limits' : 'no-limits';
  const at = ['rules', index, 'order'];
  if (rule.order === undefined) {
    if (order !== 'no-limits') problems.add('choice-needed', at, `state where it stands among the limits: ${order}`);
  } else if (rule.order !== order) {
    problems.add('inconsistent', at, `says ${rule.order}, but by the order of the rules it is ${order}`);
  }
}
