import { fail, isRasError, type Path, RasError, show } from '../errors.js';
import { checksumOf } from './checksum.js';
import { operate } from './operations.js';
import type { Step } from './step.js';

/**
 * Carries out recorded steps again and checks that each gives what was recorded.
 *
 * @param steps the steps of one calculation, as they were returned or read back from JSON
 * @returns the result of the last step, exactly as recorded
 * @throws RasError `replay-mismatch` naming the step, when an input, a result or a rule was altered, a step is missing,
 * or two steps disagree; `missing` when there are no steps
 * @choice replay-strict: any difference at all is refused, also one that would not change the amount
 * @example
 * ```ts
 * import { allocate, calibratePricePoint, replay } from 'openras';
 * const { model } = calibratePricePoint([{ caseId: 'a', points: 50, packageValue: '3000' }], { fundingBasis: 'pot' });
 * const { steps } = allocate(model, { caseId: 'a', points: 20 });
 * replay(steps); // => '1200.00'
 * ```
 */
export function replay(steps: readonly Step[]): string {
  const results = new Map<string, string>();
  let last: string | undefined;
  steps.forEach((step, index) => {
    const path = ['steps', index, step.id];
    if (results.has(step.id)) fail('replay-mismatch', path, 'the same step stands twice');
    checkReferences(step, results, path);
    last = repeat(step, path);
    if (checksumOf(step) !== step.checksum) fail('replay-mismatch', path, 'the record of this step was altered');
    results.set(step.id, last);
  });
  return last ?? fail('missing', ['steps'], 'there are no steps to replay');
}

function checkReferences(step: Step, results: ReadonlyMap<string, string>, path: Path): void {
  for (const { name, value, from } of step.inputs) {
    if (from !== undefined && results.get(from) !== value) {
      fail('replay-mismatch', path, `its ${name} is ${show(value)}, which is not the result of ${show(from)}`);
    }
  }
}

function repeat(step: Step, path: Path): string {
  let result: string;
  try {
    result = operate(step.operation, step.inputs, path);
  } catch (error) {
    if (!isRasError(error)) throw error;
    throw new RasError([{ code: 'replay-mismatch', path, message: error.message }]);
  }
  if (result !== step.result) fail('replay-mismatch', path, `gives ${show(result)}, recorded was ${show(step.result)}`);
  return result;
}
