import type { SolvedContingency } from '../../change/what-if/contingency.js';
import type { CostOfPoints } from '../../change/what-if/points.js';
import type { SolvedPrice } from '../../change/what-if/price.js';
import type { TimedPeriod } from '../../money/period.js';
import { figures, type Sheet } from '../sheet.js';

/** The price of a point that comes to a total. */
export function solvedPriceSheet({ price, pounds, families, points, total, residual }: SolvedPrice): Sheet {
  return figures('The price of a point at which all budgets come to the total', [
    ['price of a point, £ to four decimals', pounds],
    ['the same, exactly', price],
    ['families with a budget', families],
    ['their points together', points],
    ['what their budgets come to, £', total],
    ['left by rounding, £', residual],
  ]);
}

/** The rate of contingency that comes to a total. */
export function solvedContingencySheet({ exact, percent, total, residual, heldBack }: SolvedContingency): Sheet {
  return figures('The contingency at which all budgets come to the total', [
    ['per cent of each budget, to four decimals', percent],
    ['the same, exactly', exact],
    ['held back of all budgets, £', heldBack],
    ['what is left of the budgets, £', total],
    ['left by rounding, £', residual],
  ]);
}

/** What more points on a statement cost. */
export function costOfPointsSheet(result: CostOfPoints, period: TimedPeriod): Sheet {
  const { statement, families, before, after, cost, withoutBudget, priceAtSameTotal } = result;
  return figures(`What more points on ${statement} cost, in pounds a ${period}`, [
    ['families that get them', families],
    ['families without a budget, in neither sum', withoutBudget],
    ['all budgets now', before],
    ['all budgets with them', after],
    ['what they cost', cost],
    ['price of a point at which the total stays', priceAtSameTotal ?? 'the model has no one price'],
  ]);
}
