import type { Amount } from '../../money/amount.js';

/** The event at which something began. */
export interface LedgerPlace {
  /** The place of the event in the list. */
  readonly index: number;
  /** Its day, `YYYY-MM-DD`. */
  readonly on: string;
  /** What kind of event it is. */
  readonly event: string;
  /** The family; null for an event of none. */
  readonly caseId: string | null;
}

/** A family that has less than its assessed need costs, and since which event; pounds a year. */
export interface LedgerShortfall {
  /** The family's id. */
  readonly caseId: string;
  /** What its assessed need costs. */
  readonly costOfNeed: Amount;
  /** Its budget less the contingency line of its plan, which meets no need yet; the package that it kept, once it has left. */
  readonly amount: Amount;
  /** What is lacking. */
  readonly shortfall: Amount;
  /** The event that made the shortfall. */
  readonly since: LedgerPlace;
}
