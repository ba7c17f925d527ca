import type { ModerationCase } from './case/moderation-case.js';
import { moderateCases } from './fold/moderate-cases.js';
import { readPolicy } from './policy/policy.js';
import type { Moderated } from './result/result.js';
import { type ModeratedCases, summariseAll } from './result/summarise-all.js';

/**
 * As `moderateAll`, but forgets the steps of each case as it goes, so that a county's cases fit in memory. A record, made
 * from a case and its policy when it is asked for, has them all.
 */
export function moderateWithoutSteps(cases: readonly ModerationCase[], policy: unknown): ModeratedCases {
  const rules = readPolicy(policy, ['policy']);
  return summariseAll(moderateCases(cases, rules, withoutSteps), rules);
}

function withoutSteps(one: Moderated): Moderated {
  return {
    ...one,
    moderation: one.moderation.map((step) => ({ ...step, steps: [] })),
    duty: one.duty.map((duty) => ({ ...duty, steps: [] })),
  };
}
