import type * as z from 'zod';
import type { Fault } from '../sound.js';

/** An unknown key, and what a check found, leave the form as it is. */
export function faultOf(issue: z.core.$ZodRawIssue): Fault {
  return { path: issue.path ?? [], isSoft: issue.code === 'unrecognized_keys' || isOfACheck(issue) };
}

/** Marks what a check of a well-formed value found. */
export const OF_A_CHECK = { ofACheck: true } as const;

function isOfACheck({ code, params }: z.core.$ZodRawIssue): boolean {
  return code === 'custom' && typeof params === 'object' && params !== null && 'ofACheck' in params;
}
