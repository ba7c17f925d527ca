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
