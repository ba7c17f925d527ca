import type { Score } from '../questionnaire/score-types.js';
import type { Sheet } from './sheet.js';

/**
 * The score of each case as a row: its points, the most that it could have, and the points of each outcome.
 *
 * @source RR145 5.9-5.12
 * @example
 * ```ts
 * import { scoreSheet } from 'openras/report';
 * scoreSheet([]).columns; // => ['case_id', 'points', 'maximum', 'unanswered', 'differences']
 * ```
 */
export function scoreSheet(scores: readonly Score[], title = 'Points of each case'): Sheet {
  const outcomes = [...new Set(scores.flatMap(({ byOutcome }) => byOutcome.map(({ outcomeId }) => outcomeId)))];
  return {
    title,
    columns: ['case_id', 'points', 'maximum', ...outcomes, 'unanswered', 'differences'],
    rows: scores.map(({ caseId, points, maximum, byOutcome, unanswered, gaps }) => {
      const byId = new Map(byOutcome.map((outcome) => [outcome.outcomeId, outcome.points ?? undefined]));
      return [caseId, points, maximum, ...outcomes.map((id) => byId.get(id)), unanswered.length, gaps.length];
    }),
  };
}
