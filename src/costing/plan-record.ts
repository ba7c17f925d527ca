import * as z from 'zod';
import { daySchema, formatDay } from '../money/calendar.js';
import type { Warning } from '../warning.js';

const dateSchema = daySchema.transform(formatDay);

/** The seven things that a good support plan does. */
const criteriaSchema = z.strictObject({
  importantToYou: z.boolean().exactOptional(),
  whatToChange: z.boolean().exactOptional(),
  howSupported: z.boolean().exactOptional(),
  howMoneyIsSpent: z.boolean().exactOptional(),
  howManaged: z.boolean().exactOptional(),
  stayInControl: z.boolean().exactOptional(),
  makeItHappen: z.boolean().exactOptional(),
});

/**
 * What is on record about a plan beside its lines: when it was agreed, when it is reviewed, with whose help it was
 * made, and which of the seven criteria it meets. It changes no amount.
 *
 * @source RR145 Figure 37 (criteria), 6.3-6.5 (who plans), 6.28 (written record)
 */
export const planRecordSchema = z.strictObject({
  agreedOn: dateSchema.exactOptional(),
  reviewOn: dateSchema.exactOptional(),
  plannedWith: z.enum(['independent', 'in-house', 'mixed', 'planning-live', 'self']).exactOptional(),
  criteria: criteriaSchema.exactOptional(),
});

/** What is on record about a plan beside its lines. */
export type PlanRecord = z.output<typeof planRecordSchema>;

/** The criteria that a plan is recorded as not meeting; one that is not recorded is not held against it. */
export function planWarnings(record: PlanRecord | undefined, caseId: string): Warning[] {
  const unmet = Object.entries(record?.criteria ?? {}).filter(([, met]) => met === false);
  if (unmet.length === 0) return [];
  const names = unmet.map(([name]) => name).join(', ');
  return [{ code: 'plan-criteria-unmet', message: `the plan does not meet: ${names}`, caseId }];
}
