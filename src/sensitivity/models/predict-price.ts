import { at, numberAt } from '../../exact/at.js';
import { ratio } from '../../exact/ratio.js';
import { roundPence } from '../../money/rounding.js';
import type { Sample } from '../sample.js';
import type { Folds } from './folds.js';

/**
 * The budget of each case by RAS 4, at the price of the cases in other folds: all their packages over all their points.
 * Whole pence; NaN where those have no points, and so no price.
 *
 * @source RR145 5.7
 */
export function predictByPrice({ points, packages, allPoints, allPackages }: Sample, folds: Folds): Float64Array {
  const [money, scores] = [sumsByFold(packages, folds), sumsByFold(points, folds)];
  return points.map((own, index) => {
    const fold = numberAt(folds.of, index);
    const others = allPoints - at(scores, fold);
    if (others === 0n) return Number.NaN;
    return Number(roundPence(ratio((allPackages - at(money, fold)) * BigInt(own), others)));
  });
}

/** The sum of a column in each fold. */
export function sumsByFold(column: Float64Array, { of, count }: Folds): bigint[] {
  const sums = Array.from({ length: count }, () => 0n);
  column.forEach((value, index) => {
    const fold = numberAt(of, index);
    sums[fold] = at(sums, fold) + BigInt(value);
  });
  return sums;
}
