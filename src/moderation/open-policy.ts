import { problemList } from '../errors.js';
import type { TimedPeriod } from '../money/period.js';
import { readOrTell } from '../parse/parse.js';
import type { ModerationCase } from './case/moderation-case.js';
import { moderateCase, readCaseFor } from './fold/moderate-case.js';
import { moderateCases } from './fold/moderate-cases.js';
import { readPolicy } from './policy/policy.js';
import type { Moderated } from './result/result.js';
import { type ModeratedCases, summariseAll } from './result/summarise-all.js';

/** A policy that has been checked and can moderate. */
export interface OpenPolicy {
  /** The period of every amount in the policy; a case has to have the same. */
  readonly period: TimedPeriod;
  /**
   * Moderates one case, as `moderate` does.
   *
   * @throws RasError with every problem of the case
   */
  readonly moderate: (one: ModerationCase) => Moderated;
  /**
   * Moderates a list of cases, as `moderateAll` does.
   *
   * @throws RasError with the problems of every case
   */
  readonly moderateAll: (cases: readonly ModerationCase[]) => ModeratedCases;
}

/**
 * Checks a policy once, so that it can moderate any number of cases; also the way in for a policy out of a file or a
 * database.
 *
 * @param policy the rules in their order, as stored
 * @throws RasError with every problem of the policy, as `parsePolicy`
 * @source RR145 5.25-5.32 (stages)
 * @choice open-policy: what is checked once is the policy; every case is checked when it comes
 * @category Moderation
 * @example
 * ```ts
 * import { openPolicy } from 'openras';
 * const rule = { rule: 'protect', at: 'communicated', actor: 'Cabinet', reason: 'nobody loses' };
 * const stored = JSON.parse(JSON.stringify({ schemaVersion: 1, period: 'year', rules: [rule] }));
 * const policy = openPolicy(stored);
 * const amounts = { traditional: '3000', indicative: '2000' };
 * const one = { caseId: 'F1', period: policy.period, amounts };
 * policy.moderate(one).amounts.communicated; // => '3000.00'
 * policy.moderateAll([one]).costOfProtection; // => '1000.00'
 * ```
 */
export function openPolicy(policy: unknown): OpenPolicy {
  const rules = readPolicy(policy, ['policy']);
  return {
    period: rules.period,
    moderate: (one) => moderateCase(readCaseFor(rules, one, ['case']), rules, ['case']),
    moderateAll: (cases) => summariseAll(moderateCases(cases, rules), rules),
  };
}

/** Opens a policy; where it is refused, what is wrong with the cases is told beside what is wrong with it. */
export function openBeside(policy: unknown, readCases: () => unknown): OpenPolicy {
  try {
    return openPolicy(policy);
  } catch (error) {
    const problems = problemList();
    problems.addError(error);
    readOrTell(problems, readCases);
    problems.throwIfAny();
    throw error;
  }
}
