import * as z from 'zod';
import { listField, namesField, partField, percentSchema, periodField } from '../../cohort/options.js';
import { pointsSchema } from '../../model/allocation.js';
import { positiveAmountSchema } from '../../money/amount.js';

/** How near is near enough; no report states it. */
export const toleranceSchema = z
  .strictObject({
    /** In per cent of the package. */
    percent: percentSchema.exactOptional(),
    /** In pounds per period. */
    amount: positiveAmountSchema.exactOptional(),
  })
  .refine(({ percent, amount }) => percent !== undefined || amount !== undefined, 'expected percent, amount or both');

/** How near is near enough, parsed. */
export type Tolerance = z.output<typeof toleranceSchema>;

export const fitOptionsSchema = z.strictObject({
  /** A stored model with one price for all; without it, or with prices by group, each case brings its `budget`. */
  model: z.unknown(),
  /** `group` or the names of characteristics to report by. */
  by: namesField.default([]),
  /** How many bands of points with about as many cases each, or the lowest points of each band. */
  bands: z.union([z.int().min(1).max(100), z.array(pointsSchema).min(1).max(1000)]).default(4),
  /** The lowest age of each band, such as `[0, 6, 14]`; without it nothing is told by age. */
  ageBands: z.array(z.int().min(0).max(120)).min(1).max(121).exactOptional(),
  tolerance: toleranceSchema.exactOptional(),
  list: listField(10),
  oneOffs: partField.default('exclude'),
  /** The period of the amounts, where no model says it. */
  period: periodField,
});

/**
 * How a model is held against existing packages.
 *
 * @choice fit-points-bands: four bands with about as many cases each, equal points never in two; any number of bands, or
 * the lowest points of each, by name
 * @choice fit-tolerance: how near a budget must come to the package has no default, because no report states it
 * @choice fit-age-bands: no default; RR145 5.33 contrasts 0 to 5 with 14 and over, and gives no bands
 */
export type FitOptions = Partial<z.input<typeof fitOptionsSchema>>;

/** How a model is held against existing packages, parsed. */
export type ParsedFitOptions = z.output<typeof fitOptionsSchema>;
