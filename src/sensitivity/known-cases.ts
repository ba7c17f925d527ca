import { everyPosition, keepCases, type LeftOut, type Reason } from '../cohort/exclusions.js';
import { numberAt } from '../exact/at.js';
import type { FirmCohort } from './firm-cohort.js';

/** The cases that a figure is made of. */
export interface Known {
  /** Positions in the cohort, in its order. */
  readonly positions: Uint32Array;
  readonly leftOut: readonly LeftOut[];
}

/** What a case must have, and what is said of one that has not. */
const REASONS = {
  points: { code: 'missing-points', reason: 'no points' },
  packages: { code: 'missing-amount', reason: 'no package' },
  budgets: { code: 'missing-amount', reason: 'the model gives no budget' },
} as const satisfies Readonly<Record<string, Reason>>;

/** The columns that a case must have. */
export type Needed = keyof typeof REASONS;

/** The cases that have all that is needed; the others are counted under the first reason why not. */
export function knownCases(cohort: FirmCohort, needed: readonly Needed[]): Known {
  const reasonOf = (position: number): Reason | undefined => {
    const missing = needed.find((name) => Number.isNaN(numberAt(cohort[name], position)));
    return missing === undefined ? undefined : REASONS[missing];
  };
  const { kept, excluded } = keepCases(cohort, everyPosition(cohort.length), reasonOf, 0);
  return { positions: kept, leftOut: excluded.map(({ reason, cases }) => ({ reason, cases })) };
}
