import type { DecimalInput } from '../../exact/decimal.js';
import { addRatios, formatRatio, ONE, type Ratio, subtractRatios } from '../../exact/ratio.js';
import { type Amount, formatAmount, parseAmount } from '../../money/amount.js';
import type { TimedPeriod } from '../../money/period.js';
import { parseInput, readTogether } from '../../parse/parse.js';
import type { Warning } from '../../warning.js';
import { pointsSchema } from '../shared/budget/allocation.js';
import { withNoughtAdvice } from '../shared/budget/nought.js';
import { beyondMessage, beyondOf } from '../shared/points/points-bounds.js';
import { allocateByPercentile } from './allocate.js';
import { type ParsedPercentileModel, type PercentileModel, percentileModelSchema } from './model.js';

/** What points would be given, beside those asked for. */
export interface PointsBeside {
  /** The points. */
  readonly points: string;
  /** Pounds per period; null where the model refers to costing or refuses such points. */
  readonly budget: Amount | null;
  /** Against the budget of the points asked for; null where either is not known. */
  readonly change: Amount | null;
  /** What `allocate` says of a case with these points: that they pass a bound, or lie outside the table. */
  readonly warnings: readonly Warning[];
}

/** What one point more or less would do. */
export interface OnePoint {
  /** The points asked for. */
  readonly points: string;
  /** Pounds per period; null where the model refers to costing or refuses such points. */
  readonly budget: Amount | null;
  /** The period of every amount in it. */
  readonly period: TimedPeriod;
  /** What `allocate` says of a case with the points asked for, such as `beyond-maximum`, `beyond-sample`, `clamped-above`. */
  readonly warnings: readonly Warning[];
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
 * more; // => { points: '31', budget: '9000.00', change: '5000.00', warnings: [] }
 * less; // => { points: '29', budget: '3900.00', change: '-100.00', warnings: [] }
 * ```
 * @category Models
 */
export function onePointMoreOrLess(model: PercentileModel, points: DecimalInput): OnePoint {
  const [parsed, exact] = readTogether(
    () => parseInput(percentileModelSchema, model, ['model']),
    () => parseInput(pointsSchema, points, ['points']),
  );
  const here = priced(parsed, exact);
  const less = subtractRatios(exact, ONE);
  return {
    points: formatRatio(exact),
    budget: here.budget,
    period: parsed.period,
    warnings: here.warnings,
    more: beside(parsed, addRatios(exact, ONE), here.budget),
    less: less.numerator < 0n ? null : beside(parsed, less, here.budget),
  };
}

function beside(model: ParsedPercentileModel, points: Ratio, here: Amount | null): PointsBeside {
  const { budget, warnings } = priced(model, points);
  const isKnown = here !== null && budget !== null;
  const change = isKnown ? formatAmount(parseAmount(budget) - parseAmount(here)) : null;
  return { points: formatRatio(points), budget, change, warnings };
}

interface Priced {
  readonly budget: Amount | null;
  readonly warnings: readonly Warning[];
}

/** What the model gives a case with such points, and says of it; no case is named, since none is asked about. */
function priced(model: ParsedPercentileModel, points: Ratio): Priced {
  const { maximumPoints, beyondMaximum } = model;
  if (beyondMaximum === 'refuse' && maximumPoints !== undefined && beyondOf(model, points) === 'maximum') {
    const own = formatRatio(points);
    const message = `${beyondMessage(own, maximumPoints)}; the model refuses such points`;
    const details = { points: own, maximumPoints: formatRatio(maximumPoints) };
    return { budget: null, warnings: [{ code: 'beyond-maximum', message, details }] };
  }
  const { indicative, warnings } = withNoughtAdvice(allocateByPercentile(model, { caseId: '', points }));
  return { budget: indicative, warnings: warnings.map(({ caseId: _, ...rest }) => rest) };
}
