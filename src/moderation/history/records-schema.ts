import * as z from 'zod';
import { idSchema } from '../../identifier.js';
import { PERIODS } from '../../money/period.js';
import { deferred } from '../../parse/deferred.js';
import { WHILE_CONTESTED } from '../case/contested.js';
import { AGAINST, OUTCOMES } from '../challenge/challenge-input.js';
import { moderatedSchema, recordedDutySchema } from '../result/moderated-schema.js';
import {
  recordedAmountSchema,
  recordedDaySchema,
  recordedNumberSchema,
  recordText,
  stepSchema,
} from '../result/round.js';

/** What a history reads of the records of a case; everything else in them may be as it is. */
export const caseRecordsSchema = deferred(() =>
  z.strictObject({
    moderated: moderatedSchema,
    score: scoreSchema.optional(),
    allocation: z.looseObject({ caseId: idSchema, period: z.enum(PERIODS), modelKind: recordText }).optional(),
    challenges: z.array(challengeRecordSchema).optional(),
    days: z
      .strictObject({
        allocated: recordedDaySchema.optional(),
        communicated: recordedDaySchema.optional(),
        final: recordedDaySchema.optional(),
      })
      .optional(),
  }),
);

const scoreSchema = deferred(() =>
  z.looseObject({
    caseId: idSchema,
    points: recordedNumberSchema,
    maximum: recordedNumberSchema,
    assessedOn: recordedDaySchema.optional(),
    assessor: recordText.optional(),
    byStatement: z.array(
      z.looseObject({ statementId: recordText, level: recordText.nullable(), points: recordedNumberSchema.nullable() }),
    ),
    steps: z.array(stepSchema),
  }),
);

const challengeRecordSchema = deferred(() => {
  const text = recordText.nullable();
  const amount = recordedAmountSchema.nullable();
  return z.looseObject({
    caseId: idSchema,
    period: z.enum(PERIODS),
    raisedOn: recordedDaySchema,
    raisedBy: recordText,
    against: z.enum(AGAINST),
    grounds: recordText,
    rescored: z
      .looseObject({
        pointsBefore: recordedNumberSchema,
        pointsAfter: recordedNumberSchema,
        indicativeBefore: amount,
        indicativeAfter: amount,
        stepsBefore: z.array(stepSchema),
        stepsAfter: z.array(stepSchema),
      })
      .nullable(),
    amountBefore: recordedAmountSchema,
    amountAfter: amount,
    paidMeanwhile: z.looseObject({ amount: recordedAmountSchema, footing: recordText }),
    outcome: z.looseObject({
      result: z.enum(['pending', ...OUTCOMES]),
      on: recordedDaySchema.nullable(),
      by: text,
      reason: text,
    }),
    contested: z
      .looseObject({
        asAgreed: recordedAmountSchema,
        asClaimed: recordedAmountSchema,
        whileContested: z.enum(WHILE_CONTESTED),
        meanwhile: amount,
      })
      .exactOptional(),
    duty: recordedDutySchema.and(challengedDutySchema),
  });
});

const challengedDutySchema = deferred(() => {
  const ids = z.array(recordText);
  return z.looseObject({
    costOfNeed: recordedAmountSchema,
    contributions: recordedAmountSchema,
    reserved: recordedAmountSchema,
    open: z.array(
      z.looseObject({ code: recordText, needId: recordText.exactOptional(), lineId: recordText.exactOptional() }),
    ),
    unmet: ids,
    // Earlier records have neither.
    needsShort: ids.exactOptional(),
    costsAfterFigure: ids.exactOptional(),
  });
});
