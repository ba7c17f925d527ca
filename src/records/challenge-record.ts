import * as z from 'zod';
import { type Challenge, recordChallenge } from '../moderation/challenge/challenge.js';
import type { ChallengeInput } from '../moderation/challenge/challenge-input.js';
import { defineRecord } from '../record/define-record.js';
import type { SealedRecord } from '../record/record.js';

/** The sealed record of a challenge: its grounds, its outcome, and what the duty says of the amount that holds. */
export interface ChallengeRecord extends SealedRecord {
  readonly kind: 'challenge';
  readonly caseId: string;
  /** `pending`, `upheld`, `partly-upheld` or `not-upheld`. */
  readonly status: Challenge['outcome']['result'];
  readonly result: Challenge;
}

/** The kind of record that keeps a challenge. */
export const challengeRecord = defineRecord<ChallengeRecord, ChallengeInput>({
  kind: 'challenge',
  title: 'The sealed record of a challenge',
  // What it looks like is taken from its type.
  inputs: () => z.unknown() as unknown as z.ZodType<unknown, ChallengeInput>,
  needsModel: false,
  severalPerCase: true,
  derive(inputs) {
    const result = recordChallenge(inputs as unknown as ChallengeInput);
    const { caseId, period, raisedOn, outcome, amountBefore: before, amountAfter: after, paidMeanwhile, duty } = result;
    return {
      caseId,
      period,
      dates: outcome.on === null ? { raisedOn } : { raisedOn, decidedOn: outcome.on },
      status: outcome.result,
      amounts: { before, after, paidMeanwhile: paidMeanwhile.amount },
      duty: [{ stage: 'challenge', answer: duty.answer, shortfall: duty.shortfall, atLeast: duty.atLeast }],
      warnings: result.warnings,
      result,
      steps: [],
    };
  },
});

/**
 * Keeps a challenge as a sealed record with its inputs.
 *
 * @throws RasError as `recordChallenge` does
 * @source RR145 6.10-6.12
 * @choice record-form: the inputs are in the record, so that everything it says outwardly can be worked out again
 * @category Records
 * @example
 * ```ts
 * import { challengeRecordOf } from 'openras/records';
 * const record = challengeRecordOf({
 *   caseId: 'F1', period: 'year', raisedOn: '2026-06-01', raisedBy: 'mother', against: 'communicated',
 *   grounds: 'nights were not counted', amount: '5000',
 *   paidMeanwhile: { amount: '5000', footing: 'without prejudice' }, outcome: { result: 'pending' },
 * });
 * record.status; // => 'pending'
 * ```
 */
export function challengeRecordOf(input: ChallengeInput): ChallengeRecord {
  return challengeRecord.make(input);
}
