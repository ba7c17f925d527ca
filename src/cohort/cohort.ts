import { fail, type ProblemList } from '../errors.js';
import type { Stage } from '../stage.js';
import type { Characteristic } from './characteristic.js';

/** Cases as columns, a place a case; NaN is what is not known. */
export interface Cohort {
  readonly length: number;
  /** Whole points scaled by ten to the `pointsDecimals`. */
  readonly points: Float64Array;
  readonly pointsDecimals: number;
  /** Whole pence; a stage without a column is missing of every case, and columns may lack it. */
  readonly amounts: ReadonlyMap<Stage, Float64Array>;
  /** 1 for a newcomer, 0 for an existing family. */
  readonly newcomer: Uint8Array;
  /** The number of the household, NaN where the case is its own; none where no case names one. */
  readonly households: Float64Array | undefined;
  /** Whole years. */
  readonly ages: Float64Array;
  readonly characteristic: (name: string) => Characteristic | undefined;
  /** 1 where a case has the flag. */
  readonly flags: ReadonlyMap<string, Uint8Array>;
  readonly idOf: (position: number) => string;
  /** Why the caller leaves a case out. */
  readonly excludeReasonOf: (position: number) => string | undefined;
}

/** The amounts of a cohort at a stage, or a refusal where columns have none. */
export function requireAmounts({ amounts }: Pick<Cohort, 'amounts'>, stage: Stage, name = 'cases'): Float64Array {
  return amounts.get(stage) ?? fail('missing', [name, 'amounts', stage], withoutAmounts(stage));
}

/** Adds each of some stages of which columns have no amounts. */
export function tellOfAmounts(
  { amounts }: Pick<Cohort, 'amounts'>,
  stages: readonly Stage[],
  problems: ProblemList,
  name = 'cases',
): void {
  for (const stage of new Set(stages)) {
    if (!amounts.has(stage)) problems.add('missing', [name, 'amounts', stage], withoutAmounts(stage));
  }
}

function withoutAmounts(stage: Stage): string {
  return `is missing; expected a column of ${stage} amounts, or another stage`;
}
