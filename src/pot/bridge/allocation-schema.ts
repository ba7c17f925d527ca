import * as z from 'zod';
import { type Path, problemList, show } from '../../errors.js';
import { amountSchema, formatAmount } from '../../money/amount.js';
import { timedPeriodSchema } from '../../money/period.js';
import { deferred } from '../../parse/deferred.js';
import { stepSchema } from '../../record/step/replay.js';
import type { Step } from '../../record/step/step.js';
import { checkGroup } from '../../record/steps.js';

function budgetFields() {
  return { indicative: amountSchema.nullable(), steps: z.array(stepSchema) };
}

/** What is read of an allocation here; everything else in it may be as it is. */
export const budgetWithStepsSchema = deferred(() => z.looseObject(budgetFields()));

/** The same with the period of the amount. */
export const timedBudgetSchema = deferred(() =>
  z.looseObject({ ...budgetFields(), period: timedPeriodSchema.exactOptional() }),
);

/** Refuses a budget whose steps were altered, or come to another amount. */
export function checkBudget({ indicative, steps }: z.output<typeof budgetWithStepsSchema>, at: Path): void {
  if (steps.length === 0) return;
  const problems = problemList();
  const known = steps as Step[];
  checkGroup(known, [...at, 'steps'], problems);
  const last = known.at(-1);
  if (indicative !== null && last?.result !== formatAmount(indicative)) {
    const message = `says ${formatAmount(indicative)}, where the steps give ${show(last?.result)}`;
    problems.add('replay-mismatch', [...at, 'indicative'], message);
  }
  problems.throwIfAny();
}
