import type { Stress } from '../../sensitivity/stress/stress.js';
import { figures, type Sheet } from '../sheet.js';

/** How many leavers a reserve survives. */
export function survivalSheet({ reserve, families, survives, atRisk }: Stress): Sheet {
  return figures('How many leavers the reserve survives', [
    ['reserve, £ a year', reserve],
    ['families that could leave', families],
    ['of them, families whose budget fell', atRisk.length],
    ['leavers survived, costliest first', survives.worstFirst],
    ['leavers survived, in the order of the file', survives.inOrder],
    ...survives.atRandom.map(
      ({ probability, leavers }) => [`leavers survived, at random, in ${probability} % of draws`, leavers] as const,
    ),
  ]);
}

/** What is left of a reserve after so many leavers. */
export function leaversLeftSheet({ rows }: Stress): Sheet {
  return {
    title: 'Can we afford so many leavers? What is left of the reserve, in pounds a year',
    columns: [
      'leavers',
      'costliest_first',
      'left',
      'affordable',
      'in_order_left',
      'at_random_mean_left',
      'affordable_percent',
    ],
    rows: rows.map(({ leavers, worstFirst, inOrder, atRandom }) => [
      leavers,
      worstFirst.caseId,
      worstFirst.reserveLeft,
      worstFirst.survives ? 'yes' : 'no',
      inOrder.reserveLeft,
      atRandom.meanReserveLeft,
      atRandom.survivesPercent,
    ]),
  };
}
