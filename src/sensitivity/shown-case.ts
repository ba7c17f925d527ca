import type { ExactNumber } from '../exact/ratio.js';
import type { Amount } from '../money/amount.js';

/** A case of a sample as lists show it. */
export interface ShownCase {
  /** The family. */
  readonly caseId: string;
  /** Its score. */
  readonly points: ExactNumber;
  /** The package, in pounds per period. */
  readonly traditional: Amount;
}
