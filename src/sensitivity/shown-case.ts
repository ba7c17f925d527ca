import type { Amount } from '../money/amount.js';

/** A case of a sample as lists show it. */
export interface ShownCase {
  /** The family. */
  readonly caseId: string;
  /** Its score. */
  readonly points: string;
  /** The package, in pounds per period. */
  readonly traditional: Amount;
}
