import { divideRatios, formatRatio, type Ratio, ratio } from '../../exact/ratio.js';
import type { Allocation } from '../../model/shared/budget/allocation.js';
import { parseAmount } from '../../money/amount.js';
import { parseInput } from '../../parse/parse.js';
import { checkBudget, timedBudgetSchema } from './allocation-schema.js';
import { exactPence } from './exact-pence.js';

/**
 * The budget of an allocation before anything in it was rounded, in the form that `holdBack` takes: its steps are carried
 * out again without rounding pounds.
 *
 * @param allocation what `allocate` returned
 * @throws RasError `replay-mismatch` for an allocation that was altered: status, period and warnings have to follow from
 * its steps too; for steps alone that do not come to the amount
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
  const read = parseInput(timedBudgetSchema, allocation, ['allocation']);
  checkBudget(read, allocation, ['allocation']);
  return inPounds(exactPence(read));
}

/** The same of an allocation that was checked as a whole. */
export function exactBudgetOf(allocation: Pick<Allocation, 'indicative' | 'steps'>): string | null {
  return inPounds(exactPenceOf(allocation));
}

const inPounds = (pence: Ratio | null): string | null =>
  pence === null ? null : formatRatio(divideRatios(pence, ratio(100n)));

/** The same of an allocation that is known to be one: in pence, as a ratio. */
export function exactPenceOf({ indicative, steps }: Pick<Allocation, 'indicative' | 'steps'>): Ratio | null {
  return exactPence({ indicative: indicative === null ? null : parseAmount(indicative), steps });
}
