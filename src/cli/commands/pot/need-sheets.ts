import type { NeedCheck } from '../../../pot/need.js';
import { figures, type Sheet } from '../../../report/sheet.js';

/** Whether budgets are enough after a change, and which shortfalls the change makes; no sheet where nobody has said. */
export function needSheets({ statement, stated, notStated, withoutAmount, short }: NeedCheck): Sheet[] {
  if (stated === 0) return [];
  const answer = figures('Is it enough for assessed need?', [
    ['answer', statement],
    ['families whose cost of need is stated', stated],
    ['families whose cost of need nobody has said', notStated],
    ['of those stated, without an amount to set against it', withoutAmount],
  ]);
  if (short.length === 0) return [answer];
  return [
    answer,
    {
      title: 'Families that fall short, in pounds a year',
      columns: ['case_id', 'cost_of_need', 'before', 'after', 'shortfall', 'made_by_change'],
      rows: short.map(({ caseId, costOfNeed, before, after, shortfall, madeByChange }) => [
        caseId,
        costOfNeed,
        before ?? undefined,
        after,
        shortfall,
        madeByChange ?? undefined,
      ]),
    },
  ];
}
