import { addRatios, divideRatios, formatRatio, ratio } from '../../exact/ratio.js';
import type { Allocation } from '../../model/allocation.js';
import { parseInput } from '../../parse.js';
import { budgetWithStepsSchema } from './allocation-schema.js';
import { lostToRounding } from './lost-to-rounding.js';

/**
 * The budget of an allocation before it was rounded, out of its steps, in the form that `holdBack` takes.
 *
 * @param allocation what `allocate` returned
 * @returns pounds per the allocation's period, exactly: a decimal number, or a fraction such as `1125/7`; null where
 * the model gives no budget
 * @source RR145 5.7, 5.13
 * @choice exact-before-rounding: a hold-back works on the budget before rounding, so that it is rounded once
 * @category Pot
 * @example
 * ```ts
 * import { allocate, calibratePricePoint } from 'openras';
 * import { exactBudget } from 'openras/pot';
 * const { model } = calibratePricePoint([{ caseId: 'a', points: 7, packageValue: '1000' }], { fundingBasis: 'pot' });
 * exactBudget(allocate(model, { caseId: 'b', points: 3 })); // => '3000/7'
 * ```
 */
export function exactBudget(allocation: Pick<Allocation, 'indicative' | 'steps'>): string | null {
  const { indicative, steps } = parseInput(budgetWithStepsSchema, allocation, ['allocation']);
  if (indicative === null) return null;
  const pence = addRatios(ratio(indicative), lostToRounding(steps));
  return formatRatio(divideRatios(pence, ratio(100n)));
}
