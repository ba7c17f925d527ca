import type { Amount } from '../../../money/amount.js';
import type { DayText } from '../../../money/calendar.js';

/** A year when it was closed, in pounds of that year: pot = spent + accrued + carried forward + clawed back + left. */
export interface YearEnd {
  /** The first day of the year, `YYYY-MM-DD`. */
  readonly yearStartsOn: DayText;
  /** Its last day, `YYYY-MM-DD`. */
  readonly closedOn: DayText;
  /** The pot of that year. */
  readonly pot: Amount;
  /** Budgets, packages of leavers, top slices and draws, as far as they were paid out. */
  readonly spent: Amount;
  /** Owed for this year and paid in the next; this year bears it. */
  readonly accrued: Amount;
  /** Left to families for the next year. */
  readonly carriedForward: Amount;
  /** Taken back from families. */
  readonly clawedBack: Amount;
  /** Reserve and free money, before clawback; negative where the year is overspent. */
  readonly left: Amount;
  /** Clawback and what is left. */
  readonly balance: Amount;
  /** What became of the balance. */
  readonly balanceGoes: 'stays-behind' | 'to-reserve' | 'to-pot';
  /** What the next year begins with, in pounds a year: without one-offs. */
  readonly nextYear: {
    /** The pot. */
    readonly pot: Amount;
    /** The recurring budgets. */
    readonly base: Amount;
    /** The recurring budgets without the contingency lines in plans. */
    readonly baseWithoutContingency: Amount;
    /** The packages that leavers keep. */
    readonly leavers: Amount;
    /** The reserve. */
    readonly reserve: Amount;
    /** Pot less all that is committed or held; negative where the next year is overcommitted from its start. */
    readonly free: Amount;
  };
}
