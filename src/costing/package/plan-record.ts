import * as z from 'zod';
import { type DayText, daySchema, formatDay } from '../../money/calendar.js';
import { deferred, schemaFor } from '../../parse/deferred.js';
import type { Warning } from '../../warning.js';

/**
 * The seven things that a good support plan does; one that is left out is not recorded, and not held against the plan.
 *
 * @source RR145 Figure 37
 */
export interface PlanCriteria {
  /** Says what is important to the person. */
  readonly importantToYou?: boolean;
  /** Says what they want to change. */
  readonly whatToChange?: boolean;
  /** Says how they will be supported. */
  readonly howSupported?: boolean;
  /** Says how the money is spent. */
  readonly howMoneyIsSpent?: boolean;
  /** Says how the support is managed. */
  readonly howManaged?: boolean;
  /** Says how they stay in control. */
  readonly stayInControl?: boolean;
  /** Says what they do to make it happen. */
  readonly makeItHappen?: boolean;
}

/** With whose help a plan was made. */
export const PLANNED_WITH = ['independent', 'in-house', 'mixed', 'planning-live', 'self'] as const;

/**
 * What is on record about a plan beside its lines. It changes no amount.
 *
 * @source RR145 Figure 37 (criteria), 6.3-6.5 (who plans), 6.28 (written record)
 */
export interface PlanRecord {
  /** When it was agreed, `YYYY-MM-DD`. */
  readonly agreedOn?: DayText;
  /** When it is reviewed, `YYYY-MM-DD`. */
  readonly reviewOn?: DayText;
  /** With whose help it was made. */
  readonly plannedWith?: (typeof PLANNED_WITH)[number];
  /** Which of the seven criteria it meets. */
  readonly criteria?: PlanCriteria;
}

const criteriaSchema = deferred(() => {
  const met = z.boolean().exactOptional();
  return z.strictObject({
    importantToYou: met,
    whatToChange: met,
    howSupported: met,
    howMoneyIsSpent: met,
    howManaged: met,
    stayInControl: met,
    makeItHappen: met,
  });
});

/** What is on record about a plan beside its lines. */
export const planRecordSchema = schemaFor<PlanRecord>()(() => {
  const date = daySchema.transform(formatDay).exactOptional();
  return z.strictObject({
    agreedOn: date,
    reviewOn: date,
    plannedWith: z.enum(PLANNED_WITH).exactOptional(),
    criteria: criteriaSchema.exactOptional(),
  });
});

/** The criteria that a plan is recorded as not meeting; one that is not recorded is not held against it. */
export function planWarnings(record: PlanRecord | undefined, caseId: string): Warning[] {
  const unmet = Object.entries(record?.criteria ?? {}).filter(([, met]) => met === false);
  if (unmet.length === 0) return [];
  const names = unmet.map(([name]) => name).join(', ');
  return [{ code: 'plan-criteria-unmet', message: `the plan does not meet: ${names}`, caseId }];
}
