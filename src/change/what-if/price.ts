import * as z from 'zod';
import { problemList } from '../../errors.js';
import type { DecimalInput } from '../../exact/decimal.js';
import {
  compareRatios,
  divideRatios,
  formatRatio,
  multiplyRatios,
  ONE,
  ratio,
  subtractRatios,
  sumRatios,
} from '../../exact/ratio.js';
import { formatRounded } from '../../exact/round.js';
import { rateSchema } from '../../funding/rate.js';
import { idSchema } from '../../identifier.js';
import { pointsSchema } from '../../model/shared/budget/allocation.js';
import { type Amount, type AmountInput, formatAmount, positiveAmountSchema } from '../../money/amount.js';
import { type RoundingInput, roundingSchema, roundPence } from '../../money/rounding.js';
import { schemaFor } from '../../parse/deferred.js';
import { parseInput, readTogether } from '../../parse/parse.js';
import { parseRows } from '../../parse/rows.js';
import { amountOrNone } from '../../pot/beside.js';

/** A family with its points. */
export interface PointsRow {
  /** The id of the family. */
  readonly caseId: string;
  /** The score of the questionnaire: 0 or more points, with at most six decimals. */
  readonly points: DecimalInput;
}

/** A family with its points. */
export const pointsRowSchema = schemaFor<PointsRow>()(() => z.strictObject({ caseId: idSchema, points: pointsSchema }));

/** What a price has to hit. */
export interface PriceGoal {
  /** What all budgets together should come to, in pounds per period. */
  readonly total: AmountInput;
  /** Held back from each budget before that total, in per cent; 0 unless told otherwise. */
  readonly contingency?: DecimalInput | undefined;
  /** Families with fewer points have no budget; 0 unless told otherwise. */
  readonly threshold?: DecimalInput | undefined;
  /** How a budget is rounded; to the penny, half up, unless told otherwise. */
  readonly rounding?: RoundingInput | undefined;
}

const priceGoalSchema = schemaFor<PriceGoal>()(() =>
  z.strictObject({
    total: positiveAmountSchema,
    contingency: rateSchema.prefault('0'),
    threshold: pointsSchema.prefault('0'),
    rounding: roundingSchema.prefault({}),
  }),
);

/** The price of a point that hits a total. */
export interface SolvedPrice {
  /** Pounds per point, exactly and to four decimals. */
  readonly price: string;
  /** Pounds per point, to four decimals. */
  readonly pounds: string;
  /** How many families have a budget; £0 with the advice to refer is none. */
  readonly families: number;
  /** The points of all families from the threshold. */
  readonly points: string;
  /** What the budgets come to at that price, in pounds per period, after contingency and rounding. */
  readonly total: Amount;
  /** The asked total less that: what rounding leaves. */
  readonly residual: Amount;
}

/**
 * The price of a point at which all budgets together come to a total.
 *
 * Priced at the same total, a cohort that grows from N to N′ points lowers the price by 1 − N/N′.
 *
 * @param goal pounds per period; the price is per point for the same period
 * @throws RasError `undefined-result` when there are no points above the threshold, or everything is held back
 * @source RR145 5.7 (money over points); IBSEN 15.4.2 (a fixed budget when demand grows)
 * @choice solve-price: exact, and not rounded; each budget is rounded once, and the residual is told
 * @category What if
 * @example
 * ```ts
 * import { priceForTotal } from 'openras/change';
 * const cases = [{ caseId: 'a', points: 50 }, { caseId: 'b', points: 40 }, { caseId: 'c', points: 60 }];
 * priceForTotal(cases, { total: 30000 }).price; // => '200'
 * priceForTotal(cases, { total: 27000, contingency: 10 }).price; // => '200'
 * ```
 */
export function priceForTotal(cases: readonly PointsRow[], goal: PriceGoal): SolvedPrice {
  const [{ total, contingency, threshold, rounding }, rows] = readTogether(
    () => parseInput(priceGoalSchema, goal, ['goal']),
    () => parseRows(pointsRowSchema, cases, ['cases']),
  );
  const eligible = rows.map(({ points }) => points).filter((points) => compareRatios(points, threshold) >= 0);
  const points = sumRatios(eligible);
  const share = subtractRatios(ONE, contingency);
  const problems = problemList();
  if (share.numerator === 0n)
    problems.add('undefined-result', ['goal', 'contingency'], 'all of each budget is held back; no price hits a total');
  if (points.numerator === 0n) {
    const isBelow = rows.some((row) => row.points.numerator !== 0n);
    if (isBelow)
      problems.add('undefined-result', ['goal', 'threshold'], 'no family has so many points; no price hits a total');
    else problems.add('undefined-result', ['cases'], 'no family has points; no price hits a total');
  }
  problems.throwIfAny();
  const price = divideRatios(ratio(total), multiplyRatios(points, share));
  const budgets = eligible.map((own) => roundPence(multiplyRatios(own, price), rounding));
  const reached = budgets.reduce(
    (sum, budget) => sum + budget - roundPence(multiplyRatios(ratio(budget), contingency)),
    0n,
  );
  const pounds = divideRatios(price, ratio(100n));
  return {
    price: formatRatio(pounds),
    pounds: formatRounded(pounds, 4),
    families: budgets.filter((budget) => amountOrNone(budget) !== null).length,
    points: formatRatio(points),
    total: formatAmount(reached),
    residual: formatAmount(total - reached),
  };
}
