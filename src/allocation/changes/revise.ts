import { fail } from '../../errors.js';
import type { Ratio } from '../../exact/ratio.js';
import type { Allocation, BudgetAllocation } from '../../model/shared/budget/allocation.js';
import { readAllocation } from '../../model/shared/budget/allocation-schema.js';
import { checkAllocation } from '../../model/shared/budget/check/check-allocation.js';
import { recordBudget } from '../../model/shared/budget/record-budget.js';
import type { Amount } from '../../money/amount.js';
import { PENNY } from '../../money/rounding.js';
import { prefixSteps } from '../../record/step/prefix.js';
import { type StepRecorder, stepRecorder } from '../../record/step/recorder.js';
import type { StepInput } from '../../record/step/step.js';

/** An allocation that has an amount to be changed: a budget, or the `0.00` of a family of 0 points. */
export type AmountAllocation = Allocation & { readonly indicative: Amount };

/**
 * Refuses what is not an allocation with an amount, and what does not follow from its steps; returns it otherwise.
 *
 * @throws RasError `undefined-result` where the allocation has no budget; `replay-mismatch` where it was altered
 */
export function readBudget(allocation: unknown, what: string): AmountAllocation {
  const read = readAllocation(allocation);
  if (!hasAmount(read)) {
    return fail('undefined-result', ['allocation'], `no budget, which is not £0, so ${what} cannot be counted`);
  }
  checkAllocation(read);
  return read;
}

function hasAmount(allocation: Allocation): allocation is AmountAllocation {
  return allocation.indicative !== null;
}

/** A budget that is about to be changed: the record so far. */
export interface Revision {
  readonly steps: StepRecorder;
  /** The budget so far, as the input of a step. */
  readonly soFar: (name: string) => StepInput;
}

/** Begins to change a budget: its steps become the beginning of a longer record. */
export function revision({ indicative, steps: own }: AmountAllocation, what: string): Revision {
  const steps = stepRecorder();
  const before = prefixSteps(own, `before ${what}: `);
  steps.adopt(before);
  const last = before.at(-1);
  const label = `pounds before ${what}`;
  const soFar = (name: string): StepInput =>
    last === undefined ? { name, value: indicative, label } : steps.ref(name, last.id, label);
  return { steps, soFar };
}

/** Ends a change: the result of the step `exact-budget` is the new budget, and what depended on the old one is gone. */
export function revised(
  { caseId, modelKind, period, warnings, shortfall }: Allocation,
  steps: StepRecorder,
  exact: Ratio,
  changes: Pick<Allocation, 'parts' | 'quantities' | 'warnings'>,
): BudgetAllocation {
  const indicative = recordBudget(steps, 'exact-budget', exact, { period, rounding: PENNY }, []);
  return {
    caseId,
    modelKind,
    status: 'budget',
    indicative,
    period,
    ...(shortfall === undefined ? {} : { shortfall }),
    ...changes,
    warnings: [...warnings, ...changes.warnings],
    steps: steps.steps,
  };
}
