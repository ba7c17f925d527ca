import * as z from 'zod';
import { fail, isRasError, type Path, RasError, show } from '../../errors.js';
import { deferred } from '../../parse/deferred.js';
import { parseRows } from '../../parse/rows.js';
import { checksumOf } from './checksum.js';
import { operate } from './operations.js';
import type { Step } from './step.js';
import { stepForm, tellNoNumbers } from './step-numbers.js';

/** The form of a recorded step; what its texts mean is checked by carrying it out. */
export const stepSchema = deferred(() => stepFields().meta(stepForm()));

/** The same, of which the numbers are checked as well, for what is taken without carrying its steps out. */
export const numberedStepSchema = deferred(() => stepFields().check(tellNoNumbers).meta(stepForm()));

function stepFields() {
  const text = z.string().max(100_000);
  const input = z.strictObject({ name: text, value: text, label: text.exactOptional(), from: text.exactOptional() });
  return z.strictObject({
    id: text,
    rule: text,
    operation: text,
    inputs: z.array(input).max(1_000_000),
    result: text,
    unit: text,
    period: text.exactOptional(),
    source: text.exactOptional(),
    choice: text.exactOptional(),
    checksum: text,
  });
}

/**
 * Carries out recorded steps again and checks that each gives what was recorded.
 *
 * @param steps the steps of one calculation, as they were returned or read back from JSON
 * @returns the result of the last step, exactly as recorded
 * @throws RasError `replay-mismatch` naming the step, when an input, a result or a rule was altered, a step that another
 * refers to is missing, or two steps disagree; `invalid` for what is not a record of steps; `missing` when there are none
 * @choice replay-strict: any difference at all is refused, also one that would not change the amount. That the record is
 * whole to its end shows when what `replay` gives is the stored amount: compare the two
 * @example
 * ```ts
 * import { allocate, calibratePricePoint, replay } from 'openras';
 * const { model } = calibratePricePoint([{ caseId: 'a', points: 50, packageValue: '3000' }], { fundingBasis: 'pot' });
 * const { steps } = allocate(model, { caseId: 'a', points: 20 });
 * replay(steps); // => '1200.00'
 * ```
 * @category Records
 */
export function replay(steps: readonly Step[]): string {
  return carryOutAgain(parseRows(stepSchema, steps, ['steps']) as Step[]);
}

/** As `replay`, for steps whose form is known. */
export function carryOutAgain(record: readonly Step[]): string {
  const results = new Map<string, string>();
  let last: string | undefined;
  record.forEach((step, index) => {
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
