import type { Cohort } from '../cohort/cohort.js';
import { type CohortInput, readCohort } from '../cohort/read.js';
import type { Part } from '../cohort/read-cases.js';

/** A cohort with its packages and the budgets that cases bring, in whole pence; NaN where there is none. */
export interface FirmCohort extends Cohort {
  readonly packages: Float64Array;
  readonly budgets: Float64Array;
}

/**
 * Checks cases or columns and lays them out as columns.
 *
 * @param name where the cohort stands, for errors
 */
export function readFirmCohort(input: CohortInput, oneOffs: Part, name?: string): FirmCohort {
  const cohort = readCohort(input, { oneOffs }, name);
  const none = new Float64Array(cohort.length).fill(Number.NaN);
  return {
    ...cohort,
    packages: cohort.amounts.get('traditional') ?? none,
    budgets: cohort.amounts.get('indicative') ?? none,
  };
}
