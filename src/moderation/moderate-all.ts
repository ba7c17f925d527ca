import type { ModerationCase } from './case/moderation-case.js';
import { moderateCases } from './fold/moderate-cases.js';
import { openBeside } from './open-policy.js';
import type { Policy } from './policy/policy.js';
import type { ModeratedCases } from './result/summarise-all.js';

/**
 * Moderates a list of cases by one policy, and tells of every rule which cases it changed and what it cost.
 *
 * @param cases in pounds per the policy's period; the result is in the same order
 * @param policy the rules in their order
 * @throws RasError with the problems of every case (the first 100 and the total); `duplicate` for a case that stands twice
 * @source RR145 5.25-5.32, 5.52-5.53 (how many were moderated, and which way)
 * @choice one-case-at-a-time: no rule looks at another case, so that the order of the list changes nothing
 * @category Moderation
 * @example
 * ```ts
 * import { moderateAll, type Policy } from 'openras';
 * const policy: Policy = {
 *   schemaVersion: 1, period: 'year',
 *   rules: [{ rule: 'protect', at: 'communicated', actor: 'Cabinet', reason: 'nobody loses' }],
 * };
 * const cases = [
 *   { caseId: 'a', period: 'year' as const, amounts: { traditional: '3000', indicative: '2000' } },
 *   { caseId: 'b', period: 'year' as const, amounts: { traditional: '3000', indicative: '3500' } },
 * ];
 * const { rules, totals } = moderateAll(cases, policy);
 * rules[0]?.changed; // => ['a']
 * rules[0]?.cost; // => '1000.00'
 * totals.map(({ sum }) => sum); // => ['6000.00', '5500.00', '6500.00', '0.00']
 * ```
 */
export function moderateAll(cases: readonly ModerationCase[], policy: Policy): ModeratedCases {
  return openBeside(policy, () => moderateCases(cases, undefined)).moderateAll(cases);
}
