import { divideRatios, type ExactNumber, multiplyRatios, type Ratio, ratio } from '../../exact/ratio.js';
import { percentOf } from '../../funding/rate.js';
import { type Amount, formatAmount, type Pence } from '../../money/amount.js';
import type { Period } from '../../money/period.js';
import { type Rounding, roundPence } from '../../money/rounding.js';
import { given, penceInPounds, type StepRecorder, stepRecorder } from '../../record/step/recorder.js';
import type { Step } from '../../record/step/step.js';
import type { HoldBackCase } from './hold-back-input.js';

/** What a budget would be without one of the slices. */
export interface WithoutSlice {
  /** The slice. */
  readonly name: string;
  /** Pounds per period. */
  readonly budget: Amount;
}

/** What one family's budget is after all that is held back; pounds per period. */
export interface HeldBackCase {
  /** The family's id. */
  readonly caseId: string;
  /** Before anything is held back. */
  readonly before: Amount;
  /** Held back from this allocation by itself. */
  readonly heldBack: Amount;
  /** After top slices and hold-back, before a fee. */
  readonly net: Amount;
  /** What the family pays for help with managing the budget. */
  readonly fee: Amount;
  /** What the family is told: `net`, with the fee where others bear it. */
  readonly budget: Amount;
  /** The contingency line inside the family's own plan. */
  readonly planContingency: Amount;
  /** The budget less the fee and the plan's contingency line; negative where those are more than the budget. */
  readonly forServices: Amount;
  /** `before` less `net`. */
  readonly loweredBy: Amount;
  /** The same in per cent of `before`; null when that is £0. */
  readonly loweredPercent: ExactNumber | null;
  /** What the budget would be without each of the things held back, all others as they are. */
  readonly withoutEach: readonly WithoutSlice[];
  /** How the budget came about; the last step gives it. */
  readonly steps: readonly Step[];
}

/** What applies to one case. */
export interface CaseTerms {
  /** The exact share of the pot that top slices leave. */
  readonly leftShare: Ratio;
  readonly rate: Ratio;
  readonly fee: Pence;
  /** Whether the fee is on top of the budget. */
  readonly feeAdded: boolean;
  readonly rounding: Rounding;
  readonly period: Period;
}

/** The pence of one case. */
export interface CasePence {
  readonly held: Pence;
  readonly net: Pence;
  readonly budget: Pence;
}

/** What is held from one case, and what is left. */
export function penceOfCase(budget: Ratio, { leftShare, rate, fee, feeAdded, rounding }: CaseTerms): CasePence {
  const sliced = roundPence(multiplyRatios(budget, leftShare), rounding);
  const held = roundPence(multiplyRatios(ratio(sliced), rate));
  const net = sliced - held;
  return { held, net, budget: feeAdded ? net + fee : net };
}

/** Describes one case, with its steps. */
export function describeCase(
  one: HoldBackCase,
  terms: CaseTerms,
  withoutEach: HeldBackCase['withoutEach'],
): HeldBackCase {
  const { caseId, budget: exact, planContingency = 0n } = one;
  const before = roundPence(exact, terms.rounding);
  const { held, net, budget } = penceOfCase(exact, terms);
  return {
    caseId,
    before: formatAmount(before),
    heldBack: formatAmount(held),
    net: formatAmount(net),
    fee: formatAmount(terms.fee),
    budget: formatAmount(budget),
    planContingency: formatAmount(planContingency),
    forServices: formatAmount(budget - terms.fee - planContingency),
    loweredBy: formatAmount(before - net),
    loweredPercent: percentOf(before - net, before),
    withoutEach,
    steps: recordCase(exact, terms),
  };
}

function recordCase(exact: Ratio, { leftShare, rate, fee, feeAdded, rounding, period }: CaseTerms): readonly Step[] {
  const steps = stepRecorder();
  const pounds = { unit: 'pounds', period } as const;
  steps.number({
    id: 'after-top-slices',
    rule: 'the budget before anything is held back, times the share of the pot that is left for budgets',
    operation: 'multiply',
    inputs: [given('factor', divideRatios(exact, ratio(100n)), 'budget'), given('factor', leftShare, 'share left')],
    source: 'RR145 5.23',
    ...pounds,
  });
  steps.roundPounds({ id: 'sliced', of: 'after-top-slices', rule: 'rounded once', rounding, period });
  const isHeld = rate.numerator > 0n;
  if (isHeld) recordRate(steps, rate, period);
  if (feeAdded && fee > 0n) {
    const inputs = [steps.ref('term', isHeld ? 'net' : 'sliced'), given('term', penceInPounds(fee), 'fee')];
    const rule = 'the fee for help with managing the budget is added to it';
    steps.number({ id: 'with-fee', rule, operation: 'sum', inputs, source: 'RR145 A.19', ...pounds });
    const penny = { unit: 1n, mode: 'half-up' } as const;
    steps.roundPounds({ id: 'budget', of: 'with-fee', rule: 'to the penny', rounding: penny, period });
  }
  return steps.steps;
}

function recordRate(steps: StepRecorder, rate: Ratio, period: Period): void {
  const pounds = { unit: 'pounds', period } as const;
  const penny = { unit: 1n, mode: 'half-up' } as const;
  steps.number({
    id: 'exact-held',
    rule: 'the share that is held back from this allocation',
    operation: 'multiply',
    inputs: [steps.ref('factor', 'sliced'), given('factor', rate, 'share held back')],
    source: 'RR145 5.23',
    ...pounds,
  });
  steps.roundPounds({ id: 'held', of: 'exact-held', rule: 'held back, to the penny', rounding: penny, period });
  const inputs = [steps.ref('from', 'sliced'), steps.ref('less', 'held')];
  const rule = 'the allocation less what is held back from it';
  steps.number({ id: 'exact-net', rule, operation: 'subtract', inputs, source: 'RR145 5.23', ...pounds });
  steps.roundPounds({ id: 'net', of: 'exact-net', rule: 'to the penny', rounding: penny, period });
}
