import * as z from 'zod';
import { daySchema } from '../../money/calendar.js';
import { withCheck } from '../../parse/check.js';
import { schemaFor } from '../../parse/deferred.js';
import { checkReserve, type LeaverQuestion, leaverFields } from './leaver.js';

/** What is asked about families that leave. */
export interface LeaverOptions extends LeaverQuestion {
  /** The year in which they leave part-way; needed as soon as one of them has a day. */
  readonly year?: LeavingYear;
  /** Where the surplus goes when a family leaves whose budget was more than its package; `to-reserve` unless given. */
  readonly surplus?: 'to-reserve' | 'outside' | undefined;
}

/** The year in which families leave part-way. */
export interface LeavingYear {
  /** Its first day, `YYYY-MM-DD`. */
  readonly startsOn: string;
  /** Whether a part of it is counted in days or in whole months. */
  readonly basis: 'days' | 'months';
}

/** What is asked about families that leave, checked. */
export const leaverOptionsSchema = schemaFor<LeaverOptions>()(() =>
  withCheck(
    z.strictObject({
      ...leaverFields(),
      year: z.strictObject({ startsOn: daySchema, basis: z.enum(['days', 'months']) }).exactOptional(),
      surplus: z.enum(['to-reserve', 'outside']).default('to-reserve'),
    }),
    checkReserve,
  ),
);

/** What is asked about families that leave, parsed. */
export type ParsedLeaverOptions = z.output<typeof leaverOptionsSchema>;
