import * as z from 'zod';
import { idSchema } from '../identifier.js';
import { pointsSchema } from '../model/shared/budget/allocation.js';
import { deferred } from '../parse/deferred.js';
import { parseRows } from '../parse/rows.js';
import { RESPONDENTS } from '../questionnaire/columns.js';

// A score holds more than this; the rest is left unread.
const scoreSchema = deferred(() => {
  const answer = z.object({ respondent: z.enum(RESPONDENTS), points: pointsSchema.nullable() });
  const statement = z.object({
    statementId: idSchema,
    status: z.enum(['answered', 'gated', 'zero', 'excluded', 'unpriced']),
    points: pointsSchema.nullable(),
    answers: z.array(answer).max(RESPONDENTS.length),
  });
  return z.object({
    caseId: idSchema,
    instrument: z.object({ id: z.string(), version: z.string() }),
    assessor: z.string().exactOptional(),
    points: pointsSchema,
    byStatement: z.array(statement).max(2000),
  });
});

/** What is read of a score, with exact points. */
export type ReadScore = z.output<typeof scoreSchema>;

/** Checks scores, all problems at once. */
export function readScores(scores: unknown): ReadScore[] {
  return parseRows(scoreSchema, scores, ['scores']);
}
