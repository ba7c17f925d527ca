import type { Evaluation } from '../../questionnaire/score/score-types.js';
import type { Sheet } from '../sheet.js';

/** The agreed answers of each case to a questionnaire without points, a row each. */
export function levelSheet(evaluations: readonly Evaluation[]): Sheet {
  const ids = [...new Set(evaluations.flatMap(({ byStatement }) => byStatement.map(({ statementId }) => statementId)))];
  return {
    title: 'The agreed answers of each case',
    columns: ['case_id', ...ids, 'unanswered', 'differences'],
    rows: evaluations.map(({ caseId, byStatement, unanswered, gaps }) => {
      const levels = new Map(byStatement.map(({ statementId, level }) => [statementId, level ?? undefined]));
      return [caseId, ...ids.map((id) => levels.get(id)), unanswered.length, gaps.length];
    }),
  };
}
