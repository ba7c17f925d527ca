import type { Allocation } from '../../model/shared/budget/allocation.js';
import type { ContestedResult } from '../../moderation/case/contested.js';
import type { Amount } from '../../money/amount.js';
import type { Stage } from '../../stage.js';
import type { Family } from './family.js';

/** A family of the cohort that is allocated, and what the run came to for it. */
export interface FamilyOutcome {
  /** Both budgets where answers are contested, in pounds a year, and what is paid until they are decided; else absent. */
  readonly contested?: ContestedResult;
  /** The family. */
  readonly family: Family;
  /** What the model answered for it, without its steps: `recordsOfRun` has them. */
  readonly allocation: Allocation;
  /**
   * The amounts that there are, in pounds a year: `traditional` without one-offs, `indicative` as the model gives it,
   * `communicated` and `final` after moderation, or as the data state them where there is no policy.
   */
  readonly amounts: { readonly [Name in Stage]?: Amount };
}
