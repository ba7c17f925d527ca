import { at, numberAt } from '../../exact/at.js';
import { ratio } from '../../exact/ratio.js';
import { roundPence } from '../../money/rounding.js';
import type { Sample } from '../sample.js';
import type { Folds } from './folds.js';

/** Sums of x, y, x² and xy over n cases. */
type Sums = readonly [n: bigint, x: bigint, y: bigint, xx: bigint, xy: bigint];

/**
 * The budget of each case by the straight line with the least squares, packages on points, of the cases in other folds.
 * Whole pence, and below 0 where the line is; where all others have the same points it is their mean package.
 *
 * @source Draper and Smith, Applied regression analysis, 3rd ed. 1998, 1.2
 */
export function predictByLine({ n, points, packages }: Sample, folds: Folds): Float64Array {
  const all: [bigint, bigint, bigint, bigint, bigint] = [0n, 0n, 0n, 0n, 0n];
  const inFold = Array.from({ length: folds.count }, (): typeof all => [0n, 0n, 0n, 0n, 0n]);
  for (let index = 0; index < n; index += 1) {
    const [x, y] = [BigInt(numberAt(points, index)), BigInt(numberAt(packages, index))];
    for (const sums of [all, at(inFold, numberAt(folds.of, index))]) {
      sums[0] += 1n;
      sums[1] += x;
      sums[2] += y;
      sums[3] += x * x;
      sums[4] += x * y;
    }
  }
  const lines = inFold.map((own) => lineOf(without(all, own)));
  return points.map((x, index) => at(lines, numberAt(folds.of, index))(BigInt(x)));
}

function without(all: Sums, own: Sums): Sums {
  return [all[0] - own[0], all[1] - own[1], all[2] - own[2], all[3] - own[3], all[4] - own[4]];
}

/** The line through its sums: y = mean of y + slope (x − mean of x), as one fraction; NaN through nothing. */
function lineOf([n, x, y, xx, xy]: Sums): (own: bigint) => number {
  if (n === 0n) return () => Number.NaN;
  const spread = n * xx - x * x;
  if (spread === 0n) return () => Number(roundPence(ratio(y, n)));
  const slope = n * xy - x * y;
  return (own) => Number(roundPence(ratio(y * spread + (n * own - x) * slope, n * spread)));
}
