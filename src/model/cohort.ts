import { fail, problemList, show } from '../errors.js';
import { MAX_QUANTITY, QUANTITY_DECIMALS } from '../exact/quantity.js';
import type { Ratio } from '../exact/ratio.js';

/** A column of whole numbers. */
export type NumberColumn =
  | Float64Array
  | Float32Array
  | Int8Array
  | Int16Array
  | Int32Array
  | Uint8Array
  | Uint16Array
  | Uint32Array
  | readonly number[];

/** A cohort as columns, a place a case: for many cases at once, without an object for each. */
export interface PointsCohort {
  /** Whole scaled points: with `pointsDecimals` 1, 125 is 12.5 points. */
  readonly points: NumberColumn;
  /** How many decimals the points carry; 0 unless told otherwise, at most 6. */
  readonly pointsDecimals?: number;
  /** The group of each case as a position in `names`, for a model with a price per group. */
  readonly groups?: { readonly names: readonly string[]; readonly codes: NumberColumn };
  /** Flat add-ons of each case in whole pence per period. */
  readonly addOnPence?: NumberColumn;
}

/** The columns of a cohort, checked. */
export interface CohortColumns {
  readonly length: number;
  readonly points: NumberColumn;
  readonly pointsDecimals: number;
  readonly largestPoints: number;
  readonly groupNames: readonly string[] | undefined;
  readonly groupCodes: NumberColumn | undefined;
  readonly addOnPence: NumberColumn | undefined;
}

/** The most cases in one cohort. */
export const MAX_COHORT = 50_000_000;

/**
 * Checks the columns of a cohort by a loop, all problems at once.
 *
 * @throws RasError `invalid` for what is not a whole number in range, `inconsistent` for columns of unequal length,
 * `too-large` for a cohort beyond 50 million cases
 */
export function checkCohort({ points, pointsDecimals = 0, groups, addOnPence }: PointsCohort): CohortColumns {
  const { length } = points;
  if (length > MAX_COHORT) fail('too-large', ['points'], `a cohort has at most ${MAX_COHORT} cases, not ${length}`);
  if (!(Number.isInteger(pointsDecimals) && pointsDecimals >= 0 && pointsDecimals <= QUANTITY_DECIMALS)) {
    fail('invalid', ['pointsDecimals'], `expected 0 to ${QUANTITY_DECIMALS}, not ${show(pointsDecimals)}`);
  }
  const largestPoints = checkWhole(points, 'points', MAX_QUANTITY * 10 ** pointsDecimals, length);
  if (groups !== undefined) checkWhole(groups.codes, 'groups', groups.names.length - 1, length);
  if (addOnPence !== undefined) checkWhole(addOnPence, 'addOnPence', MAX_PENCE, length);
  const groupNames = groups?.names;
  return { length, points, pointsDecimals, largestPoints, groupNames, groupCodes: groups?.codes, addOnPence };
}

const MAX_PENCE = 1e15;

/** Checks one column and returns its largest value. */
export function checkWhole(column: NumberColumn, name: string, max: number, length: number): number {
  if (column.length !== length) {
    fail('inconsistent', [name], `has ${column.length} places where the points have ${length}`);
  }
  const problems = problemList();
  let largest = 0;
  for (let index = 0; index < length; index += 1) {
    const value = column[index] ?? Number.NaN;
    if (!(Number.isInteger(value) && value >= 0 && value <= max)) {
      problems.add('invalid', [name, index], `expected a whole number from 0 to ${max}, not ${show(value)}`);
    } else if (value > largest) largest = value;
  }
  problems.throwIfAny();
  return largest;
}

/** Exact points as a column of whole scaled points, with no more decimals than they need. */
export function scalePoints(points: readonly Ratio[]): { points: Float64Array; pointsDecimals: number } {
  let pointsDecimals = 0;
  for (const { denominator } of points) {
    while (10n ** BigInt(pointsDecimals) % denominator !== 0n) pointsDecimals += 1;
  }
  const scale = 10n ** BigInt(pointsDecimals);
  const column = Float64Array.from(points, ({ numerator, denominator }) => Number((numerator * scale) / denominator));
  return { points: column, pointsDecimals };
}
