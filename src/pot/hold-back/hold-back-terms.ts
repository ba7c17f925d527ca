import { fail } from '../../errors.js';
import { type Ratio, ZERO } from '../../exact/ratio.js';
import { rateFinder } from '../../funding/contingency-rates.js';
import {
  type ParsedTopSlices,
  type SlicedPot,
  takeTopSlices,
  withAmount,
  withoutSlice,
} from '../../funding/top-slices.js';
import { formatAmount } from '../../money/amount.js';
import { sumOf } from '../sum.js';
import { type CaseTerms, penceOfCase } from './hold-back-case.js';
import type { HoldBackCase, ParsedHoldBack } from './hold-back-input.js';

/** The slices, with the fees that everyone bears as one more of them. */
export function slicesOf({ topSlices = { slices: [] }, fees }: ParsedHoldBack): ParsedTopSlices {
  if (fees?.borneBy !== 'everyone') return topSlices;
  if (topSlices.slices.some(({ name }) => name === fees.name)) {
    return fail('duplicate', ['input', 'fees', 'name'], 'a top slice has this name already');
  }
  return withAmount(topSlices, fees.name, sumOf(fees.fees.map(({ amount }) => amount)));
}

/** A function that finds the terms of a case. */
export function termsFinder(parsed: ParsedHoldBack, leftShare: Ratio): (one: HoldBackCase, index: number) => CaseTerms {
  const { fees, fromEach, rounding, period } = parsed;
  const rateOf = fromEach === undefined ? () => ZERO : rateFinder(fromEach);
  const feeOf = new Map(fees?.fees.map(({ caseId, amount }) => [caseId, amount]));
  const feeAdded = fees !== undefined && fees.borneBy !== 'family';
  return (one, index) => {
    const rate = rateOf(one, ['input', 'cases', index]);
    return { leftShare, rate, fee: feeOf.get(one.caseId) ?? 0n, feeAdded, rounding, period };
  };
}

/** Each thing that is held back, and the terms of a case without it. */
export function alternatives(
  { pot = 0n, fromEach, fees }: ParsedHoldBack,
  top: ParsedTopSlices,
  { slices }: SlicedPot,
) {
  const withoutOne = slices.map(({ name }) => {
    const { leftShare } = takeTopSlices(pot, withoutSlice(top, name));
    const noFee = fees?.borneBy === 'everyone' && fees.name === name ? { fee: 0n } : {};
    return { name, change: (terms: CaseTerms): CaseTerms => ({ ...terms, leftShare, ...noFee }) };
  });
  if (fromEach === undefined) return withoutOne;
  const change = (terms: CaseTerms): CaseTerms => ({ ...terms, rate: ZERO });
  return [...withoutOne, { name: 'held from each allocation', change }];
}

/** A case's budget without the contingency line of its own plan. */
export function withoutLine({ budget, planContingency = 0n }: HoldBackCase, terms: CaseTerms) {
  const name = 'contingency in the plan';
  return { name, budget: formatAmount(penceOfCase(budget, terms).budget - planContingency) };
}
