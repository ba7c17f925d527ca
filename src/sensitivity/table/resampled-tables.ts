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
  sample: Sample,
  targets: Float64Array,
  {
    size,
    resamples,
    seed,
    make,
  }: { size: number; resamples: number; seed: number; make: (size: number) => TableMaker },
): ResampledAmounts {
  const { points, packages } = sample;
  const byPoints = sortedPositions(points);
  const byPackage = sortedPositions(packages);
  const pence = Array.from(targets, () => new Float64Array(resamples));
  const outside = new Uint32Array(targets.length);
  // Households are not all of one size, so that samples of as many households are not all of as many cases.
  const rooms = new Map<number, Room>();
  drawAgain({ sample, size, resamples, seed }, (counts, draw) => {
    const cases = sample.households === undefined ? size : totalOf(counts);
    const room = rooms.get(cases) ?? roomFor(cases, make(cases));
    rooms.set(cases, room);
    spread(points, byPoints, counts, room.scores);
    spread(packages, byPackage, counts, room.values);
    lookUpAll(room.tableOf(room.scores, room.values), targets, pence, outside, draw);
  });
  return { pence, outside };
}

/** The columns of a resample of so many cases, used again for the next one of that size. */
interface Room {
  readonly scores: Float64Array;
  readonly values: Float64Array;
  readonly tableOf: TableMaker;
}

function roomFor(cases: number, tableOf: TableMaker): Room {
  return { scores: new Float64Array(cases), values: new Float64Array(cases), tableOf };
}

const totalOf = (counts: Uint32Array): number => counts.reduce((sum, count) => sum + count, 0);

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
