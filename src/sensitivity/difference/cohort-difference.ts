import * as z from 'zod';
import type { LeftOut } from '../../cohort/exclusions.js';
import { formatFloat } from '../../cohort/figures.js';
import { pick } from '../../cohort/order/pick.js';
import type { CohortInput } from '../../cohort/read/read.js';
import { sumOf } from '../../cohort/sums.js';
import { type Ratio, ratio, subtractRatios } from '../../exact/ratio.js';
import { formatRounded } from '../../exact/round.js';
import type { Period } from '../../money/period.js';
import { schemaFor } from '../../parse/deferred.js';
import { parseInput, readTogether } from '../../parse/parse.js';
import { openFirmCohort } from '../firm-cohort.js';
import { knownCases } from '../known-cases.js';
import { type SampleOptions, sampleFields } from '../options.js';
import { openSample, sampleOf } from '../sample.js';
import { costOf, type DifferenceCost } from './difference-cost.js';
import { chanceOfDistance, distributionDistance } from './kolmogorov-smirnov.js';

/** How a cohort is compared with its sample. */
export interface CohortDifferenceOptions extends SampleOptions {}

/** How a cohort is compared with its sample. */
export const cohortDifferenceSchema = schemaFor<CohortDifferenceOptions>()(() => z.strictObject(sampleFields()));

/** How far two distributions lie apart. */
export interface DistributionDifference {
  /** How many cases of the sample. */
  readonly sampleN: number;
  /** How many cases of the cohort. */
  readonly cohortN: number;
  /** Points, or pounds per period. */
  readonly sampleMean: string;
  /** The mean of the cohort, in the same unit. */
  readonly cohortMean: string;
  /** The mean of the cohort less that of the sample. */
  readonly difference: string;
  /** The largest distance between the two distribution functions, 0 to 1 (Kolmogorov and Smirnov), to four decimals. */
  readonly distance: string;
  /** How often chance alone would put two such samples so far apart: a limit for large samples, too large with ties. */
  readonly chance: string;
}

/** Who was left out of a comparison of two sets of cases, and why. */
export interface DifferenceLeftOut {
  /** Of the sample. */
  readonly sample: readonly LeftOut[];
  /** Of the cohort. */
  readonly cohort: readonly LeftOut[];
}

/** How far the cohort is from the sample that the price came from. */
export interface CohortDifference {
  /** The period of every amount in it. */
  readonly period: Period;
  /** Who was left out of either, and why. */
  readonly leftOut: DifferenceLeftOut;
  /** Null where sample or cohort has no such column, or no case. */
  readonly points: DistributionDifference | null;
  /** Of packages; null where sample or cohort has no such column, or no case. */
  readonly packages: DistributionDifference | null;
  /** Over the cases of the cohort with points and a package; null where there is none, or no price. */
  readonly cost: DifferenceCost | null;
}

/**
 * Compares the families who take part with the sample that made the price: the distance between their points and between
 * their packages, and what the difference would cost at the sample's price of a point.
 *
 * @param sample the calibration sample: points and packages in pounds per period, or columns of them
 * @param cohort the families who take part; packages where they are known
 * @throws RasError for cases or options that are not valid
 * @source RR145 5.7 with footnote 14 (the cohort is assumed to be like the sample); RR232 3.13, 5.23; IBSEN 15.2.2
 * @choice difference-cost: at the price of all the sample's packages over all its points; the extra cost is split exactly
 * into a part from points and a part from packages, each against the sample's mean
 * @category Fit
 * @example
 * ```ts
 * import { cohortDifference } from 'openras/sensitivity';
 * const sample = [{ caseId: 's1', points: 10, traditional: 1000 }, { caseId: 's2', points: 30, traditional: 3000 }];
 * const cohort = [{ caseId: 'c1', points: 30, traditional: 1000 }, { caseId: 'c2', points: 40, traditional: 3000 }];
 * const { points, packages, cost } = cohortDifference(sample, cohort);
 * [points?.difference, points?.distance]; // => ['15.00', '0.5000']
 * [packages?.difference, packages?.distance]; // => ['0.00', '0.0000']
 * [cost?.extra, cost?.fromPoints, cost?.fromPackages]; // => ['3000.00', '3000.00', '0.00']
 * ```
 */
export function cohortDifference(
  sample: CohortInput,
  cohort: CohortInput,
  options: CohortDifferenceOptions = {},
): CohortDifference {
  const [{ oneOffs, period }, openMade, openRead] = readTogether(
    () => parseInput(cohortDifferenceSchema, options, ['options']),
    () => openSample(sample, 'sample'),
    () => openFirmCohort(cohort, 'cohort'),
  );
  const made = openMade(oneOffs);
  const read = openRead(oneOffs);
  const scored = knownCases(read, ['points']);
  const both = sampleOf(read, 'cohort');
  const valued = knownCases(read, ['packages']);
  const [from, to] = [10n ** BigInt(made.pointsDecimals), 10n ** BigInt(read.pointsDecimals)];
  // Both at one scale, so that equal points are equal numbers.
  const scale = from > to ? from : to;
  const scaledUp = (column: Float64Array, own: bigint) => column.map((one) => one * Number(scale / own));
  const points = [scaledUp(made.points, from), scaledUp(pick(read.points, scored.positions), to)] as const;
  return {
    period,
    leftOut: { sample: made.leftOut, cohort: scored.leftOut },
    points: differenceOf(...points, scale),
    packages: differenceOf(made.packages, pick(read.packages, valued.positions), 100n),
    cost: costOf(
      { n: made.n, points: sumOf(points[0]), packages: made.allPackages },
      { n: both.n, points: both.allPoints * (scale / to), packages: both.allPackages },
      period,
    ),
  };
}

function differenceOf(sample: Float64Array, cohort: Float64Array, scale: bigint): DistributionDifference | null {
  if (sample.length === 0 || cohort.length === 0) return null;
  const meanOf = (column: Float64Array): Ratio => ratio(sumOf(column), BigInt(column.length) * scale);
  const [sampleMean, cohortMean] = [meanOf(sample), meanOf(cohort)];
  const distance = distributionDistance(sample.slice().sort(), cohort.slice().sort());
  return {
    sampleN: sample.length,
    cohortN: cohort.length,
    sampleMean: formatRounded(sampleMean, 2),
    cohortMean: formatRounded(cohortMean, 2),
    difference: formatRounded(subtractRatios(cohortMean, sampleMean), 2),
    distance: formatRounded(distance, 4),
    chance: formatFloat(chanceOfDistance(distance, sample.length, cohort.length), 4),
  };
}
