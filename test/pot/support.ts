import { isRasError, type RasError } from '../../src/errors.js';

/** A constructed cohort of five families: points 50 to 10, packages of £30,000 in all. */
export const POINTS = [50, 40, 30, 20, 10];
export const PACKAGES = [3000, 12000, 6000, 1500, 7500];

/** The RasError that something throws. */
export function errorOf(act: () => unknown): RasError {
  try {
    act();
  } catch (error) {
    if (isRasError(error)) return error;
    throw error;
  }
  throw new Error('expected a RasError');
}

/** The answer, where a question is applicable. */
export function answered<Answer extends { readonly status: string }>(
  answer: Answer,
): Exclude<Answer, { readonly status: 'not-applicable' }> {
  if (answer.status === 'not-applicable') throw new Error('expected an answer');
  return answer as Exclude<Answer, { readonly status: 'not-applicable' }>;
}

/** Pounds as whole pence, by the digits alone. */
export function penceOf(amount: string): bigint {
  return BigInt(amount.replace('.', ''));
}
