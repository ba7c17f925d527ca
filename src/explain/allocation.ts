import type { Allocation } from '../model/allocation.js';
import { closingSentence, noticeSentences } from './closing.js';
import { explainSteps } from './steps.js';

/**
 * An allocation in plain English, for the family whose it is: how the amount came about, what the family must know
 * beside it, and in the last sentence what it comes to.
 *
 * The words “The budget is” stand once, at the end, and only where there is a budget. No budget, a case that has to be
 * costed, a family that is not eligible and a plan that comes first each end in words of their own, never in £0.
 *
 * @param allocation as `allocate` returned it, or read back from JSON
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
 */
export function explainAllocation(allocation: Allocation): string[] {
  return [...explainSteps(allocation.steps), ...noticeSentences(allocation), closingSentence(allocation)];
}
