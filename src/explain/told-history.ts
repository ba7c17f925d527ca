import * as z from 'zod';
import { resultAmountSchema } from '../money/amount.js';
import { PERIODS } from '../money/period.js';
import { deferred } from '../parse/deferred.js';

/** What is told of a case's history. */
export const toldHistorySchema = deferred(() =>
  z.looseObject({
    caseId: z.string(),
    period: z.enum(PERIODS),
    // Read where the history is made again.
    records: z.looseObject({}),
    entries: z.array(
      z.looseObject({
        date: z.string().nullable(),
        stage: z.enum(['answers', 'traditional', 'indicative', 'communicated', 'final', 'duty', 'challenge']),
        round: z.int(),
        amount: resultAmountSchema.nullable(),
        rule: z.string().nullable(),
        actor: z.string().nullable(),
        reason: z.string().nullable(),
        words: z.string(),
      }),
    ),
  }),
);
