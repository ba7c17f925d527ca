import type { Allocation } from '../../model/shared/budget/allocation.js';
import { readAllocation } from '../../model/shared/budget/allocation-schema.js';
import { checkAllocation } from '../../model/shared/budget/check/check-allocation.js';
import type { UnsealedAllocation } from './unsealed.js';

const UNCHECKED = [
  'This record is not sealed, so that a consistent alteration cannot be seen.',
  'Its steps do not name the family: nothing shows that they are those of this case.',
  'It does not name the model: nothing shows that the prices in its steps are those of the council.',
];

const OUT =
  'It holds no case: that the family is not eligible rests on its word, and so does which kind of model would have been asked.';

/** Checks an allocation that was kept before records were sealed, as far as anything of it can be worked out again. */
export function readUnsealedAllocation(input: unknown): UnsealedAllocation {
  checkAllocation(readAllocation(input));
  const result = input as Allocation;
  const unchecked = [...UNCHECKED, ...(result.status === 'not-eligible' ? [OUT] : [])];
  return { sealed: false, kind: 'allocation', caseId: result.caseId, result, unchecked };
}
