import * as z from 'zod';
import type { CaseInput } from '../../allocation/allocate.js';
import type { Model } from '../../allocation/kinds.js';
import type { ProblemList } from '../../errors.js';
import { idSchema } from '../../identifier.js';
import { type AmountInput, positiveAmountSchema } from '../../money/amount.js';
import { daySchema, formatDay } from '../../money/calendar.js';
import { type TimedPeriod, timedPeriodSchema } from '../../money/period.js';
import { withPartCheck, withSoundCheck } from '../../parse/check.js';
import { deferred } from '../../parse/deferred.js';
import { looseForm, underIds } from '../../parse/handed-on.js';
import { tellOfShared } from '../../parse/shared-fields.js';
import type { InstrumentInput } from '../../questionnaire/instrument/instrument.js';
import type { AnswerValue, ResponseInput } from '../../questionnaire/response/response.js';
import { has, is, lacks, when } from '../../together.js';
import { WHILE_CONTESTED, type WhileContested } from '../case/contested.js';
import type { DutyInput } from '../duty/needs.js';
import { dutySchema } from '../duty/needs-schema.js';
import { wordsSchema } from '../words.js';

/** A contested answer: what the family claims, and what was decided once it was. */
export interface ContestedClaim {
  /** The statement, by its id. */
  readonly statement: string;
  /** What the family claims. */
  readonly claimed: AnswerValue;
  /** What was decided; the claim stands in its place until then. */
  readonly decided?: AnswerValue;
}

/** Contested answers: what was agreed, what the family claims, and what was decided once it was. */
export interface ContestedAnswers {
  /** The questionnaire. */
  readonly instrument: InstrumentInput;
  /** The model that prices its points. */
  readonly model: Model;
  /** The response with the answers as agreed before. */
  readonly response: ResponseInput;
  /** The answers that are contested. */
  readonly contested: readonly ContestedClaim[];
  /** What the model asks of a case besides its points, such as its group. */
  readonly modelCase?: Omit<CaseInput, 'caseId'>;
}

/** How a challenge ended, or that it is not decided. */
export type ChallengeOutcome =
  | {
      /** Not decided yet. */
      readonly result: 'pending';
    }
  | {
      /** What was decided. */
      readonly result: 'upheld' | 'partly-upheld' | 'not-upheld';
      /** The day, `YYYY-MM-DD`; not before the challenge was raised. */
      readonly on: string;
      /** Who decided. */
      readonly by: string;
      /** Why. */
      readonly reason: string;
      /** The amount from here on in pounds per period; needed where the challenge is upheld, in full or in part. */
      readonly amount?: AmountInput;
    };

/** What is paid while a challenge is decided. */
export interface PaidMeanwhile {
  /** What is paid, in pounds per the challenge's period. */
  readonly amount: AmountInput;
  /** On which footing, such as `without prejudice`. */
  readonly footing: string;
}

/** A challenge. */
export interface ChallengeInput {
  /** The family's id. */
  readonly caseId: string;
  /** The period of every amount. */
  readonly period: TimedPeriod;
  /** The day that it was raised, `YYYY-MM-DD`. */
  readonly raisedOn: string;
  /** Who raised it. */
  readonly raisedBy: string;
  /** What is challenged. */
  readonly against: (typeof AGAINST)[number];
  /** On what grounds. */
  readonly grounds: string;
  /** The amount that is challenged, in pounds per period. */
  readonly amount: AmountInput;
  /** What the family is paid until the outcome, and on what footing. No report says which; so it is stated. */
  readonly paidMeanwhile: PaidMeanwhile;
  /**
   * Where answers are contested: which amount is paid until they are decided. `paidMeanwhile` has to agree with it; no
   * report says which, so that there is no default.
   */
  readonly whileContested?: WhileContested;
  /** The present package in pounds per period, where that is what is paid. */
  readonly presentPackage?: AmountInput;
  /** How it ended. */
  readonly outcome: ChallengeOutcome;
  /** The assessed needs and what meeting them reasonably costs. */
  readonly duty?: DutyInput;
  /** The answers that are contested, where it is about answers. */
  readonly answers?: ContestedAnswers;
}

/** What can be challenged. */
export const AGAINST = ['indicative', 'communicated', 'plan', 'final'] as const;

/** How a challenge can end. */
export const OUTCOMES = ['upheld', 'partly-upheld', 'not-upheld'] as const;

const outcomeSchema = deferred(() => {
  const decided = withSoundCheck(
    z
      .strictObject({
        result: z.enum(OUTCOMES),
        on: daySchema,
        by: wordsSchema,
        reason: wordsSchema,
        amount: positiveAmountSchema.exactOptional(),
      })
      .meta(when(is('result', 'not-upheld'), lacks('amount'), has('amount'))),
    checkAmount,
  );
  const pending = z.strictObject({ result: z.literal('pending') });
  return withPartCheck(
    z.discriminatedUnion('result', [pending, decided]),
    z.looseObject({ result: z.unknown().optional() }),
    (outcome, problems) => tellOfDecision(outcome, decided, problems),
  );
});

/** Where the result is none that there is, what says more than that is a decision; its other fields are told beside. */
function tellOfDecision(
  { result, ...rest }: Readonly<Record<string, unknown>>,
  decided: z.ZodType,
  problems: ProblemList,
): void {
  if (result === 'pending' || OUTCOMES.some((one) => one === result) || Object.keys(rest).length === 0) return;
  tellOfShared([decided], 'result', rest, problems, []);
}

function checkAmount(
  { result }: { readonly result?: (typeof OUTCOMES)[number] },
  problems: ProblemList,
  isGiven: (name: 'amount') => boolean,
): void {
  if (result === 'not-upheld') {
    if (isGiven('amount')) problems.add('inconsistent', ['amount'], 'a challenge that is not upheld changes no amount');
  } else if (result !== undefined && !isGiven('amount')) {
    problems.add('missing', ['amount'], `${result}: expected the amount from here on`);
  }
}

// A list with a statement each, or the answers by the id of their statement.
const answersGivenSchema = deferred(() =>
  z.union([z.array(looseForm({ statement: z.unknown() })), underIds(looseForm({}))]),
);

// What the questionnaire, the response and the model are is checked where they are scored and priced.
const answersSchema = deferred(() =>
  z.strictObject({
    instrument: z.unknown(),
    model: z.unknown(),
    response: looseForm({ caseId: z.unknown(), answers: answersGivenSchema }),
    contested: z.array(
      z.strictObject({ statement: idSchema, claimed: z.unknown(), decided: z.unknown().exactOptional() }),
    ),
    modelCase: looseForm({}).exactOptional(),
  }),
);

/** The fields of a challenge, each by itself. */
export const plainChallenge = () =>
  z.strictObject({
    caseId: idSchema,
    period: timedPeriodSchema,
    raisedOn: daySchema,
    raisedBy: wordsSchema,
    against: z.enum(AGAINST),
    grounds: wordsSchema,
    amount: positiveAmountSchema,
    paidMeanwhile: z.strictObject({ amount: positiveAmountSchema, footing: wordsSchema }),
    whileContested: z.enum(WHILE_CONTESTED).exactOptional(),
    presentPackage: positiveAmountSchema.exactOptional(),
    outcome: outcomeSchema,
    duty: dutySchema.exactOptional(),
    answers: answersSchema.exactOptional(),
  });

/** A challenge; its contested answers only as far as they are put into the response. */
export const challengeSchema = deferred(() => withSoundCheck(plainChallenge(), checkChallenge));

/** A challenge, parsed. */
export type ParsedChallenge = z.output<typeof challengeSchema>;

type Fields = z.output<ReturnType<typeof plainChallenge>>;

function checkChallenge(
  { outcome, raisedOn, whileContested, presentPackage, answers }: Partial<Fields>,
  problems: ProblemList,
): void {
  if (whileContested !== undefined && answers === undefined) {
    problems.add('missing', ['answers'], 'are missing; which budgets are contested comes from the contested answers');
  }
  if (whileContested === 'present-package' && presentPackage === undefined) {
    problems.add('missing', ['presentPackage'], 'is missing; it is what is paid until the answers are decided');
  }
  if (outcome === undefined || outcome.result === 'pending') return;
  if (raisedOn !== undefined && outcome.on < raisedOn) {
    problems.add('inconsistent', ['outcome', 'on'], `is before ${formatDay(raisedOn)}, when it was raised`);
  }
}
