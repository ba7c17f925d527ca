import type { RecordBody } from './record.js';
import { checksumOf } from './step/checksum.js';
import { given } from './step/recorder.js';
import type { Step } from './step/step.js';

/** The id of the step that closes a record. */
export const CLOSING_STEP = 'record';

/**
 * The step that closes a record: whose it is, of which kind and period, how it stands, what it comes to, and how many
 * steps stand before it, so that none can be cut off the end or put in between.
 */
export function closingStep(body: Omit<RecordBody, 'steps'>, count: number): Step {
  const { kind, caseId, period, status, amounts } = body;
  const step: Omit<Step, 'checksum'> = {
    id: CLOSING_STEP,
    rule: 'whose record this is, how it stands, what it comes to and how many steps it has',
    operation: 'given',
    inputs: [
      given('value', status),
      given('kind', kind),
      given('case', caseId ?? 'none'),
      given('period', period),
      ...Object.keys(amounts)
        .sort()
        // What is no text was put there by somebody: it is told with all else that does not follow.
        .map((stage) => given(`amount ${stage}`, String(amounts[stage] ?? 'none'))),
      given('steps', String(count)),
    ],
    result: status,
    unit: 'text',
    period,
    choice: 'record-form',
  };
  return { ...step, checksum: checksumOf(step) };
}
