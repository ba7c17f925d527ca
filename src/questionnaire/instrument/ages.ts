import * as z from 'zod';
import { deferred, schemaFor } from '../../parse/deferred.js';

/** The oldest age that can be given. */
export const MAX_AGE = 120;

/** A range of ages, both ends included. */
export interface AgeRange {
  /** The youngest age, in whole years from 0 to 120. */
  readonly from: number;
  /** The last year of age that is included; nobody is too old when it is left out. */
  readonly to?: number;
}

/** An age in whole years. */
export const ageSchema = deferred(() =>
  z.int().min(0, 'an age is 0 or more').max(MAX_AGE, `an age is at most ${MAX_AGE}`),
);

/** A range of ages. */
export const agesSchema = schemaFor<AgeRange>()(() =>
  z.strictObject({ from: ageSchema, to: ageSchema.exactOptional() }),
);

/** Whether an age in whole years lies in a range, both ends included. */
export function isWithinAges({ from, to = Number.POSITIVE_INFINITY }: AgeRange, age: number): boolean {
  return age >= from && age <= to;
}
