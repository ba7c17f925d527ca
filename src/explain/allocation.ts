import type { Allocation } from '../model/shared/budget/allocation.js';
import { readAllocation } from '../model/shared/budget/allocation-schema.js';
import { checkAllocation } from '../model/shared/budget/check/check-allocation.js';
import { closingSentence, noticeSentences } from './step/closing.js';
import { sentencesOf } from './step/steps.js';

/**
 * An allocation in plain English, for the family whose it is: how the amount came about, what the family must know
 * beside it, and in the last sentence what it comes to.
 *
 * The words “The budget is” stand once, at the end, and only where there is a budget. No budget, a case that has to be
 * costed, a family that is not eligible and a plan that comes first each end in words of their own, never in £0.
 *
 * @param allocation as `allocate` returned it, or read back from JSON
 * @throws RasError with all that is wrong with what is no allocation; `replay-mismatch` for one whose amount or status
 * does not follow from its steps
 * @source RR145 5.40 and 5.41 (families who could not see how their budget came about)
 * @example
 * ```ts
 * import { allocate, calibratePricePoint, explainAllocation } from 'openras';
 * const { model } = calibratePricePoint([{ caseId: 'a', points: 160, packageValue: 30080 }], { fundingBasis: 'pot' });
 * explainAllocation(allocate(model, { caseId: 'F3', points: 35 }));
 * // => [
 * //   'Your answers came to 35 points.',
 * //   'Each point is worth £188: £30,080 shared over 160 points.',
 * //   '35 points at £188 each come to £6,580 a year.',
 * //   'The budget is £6,580.00 a year.',
 * // ]
 * ```
 * @category Explaining
 */
export function explainAllocation(allocation: Allocation): string[] {
  const told = readAllocation(allocation);
  checkAllocation(told);
  return [...sentencesOf(told.steps), ...noticeSentences(told), closingSentence(told)];
}
