import * as z from 'zod';
import { isRasError, type Path, problemList, show } from '../../errors.js';
import { idSchema } from '../../identifier.js';
import { BUDGETS } from '../../model/shared/budget/check/answer-of-kind.js';
import { checkAllocation } from '../../model/shared/budget/check/check-allocation.js';
import { amountSchema, formatAmount } from '../../money/amount.js';
import { timedPeriodSchema } from '../../money/period.js';
import { deferred } from '../../parse/deferred.js';
import { stepSchema } from '../../record/step/replay.js';
import type { Step } from '../../record/step/step.js';
import { checkGroup } from '../../record/steps.js';

/** What is read of an allocation here; everything else in it may be as it is. */
export const timedBudgetSchema = deferred(() =>
  z.looseObject({
    indicative: amountSchema.nullable(),
    steps: z.array(stepSchema),
    caseId: idSchema.exactOptional(),
    period: timedPeriodSchema.exactOptional(),
  }),
);

/** What only a whole allocation has: an amount with its steps has none of it. */
const OF_AN_ALLOCATION = ['caseId', 'modelKind', 'status', 'warnings', 'parts', 'shortfall', 'payments', 'scenarios'];

/**
 * Refuses a budget that was altered, or whose steps come to another amount: a whole allocation as whatever explains it
 * does, an amount alone as far as it goes. One without steps, of which nothing else is said, is taken as it is.
 */
export function checkBudget(
  budget: z.output<typeof timedBudgetSchema>,
  /** The same as it was given. */
  given: unknown,
  at: Path,
): void {
  if (OF_AN_ALLOCATION.some((field) => Object.hasOwn(budget, field))) checkWhole(given, at);
  else checkAlone(budget, at);
}

function checkAlone({ indicative, steps, period }: z.output<typeof timedBudgetSchema>, at: Path): void {
  if (steps.length === 0) return;
  const problems = problemList();
  const known = steps as Step[];
  checkGroup(known, [...at, 'steps'], problems);
  const last = known.at(-1);
  if (indicative !== null && last?.result !== formatAmount(indicative)) {
    const message = `says ${formatAmount(indicative)}, where the steps give ${show(last?.result)}`;
    problems.add('replay-mismatch', [...at, 'indicative'], message);
  }
  if (indicative === null && last !== undefined && BUDGETS.includes(last.id)) {
    const message = `says that there is none, where the steps give ${show(last.result)}`;
    problems.add('replay-mismatch', [...at, 'indicative'], message);
  }
  if (period !== undefined && indicative !== null && last?.period !== period) {
    const message = `says ${show(period)}, where the steps are per ${last?.period ?? 'no period'}`;
    problems.add('replay-mismatch', [...at, 'period'], message);
  }
  problems.throwIfAny();
}

function checkWhole(given: unknown, at: Path): void {
  const problems = problemList();
  try {
    checkAllocation(given);
  } catch (error) {
    if (!isRasError(error)) throw error;
    // What is of the wrong form is told below `allocation`, what does not agree is not.
    for (const { code, path, message, details } of error.problems) {
      problems.add(code, [...at, ...(path[0] === 'allocation' ? path.slice(1) : path)], message, details);
    }
  }
  problems.throwIfAny();
}
