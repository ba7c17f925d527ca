import { fail, type Path, problemList } from '../errors.js';
import { parseInput } from '../parse.js';
import { type ModerationCase, moderationCaseSchema, type ParsedCase } from './case.js';
import { type ParsedPolicy, type Policy, parsePolicy, ruleId } from './policy.js';
import type { Moderated } from './result.js';
import { runStages } from './stages.js';
import { summarise } from './summarise.js';

/**
 * Moderates one case by a policy: what the family is told, and what becomes its final budget, rule by rule.
 *
 * Every rule is recorded with who applied it, why, the amount before and after, and steps that replay. The duty to meet
 * need stands beside every amount; no rule can take it away. An amount that the case already has (`communicated`,
 * `final`) is taken as it is: what a family was told does not change because a policy is run again.
 *
 * @param one the case: amounts, plan, assessed needs and decisions, all in pounds per its period
 * @param policy the rules in their order
 * @returns plain JSON; a stage that does not exist or is not done is null
 * @throws RasError with every problem of the policy or the case; `inconsistent` when their periods differ;
 * `unknown-name` for a decision on a rule that the policy does not have; `refused` for someone who may not decide;
 * `choice-needed` for what no report states
 * @source RR145 5.25-5.32 (three stages), 5.5 (the duty)
 * @choice stage-start: the final stage starts from the communicated amount, or from the indicative one in a policy that
 * has no rules for what is communicated
 * @example
 * ```ts
 * import { moderate, type Policy } from 'openras';
 * const policy: Policy = {
 *   schemaVersion: 1, period: 'year',
 *   rules: [{
 *     rule: 'limit-change', at: 'communicated', actor: 'Cabinet', reason: 'a smooth transition',
 *     greatestFall: '24.5', greatestRise: '3.5', frequency: 'once', uplift: 'none',
 *   }],
 * };
 * const one = { caseId: 'F1', period: 'year' as const, amounts: { traditional: '10000', indicative: '5000' } };
 * const { amounts, moderation } = moderate(one, policy);
 * amounts; // => { traditional: '10000.00', indicative: '5000.00', communicated: '7550.00', final: null }
 * moderation[0]?.costOfProtection; // => '2550.00'
 * ```
 */
export function moderate(one: ModerationCase, policy: Policy): Moderated {
  return moderateCase(parseInput(moderationCaseSchema, one, ['case']), parsePolicy(policy), ['case']);
}

/** Moderates a parsed case by a parsed policy. */
export function moderateCase(one: ParsedCase, policy: ParsedPolicy, casePath: Path): Moderated {
  checkAgainst(one, policy, casePath);
  return summarise(one, policy, runStages(one, policy, casePath));
}

function checkAgainst(one: ParsedCase, policy: ParsedPolicy, casePath: Path): void {
  if (one.period !== policy.period) {
    const message = `its amounts are per ${one.period}, those of the policy per ${policy.period}; convert them first`;
    fail('inconsistent', [...casePath, 'period'], message);
  }
  const problems = problemList();
  const kinds = { overrides: 'override', signOffs: 'sign-off' } as const;
  for (const key of ['overrides', 'signOffs'] as const) {
    const known = new Set(policy.rules.filter(({ rule }) => rule === kinds[key]).map(ruleId));
    one[key]?.forEach(({ rule }, index) => {
      if (known.has(rule)) return;
      const expected = known.size === 0 ? 'it has none' : `expected one of ${[...known].slice(0, 10).join(', ')}`;
      problems.add(
        'unknown-name',
        [...casePath, key, index, 'rule'],
        `no ${kinds[key]} rule of the policy; ${expected}`,
      );
    });
  }
  problems.throwIfAny();
}
