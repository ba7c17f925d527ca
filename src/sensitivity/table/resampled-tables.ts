import { numberAt } from '../../exact/at.js';
import { drawAgain } from '../chance/bootstrap.js';
import { sortedPositions } from '../models/predict-percentile.js';
import type { Sample } from '../sample.js';
import type { Rows } from './rank-rows.js';
import type { TableMaker } from './table-rows.js';

/** What resampled tables give at some points. */
export interface ResampledAmounts {
  /** For each of the points, the pence of each resample. */
  readonly pence: readonly Float64Array[];
  /** For each of the points, in how many resamples they lie above or below the table and get its nearest row. */
  readonly outside: Uint32Array;
}

/** Draws samples anew, makes the RAS 5 table of each, and looks up ascending points in it; floating point. */
export function resampledAmounts(
  { n, points, packages }: Sample,
  targets: Float64Array,
  { size, resamples, seed, make }: { size: number; resamples: number; seed: number; make: TableMaker },
): ResampledAmounts {
  const byPoints = sortedPositions(points);
  const byPackage = sortedPositions(packages);
  const scores = new Float64Array(size);
  const values = new Float64Array(size);
  const pence = Array.from(targets, () => new Float64Array(resamples));
  const outside = new Uint32Array(targets.length);
  drawAgain({ n, size, resamples, seed }, (counts, draw) => {
    spread(points, byPoints, counts, scores);
    spread(packages, byPackage, counts, values);
    lookUpAll(make(scores, values), targets, pence, outside, draw);
  });
  return { pence, outside };
}

/** Writes each value as often as it was drawn, in ascending order. */
function spread(column: Float64Array, order: Uint32Array, counts: Uint32Array, into: Float64Array): void {
  let place = 0;
  for (const index of order) {
    for (let left = numberAt(counts, index); left > 0; left -= 1) {
      into[place] = numberAt(column, index);
      place += 1;
    }
  }
}

/** Walks up the rows and the points together, since both ascend. */
function lookUpAll(
  { points, money, over, size }: Rows,
  targets: Float64Array,
  pence: readonly Float64Array[],
  outside: Uint32Array,
  draw: number,
): void {
  const amount = (row: number): number => numberAt(money, row) / numberAt(over, row);
  let row = 0;
  for (let target = 0; target < targets.length; target += 1) {
    const sought = numberAt(targets, target);
    while (row + 1 < size && numberAt(points, row + 1) <= sought) row += 1;
    const here = numberAt(points, row);
    let found = amount(row);
    if (sought < here || (sought > here && row + 1 === size)) outside[target] = numberAt(outside, target) + 1;
    else if (sought > here) {
      const next = numberAt(points, row + 1);
      found += ((amount(row + 1) - found) * (sought - here)) / (next - here);
    }
    const column = pence[target];
    if (column !== undefined) column[draw] = found;
  }
}
