import { at } from '../exact/at.js';
import { type AllocationRecord, recordAllocation } from '../records/allocation-record.js';
import { modelForRecords } from '../records/model-for-records.js';
import { type ModeratedRecord, moderatedRecorder } from '../records/moderated-record.js';
import type { FamilyOutcome } from './outcome.js';
import type { CouncilResults } from './results.js';
import { allocationCase, moderationCase } from './views.js';

/** The records of one family of a run. */
export interface FamilyRecords {
  /** What the model answered, sealed. */
  readonly allocation: AllocationRecord;
  /** Absent without a policy of moderation. */
  readonly moderated?: ModeratedRecord;
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
  results: Pick<CouncilResults, 'model' | 'outcomes' | 'policy'>,
): Generator<FamilyRecords> {
  const model = modelForRecords(results.model);
  const { outcomes, policy } = results;
  const recordModerated = policy === undefined ? undefined : moderatedRecorder(policy);
  for (let index = 0; index < outcomes.length; index += 1) {
    const { family, allocation: given }: FamilyOutcome = at(outcomes, index);
    const allocation = recordAllocation(model, allocationCase(family));
    if (policy === undefined || recordModerated === undefined) {
      yield { allocation };
      continue;
    }
    const one = moderationCase(family, given.indicative, policy.period);
    const behind = allocation.period === policy.period ? allocation : undefined;
    yield { allocation, moderated: recordModerated(one, behind) };
  }
}
