import * as z from 'zod';
import { listField } from '../../cohort/options.js';
import { fail } from '../../errors.js';
import type { DecimalInput } from '../../exact/decimal.js';
import { compareRatios, type Ratio, ratio } from '../../exact/ratio.js';
import { pointsAboveNoughtSchema, pointsSchema } from '../../model/shared/budget/allocation.js';
import { schemaFor } from '../../parse/deferred.js';
import { type BootstrapOptions, bootstrapFields } from '../chance/bootstrap.js';
import { type SampleOptions, sampleFields } from '../options.js';

import { medianPoints, type Sample } from '../sample.js';

/** How a price of a point is made, for all that asks how firm it is. */
export interface PriceOptions extends SampleOptions {
  /**
   * `total`: all packages over all points, unless told otherwise; `largest-package`: the largest over the most points
   * obtainable.
   */
  readonly method?: 'total' | 'largest-package' | undefined;
  /** The most points that the questionnaire can give, more than 0; required by `largest-package`. */
  readonly maximumPoints?: DecimalInput;
}

/** The fields of how a price of a point is made. */
function priceFields() {
  const isPoints = ({ numerator }: Ratio): boolean => numerator > 0n;
  return {
    method: z.enum(['total', 'largest-package']).default('total'),
    maximumPoints: pointsAboveNoughtSchema.refine(isPoints, 'expected more than 0 points').exactOptional(),
    ...sampleFields(),
  };
}

/** How the uncertainty of a price is found. */
export interface UncertaintyOptions extends PriceOptions, BootstrapOptions {
  /** For which points the budgets are told; the middle points of the sample unless given. */
  readonly atPoints?: readonly DecimalInput[];
}

/** How the uncertainty of a price is found. */
export const uncertaintySchema = schemaFor<UncertaintyOptions>()(() =>
  z.strictObject({
    ...priceFields(),
    ...bootstrapFields(),
    atPoints: z.array(pointsSchema).max(1000).exactOptional(),
  }),
);

/** How the influence of single cases is found. */
export interface InfluenceOptions extends PriceOptions {
  /** For which points a budget is told; the middle points of the sample unless given. */
  readonly atPoints?: DecimalInput;
  /** How many cases are listed at most; 10 unless told otherwise. */
  readonly list?: number | undefined;
}

/** How the influence of single cases is found. */
export const influenceSchema = schemaFor<InfluenceOptions>()(() =>
  z.strictObject({ ...priceFields(), atPoints: pointsSchema.exactOptional(), list: listField(10) }),
);

/** How a price is made, parsed. */
export type PriceTerms = Pick<z.output<typeof uncertaintySchema>, 'method' | 'maximumPoints'>;

/** Pence over scaled points; null where there are no points to divide by. */
export interface PriceParts {
  readonly money: bigint;
  readonly points: Ratio;
}

/** The price of a sample as money over scaled points. */
export function priceOf(sample: Sample, terms: PriceTerms): PriceParts | null {
  if (sample.n === 0) return null;
  if (terms.method === 'total') {
    return sample.allPoints === 0n ? null : { money: sample.allPackages, points: ratio(sample.allPoints) };
  }
  const money = sample.packages.reduce((most, value) => Math.max(most, value), 0);
  return { money: BigInt(money), points: scaledMaximum(sample, terms) };
}

/** The most points obtainable, scaled like those of the sample. */
export function scaledMaximum({ pointsDecimals, points }: Sample, { maximumPoints }: PriceTerms): Ratio {
  const at = ['options', 'maximumPoints'];
  if (maximumPoints === undefined) {
    return fail('missing', at, 'largest-package needs the most points that can be obtained');
  }
  const scaled = ratio(maximumPoints.numerator * 10n ** BigInt(pointsDecimals), maximumPoints.denominator);
  const most = points.reduce((high, value) => Math.max(high, value), 0);
  if (compareRatios(ratio(BigInt(most)), scaled) <= 0) return scaled;
  return fail('inconsistent', at, 'a case of the sample has more points than can be obtained');
}

/** The points that budgets are told for, scaled: those given, or the middle points of the sample. */
export function scaledTargets(sample: Sample, atPoints: readonly Ratio[] | undefined): Ratio[] {
  if (atPoints === undefined) return sample.n === 0 ? [] : [medianPoints(sample)];
  const scale = 10n ** BigInt(sample.pointsDecimals);
  return atPoints.map(({ numerator, denominator }) => ratio(numerator * scale, denominator));
}
