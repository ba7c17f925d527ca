import * as z from 'zod';
import { idSchema } from '../identifier.js';
import { type Day, daySchema, formatDay } from '../money/calendar.js';
import { financialYearSchema } from '../money/uplift.js';

/** What a case for any model may state beside what its kind asks for. */
export interface AnyCase {
  /** The family's id. */
  readonly caseId: string;
  /** Decided before and elsewhere; `false` gives no budget. */
  readonly eligible?: boolean;
  /** The day of the assessment, `YYYY-MM-DD`. */
  readonly assessedOn?: string;
  /** The day on which the budget starts, `YYYY-MM-DD`. */
  readonly startsOn?: string;
  /** The financial year whose prices the case is in, such as `2026-27`: those of its package, its plan, its need. */
  readonly priceBase?: string;
}

/** What a case for a model of one kind may state beside what the kind asks for. */
export interface KindCase<Kind extends string> extends AnyCase {
  /** The kind of model that the case is for; it may be left out. */
  readonly kind?: Kind;
}

/** What a case for any model may state, parsed. */
export interface ParsedAnyCase {
  readonly caseId: string;
  readonly eligible?: boolean;
  readonly assessedOn?: Day;
  readonly startsOn?: Day;
  readonly priceBase?: string;
}

/** The fields that a case for any model may have. */
export function anyCaseFields() {
  return {
    caseId: idSchema,
    eligible: z.boolean().exactOptional(),
    assessedOn: daySchema.exactOptional(),
    startsOn: daySchema.exactOptional(),
    priceBase: financialYearSchema.exactOptional(),
  };
}

/** The same, and optionally the name of the kind. */
export function caseFields<Kind extends string>(kind: Kind) {
  return { ...anyCaseFields(), kind: z.literal(kind).exactOptional() };
}

/** The time that a case states, for the case of a model within the model. */
export function timeOf(one: ParsedAnyCase): Pick<AnyCase, 'assessedOn' | 'startsOn' | 'priceBase'> {
  const { assessedOn, startsOn, priceBase } = one;
  return {
    ...(assessedOn !== undefined && { assessedOn: formatDay(assessedOn) }),
    ...(startsOn !== undefined && { startsOn: formatDay(startsOn) }),
    ...(priceBase !== undefined && { priceBase }),
  };
}
