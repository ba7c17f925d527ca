import type { Path } from '../../errors.js';
import { numberAt } from '../../exact/at.js';
/** Answers in points, checked. */
export interface Answers {
  readonly n: number;
  readonly statements: readonly string[];
  /** For each statement the whole scaled points of each case; 0 where it is not asked. */
  readonly points: readonly Float64Array[];
  readonly specialist: readonly Uint8Array[];
  /** Where it is not told whether an answer is at the specialist level. */
  readonly unmarked: readonly Path[];
  readonly pointsDecimals: number;
  /** The whole scaled points of each case. */
  readonly totals: Float64Array;
  /** Whole pence; NaN where a case has none. */
  readonly packages: Float64Array;
  readonly idOf: (index: number) => string;
}

/** The points of each case over all statements. */
export function totalsOf(points: readonly Float64Array[], n: number): Float64Array {
  const totals = new Float64Array(n);
  for (const column of points) {
    for (let index = 0; index < n; index += 1) totals[index] = numberAt(totals, index) + numberAt(column, index);
  }
  return totals;
}
