import { type Path, problemList } from '../../errors.js';
import { parseInput } from '../../parse/parse.js';
import { moderationCaseSchema, type ParsedCase } from '../case/moderation-case.js';
import type { ParsedPolicy } from '../policy/policy.js';
import { replayRounds } from '../result/replay-rules.js';
import type { Moderated } from '../result/result.js';
import { summarise } from '../result/summarise.js';
import { DECISION_LISTS } from '../rule/define-rule.js';
import { ruleId } from '../rule/rule-shape.js';
import { kindsDecidedIn } from '../rules/list.js';
import { runStages } from './stages.js';

/** Reads a case that stands at a place of a larger input. */
export function readCase(one: unknown, at: Path): ParsedCase {
  return parseInput(moderationCaseSchema, one, at);
}

/** Moderates a parsed case by a parsed policy. */
export function moderateCase(one: ParsedCase, policy: ParsedPolicy, casePath: Path): Moderated {
  checkAgainst(one, policy, casePath);
  return summarise(one, policy, runStages(one, policy, casePath));
}

function checkAgainst(one: ParsedCase, policy: ParsedPolicy, casePath: Path): void {
  const problems = problemList();
  if (one.period !== policy.period) {
    const message = `its amounts are per ${one.period}, those of the policy per ${policy.period}; convert them first`;
    problems.add('inconsistent', [...casePath, 'period'], message);
  }
  for (const key of DECISION_LISTS) {
    const kinds = kindsDecidedIn(key);
    const known = new Set(policy.rules.filter(({ rule }) => kinds.includes(rule)).map(ruleId));
    const expected = known.size === 0 ? 'it has none' : `expected one of ${[...known].slice(0, 10).join(', ')}`;
    one[key]?.forEach(({ rule }, index) => {
      if (known.has(rule)) return;
      problems.add(
        'unknown-name',
        [...casePath, key, index, 'rule'],
        `no ${kinds.join(' or ')} rule of the policy; ${expected}`,
      );
    });
  }
  try {
    replayRounds(one.earlier ?? [], [...casePath, 'earlier']);
  } catch (error) {
    problems.addError(error);
  }
  problems.throwIfAny();
}
