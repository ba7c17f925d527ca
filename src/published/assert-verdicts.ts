import { problemList } from '../errors.js';
import { verifyPublished } from './verify.js';

/**
 * Asserts that every published figure that others imply still has the verdict on record. For any test runner.
 *
 * @throws RasError `inconsistent` with one problem for every verdict that differs
 * @source RR145, RR232, FJ, IBSEN and IPB
 * @category Assertions for tests
 * @example
 * ```ts
 * import { assertVerdictsStand } from 'openras/published';
 * assertVerdictsStand(); // => undefined
 * ```
 */
export function assertVerdictsStand(): void {
  const problems = problemList();
  for (const { check, verdict, recorded } of verifyPublished().differences) {
    const now = verdict ?? 'no longer checked';
    problems.add('inconsistent', [check], `is ${now}, but ${recorded ?? 'nothing'} is on record`);
  }
  problems.throwIfAny();
}
