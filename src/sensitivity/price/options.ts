import * as z from 'zod';
import { listField, partField, periodField } from '../../cohort/options.js';
import { fail } from '../../errors.js';
import { compareRatios, type Ratio, ratio } from '../../exact/ratio.js';
import { pointsSchema } from '../../model/allocation.js';
import { bootstrapFields } from '../chance/bootstrap.js';

import { medianPoints, type Sample } from '../sample.js';

/** How a price of a point is made, for all that asks how firm it is. */
export const priceFields = {
  /** `total`: all packages over all points; `largest-package`: the largest over the most points obtainable. */
  method: z.enum(['total', 'largest-package']).default('total'),
  /** The most points that the questionnaire can give; required by `largest-package`. */
  maximumPoints: pointsSchema.refine(({ numerator }) => numerator > 0n, 'expected more than 0 points').exactOptional(),
  oneOffs: partField.default('exclude'),
  period: periodField,
};

export const uncertaintySchema = z.strictObject({
  ...priceFields,
  ...bootstrapFields,
  /** For which points the budgets are told; the middle points of the sample unless given. */
  atPoints: z.array(pointsSchema).max(1000).exactOptional(),
});

/**
 * How the uncertainty of a price is found.
 *
 * @choice resampling: 2,000 resamples, a percentile interval of 95 per cent and the seed 1, unless told otherwise
 */
export type UncertaintyOptions = z.input<typeof uncertaintySchema>;

export const influenceSchema = z.strictObject({
  ...priceFields,
  /** For which points a budget is told; the middle points of the sample unless given. */
  atPoints: pointsSchema.exactOptional(),
  list: listField(10),
});

/** How the influence of single cases is found. */
export type InfluenceOptions = z.input<typeof influenceSchema>;

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
