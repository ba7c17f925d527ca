import type { Cohort } from '../cohort/cohort.js';
import type { Part } from '../cohort/options.js';
import { type CohortInput, openCohort } from '../cohort/read/read.js';

/** A cohort with its packages and the budgets that cases bring, in whole pence; NaN where there is none. */
export interface FirmCohort extends Cohort {
  readonly packages: Float64Array;
  readonly budgets: Float64Array;
}

/**
 * Checks cases or columns, to be laid out as columns once it is known whether one-offs count.
 *
 * @param name where the cohort stands, for errors
 */
export function openFirmCohort(input: CohortInput, name?: string): (oneOffs: Part) => FirmCohort {
  const open = openCohort(input, name);
  return (oneOffs) => {
    const cohort = open({ oneOffs });
    const none = new Float64Array(cohort.length).fill(Number.NaN);
    return {
      ...cohort,
      packages: cohort.amounts.get('traditional') ?? none,
      budgets: cohort.amounts.get('indicative') ?? none,
    };
  };
}
