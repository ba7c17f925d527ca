import { fail, isRasError, type Path, problemList, show } from '../errors.js';
import { parseInput } from '../parse.js';
import { type ModerationCase, moderationCaseSchema } from './case.js';
import { moderateCase } from './moderate.js';
import { type ParsedPolicy, type Policy, parsePolicy } from './policy.js';
import type { Moderated } from './result.js';
import { type ModeratedCases, summariseAll } from './summarise-all.js';

/**
 * Moderates a list of cases by one policy, and tells of every rule which cases it changed and what it cost.
 *
 * @param cases in pounds per the policy's period; the result is in the same order
 * @throws RasError with the problems of every case (the first 100 and the total); `duplicate` for a case that stands twice
 * @source RR145 5.25-5.32, 5.52-5.53 (how many were moderated, and which way)
 * @choice one-case-at-a-time: no rule looks at another case, so that the order of the list changes nothing
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
  if (!Array.isArray(cases)) fail('invalid', ['cases'], `${show(cases)} is not a list`);
  const problems = problemList();
  const parsed = policyOr(policy, problems);
  const seen = new Set<string>();
  const moderated: Moderated[] = [];
  cases.forEach((one, index) => {
    const at: Path = ['cases', index];
    try {
      const read = parseInput(moderationCaseSchema, one, at);
      if (seen.has(read.caseId)) problems.add('duplicate', [...at, 'caseId'], 'this case stands twice');
      seen.add(read.caseId);
      if (parsed !== undefined) moderated.push(moderateCase(read, parsed, at));
    } catch (error) {
      problems.addError(error);
    }
  });
  problems.throwIfAny();
  return summariseAll(moderated, parsed ?? parsePolicy(policy));
}

/** The policy, or its problems added to the list, so that those of the cases are told as well. */
function policyOr(policy: Policy, problems: ReturnType<typeof problemList>): ParsedPolicy | undefined {
  try {
    return parsePolicy(policy);
  } catch (error) {
    if (!isRasError(error)) throw error;
    problems.addError(error);
    return undefined;
  }
}
