import { show } from '../errors.js';

/** A value as a sentence names it where there may be none. */
export function showOrNone(value: unknown): string {
  return value === undefined || value === null ? 'none' : show(value);
}

/**
 * Says that a record holds something else than what has to stand there: what it lacks is missing, and what has no ground
 * follows from nothing.
 *
 * @param whence where what has to stand there comes from, after it: `follows from the steps`
 */
export function mismatch(says: unknown, follows: unknown, whence = 'follows'): string {
  if (says === undefined) return `is missing; ${show(follows)} ${whence}`;
  return `says ${show(says)}, where ${follows === undefined ? 'none' : show(follows)} ${whence}`;
}
