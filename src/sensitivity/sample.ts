import type { LeftOut } from '../cohort/exclusions.js';
import type { Part } from '../cohort/options.js';
import { medianOf, ordered } from '../cohort/ordered.js';
import { pick } from '../cohort/pick.js';
import type { CohortInput } from '../cohort/read.js';
import { sumOf } from '../cohort/sums.js';
import { numberAt } from '../exact/at.js';
import type { Ratio } from '../exact/ratio.js';
import { checkAmount } from '../money/amount.js';
import { type FirmCohort, openFirmCohort } from './firm-cohort.js';
import { knownCases } from './known-cases.js';

/** The cases that have both points and a package, as columns. */
export interface Sample {
  readonly n: number;
  /** Whole scaled points. */
  readonly points: Float64Array;
  readonly pointsDecimals: number;
  /** Whole pence per period. */
  readonly packages: Float64Array;
  readonly allPoints: bigint;
  readonly allPackages: bigint;
  readonly leftOut: readonly LeftOut[];
  readonly idOf: (index: number) => string;
}

/**
 * Reads a sample: cases, or columns of them, that have points and a package.
 *
 * @throws RasError for cases that are not valid; laid out, for packages beyond ten trillion pounds in all
 */
export function openSample(input: CohortInput, name = 'cases'): (oneOffs: Part) => Sample {
  const open = openFirmCohort(input, name);
  return (oneOffs) => sampleOf(open(oneOffs), name);
}

/** The cases of a cohort that have both points and a package. */
export function sampleOf(cohort: FirmCohort, name = 'cases'): Sample {
  const { positions, leftOut } = knownCases(cohort, ['points', 'packages']);
  const points = pick(cohort.points, positions);
  const packages = pick(cohort.packages, positions);
  return {
    n: positions.length,
    points,
    pointsDecimals: cohort.pointsDecimals,
    packages,
    allPoints: sumOf(points),
    // Sums of packages stay below 2^53 by this, so that columns of them add up exactly.
    allPackages: checkAmount(sumOf(packages), [name]),
    leftOut,
    idOf: (index) => cohort.idOf(numberAt(positions, index)),
  };
}

/** The middle points of a sample, scaled; 0 of no cases. */
export function medianPoints({ n, points }: Sample): Ratio {
  return n === 0 ? { numerator: 0n, denominator: 1n } : medianOf(ordered(points.slice().sort()));
}
