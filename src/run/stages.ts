import { compareStages } from '../change/compare/compare.js';
import type { StageComparison } from '../change/compare/comparison.js';
import type { Path } from '../errors.js';
import { at } from '../exact/at.js';
import type { Allocation } from '../model/shared/budget/allocation.js';
import { type ContestedBudget, contestedResult, contestedSchema } from '../moderation/case/contested.js';
import { moderateWithoutSteps } from '../moderation/moderate-without-steps.js';
import { type Policy, parsePolicy } from '../moderation/policy/policy.js';
import type { ModeratedCases } from '../moderation/result/summarise-all.js';
import { parseAmount } from '../money/amount.js';
import { parseInput } from '../parse/parse.js';
import type { Warning } from '../warning.js';
import { defined } from './council/defined.js';
import { relocated } from './council/relocate.js';
import { type Family, recurringPackage } from './family/family.js';
import type { FamilyOutcome } from './family/outcome.js';
import { cohortCase, moderationCase } from './family/views.js';
import { amountsThatAre } from './question/amount-at.js';

/** Applies a council's policy to its indicative budgets; what families have been told already stands. */
export function moderateFamilies(
  policy: Policy,
  families: readonly Family[],
  allocations: readonly Allocation[],
  places: readonly Path[],
  contested: readonly (ContestedBudget | undefined)[] = [],
): ModeratedCases {
  const { period } = parsePolicy(policy);
  const cases = families.map((family, index) =>
    moderationCase(family, at(allocations, index).indicative, period, contested[index]),
  );
  return relocated([{ from: ['cases'], to: ['cohort', 'cases'], rows: places }], () =>
    moderateWithoutSteps(cases, policy),
  );
}

/** How many families are named in a warning of several. */
const MOST_NAMED = 10;

/** What is said of families that were told an amount which is not on record, where a policy makes one of the model's. */
export function notOnRecord(families: readonly Family[]): Warning[] {
  const those = families.filter(({ isTold, communicated }) => isTold && communicated === undefined);
  const [first, ...others] = those.map(({ caseId }) => caseId);
  if (first === undefined) return [];
  const more = those.length > MOST_NAMED ? ` and ${those.length - MOST_NAMED} more` : '';
  const who = `${[first, ...others].slice(0, MOST_NAMED).join(', ')}${more} ${others.length === 0 ? 'was' : 'were'}`;
  const message = `${who} told an amount that is not on record; communicated is here what the policy makes of the model's amount today; whether it is enough is not answered by that`;
  return [{ code: 'told-not-on-record', message, details: { cases: those.length } }];
}

/** A family with all its amounts; what has been told or agreed stands where there is no policy. */
export function outcomeOf(
  family: Family,
  allocation: Allocation,
  moderated: ModeratedCases['cases'][number] | undefined,
  contested: ContestedBudget | undefined,
): FamilyOutcome {
  const present = recurringPackage(family);
  return {
    family,
    allocation,
    ...(contested !== undefined && {
      contested: contestedResult(
        parseInput(contestedSchema, contested),
        present === undefined ? null : parseAmount(present),
      ),
    }),
    amounts: defined({
      traditional: present,
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
 * more has one; packages without one-offs; £0 with the advice to refer is no amount
 */
export function compareAll(outcomes: readonly FamilyOutcome[], places: readonly Path[]): StageComparison[] {
  const cases = outcomes.map((outcome) => cohortCase({ ...outcome, amounts: amountsThatAre(outcome) }));
  const later = (['indicative', 'communicated', 'final'] as const).filter(
    (stage) => stage === 'indicative' || cases.some((one) => one[stage] !== undefined),
  );
  return relocated([{ from: ['cases'], to: ['cohort', 'cases'], rows: places }], () =>
    later.map((to) => compareStages(cases, { from: 'traditional', to })),
  );
}
