import * as z from 'zod';
import { fail, type Path, problemList, show } from '../../errors.js';
import { readAsData } from '../../guard/guard.js';
import { type Challenge, recordChallenge } from '../../moderation/challenge/challenge.js';
import type { ChallengeInput } from '../../moderation/challenge/challenge-input.js';
import { recordedAmountSchema } from '../../moderation/result/round.js';
import type { Amount } from '../../money/amount.js';
import { deferred } from '../../parse/deferred.js';
import { parseInput, readOrTell } from '../../parse/parse.js';
import { daysIn } from '../../record/days.js';
import { defineRecord } from '../../record/define-record.js';
import type { Json } from '../../record/json.js';
import type { RecordedModel, SealedRecord } from '../../record/record.js';
import { recordedModel } from '../model-for-records.js';
import { type AllocationRecord, allocationRecord } from './allocation-record.js';
import { beside, readNamedModel, recordedModelShape, sha256Shape, takenOut, verifiedBehind } from './behind.js';
import { type ModeratedRecord, moderatedRecord } from './moderated-record.js';

/** The sealed record of a challenge: its grounds, its outcome, and what the duty says of the amount that holds. */
export interface ChallengeRecord extends SealedRecord {
  readonly kind: 'challenge';
  readonly caseId: string;
  /** `pending`, `upheld`, `partly-upheld` or `not-upheld`. */
  readonly status: Challenge['outcome']['result'];
  /** What is challenged and what came of it, in pounds per the challenge's period. */
  readonly amounts: {
    /** The amount that is challenged. */
    readonly before: Amount;
    /** The amount from here on; null while the challenge is pending. */
    readonly after: Amount | null;
    /** What is paid while it is contested. */
    readonly paidMeanwhile: Amount;
  };
  readonly result: Challenge;
}

/** The decision that a challenge is against, where its record is kept. */
export interface DecisionBehind {
  /** The seal of the decision's own record. */
  readonly seal: string;
  /** What is challenged of it, in pounds per the challenge's period; absent for a plan. */
  readonly amount?: Amount;
  /** The model behind the decision; null where its record names none. */
  readonly model: RecordedModel | null;
}

/** Everything that a challenge is worked out from. */
export interface ChallengeInputs extends ChallengeInput {
  /** The decision that it is against, where its record is kept. */
  readonly decision?: DecisionBehind;
}

/** The kind of record that keeps a challenge. */
export const challengeRecord = defineRecord<ChallengeRecord, ChallengeInputs>({
  kind: 'challenge',
  title: 'The sealed record of a challenge',
  // The form is put together where JSON Schemas are made: what is in it is read by those who score and price.
  inputs: () => z.unknown() as unknown as z.ZodType<unknown, ChallengeInputs>,
  needsModel: false,
  severalPerCase: true,
  derive(inputs, _model, at) {
    const { one: decision, rest } = takenOut(inputs, 'decision');
    const { raisedOn: _, 'outcome.on': __, ...others } = daysIn(rest);
    const input = rest as unknown as ChallengeInput;
    const result = recordChallenge(input);
    const { caseId, period, raisedOn, outcome, amountBefore: before, amountAfter: after, paidMeanwhile, duty } = result;
    return {
      caseId,
      period,
      dates: { raisedOn, ...(outcome.on !== null && { decidedOn: outcome.on }), ...others },
      model: modelBehind(result, input, decision, at),
      status: outcome.result,
      amounts: { before, after, paidMeanwhile: paidMeanwhile.amount },
      duty: [{ stage: 'challenge', answer: duty.answer, shortfall: duty.shortfall, atLeast: duty.atLeast }],
      warnings: result.warnings,
      result,
      steps: [],
    };
  },
});

/** The form of what a record keeps of the decision that is challenged. */
export const decisionShape = deferred(() =>
  z.strictObject({
    seal: sha256Shape(),
    amount: recordedAmountSchema.exactOptional(),
    model: recordedModelShape.nullable(),
  }),
);

/** The model behind what is challenged: that of the decision, and that which prices contested answers; they are one. */
function modelBehind(result: Challenge, { answers }: ChallengeInput, decision: Json | undefined, at: Path) {
  // It was opened to price the answers, so that it has a kind.
  const own = answers && recordedModel(answers.model as unknown as Json, answers.model.kind);
  if (decision === undefined) return own ?? null;
  const place = [...at, 'decision'];
  const { amount, model } = parseInput(decisionShape, decision, place);
  if (model !== null) readNamedModel(model, [...place, 'model']);
  const expected = result.against === 'plan' ? undefined : result.amountBefore;
  if (amount !== expected) {
    const message = `the decision gave ${amount ?? 'no amount'}, and ${result.amountBefore} is challenged`;
    fail('inconsistent', [...place, 'amount'], message);
  }
  if (own !== undefined && model !== null && own.sha256 !== model.sha256) {
    fail('inconsistent', [...at, 'answers', 'model'], 'is another model than the one that the decision was made with');
  }
  return model ?? own ?? null;
}

/**
 * Keeps a challenge as a sealed record with its inputs.
 *
 * @param decision the record of the allocation or the moderated case that is challenged, where there is one: the record of
 * the challenge then names it by its seal, and names its model
 * @throws RasError as `recordChallenge` does; `replay-mismatch` for a decision that was altered; `inconsistent` when it is
 * of another case or period, gave another amount than is challenged, or was made with another model than the one that
 * prices contested answers
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
export function challengeRecordOf(
  input: ChallengeInput,
  decision?: AllocationRecord | ModeratedRecord,
): ChallengeRecord {
  if (decision === undefined) return challengeRecord.make(input);
  const problems = problemList();
  const kept = readOrTell(problems, () => decisionOf(decision, input));
  const record = readOrTell(problems, () =>
    challengeRecord.make(beside(input, kept === undefined ? {} : { decision: kept })),
  );
  problems.throwIfAny();
  return record as ChallengeRecord;
}

/** What is kept of the decision that is challenged, once its record was verified as far as it can be without a model. */
function decisionOf(decision: AllocationRecord | ModeratedRecord, input: ChallengeInput): DecisionBehind {
  const isModerated = readAsData(decision, ['decision'], () => decision?.kind === 'moderated');
  const record = isModerated
    ? verifiedBehind(moderatedRecord, decision as ModeratedRecord, input, 'decision')
    : verifiedBehind(allocationRecord, decision as AllocationRecord, input, 'decision');
  const { seal, model, amounts } = record;
  const against = readAsData(input, ['inputs'], () => input?.against);
  if (against === 'plan') return { seal, model };
  const amount = (amounts as Readonly<Record<string, string | null>>)[against];
  if (typeof amount === 'string') return { seal, amount, model };
  return fail('inconsistent', ['decision', 'amounts'], `the decision has no ${show(against)} amount to be challenged`);
}
