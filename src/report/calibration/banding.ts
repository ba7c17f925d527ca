import type { Banding } from '../../allocation/banding/banding.js';
import { figures, type Sheet } from '../sheet.js';

/** What banding changes, where there is a sample, and the rows of the table. */
export function bandingSheets({ model, rows, cases, totals }: Banding): Sheet[] {
  const { period } = model;
  const list: Sheet = {
    title: `The rows of the table, in pounds a ${period}, and the budgets that each joins`,
    columns: ['group', 'points', 'amount', 'lowest', 'highest', 'cases'],
    first: ['points', 'amount'],
    rows: rows.map(({ group, row, amount, lowest, highest, cases: count }) => [
      group ?? undefined,
      row,
      amount ?? undefined,
      lowest ?? undefined,
      highest ?? undefined,
      count ?? undefined,
    ]),
  };
  if (cases.length === 0) return [list];
  const effect = figures(`What the bands change for the sample, in pounds a ${period}`, [
    ['cases', totals.n],
    ['of them, cases whose budget changes', totals.changed],
    ['of them, cases without a budget, in no sum', totals.withoutBudget],
    ['budgets by the model', totals.before],
    ['budgets by the table', totals.after],
    ['left over by the table', totals.residual],
  ]);
  const changes: Sheet = {
    title: `Each case of the sample before and after, in pounds a ${period}`,
    columns: ['case_id', 'points', 'group', 'row', 'before', 'after', 'difference'],
    rows: cases.map(({ caseId, points, group, row, before, after, difference }) => [
      caseId,
      points,
      group ?? undefined,
      row,
      before ?? undefined,
      after ?? undefined,
      difference ?? undefined,
    ]),
  };
  return [effect, changes, list];
}
