import * as z from 'zod';
import type { CohortInput } from '../../cohort/read/read.js';
import { at } from '../../exact/at.js';
import type { DecimalInput } from '../../exact/decimal.js';
import { multiplyRatios, type Ratio, ratio } from '../../exact/ratio.js';
import { pointsSchema } from '../../model/shared/budget/allocation.js';
import { schemaFor } from '../../parse/deferred.js';
import { parseInput, readTogether } from '../../parse/parse.js';
import { type BootstrapOptions, bootstrapFields, type Resampling, resamplingOf } from '../chance/bootstrap.js';
import { percentileInterval } from '../chance/percentile-interval.js';
import { type SampleOptions, type SampleResult, sampleFields } from '../options.js';
import { openSample, type Sample, unitsOf } from '../sample.js';
import { predictedAt } from '../table/predict-at.js';
import { resampledAmounts } from '../table/resampled-tables.js';
import { rankTables } from '../table/table-rows.js';
import { scaledTargets } from './options.js';
import { perPoint, resampledPrices } from './resampled-prices.js';
import { type PriceEnds, poundsPerPoint, type SoftBudget, softBudget } from './soft-budget.js';

/**
 * For which sizes of sample intervals are told.
 *
 * @choice sample-sizes: 60 and 100, between which RR145 5.8 puts the samples of its sites, and 300 for comparison
 */
export interface SampleSizeOptions extends SampleOptions, BootstrapOptions {
  /** The sizes of sample to look at: 1 to 20 of them; 60, 100 and 300 unless told otherwise. */
  readonly sizes?: readonly number[] | undefined;
  /** For which points budgets are told; the middle points of the sample unless given. */
  readonly atPoints?: DecimalInput;
}

/** For which sizes of sample intervals are told. */
export const sampleSizeSchema = schemaFor<SampleSizeOptions>()(() =>
  z.strictObject({
    ...sampleFields(),
    ...bootstrapFields(),
    sizes: z.array(z.int().min(1).max(100_000)).min(1).max(20).default([60, 100, 300]),
    atPoints: pointsSchema.exactOptional(),
  }),
);

/** How firm a price and a budget would be with a sample of some size. */
export interface SizeRow {
  /** How many cases the sample would hold. */
  readonly cases: number;
  /** Pounds per point, to four decimals; null where no resample has points. */
  readonly price: PriceEnds | null;
  /** The budget at the points asked for, by RAS 4 (all packages over all points) and by RAS 5 (rank). */
  readonly pricePoint: SoftBudget | null;
  /** The budget by RAS 5 (rank); null where there is none. */
  readonly percentile: SoftBudget | null;
}

/** Sample size against interval. */
export interface SampleSizes extends SampleResult, Resampling {
  /** A row for each size. */
  readonly rows: readonly SizeRow[];
}

/**
 * How wide the interval of a price and of a budget would be if the sample held 60, 100 or 300 cases like those that it
 * holds.
 *
 * Samples of each size are drawn from the cases given, with replacement. They cannot hold what these cases do not: a small
 * sample seems firmer than it is, above all at the ends.
 *
 * @param input a calibration sample: points and packages in pounds per period, or columns of them
 * @throws RasError for cases or options that are not valid
 * @source RR145 5.8 (60 to 100 cases), Table 19 (around 100)
 * @choice sample-sizes: 60, 100 and 300 unless told otherwise
 * @category Uncertainty
 * @example
 * ```ts
 * import { sampleSizes } from 'openras/sensitivity';
 * const cases = [10, 20, 30, 40].map((points) => ({ caseId: `F${points}`, points, traditional: points * 50 }));
 * const { rows } = sampleSizes(cases, { sizes: [60, 100], resamples: 100 });
 * rows.map(({ cases, price }) => [cases, price?.low]); // => [[60, '50.0000'], [100, '50.0000']]
 * rows[0]?.pricePoint?.soft; // => '0.00'
 * ```
 */
export function sampleSizes(input: CohortInput, options: SampleSizeOptions = {}): SampleSizes {
  const [parsed, open] = readTogether(
    () => parseInput(sampleSizeSchema, options, ['options']),
    () => openSample(input),
  );
  const { period, seed, resamples, confidence, sizes, atPoints } = parsed;
  const sample = open(parsed.oneOffs);
  const [target] = scaledTargets(sample, atPoints === undefined ? undefined : [atPoints]);
  const sizeRow = (size: number): SizeRow => {
    if (target === undefined) return { cases: size, price: null, pricePoint: null, percentile: null };
    return { cases: size, ...rowOf(sample, target, { size, resamples, seed, confidence }) };
  };
  return {
    period,
    n: sample.n,
    leftOut: sample.leftOut,
    ...resamplingOf(parsed),
    rows: sizes.map(sizeRow),
  };
}

interface Draws {
  readonly size: number;
  readonly resamples: number;
  readonly seed: number;
  readonly confidence: Ratio;
}

function rowOf(sample: Sample, target: Ratio, { confidence, ...draws }: Draws): Omit<SizeRow, 'cases'> {
  const { pointsDecimals: decimals, allPoints, allPackages } = sample;
  const points = Number(target.numerator) / Number(target.denominator);
  const prices = percentileInterval(resampledPrices(sample, { method: 'total' }, draws), confidence);
  const { pence } = resampledAmounts(sample, Float64Array.of(points), { ...draws, make: rankTables });
  const amounts = percentileInterval(at(pence, 0), confidence);
  // Of one case or household every resample is the same: no interval.
  const isOne = unitsOf(sample) === 1;
  const hasPrice = prices !== null && allPoints > 0n && !isOne;
  const exact = allPoints > 0n ? perPoint({ money: allPackages, points: ratio(allPoints) }) : ratio(0n);
  return {
    price: hasPrice ? { low: poundsPerPoint(prices.low, decimals), high: poundsPerPoint(prices.high, decimals) } : null,
    pricePoint: hasPrice
      ? softBudget(target, decimals, multiplyRatios(target, exact), {
          low: prices.low * points,
          high: prices.high * points,
        })
      : null,
    percentile: amounts === null || isOne ? null : softBudget(target, decimals, predictedAt(sample, target), amounts),
  };
}
