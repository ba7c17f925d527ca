import { fail, problemList } from '../../errors.js';
import { divideRatios, multiplyRatios, type Ratio, ratio } from '../../exact/ratio.js';
import { roundToInteger } from '../../exact/round.js';
import { checkAmount, formatAmount } from '../../money/amount.js';
import type { Rounding } from '../../money/rounding.js';
import type { CohortAllocation } from '../allocation.js';
import { type CohortColumns, checkCohort, type PointsCohort } from '../cohort.js';
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
  const [single] = pricers;
  let referred = 0;
  let total = 0n;
  let part = 0;
  let largest = 0;
  for (let index = 0; index < length; index += 1) {
    const price = groupCodes === undefined ? single : pricers[groupCodes[index] ?? 0];
    const scaled = points[index] ?? 0;
    const extra = addOnPence === undefined ? 0 : (addOnPence[index] ?? 0);
    const budget = (price === undefined ? 0 : price(scaled)) + extra;
    if (scaled === 0 && extra === 0) referred += 1;
    pence[index] = budget;
    if (budget > largest) largest = budget;
    part += budget;
    // Whole pence add exactly up to 2^53; the rest is carried in a bigint now and then.
    if (part > 4e15) {
      total += BigInt(part);
      part = 0;
    }
  }
  checkAmount(BigInt(largest), ['points']);
  return {
    modelKind: 'price-point',
    pence,
    period: model.period,
    total: formatAmount(total + BigInt(part)),
    referred,
  };
}

function pricersByGroup(model: ParsedPricePointModel, columns: CohortColumns): PricePoints[] {
  const scale = ratio(10n ** BigInt(columns.pointsDecimals));
  const pricer = (group: string | undefined): PricePoints => {
    const pencePerUnit = divideRatios(exactPrice(priceFor(model, group), model.priceRounding), scale);
    return makePricer(pencePerUnit, model.rounding, columns.largestPoints);
  };
  if (columns.groupNames === undefined) return [pricer(undefined)];
  const problems = problemList();
  const pricers = columns.groupNames.map((group, index) => {
    try {
      return pricer(group);
    } catch (error) {
      problems.addError(error, ['groups', 'names', index]);
      return fail('unknown-name', [], '');
    }
  });
  problems.throwIfAny();
  return pricers;
}

/**
 * A function from scaled points to whole pence. Where no product can pass 2^53 it multiplies and divides plain
 * numbers, exactly, by whole quotient and remainder; otherwise it takes the slower way in bigint.
 */
function makePricer(pencePerUnit: Ratio, rounding: Rounding, largestPoints: number): PricePoints {
  const perUnit = divideRatios(pencePerUnit, ratio(rounding.unit));
  const slow = (points: number): number => {
    const budget = rounding.unit * roundToInteger(multiplyRatios(ratio(BigInt(points)), perUnit), rounding.mode);
    return Number(budget);
  };
  checkAmount(BigInt(slow(largestPoints)), ['points']);
  const numerator = Number(perUnit.numerator);
  const denominator = Number(perUnit.denominator);
  const unit = Number(rounding.unit);
  if (!(numerator * largestPoints <= MAX_PRODUCT && denominator <= MAX_PRODUCT)) return slow;
  if (rounding.mode === 'half-up') return fastHalfUp(numerator, denominator, unit);
  return slow;
}

// Below this, the product, twice the remainder and quotient times denominator are all whole numbers under 2^53.
const MAX_PRODUCT = 2 ** 51;

function fastHalfUp(numerator: number, denominator: number, unit: number): PricePoints {
  return (points) => {
    const product = points * numerator;
    let quotient = Math.floor(product / denominator);
    let remainder = product - quotient * denominator;
    // The division is rounded to the nearest number, which may be the whole number just above.
    if (remainder < 0) {
      quotient -= 1;
      remainder += denominator;
    }
    return unit * (remainder * 2 >= denominator ? quotient + 1 : quotient);
  };
}
