import { at } from '../exact/at.js';
import type { ContestedBudget } from '../moderation/case/contested.js';
import { type AllocationRecord, recordAllocation } from '../records/kind/allocation-record.js';
import { type ModeratedRecord, moderatedRecorder, type NamedAllocation } from '../records/kind/moderated-record.js';
import { modelForRecords } from '../records/model-for-records.js';
import type { FamilyOutcome } from './family/outcome.js';
import { allocationCase, moderationCase } from './family/views.js';
import type { CouncilResults } from './results.js';

/** The records of one family of a run. */
export interface FamilyRecords {
  /** What the model answered, sealed. */
  readonly allocation: AllocationRecord;
  /** Absent without a policy of moderation. */
  readonly moderated?: ModeratedRecord;
}

/** Both budgets as a case to moderate states them. */
function budgetOf(contested: FamilyOutcome['contested']): ContestedBudget | undefined {
  if (contested === undefined) return undefined;
  const { asAgreed, asClaimed, whileContested } = contested;
  return { asAgreed, asClaimed, whileContested };
}

/**
 * The sealed records of a run, a family at a time: each is worked out again from the family's case, the model and the
 * policy when its turn comes, so that a county's records need no more memory than one.
 *
 * @param results what `runCouncil` returned
 * @returns one entry a family, in the order of `outcomes`
 * @choice record-form: records are made from cases, model and policy when they are asked for, and not kept in memory
 * @category Run
 * @example
 * ```ts
 * import { recordsOfRun, runCouncil } from 'openras/run';
 * const cases = [{ caseId: 'F1', points: 50, traditional: 3000 }, { caseId: 'F2', points: 40, traditional: 15000 }];
 * const results = runCouncil({
 *   settings: { title: 'Our council', calibrate: { kind: 'price-point', options: { fundingBasis: 'pot' } } },
 *   sample: { cases }, cohort: { cases },
 * });
 * Array.from(recordsOfRun(results), ({ allocation }) => allocation.amounts.indicative); // => ['10000.00', '8000.00']
 * ```
 */
export function* recordsOfRun(
  results: Pick<CouncilResults, 'model' | 'outcomes' | 'policy' | 'convention'>,
): Generator<FamilyRecords> {
  yield* recordsAfter(results, []);
}

/** The moderated records of a run whose allocations were sealed before, in the order of `outcomes`. */
export function* moderatedOfRun(
  results: Pick<CouncilResults, 'model' | 'outcomes' | 'policy' | 'convention'>,
  sealed: readonly NamedAllocation[],
): Generator<ModeratedRecord> {
  for (const { moderated } of recordsAfter(results, sealed)) if (moderated !== undefined) yield moderated;
}

/** The records of each family; an allocation that was sealed before is not made again. */
function* recordsAfter<Sealed extends NamedAllocation>(
  results: Pick<CouncilResults, 'model' | 'outcomes' | 'policy' | 'convention'>,
  sealed: readonly Sealed[],
): Generator<{ readonly allocation: AllocationRecord | Sealed; readonly moderated?: ModeratedRecord }> {
  const model = modelForRecords(results.model);
  const { outcomes, policy, convention } = results;
  const recordModerated = policy === undefined ? undefined : moderatedRecorder(policy, convention);
  for (let index = 0; index < outcomes.length; index += 1) {
    const { family, allocation: given, contested }: FamilyOutcome = at(outcomes, index);
    const allocation = sealed[index] ?? recordAllocation(model, allocationCase(family));
    if (policy === undefined || recordModerated === undefined) {
      yield { allocation };
      continue;
    }
    const one = moderationCase(family, given.indicative, policy.period, budgetOf(contested));
    yield { allocation, moderated: recordModerated(one, allocation) };
  }
}
