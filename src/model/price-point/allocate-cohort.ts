import { problemList } from '../../errors.js';
import { at, numberAt } from '../../exact/at.js';
import { divideRatios, multiplyRatios, type Ratio, ratio } from '../../exact/ratio.js';
import { checkAmount } from '../../money/amount.js';
import { exactTotal } from '../../money/exact-total.js';
import { type Rounding, roundPence } from '../../money/rounding.js';
import { MAX_WHOLE, wholeRounder } from '../../money/whole-rounding.js';
import type { CohortAllocation } from '../shared/budget/allocation.js';
import { boundsOfColumns } from '../shared/points/bounded-columns.js';
import { type CohortColumns, checkCohort, type PointsCohort } from '../shared/points/points-columns.js';
import { exactPrice, type ParsedPricePointModel, priceFor } from './model.js';

/** Whole pence of one case from its whole scaled points. */
type PricePoints = (points: number) => number;

/**
 * The indicative budgets of a cohort by RAS 4, to the same pennies as case by case.
 *
 * @source RR145 5.7
 */
export function allocateCohortByPricePoint(model: ParsedPricePointModel, cohort: PointsCohort): CohortAllocation {
  const columns = checkCohort(cohort);
  const pricers = pricersByGroup(model, columns);
  const { points, groupCodes, addOnPence, length } = columns;
  const pence = new Float64Array(length);
  const total = exactTotal();
  const problems = problemList();
  const bounds = boundsOfColumns(model, columns, problems);
  let referred = 0;
  let zeroBudgets = 0;
  let largest = 0;
  for (let index = 0; index < length; index += 1) {
    const price = at(pricers, groupCodes === undefined ? 0 : numberAt(groupCodes, index));
    const scaled = numberAt(points, index);
    if (!bounds.isPriced(scaled, index)) {
      referred += 1;
      pence[index] = Number.NaN;
      continue;
    }
    const extra = addOnPence === undefined ? 0 : numberAt(addOnPence, index);
    const budget = price(scaled) + extra;
    if (budget === 0) zeroBudgets += 1;
    if (budget > largest) largest = budget;
    pence[index] = budget;
    total.add(budget);
  }
  problems.throwIfAny();
  checkAmount(BigInt(largest), ['points']);
  const sums = { total: total.amount(), referred, zeroBudgets, ...bounds.counts() };
  return { modelKind: 'price-point', pence, period: model.period, ...sums };
}

function pricersByGroup(model: ParsedPricePointModel, columns: CohortColumns): PricePoints[] {
  const scale = ratio(10n ** BigInt(columns.pointsDecimals));
  const problems = problemList();
  const pricers = (columns.groupNames ?? [undefined]).flatMap((group, index) => {
    try {
      const pencePerUnit = divideRatios(exactPrice(priceFor(model, group), model.priceRounding), scale);
      return [makePricer(pencePerUnit, model.rounding, columns.largestPoints)];
    } catch (error) {
      problems.addError(error, group === undefined ? [] : ['groups', 'names', index]);
      return [];
    }
  });
  problems.throwIfAny();
  return pricers;
}

/**
 * A function from scaled points to whole pence. Where no product can pass 2^51 it multiplies and divides plain
 * numbers, exactly, by whole quotient and remainder; otherwise it takes the slower way in bigint.
 */
function makePricer(pencePerUnit: Ratio, rounding: Rounding, largestPoints: number): PricePoints {
  const slow = (points: number): number =>
    Number(roundPence(multiplyRatios(ratio(BigInt(points)), pencePerUnit), rounding));
  const numerator = Number(pencePerUnit.numerator);
  const denominator = Number(pencePerUnit.denominator);
  const isPlain = numerator * largestPoints <= MAX_WHOLE && denominator * Number(rounding.unit) <= MAX_WHOLE;
  if (!isPlain) return slow;
  const { quotient } = wholeRounder(rounding);
  return (points) => quotient(points * numerator, denominator);
}
