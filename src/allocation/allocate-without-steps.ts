import type { Allocation } from '../model/shared/budget/allocation.js';
import type { CaseInput } from './allocate.js';
import type { Model } from './kinds.js';
import { allocateEach, prepareBesideCases } from './open-model.js';

/**
 * As `allocateAll`, but forgets the steps of each case as it goes, so that a county's cases fit in memory. A record, made
 * from a case and its model when it is asked for, has them all.
 *
 * @param see is shown each allocation with its steps, in the order of the cases
 */
export function allocateWithoutSteps(
  model: Model,
  cases: readonly CaseInput[],
  see: (one: Allocation) => void,
): Allocation[] {
  return allocateEach(prepareBesideCases(model, cases), cases, (one) => {
    see(one);
    return { ...one, steps: [] };
  });
}
