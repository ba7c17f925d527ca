import type { Path } from '../../../errors.js';
import { compareRatios, formatRatio, type Ratio, ratio, subtractRatios, ZERO } from '../../../exact/ratio.js';
import { formatRounded } from '../../../exact/round.js';
import { type Amount, checkAmount } from '../../../money/amount.js';
import type { Period } from '../../../money/period.js';
import { type Rounding, roundingSchema } from '../../../money/rounding.js';
import { deferred } from '../../../parse/deferred.js';
import { given, type StepRecorder } from '../../../record/step/recorder.js';
import type { StepInput } from '../../../record/step/step.js';

/** How a model rounds its budgets; to the penny, half up, unless it says otherwise. */
export const budgetRounding = deferred(() => roundingSchema.prefault({}));

/** What the last steps of a record need to know of the model. */
interface BudgetTerms {
  readonly period: Period;
  readonly rounding: Rounding;
}

/** Rounds the exact result of the step `of` to the indicative budget: the last step of a record. */
export function recordBudget(
  steps: StepRecorder,
  of: string,
  exact: Ratio,
  { period, rounding }: BudgetTerms,
  path: Path,
): Amount {
  checkAmount((exact.numerator * 100n) / exact.denominator, path);
  return steps.roundPounds({ id: 'budget', of, rule: 'rounded once, at the end', rounding, period });
}

/** Adds up earlier steps to the exact budget, and rounds it. */
export function recordSum(
  steps: StepRecorder,
  sum: { readonly terms: readonly StepInput[]; readonly rule: string; readonly source: string },
  terms: BudgetTerms,
  path: Path,
): Amount {
  const { rule, source } = sum;
  const plan = { id: 'exact-budget', rule, operation: 'sum', inputs: sum.terms, unit: 'pounds', source } as const;
  return recordBudget(steps, plan.id, steps.number({ ...plan, period: terms.period }), terms, path);
}

/** A budget after something was taken off it, and what is lacking where more was taken than there was. */
interface Remainder {
  readonly indicative: Amount;
  readonly shortfall?: Amount;
}

/**
 * Records what is left of an amount: never less than nothing.
 *
 * @choice negative-remainder: where more has to be paid for than there is money, the budget is £0 and the difference
 * comes back as a shortfall; RR232 4.18 does not say, and neither a negative budget nor silence would do
 */
export function recordRemainder(
  steps: StepRecorder,
  taken: {
    readonly from: StepInput;
    readonly less: readonly StepInput[];
    readonly rule: string;
    readonly source: string;
  },
  terms: BudgetTerms,
  path: Path,
): Remainder {
  const { from, less, rule, source } = taken;
  const shared = { unit: 'pounds', period: terms.period } as const;
  const inputs = [from, ...less];
  const left = steps.number({ id: 'remainder', rule, operation: 'subtract', inputs, source, ...shared });
  const atLeast = steps.number({
    id: 'exact-budget',
    rule: 'a budget is never negative; what is lacking is a shortfall beside it',
    operation: 'greatest',
    inputs: [steps.ref('value', 'remainder'), given('value', formatRatio(ZERO), 'nothing')],
    choice: 'negative-remainder',
    ...shared,
  });
  const indicative = recordBudget(steps, 'exact-budget', atLeast, terms, path);
  if (compareRatios(left, ZERO) >= 0) return { indicative };
  return { indicative, shortfall: formatRounded(subtractRatios(ratio(0n), left), 2) };
}
