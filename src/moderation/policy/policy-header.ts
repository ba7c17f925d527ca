import type { Day } from '../../money/calendar.js';
import type { Period } from '../../money/period.js';

/** What a rule may know of its policy besides itself: never the other rules. */
export interface PolicyHeader {
  /** The period of every amount in the policy. */
  readonly period: Period;
  /** The day that the policy is applied on. */
  readonly appliesOn?: Day;
}
