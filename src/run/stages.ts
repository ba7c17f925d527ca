import { compareStages } from '../change/compare/compare.js';
import type { StageComparison } from '../change/compare/comparison.js';
import type { Path } from '../errors.js';
import { at } from '../exact/at.js';
import type { Allocation } from '../model/allocation.js';
import { moderateWithoutSteps } from '../moderation/moderate-without-steps.js';
import { type Policy, parsePolicy } from '../moderation/policy/policy.js';
import type { ModeratedCases } from '../moderation/result/summarise-all.js';
import { defined } from './defined.js';
import { type Family, recurringPackage } from './family.js';
import type { FamilyOutcome } from './outcome.js';
import { relocated } from './relocate.js';
import { cohortCase, moderationCase } from './views.js';

/** Applies a council's policy to its indicative budgets; what families have been told already stands. */
export function moderateFamilies(
  policy: Policy,
  families: readonly Family[],
  allocations: readonly Allocation[],
  places: readonly Path[],
): ModeratedCases {
  const { period } = parsePolicy(policy);
  const cases = families.map((family, index) => moderationCase(family, at(allocations, index).indicative, period));
  return relocated([{ from: ['cases'], to: ['cohort', 'cases'], rows: places }], () =>
    moderateWithoutSteps(cases, policy),
  );
}

/** A family with all its amounts; what has been told or agreed stands where there is no policy. */
export function outcomeOf(
  family: Family,
  allocation: Allocation,
  moderated: ModeratedCases['cases'][number] | undefined,
): FamilyOutcome {
  return {
    family,
    allocation,
    amounts: defined({
      traditional: recurringPackage(family),
      indicative: allocation.indicative ?? undefined,
      communicated: moderated?.amounts.communicated ?? family.communicated,
      final: moderated?.amounts.final ?? family.final,
    }),
  };
}

/**
 * From the existing package to every later amount that anybody has.
 *
 * @choice run-comparisons: to the indicative budget always, to the communicated and the final amount where one family or
 * more has one; packages without one-offs
 */
export function compareAll(outcomes: readonly FamilyOutcome[], places: readonly Path[]): StageComparison[] {
  const cases = outcomes.map((outcome) => cohortCase(outcome));
  const later = (['indicative', 'communicated', 'final'] as const).filter(
    (stage) => stage === 'indicative' || cases.some((one) => one[stage] !== undefined),
  );
  return relocated([{ from: ['cases'], to: ['cohort', 'cases'], rows: places }], () =>
    later.map((to) => compareStages(cases, { from: 'traditional', to })),
  );
}
