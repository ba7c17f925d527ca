import type { DecimalInput } from '../../exact/decimal.js';
import { addRatios, formatRatio, ONE, type Ratio, subtractRatios } from '../../exact/ratio.js';
import { type Amount, formatAmount, type Pence } from '../../money/amount.js';
import type { TimedPeriod } from '../../money/period.js';
import { parseInput, readTogether } from '../../parse/parse.js';
import { pointsSchema } from '../shared/budget/allocation.js';
import { beyondOf } from '../shared/points/points-bounds.js';
import { type ParsedPercentileModel, type PercentileModel, percentileModelSchema } from './model.js';
import { pencePer } from './table/lookup.js';

/** What points would be given, beside those asked for. */
export interface PointsBeside {
  /** The points. */
  readonly points: string;
  /** Pounds per period; null where the model refers to costing or refuses such points. */
  readonly budget: Amount | null;
  /** Against the budget of the points asked for; null where either is not known. */
  readonly change: Amount | null;
}

/** What one point more or less would do. */
export interface OnePoint {
  /** The points asked for. */
  readonly points: string;
  /** Pounds per period; null where the model refers to costing or refuses such points. */
  readonly budget: Amount | null;
  /** The period of every amount in it. */
  readonly period: TimedPeriod;
  /** What one point more would be given. */
  readonly more: PointsBeside;
  /** What one point less would be given; null below one point. */
  readonly less: PointsBeside | null;
}

/**
 * What one point more or less would do to a case.
 *
 * @param model a stored RAS 5 model
 * @param points the points of the case
 * @returns pounds per the model's period
 * @throws RasError for a model or points that are not valid
 * @source RR145 Table 23 (budgets can be very sensitive to the score)
 * @example
 * ```ts
 * import { calibratePercentile } from 'openras';
 * import { onePointMoreOrLess } from 'openras/models';
 * const sample = [
 *   { caseId: 'a', points: 31, packageValue: '9000' },
 *   { caseId: 'b', points: 30, packageValue: '4000' },
 *   { caseId: 'c', points: 20, packageValue: '3000' },
 * ];
 * const { model } = calibratePercentile(sample, { fundingBasis: 'pot' });
 * const { budget, more, less } = onePointMoreOrLess(model, 30);
 * budget; // => '4000.00'
 * more; // => { points: '31', budget: '9000.00', change: '5000.00' }
 * less; // => { points: '29', budget: '3900.00', change: '-100.00' }
 * ```
 * @category Models
 */
export function onePointMoreOrLess(model: PercentileModel, points: DecimalInput): OnePoint {
  const [parsed, exact] = readTogether(
    () => parseInput(percentileModelSchema, model, ['model']),
    () => parseInput(pointsSchema, points, ['points']),
  );
  const here = penceOf(parsed, exact);
  const less = subtractRatios(exact, ONE);
  return {
    points: formatRatio(exact),
    budget: amountOrNull(here),
    period: parsed.period,
    more: beside(parsed, addRatios(exact, ONE), here),
    less: less.numerator < 0n ? null : beside(parsed, less, here),
  };
}

function beside(model: ParsedPercentileModel, points: Ratio, here: Pence | undefined): PointsBeside {
  const there = penceOf(model, points);
  const known = here !== undefined && there !== undefined;
  return {
    points: formatRatio(points),
    budget: amountOrNull(there),
    change: known ? formatAmount(there - here) : null,
  };
}

function penceOf(model: ParsedPercentileModel, points: Ratio): Pence | undefined {
  const isPriced = model.beyondMaximum === 'warn' || beyondOf(model, points) !== 'maximum';
  return isPriced ? pencePer(model, points) : undefined;
}

const amountOrNull = (pence: Pence | undefined): Amount | null => (pence === undefined ? null : formatAmount(pence));
