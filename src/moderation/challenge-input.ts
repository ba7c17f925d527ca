import * as z from 'zod';
import type { CaseInput } from '../allocation/allocate.js';
import type { Model } from '../allocation/kinds.js';
import type { ProblemList } from '../errors.js';
import { idSchema } from '../identifier.js';
import { positiveAmountSchema } from '../money/amount.js';
import { daySchema, formatDay } from '../money/calendar.js';
import { PERIODS } from '../money/period.js';
import { withCheck } from '../parse.js';
import type { InstrumentInput } from '../questionnaire/instrument.js';
import type { AnswerValue, ResponseInput } from '../questionnaire/response.js';
import { dutySchema } from './duty.js';
import { wordsSchema } from './text.js';

const outcomeSchema = z.discriminatedUnion('result', [
  z.strictObject({ result: z.literal('pending') }),
  z.strictObject({
    result: z.enum(['upheld', 'partly-upheld', 'not-upheld']),
    on: daySchema,
    by: wordsSchema,
    reason: wordsSchema,
    /** The amount from here on; needed where the challenge is upheld, in full or in part. */
    amount: positiveAmountSchema.exactOptional(),
  }),
]);

const plainSchema = z.strictObject({
  caseId: idSchema,
  /** The period of every amount. */
  period: z.enum(PERIODS).exclude(['one-off']),
  raisedOn: daySchema,
  raisedBy: wordsSchema,
  /** What is challenged. */
  against: z.enum(['indicative', 'communicated', 'plan', 'final']),
  grounds: wordsSchema,
  /** The amount that is challenged. */
  amount: positiveAmountSchema,
  /** What the family is paid until the outcome, and on what footing. No report says which; so it is stated. */
  paidMeanwhile: z.strictObject({ amount: positiveAmountSchema, footing: wordsSchema }),
  outcome: outcomeSchema,
  duty: dutySchema.exactOptional(),
});

/** A challenge without its answers. */
export const challengeSchema = withCheck(plainSchema, checkChallenge);

/** A challenge without its answers, parsed. */
export type ParsedChallenge = z.output<typeof challengeSchema>;

/** Contested answers: what was agreed, what the family claims, and what was decided once it was. */
export interface ContestedAnswers {
  readonly instrument: InstrumentInput;
  readonly model: Model;
  /** The response with the answers as agreed before. */
  readonly response: ResponseInput;
  readonly contested: readonly {
    readonly statement: string;
    readonly claimed: AnswerValue;
    /** What was decided; the claim stands in its place until then. */
    readonly decided?: AnswerValue;
  }[];
  /** What the model asks of a case besides its points, such as its group. */
  readonly modelCase?: Omit<CaseInput, 'caseId'>;
}

/** A challenge, as callers give it. */
export type ChallengeInput = z.input<typeof challengeSchema> & { readonly answers?: ContestedAnswers };

function checkChallenge({ outcome, raisedOn }: z.output<typeof plainSchema>, problems: ProblemList): void {
  if (outcome.result === 'pending') return;
  if (outcome.on < raisedOn) {
    problems.add('inconsistent', ['outcome', 'on'], `is before ${formatDay(raisedOn)}, when it was raised`);
  }
  if (outcome.result === 'not-upheld') {
    if (outcome.amount !== undefined) {
      problems.add('inconsistent', ['outcome', 'amount'], 'a challenge that is not upheld changes no amount');
    }
  } else if (outcome.amount === undefined) {
    problems.add('missing', ['outcome', 'amount'], `${outcome.result}: expected the amount from here on`);
  }
}
