import { fail } from '../../errors.js';
import { formatRatio, multiplyRatios, ratio } from '../../exact/ratio.js';
import { formatRounded } from '../../exact/round.js';
import { type Amount, type AmountInput, formatAmount, positiveAmountSchema, readAmount } from '../../money/amount.js';
import { roundPence } from '../../money/rounding.js';
import { readTogether } from '../../parse/parse.js';
import { parseRows } from '../../parse/rows.js';

/** The contingency that hits a total. */
export interface SolvedContingency {
  /** Per cent of each budget, exactly and to four decimals. */
  readonly exact: string;
  /** Per cent of each budget, to four decimals. */
  readonly percent: string;
  /** What the budgets come to at the exact rate, in the pounds they are given in; and the asked total less that. */
  readonly total: Amount;
  /** The asked total less what the budgets come to. */
  readonly residual: Amount;
  /** What is held back of all budgets together. */
  readonly heldBack: Amount;
}

/**
 * The rate of contingency at which all budgets together come to a total.
 *
 * @param budgets pounds per any one period; the total is for the same
 * @throws RasError `undefined-result` when the budgets are less than the total: no contingency raises them
 * @source RR145 5.23 (a proportion of each allocation)
 * @choice solve-contingency: one rate for all, held from each budget to the penny
 * @category What if
 * @example
 * ```ts
 * import { contingencyForTotal } from 'openras/change';
 * contingencyForTotal([12000, 7500, 6000, 3000, 1500], 27000).percent; // => '10.0000'
 * ```
 */
export function contingencyForTotal(budgets: readonly AmountInput[], total: AmountInput): SolvedContingency {
  const [pence, goal] = readTogether(
    () => parseRows(positiveAmountSchema, budgets, ['budgets']),
    () => readAmount(total, ['total']),
  );
  const sum = pence.reduce((all, one) => all + one, 0n);
  if (goal < 0n || goal > sum || sum === 0n) {
    const figures = { budgets: formatAmount(sum), total: formatAmount(goal) };
    const message = `no contingency brings budgets of £${figures.budgets} to £${figures.total}`;
    fail('undefined-result', ['total'], message, figures);
  }
  const rate = ratio(sum - goal, sum);
  const held = pence.reduce((all, one) => all + roundPence(multiplyRatios(ratio(one), rate)), 0n);
  const percent = multiplyRatios(rate, ratio(100n));
  return {
    exact: formatRatio(percent),
    percent: formatRounded(percent, 4),
    total: formatAmount(sum - held),
    residual: formatAmount(goal - (sum - held)),
    heldBack: formatAmount(held),
  };
}
