import type { LeftOut } from '../cohort/exclusions.js';
import type { Part } from '../cohort/options.js';
import { medianOf, ordered } from '../cohort/order/ordered.js';
import { codesOf, pick } from '../cohort/order/pick.js';
import type { CohortInput } from '../cohort/read/read.js';
import { sumOf } from '../cohort/sums.js';
import { numberAt } from '../exact/at.js';
import type { Ratio } from '../exact/ratio.js';
import { checkAmount } from '../money/amount.js';
import { type FirmCohort, openFirmCohort } from './firm-cohort.js';
import { knownCases } from './known-cases.js';

/** The households that cases are drawn by. */
export interface Households {
  readonly codes: Int32Array;
  readonly count: number;
}

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
  /** What is drawn where samples are drawn anew: for each case its household from 0; none where each case is its own. */
  readonly households: Households | undefined;
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
    households: cohort.households && householdsOf(pick(cohort.households, positions)),
    idOf: (index) => cohort.idOf(numberAt(positions, index)),
  };
}

/** @choice siblings: cases of one household are one unit where samples are drawn anew, so that an interval is no narrower for them */
function householdsOf(numbers: Float64Array): Households | undefined {
  const codeOf = new Map<number, number>();
  let count = 0;
  const codes = codesOf(numbers, (number) => {
    // A case without a household is one of its own.
    if (Number.isNaN(number)) return count++;
    const code = codeOf.get(number) ?? count++;
    codeOf.set(number, code);
    return code;
  });
  return count === numbers.length ? undefined : { codes, count };
}

/** How many units are drawn: of one alone every resample is the same, and there is no interval. */
export function unitsOf({ n, households }: Sample): number {
  return households?.count ?? n;
}

/** The middle points of a sample, scaled; 0 of no cases. */
export function medianPoints({ n, points }: Sample): Ratio {
  return n === 0 ? { numerator: 0n, denominator: 1n } : medianOf(ordered(points.slice().sort()));
}
