import * as z from 'zod';
import { formatPoints } from '../../cohort/figures.js';
import { sumOf } from '../../cohort/sums.js';
import { storedModelSchema } from '../../model/header.js';
import { alignCohort } from '../../model/percentile/cohort/align-cohort.js';
import { formatAmount } from '../../money/amount.js';
import type { Period } from '../../money/period.js';
import { openForColumns } from '../price-columns.js';

/**
 * How budgets follow when points change: by a price or an alignment that is made anew from the same packages, or by a
 * stored model that stays as it is.
 */
export const repriceSchema = z.union([
  z.strictObject({ recalibrate: z.enum(['price-point', 'percentile']) }),
  z.strictObject({ model: storedModelSchema }),
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
    const priceColumns = openForColumns(reprice.model, ['options', 'pricing', 'model']);
    return (points, pointsDecimals) => priceColumns({ points, pointsDecimals });
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
    return { pence: openForColumns(model, ['model'])({ points, pointsDecimals }).pence, period };
  };
}
