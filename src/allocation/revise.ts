import { fail } from '../errors.js';
import { parseRatio } from '../exact/ratio.js';
import type { Allocation } from '../model/allocation.js';
import { recordBudget } from '../model/record-budget.js';
import type { Amount } from '../money/amount.js';
import { PENNY } from '../money/rounding.js';
import { prefixSteps } from '../step/prefix.js';
import { type StepRecorder, stepRecorder } from '../step/record.js';
import type { StepInput } from '../step/step.js';

/** An allocation with a budget that is about to be changed, and the record so far. */
export interface Revision {
  readonly indicative: Amount;
  readonly steps: StepRecorder;
  /** The budget so far, as the input of a step. */
  readonly before: (name: string) => StepInput;
}

/**
 * Begins to change the budget of an allocation: its steps become the beginning of a longer record.
 *
 * @throws RasError `undefined-result` where the allocation has no budget
 */
export function revision(allocation: Allocation, what: string): Revision {
  const { indicative } = allocation;
  if (indicative === null)
    return fail('undefined-result', ['allocation'], `no budget, which is not £0, so ${what} cannot be counted`);
  const steps = stepRecorder();
  const own = prefixSteps(allocation.steps, `before ${what}: `);
  steps.adopt(own);
  const last = own.at(-1);
  const label = `pounds before ${what}`;
  return {
    indicative,
    steps,
    before: (name) => (last === undefined ? { name, value: indicative, label } : steps.ref(name, last.id, label)),
  };
}

/** Ends a change: the result of the step `exact-budget` is the new budget, and what depended on the old one is gone. */
export function revised(
  { caseId, modelKind, period, warnings, shortfall }: Allocation,
  steps: StepRecorder,
  changes: Pick<Allocation, 'parts' | 'quantities' | 'warnings'>,
): Allocation {
  const exact = steps.steps.find(({ id }) => id === 'exact-budget')?.result ?? '0';
  const indicative = recordBudget(steps, 'exact-budget', parseRatio(exact), { period, rounding: PENNY }, []);
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
