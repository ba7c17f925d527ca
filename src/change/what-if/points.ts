import * as z from 'zod';
import type { Model } from '../../allocation/kinds.js';
import { prepareModel } from '../../allocation/open-model.js';
import { problemList, show } from '../../errors.js';
import type { DecimalInput } from '../../exact/decimal.js';
import { addRatios, divideRatios, formatRatio, type Ratio, ratio, sumRatios } from '../../exact/ratio.js';
import { idSchema, textOfAtMost } from '../../identifier.js';
import { madeForWarnings } from '../../model/made-for.js';
import { pointsSchema } from '../../model/shared/budget/allocation.js';
import { type Amount, formatAmount, type Pence, parseAmount } from '../../money/amount.js';
import { schemaFor } from '../../parse/deferred.js';
import { parseInput, readTogether } from '../../parse/parse.js';
import { parseRows } from '../../parse/rows.js';
import type { Warning } from '../../warning.js';
import { type PointsRow, pointsRowSchema } from './price.js';

/** Which statement is worth more points, and for whom. */
export interface MorePoints {
  /** The statement that gets the points, for the record: a text of up to 500 characters. */
  readonly statement: string;
  /** The families whose answer to it carries them; everyone unless told. */
  readonly caseIds?: readonly string[];
  /** How many more points each of them gets; 1 unless told otherwise. */
  readonly points?: DecimalInput | undefined;
}

const morePointsSchema = schemaFor<MorePoints>()(() =>
  z.strictObject({
    statement: textOfAtMost(500).min(1),
    caseIds: z.array(idSchema).max(1_000_000).exactOptional(),
    points: pointsSchema.prefault('1'),
  }),
);

/** What more points on one statement cost; pounds per the model's period. */
export interface CostOfPoints {
  /** The statement that gets the points. */
  readonly statement: string;
  /** How many families get them. */
  readonly families: number;
  /** What all budgets come to now. */
  readonly before: Amount;
  /** What they come to with the points. */
  readonly after: Amount;
  /** The second less the first. */
  readonly cost: Amount;
  /** Families to whom the model gives no budget before or after; they are in neither sum. */
  readonly withoutBudget: number;
  /** For one price of a point: the price in pounds, exactly, at which the total would stay as it was; else null. */
  readonly priceAtSameTotal: string | null;
  /**
   * Families that the model was not made for, by the points that they are priced with: with those that are added. What a
   * model that refuses points beyond its maximum refuses, one that prices them says here.
   */
  readonly warnings: readonly Warning[];
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
 * @category What if
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
  const [{ statement, points, rows, chosen }, open] = readTogether(
    () => readChange(cases, more),
    () => prepareModel(model, ['model']),
  );
  let [before, after, withoutBudget] = [0n, 0n, 0];
  const raised: Ratio[] = [];
  const told: (readonly Warning[])[] = [];
  rows.forEach(({ caseId, points: own }, index) => {
    const now = chosen.has(caseId) ? addRatios(own, points) : own;
    raised.push(now);
    const priced = (value: Ratio) => open.allocate({ caseId, points: formatRatio(value) }, ['cases', index]);
    const [asIs, withMore] = [priced(own), priced(now)];
    told.push(withMore.warnings);
    const [first, second] = [penceOf(asIs), penceOf(withMore)];
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
    warnings: madeForWarnings(told),
  };
}

const penceOf = ({ indicative }: { readonly indicative: Amount | null }): Pence | null =>
  indicative === null ? null : parseAmount(indicative);

function readChange(cases: readonly PointsRow[], more: MorePoints) {
  const [{ statement, caseIds, points }, rows] = readTogether(
    () => parseInput(morePointsSchema, more, ['more']),
    () => parseRows(pointsRowSchema, cases, ['cases']),
  );
  const known = new Set(rows.map(({ caseId }) => caseId));
  const problems = problemList();
  caseIds?.forEach((caseId, index) => {
    if (!known.has(caseId)) problems.add('unknown-name', ['more', 'caseIds', index], `no family is ${show(caseId)}`);
  });
  problems.throwIfAny();
  return { statement, points, rows, chosen: caseIds === undefined ? known : new Set(caseIds) };
}

function samePrice(model: Model, total: Pence, raised: readonly Ratio[]): string | null {
  if (model.kind !== 'price-point' || model.prices.length > 1) return null;
  const points = sumRatios(raised);
  return points.numerator === 0n ? null : formatRatio(divideRatios(ratio(total, 100n), points));
}
