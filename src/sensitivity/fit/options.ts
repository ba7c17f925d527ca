import * as z from 'zod';
import type { Model } from '../../allocation/kinds.js';
import { listField, namesField, percentSchema } from '../../cohort/options.js';
import type { DecimalInput } from '../../exact/decimal.js';
import { type StoredModel, storedModelSchema } from '../../model/header.js';
import { pointsSchema } from '../../model/shared/budget/allocation.js';
import { type AmountInput, positiveAmountSchema } from '../../money/amount.js';
import { withCheck } from '../../parse/check.js';
import { schemaFor } from '../../parse/deferred.js';
import { type SampleOptions, sampleFields } from '../options.js';

/** How near a budget must come to the package to be near enough: by either or both. No report states it. */
export interface FitTolerance {
  /** In per cent of the package, ends included. */
  readonly percent?: DecimalInput;
  /** In pounds per period, ends included. */
  readonly amount?: AmountInput;
}

/** How near is near enough. */
export const toleranceSchema = schemaFor<FitTolerance>()(() =>
  withCheck(
    z
      .strictObject({ percent: percentSchema.exactOptional(), amount: positiveAmountSchema.exactOptional() })
      .meta({ minProperties: 1 }),
    ({ percent, amount }, problems) => {
      if (percent === undefined && amount === undefined)
        problems.add('invalid', [], 'expected percent, amount or both');
    },
  ),
);

/** How near is near enough, parsed. */
export type ParsedFitTolerance = z.output<typeof toleranceSchema>;

/**
 * How a model is held against existing packages.
 *
 * @choice fit-points-bands: four bands with about as many cases each, equal points never in two; any number of bands, or
 * cut points, by name
 * @choice fit-tolerance: how near a budget must come to the package has no default, because no report states it
 * @choice fit-age-bands: no default; RR145 5.33 contrasts 0 to 5 with 14 and over, and gives no bands
 */
export interface FitOptions extends SampleOptions {
  /** A stored model, which prices each case, by its `group` where it has prices by group; without it each case brings its `indicative`. */
  readonly model?: Model | StoredModel | undefined;
  /** `site`, `group`, `status` or the names of characteristics to report by; none unless told. */
  readonly by?: readonly string[] | undefined;
  /** Bands of points: how many with about as many cases each, or cut points as in `openras/equity` (10 and 20 make bands below 10, from 10 to below 20, and from 20); 4 unless told otherwise. */
  readonly bands?: number | readonly DecimalInput[] | undefined;
  /** The lowest age of each band in whole years, such as `[0, 6, 14]`; without it nothing is told by age. */
  readonly ageBands?: readonly number[];
  /** How near is near enough; without it nothing is counted. */
  readonly tolerance?: FitTolerance;
  /** How many cases each list names at most; 10 unless told otherwise. */
  readonly list?: number | undefined;
}

/** How a model is held against existing packages. */
export const fitOptionsSchema = schemaFor<FitOptions>()(() =>
  z.strictObject({ model: storedModelSchema.optional(), ...fitFields() }),
);

/** How a model is held against existing packages, without the model. */
export function fitFields() {
  return {
    by: namesField().default([]),
    bands: z.union([z.int().min(1).max(100), z.array(pointsSchema).min(1).max(1000)]).prefault(4),
    ageBands: withCheck(z.array(z.int().min(0).max(120)).min(1).max(121), (ends, problems) => {
      if (new Set(ends).size < ends.length) problems.add('duplicate', [], 'a band begins twice');
    }).exactOptional(),
    tolerance: toleranceSchema.exactOptional(),
    list: listField(10),
    ...sampleFields(),
  };
}

/** How a model is held against existing packages, parsed. */
export type ParsedFitOptions = z.output<typeof fitOptionsSchema>;
