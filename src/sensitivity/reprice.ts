import * as z from 'zod';
import { openModel } from '../allocation/allocate.js';
import { fail } from '../errors.js';
import { alignCohort } from '../model/percentile/align-cohort.js';
import { formatAmount } from '../money/amount.js';
import type { Period } from '../money/period.js';
import { sumOf } from './exact-sums.js';
import { formatPoints } from './format.js';

/**
 * How budgets follow when points change: by a price or an alignment that is made anew from the same packages, or by a
 * stored model that stays as it is.
 */
export const repriceSchema = z.union([
  z.strictObject({ recalibrate: z.enum(['price-point', 'percentile']) }),
  z.strictObject({ model: z.looseObject({ kind: z.string() }) }),
]);

/** How budgets follow when points change. */
export type Reprice = z.output<typeof repriceSchema>;

/** Budgets in whole pence for scaled points. */
export type Pricer = (
  points: Float64Array,
  decimals: number,
) => { readonly pence: Float64Array; readonly period: Period };

/** What prices columns of points; packages in whole pence are needed to calibrate anew. */
export function pricerFor(reprice: Reprice, packages: Float64Array, period: Exclude<Period, 'one-off'>): Pricer {
  if ('model' in reprice) {
    const { allocateCohort } = openModel(reprice.model, ['options', 'pricing', 'model']);
    if (allocateCohort === undefined) {
      return fail('refused', ['options', 'pricing', 'model'], 'this kind does not price columns of points');
    }
    return (points, pointsDecimals) => allocateCohort({ points, pointsDecimals });
  }
  if (reprice.recalibrate === 'percentile') {
    return (points, pointsDecimals) => alignCohort({ points, pointsDecimals, packagePence: packages }, { period });
  }
  const money = formatAmount(sumOf(packages));
  return (points, pointsDecimals) => {
    const sum = sumOf(points);
    if (sum === 0n) return { pence: new Float64Array(points.length), period };
    const prices = [{ money, points: formatPoints(sum, pointsDecimals) }];
    const model = {
      schemaVersion: 1,
      kind: 'price-point',
      period,
      fundingBasis: 'pot',
      method: 'total',
      prices,
      rounding: {},
    };
    const { pence } = openModel(model).allocateCohort?.({ points, pointsDecimals }) ?? { pence: new Float64Array() };
    return { pence, period };
  };
}
