import * as z from 'zod';
import { deferred } from '../../parse/deferred.js';
import type { Score } from '../../questionnaire/score/score-types.js';
import type { Sheet } from '../sheet.js';
import { list, textOrNull, told, toldTitle } from './told.js';

const scoresSchema = deferred(() =>
  list(
    z.object({
      caseId: z.string(),
      instrument: z.object({ id: z.string(), version: z.string() }),
      points: z.string(),
      maximum: z.string(),
      byOutcome: list(z.object({ outcomeId: z.string(), points: textOrNull() })),
      unanswered: list(z.unknown()),
      gaps: list(z.unknown()),
    }),
  ),
);

/**
 * The score of each case as a row: its points, the most that it could have, and the points of each outcome.
 *
 * @source RR145 5.9-5.12
 * @example
 * ```ts
 * import { scoreSheet } from 'openras/report';
 * scoreSheet([]).columns; // => ['case_id', 'points', 'maximum', 'unanswered', 'differences', 'instrument', 'instrument_version']
 * ```
 * @category Reports
 */
export function scoreSheet(scores: readonly Score[], title = 'Points of each case'): Sheet {
  const checked = told(scoresSchema, scores, 'scores');
  const outcomes = [...new Set(checked.flatMap(({ byOutcome }) => byOutcome.map(({ outcomeId }) => outcomeId)))];
  return {
    title: toldTitle(title),
    columns: [
      'case_id',
      'points',
      'maximum',
      ...outcomes,
      'unanswered',
      'differences',
      'instrument',
      'instrument_version',
    ],
    first: ['case_id', 'points', 'maximum', 'unanswered', 'differences'],
    rows: checked.map(({ caseId, instrument, points, maximum, byOutcome, unanswered, gaps }) => {
      const byId = new Map(byOutcome.map((outcome) => [outcome.outcomeId, outcome.points ?? undefined]));
      const counts = [unanswered.length, gaps.length];
      return [
        caseId,
        points,
        maximum,
        ...outcomes.map((id) => byId.get(id)),
        ...counts,
        instrument.id,
        instrument.version,
      ];
    }),
  };
}
