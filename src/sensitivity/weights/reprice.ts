import * as z from 'zod';
import type { Model } from '../../allocation/kinds.js';
import { formatPoints } from '../../cohort/figures.js';
import { sumOf } from '../../cohort/sums.js';
import { type StoredModel, storedModelSchema } from '../../model/header.js';
import { alignCohort } from '../../model/percentile/cohort/align-cohort.js';
import { formatAmount } from '../../money/amount.js';
import type { Period, TimedPeriod } from '../../money/period.js';
import { schemaFor } from '../../parse/deferred.js';
import { openForColumns } from '../price-columns.js';

/** Budgets follow by a price or an alignment that is made anew from the same packages. */
export interface Recalibrate {
  /** `price-point`: RAS 4, all packages over all points; `percentile`: RAS 5, aligned by rank. */
  readonly recalibrate: 'price-point' | 'percentile';
}

/** Budgets follow by a stored model that stays as it is. */
export interface KeepModel {
  /** A stored model that prices columns of points. */
  readonly model: Model | StoredModel;
}

/** How budgets follow when points change. */
export type Reprice = Recalibrate | KeepModel;

/** How budgets follow when points change. */
export const repriceSchema = schemaFor<Reprice>()(() =>
  z.union([
    z.strictObject({ recalibrate: z.enum(['price-point', 'percentile']) }),
    z.strictObject({ model: storedModelSchema }),
  ]),
);

/** Budgets in whole pence for scaled points. */
export type Pricer = (
  points: Float64Array,
  decimals: number,
) => { readonly pence: Float64Array; readonly period: Period };

/** What prices columns of points; packages in whole pence are needed to calibrate anew. */
export function pricerFor(reprice: Reprice, packages: Float64Array, period: TimedPeriod): Pricer {
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
