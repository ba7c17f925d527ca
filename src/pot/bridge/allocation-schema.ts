import * as z from 'zod';
import { amountSchema } from '../../money/amount.js';
import { deferred } from '../../parse.js';

/** What is read of an allocation here; everything else in it may be as it is. */
export const budgetWithStepsSchema = deferred(() => {
  const input = z.looseObject({ name: z.string(), value: z.string() });
  const step = z.looseObject({ operation: z.string(), inputs: z.array(input), result: z.string() });
  return z.looseObject({ indicative: amountSchema.nullable(), steps: z.array(step) });
});

/** An amount in pence or none, and the steps behind it. */
export type BudgetWithSteps = z.output<typeof budgetWithStepsSchema>;
