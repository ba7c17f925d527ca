import { type NotApplicable, withoutPot } from '../../funding/not-applicable.js';
import { takeTopSlices } from '../../funding/top-slices.js';
import { formatAmount } from '../../money/amount.js';
import { parseInput } from '../../parse/parse.js';
import { describeCase, penceOfCase } from './hold-back-case.js';
import { type HoldBackInput, holdBackSchema } from './hold-back-input.js';
import { type HeldBack, resultOf } from './hold-back-result.js';
import { alternatives, slicesOf, termsFinder, withoutLine } from './hold-back-terms.js';

/**
 * Holds back contingency and top slices, from the pot first or from each allocation, and shows what that does to every
 * family and to the reserve.
 *
 * From the pot first, each budget is the exact one times the share that is left, rounded once. From each allocation,
 * the share is held from the rounded budget. The two are equal only before rounding. The contingency line in a family's
 * plan is inside its budget and changes no budget; it counts as a third reserve.
 *
 * @param input pot and budgets in pounds per period; budgets before rounding, as `exactBudget` gives them
 * @returns a `not-applicable` answer where a share of a pot is asked for and the basis has none
 * @throws RasError with every problem of the input; `choice-needed` when two top slices are not said to be additive or
 * compound; `refused` when they come to more than the pot; `missing` for a case without a rate
 * @source RR145 5.23 (from the pot or from each allocation), Table 42 (the plan's line), A.19 (managed accounts)
 * @choice contingency-rounding: from the pot first, slices and budgets are each rounded once from exact figures; from
 * each allocation, the rounded budget is what the share is held from
 * @choice hold-back-without-amount: the package of a family with £0 and the advice to refer is set aside of the pot and named;
 * where it is not stated it is said that it is not free
 * @choice hold-back-sequence: slices come off the pot first, then shares of each allocation, then fees are added
 * @category Pot
 * @example
 * ```ts
 * import { holdBack } from 'openras/pot';
 * const held = holdBack({
 *   fundingBasis: 'pot', pot: '30000',
 *   topSlices: { slices: [{ name: 'contingency', purpose: 'contingency', percent: 10 }] },
 *   cases: [12000, 7500, 6000, 3000, 1500].map((budget, index) => ({ caseId: `F${index + 1}`, budget })),
 * });
 * if (held.status === 'held-back') {
 *   held.cases.map(({ budget }) => budget); // => ['10800.00', '6750.00', '5400.00', '2700.00', '1350.00']
 *   held.reserves.held; // => '3000.00'
 * }
 * ```
 */
export function holdBack(input: HoldBackInput): HeldBack | NotApplicable {
  const parsed = parseInput(holdBackSchema, input, ['input']);
  const slices = slicesOf(parsed);
  if (parsed.pot === undefined && slices.slices.length > 0) {
    const none = withoutPot(parsed.fundingBasis, 'a top slice');
    if (none !== undefined) return none;
  }
  const sliced = takeTopSlices(parsed.pot ?? 0n, slices, ['input', 'topSlices']);
  const termsOf = termsFinder(parsed, sliced.leftShare);
  const without = alternatives(parsed, slices, sliced);
  const cases = parsed.cases.map((one, index) => {
    const terms = termsOf(one, index);
    const others = without.map(({ name, change }) => {
      return { name, budget: formatAmount(penceOfCase(one.budget, change(terms)).budget) };
    });
    const line = one.planContingency === undefined ? [] : [withoutLine(one, terms)];
    return describeCase(one, terms, [...others, ...line]);
  });
  return resultOf(parsed, sliced, cases);
}
