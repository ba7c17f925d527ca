import type { RespondentGap } from '../../questionnaire/score/respondent-gaps.js';
import type { AssessorSpread } from '../../sensitivity/people/assessor-spread.js';
import type { Sheet } from '../sheet.js';

/** How far each respondent's answers stand from another's, a row a statement. */
export function respondentGapSheet(gaps: readonly RespondentGap[]): Sheet {
  return {
    title: 'Whose answers ask for more points, statement by statement',
    columns: ['statement', 'respondent', 'against', 'compared', 'differ', 'higher', 'lower', 'sum', 'mean', 'largest'],
    rows: gaps.map(({ statementId, respondent, against, compared, differ, higher, lower, sum, mean, largest }) => [
      statementId,
      respondent,
      against,
      compared,
      differ,
      higher,
      lower,
      sum ?? undefined,
      mean ?? undefined,
      largest ?? undefined,
    ]),
  };
}

/** What each assessor gave, and the cases that were scored more than once. */
export function assessorSheets({ n, assessors, twice, period }: AssessorSpread): Sheet[] {
  const means: Sheet = {
    title: `What each assessor gave, in points: ${n} ${n === 1 ? 'score' : 'scores'}`,
    columns: ['assessor', 'scores', 'mean', 'lowest', 'highest', 'against_others'],
    rows: assessors.map(({ assessor, n: own, mean, lowest, highest, againstOthers }) => [
      assessor ?? 'not stated',
      own,
      mean,
      lowest,
      highest,
      againstOthers ?? undefined,
    ]),
  };
  if (twice.n === 0) return [means];
  const mean = twice.meanSpread === null ? '' : `, ${twice.meanSpread} points apart on average`;
  const widest: Sheet = {
    title: `Cases that were scored more than once: ${twice.n}${mean}; pounds a ${period}`,
    columns: ['case_id', 'scores', 'spread_points', 'spread_pounds'],
    rows: twice.widest.map(({ caseId, scores, spread, pounds }) => [caseId, scores, spread, pounds ?? undefined]),
  };
  return [means, widest];
}
