import * as z from 'zod';
import type { Model } from '../../allocation/kinds.js';
import { prepareModel } from '../../allocation/open-model.js';
import { problemList, show } from '../../errors.js';
import { addRatios, divideRatios, formatRatio, ONE, type Ratio, ratio, sumRatios } from '../../exact/ratio.js';
import { idSchema } from '../../identifier.js';
import { pointsSchema } from '../../model/allocation.js';
import { type Amount, formatAmount, type Pence, parseAmount } from '../../money/amount.js';
import { parseInput, parseRows } from '../../parse.js';
import { type PointsRow, pointsRowSchema } from './price.js';

/** Which statement is worth more points, and for whom. */
const morePointsSchema = z.strictObject({
  /** The statement that gets the points, for the record. */
  statement: z.string().min(1).max(500),
  /** The families whose answer to it carries them; everyone unless told. */
  caseIds: z.array(idSchema).max(1_000_000).exactOptional(),
  /** How many more points each of them gets. */
  points: pointsSchema.default(ONE),
});

/** Which statement is worth more points, and for whom, as callers give it. */
export type MorePoints = z.input<typeof morePointsSchema>;

/** What more points on one statement cost; pounds per the model's period. */
export interface CostOfPoints {
  readonly statement: string;
  readonly families: number;
  readonly before: Amount;
  readonly after: Amount;
  readonly cost: Amount;
  /** Families to whom the model gives no budget before or after; they are in neither sum. */
  readonly withoutBudget: number;
  /** For one price of a point: the price in pounds, exactly, at which the total would stay as it was; else null. */
  readonly priceAtSameTotal: string | null;
}

/**
 * What one more point on a statement costs, at the model's prices, for the families whose answer carries it.
 *
 * @param model a stored model that prices points
 * @param cases the cohort with its points
 * @throws RasError with every problem of the input; `unknown-name` for a family that is not in the cohort
 * @source RR145 5.9-5.11 (points weighted to reflect costs), 5.33 (weights that should change)
 * @choice cost-of-points: prices stay as they are, because a frozen model does not move; the price that would keep the
 * total is told beside it
 * @example
 * ```ts
 * import type { Model } from 'openras';
 * import { costOfPoints } from 'openras/change';
 * const model: Model = {
 *   schemaVersion: 1, kind: 'price-point', period: 'year', fundingBasis: 'pot', method: 'total',
 *   prices: [{ money: '200', points: '1' }], rounding: {},
 * };
 * const cases = [{ caseId: 'a', points: 50 }, { caseId: 'b', points: 46 }];
 * costOfPoints(model, cases, { statement: 'my child is able to communicate', caseIds: ['b'] }).cost; // => '200.00'
 * ```
 */
export function costOfPoints(model: Model, cases: readonly PointsRow[], more: MorePoints): CostOfPoints {
  const { statement, caseIds, points } = parseInput(morePointsSchema, more, ['more']);
  const rows = parseRows(pointsRowSchema, cases, ['cases']);
  const known = new Set(rows.map(({ caseId }) => caseId));
  const problems = problemList();
  caseIds?.forEach((caseId, index) => {
    if (!known.has(caseId)) problems.add('unknown-name', ['more', 'caseIds', index], `no family is ${show(caseId)}`);
  });
  problems.throwIfAny();
  const chosen = caseIds === undefined ? known : new Set(caseIds);
  const open = prepareModel(model, ['model']);
  let [before, after, withoutBudget] = [0n, 0n, 0];
  const raised: Ratio[] = [];
  rows.forEach(({ caseId, points: own }, index) => {
    const now = chosen.has(caseId) ? addRatios(own, points) : own;
    raised.push(now);
    const budget = (value: Ratio): Pence | null => {
      const { indicative } = open.allocate({ caseId, points: formatRatio(value) }, ['cases', index]);
      return indicative === null ? null : parseAmount(indicative);
    };
    const [first, second] = [budget(own), budget(now)];
    if (first === null || second === null) withoutBudget += 1;
    else {
      before += first;
      after += second;
    }
  });
  return {
    statement,
    families: chosen.size,
    before: formatAmount(before),
    after: formatAmount(after),
    cost: formatAmount(after - before),
    withoutBudget,
    priceAtSameTotal: samePrice(model, before, raised),
  };
}

function samePrice(model: Model, total: Pence, raised: readonly Ratio[]): string | null {
  if (model.kind !== 'price-point' || model.prices.length > 1) return null;
  const points = sumRatios(raised);
  return points.numerator === 0n ? null : formatRatio(divideRatios(ratio(total, 100n), points));
}
