import { type Path, type ProblemList, problemList } from '../../errors.js';
import { lookAsFar } from '../../parse/as-far.js';
import { parseInput, parseOrTell } from '../../parse/parse.js';
import { asFarAsSound } from '../../sound.js';
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

/** Reads a case; where it is refused, what of it does not fit the policy is told beside. */
export function readCaseFor(policy: ParsedPolicy, one: unknown, at: Path): ParsedCase {
  const problems = problemList();
  const read = parseOrTell(moderationCaseSchema, one, problems, at);
  if (read !== undefined) return read;
  tellOfCase(one, policy, problems, at);
  return problems.throwAll();
}

/** Moderates a parsed case by a parsed policy. */
export function moderateCase(one: ParsedCase, policy: ParsedPolicy, casePath: Path): Moderated {
  checkAgainst(one, policy, casePath);
  return summarise(one, policy, runStages(one, policy, casePath));
}

function checkAgainst(one: ParsedCase, policy: ParsedPolicy, casePath: Path): void {
  const problems = problemList();
  tellOfPeriod(one, policy, problems, casePath);
  for (const key of DECISION_LISTS) tellOfDecisions(one, key, policy, problems, casePath);
  try {
    replayRounds(one.earlier ?? [], [...casePath, 'earlier']);
  } catch (error) {
    problems.addError(error);
  }
  problems.throwIfAny();
}

/** Tells what of a case that was refused does not fit its policy, as far as it can be read. */
export function tellOfCase(one: unknown, policy: ParsedPolicy, problems: ProblemList, casePath: Path): void {
  lookAsFar(moderationCaseSchema, one, problems, (sound) => {
    asFarAsSound(() => tellOfPeriod(sound, policy, problems, casePath));
    for (const key of DECISION_LISTS) asFarAsSound(() => tellOfDecisions(sound, key, policy, problems, casePath));
  });
}

function tellOfPeriod(one: ParsedCase, policy: ParsedPolicy, problems: ProblemList, casePath: Path): void {
  if (one.period !== policy.period) {
    const message = `its amounts are per ${one.period}, those of the policy per ${policy.period}; convert them first`;
    problems.add('inconsistent', [...casePath, 'period'], message);
  }
}

function tellOfDecisions(
  one: ParsedCase,
  key: (typeof DECISION_LISTS)[number],
  policy: ParsedPolicy,
  problems: ProblemList,
  casePath: Path,
): void {
  const kinds = kindsDecidedIn(key);
  const known = new Set(policy.rules.filter(({ rule }) => kinds.includes(rule)).map(ruleId));
  const expected = known.size === 0 ? 'it has none' : `expected one of ${[...known].slice(0, 10).join(', ')}`;
  one[key]?.forEach(({ rule }, index) => {
    if (known.has(rule)) return;
    const message = `no ${kinds.join(' or ')} rule of the policy; ${expected}`;
    problems.add('unknown-name', [...casePath, key, index, 'rule'], message);
  });
}
