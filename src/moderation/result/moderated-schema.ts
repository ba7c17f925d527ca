import * as z from 'zod';
import { idSchema } from '../../identifier.js';
import { PERIODS } from '../../money/period.js';
import { deferred } from '../../parse/deferred.js';
import { moderationRoundSchema, moderationStepSchema, recordedAmountSchema, recordText, stepSchema } from './round.js';

const ANSWERS = ['sufficient', 'shortfall', 'cannot-be-said-yet'] as const;

/** What is read of an answer of the duty to meet need that is on record. */
export const recordedDutySchema = deferred(() => z.looseObject(dutyFields()));

function dutyFields() {
  return {
    answer: z.enum(ANSWERS),
    shortfall: recordedAmountSchema,
    atLeast: z.boolean(),
    amount: recordedAmountSchema.nullable(),
    steps: z.array(stepSchema),
    // What a page prints of an open question is whole text.
    open: z.array(z.looseObject({ message: recordText.exactOptional() })).exactOptional(),
  };
}

/** What has to be there before a moderated case that is on record can be carried out again, restarted or told. */
export const moderatedSchema = deferred(() => {
  const amount = recordedAmountSchema.nullable();
  return z.looseObject({
    caseId: idSchema,
    period: z.enum(PERIODS),
    amounts: z.looseObject({ traditional: amount, indicative: amount, communicated: amount, final: amount }),
    proposed: z.looseObject({ communicated: amount, final: amount }),
    status: z.looseObject({ communicated: recordText, final: recordText }),
    moderation: z.array(moderationStepSchema),
    duty: z.array(z.looseObject({ ...dutyFields(), stage: recordText })),
    round: z.int(),
    earlier: z.array(moderationRoundSchema),
  });
});
