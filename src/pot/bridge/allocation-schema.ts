import * as z from 'zod';
import { amountSchema } from '../../money/amount.js';
import { timedPeriodSchema } from '../../money/period.js';
import { deferred } from '../../parse.js';

function budgetFields() {
  const input = z.looseObject({ name: z.string(), value: z.string(), from: z.string().exactOptional() });
  const step = z.looseObject({ id: z.string(), operation: z.string(), inputs: z.array(input), result: z.string() });
  return { indicative: amountSchema.nullable(), steps: z.array(step) };
}

/** What is read of an allocation here; everything else in it may be as it is. */
export const budgetWithStepsSchema = deferred(() => z.looseObject(budgetFields()));

/** The same with the period of the amount. */
export const timedBudgetSchema = deferred(() =>
  z.looseObject({ ...budgetFields(), period: timedPeriodSchema.exactOptional() }),
);

/** An amount in pence or none, and the steps behind it. */
