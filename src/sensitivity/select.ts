import type { Cohort } from './cohort.js';

/** How many cases are left out, and why. */
export interface LeftOut {
  readonly reason: string;
  readonly cases: number;
}

/** The cases that a figure is made of. */
export interface Selected {
  /** Positions in the cohort, in its order. */
  readonly positions: Int32Array;
  readonly leftOut: readonly LeftOut[];
}

/** What a case must have, and what is said of one that has not. */
const REASONS = { points: 'no points', packages: 'no package', budgets: 'the model gives no budget' } as const;

/** The columns that a case must have. */
export type Needed = keyof typeof REASONS;

/** The cases that have all that is needed; the others are counted under the first reason why not. */
export function selectKnown(cohort: Cohort, needed: readonly Needed[]): Selected {
  const counts = new Map<string, number>();
  const positions: number[] = [];
  for (let position = 0; position < cohort.length; position += 1) {
    const missing = needed.find((name) => Number.isNaN(cohort[name][position]));
    const reason = cohort.excludeReasonOf(position) ?? (missing === undefined ? undefined : REASONS[missing]);
    if (reason === undefined) positions.push(position);
    else counts.set(reason, (counts.get(reason) ?? 0) + 1);
  }
  const leftOut = [...counts].map(([reason, cases]) => ({ reason, cases }));
  return { positions: Int32Array.from(positions), leftOut };
}

/** The values of a column at some positions, in their order. */
export function pick(column: Float64Array, positions: ArrayLike<number>): Float64Array {
  return Float64Array.from(positions, (position) => column[position] ?? Number.NaN);
}
