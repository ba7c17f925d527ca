import type { ModerationCase } from './case/moderation-case.js';
import { readCase } from './fold/moderate-case.js';
import { openBeside } from './open-policy.js';
import type { Policy } from './policy/policy.js';
import type { Moderated } from './result/result.js';

/**
 * Moderates one case by a policy: what the family is told, and what becomes its final budget, rule by rule.
 *
 * Every rule is recorded with who applied it, why, the amount before and after, and steps that replay. The duty to meet
 * need stands beside every amount; no rule can take it away. An amount that the case already has (`communicated`,
 * `final`) is taken as it is: what a family was told does not change because a policy is run again.
 *
 * @param one the case: amounts, plan, assessed needs and decisions, all in pounds per its period
 * @param policy the rules in their order; it is checked at each call, `openPolicy` checks it once for many
 * @returns plain JSON; a stage that does not exist or is not done is null
 * @throws RasError with every problem of the policy or the case; `inconsistent` when their periods differ;
 * `unknown-name` for a decision on a rule that the policy does not have; `refused` for someone who may not decide;
 * `choice-needed` for what no report states
 * @source RR145 5.25-5.32 (three stages), 5.5 (the duty)
 * @choice stage-start: the final stage starts from the communicated amount, or from the indicative one in a policy that
 * has no rules for what is communicated
 * @category Moderation
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
  return openBeside(policy, () => readCase(one, ['case'])).moderate(one);
}
