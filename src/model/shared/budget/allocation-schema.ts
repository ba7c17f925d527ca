import * as z from 'zod';
import { textOfAtMost } from '../../../identifier.js';
import { MAX_POUNDS } from '../../../money/amount.js';
import { PERIODS, timedPeriodSchema } from '../../../money/period.js';
import { deferred, schemaFor } from '../../../parse/deferred.js';
import { parseInput } from '../../../parse/parse.js';
import { numberedStepSchema } from '../../../record/step/replay.js';
import { EXACT_TEXT } from '../../../record/step/step-numbers.js';
import type { Allocation } from './allocation.js';

const amountSchema = deferred(() =>
  z
    .string()
    .regex(/^(0|[1-9]\d{0,13})\.\d{2}$/, 'expected pounds with two decimals, not negative, such as 5400.00')
    .refine((amount) => Number(amount) <= MAX_POUNDS, 'is more than ten trillion pounds'),
);

/** The fields that an allocation has whatever its status. */
function anyFields() {
  const text = textOfAtMost(100_000);
  const exactText = z.string().regex(...EXACT_TEXT);
  const facts = z.record(text, z.union([text, z.number(), z.boolean()]));
  return {
    caseId: text,
    modelKind: text,
    period: timedPeriodSchema,
    warnings: z.array(
      z.strictObject({ code: text, message: text, caseId: text.exactOptional(), details: facts.exactOptional() }),
    ),
    steps: z.array(numberedStepSchema),
    parts: z
      .array(
        z.strictObject({
          id: text,
          amount: amountSchema.nullable(),
          counts: z.boolean(),
          reason: text.exactOptional(),
        }),
      )
      .exactOptional(),
    shortfall: amountSchema.exactOptional(),
    quantities: z
      .array(z.strictObject({ quantity: exactText, unit: text, per: z.enum(PERIODS), rate: exactText }))
      .exactOptional(),
    payments: z.array(amountSchema).exactOptional(),
    scenarios: z
      .strictObject({ uncertain: z.array(text), without: amountSchema.nullable(), with: amountSchema.nullable() })
      .exactOptional(),
  };
}

/** The form of an allocation as it was returned or read back from JSON; what is in it is as it stands. */
export const allocationSchema = schemaFor<Allocation>()(() => {
  const fields = anyFields();
  return z.discriminatedUnion('status', [
    z.strictObject({ ...fields, status: z.literal('budget'), indicative: amountSchema }),
    z.strictObject({ ...fields, status: z.literal('no-budget'), indicative: z.null() }),
    z.strictObject({ ...fields, status: z.literal('refer-to-costing'), indicative: z.null() }),
    z.strictObject({ ...fields, status: z.literal('not-eligible'), indicative: z.null() }),
    z.strictObject({
      ...fields,
      status: z.literal('plan-first'),
      indicative: z.null(),
      final: amountSchema.nullable().exactOptional(),
    }),
  ]) as unknown as z.ZodType<Allocation, Allocation>;
});

/** Refuses what is not an allocation, and returns it as it stands otherwise. */
export function readAllocation(allocation: unknown): Allocation {
  parseInput(allocationSchema, allocation, ['allocation']);
  return allocation as Allocation;
}
