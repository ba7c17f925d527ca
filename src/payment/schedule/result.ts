import type { Amount } from '../../money/amount.js';
import type { DayText } from '../../money/calendar.js';
import type { Step } from '../../record/step/step.js';
import type { Warning } from '../../warning.js';

/** What is put right of a cycle that was paid before it was known. */
export interface Adjustment {
  /** The first day of the cycle that it is of. */
  readonly from: DayText;
  /** The last day of that cycle. */
  readonly to: DayText;
  /** The change of what it costs, before the contribution. */
  readonly gross: Amount;
  /** The change of the contribution. */
  readonly contribution: Amount;
  /** The change of what is paid; negative where too much was. */
  readonly net: Amount;
}

/** What of a payment is for what. */
export interface PaymentPart {
  /** A line of the plan, its contingency, or the float at the start. */
  readonly what: 'line' | 'contingency' | 'start-up';
  /** The id of the line; null where it is none. */
  readonly line: string | null;
  /** Pounds, before the contribution. */
  readonly amount: Amount;
}

/** What is paid on one day; pounds for the days from `from` to `to`. */
export interface Payment {
  /** The day on which it is paid. */
  readonly on: DayText;
  /** The first day that it is for; null where it is for no span of days. */
  readonly from: DayText | null;
  /** The last day that it is for; null where it is for no span of days. */
  readonly to: DayText | null;
  /** What it is for costs that much, without days that are suspended. */
  readonly gross: Amount;
  /** What of it the family contributes. */
  readonly contribution: Amount;
  /** What is put right of earlier payments, in lines of their own. */
  readonly adjustments: readonly Adjustment[];
  /** What is left for later payments, so that none is negative; less than 0 where it is taken up from earlier ones. */
  readonly carried: Amount;
  /** The council's own money: gross less contribution, with adjustments and what is carried. */
  readonly net: Amount;
  /** What is transferred: the net, or the gross where the contribution is invoiced. */
  readonly paid: Amount;
  /** What the gross is for. */
  readonly parts: readonly PaymentPart[];
}

/** What a family is asked for on a day, where its contribution is invoiced; negative where it is credited. */
export interface Invoice {
  /** The day on which it is asked for. */
  readonly on: DayText;
  /** The first day that it is for. */
  readonly from: DayText;
  /** The last day that it is for. */
  readonly to: DayText;
  /** Pounds; negative where it is credited. */
  readonly amount: Amount;
}

/** Days on which the assessed contribution is above what the plan costs. */
export interface Excess {
  /** The first of these days. */
  readonly from: DayText;
  /** The last of them. */
  readonly to: DayText;
  /** Pounds for these days; they are not charged. */
  readonly amount: Amount;
}

/** At the start of a year and at its end, in pounds. */
export interface OverTheYear {
  /** At the start of the year. */
  readonly opening: Amount;
  /** At its end. */
  readonly closing: Amount;
}

/**
 * Where the cost of a year's days is: gross cost = net paid + contribution due + suspended + held back + (prepaid at
 * opening − prepaid at closing) + (owed at closing − owed at opening), to the penny.
 */
export interface YearOfPayments {
  /** What the days of the year cost, with one-off lines and the contingency. */
  readonly grossCost: Amount;
  /** The council's own money that is paid in the year. */
  readonly netPaid: Amount;
  /** The contribution for the days of the year, as far as the cost leaves room for it. */
  readonly contributionDue: Amount;
  /** What is not paid because of suspensions. */
  readonly suspended: Amount;
  /** The contingency that is neither paid nor released. */
  readonly heldBack: Amount;
  /** Paid for days that are not yet over, with a float. */
  readonly prepaid: OverTheYear;
  /** Not yet paid for days that are over. */
  readonly owed: OverTheYear;
}

/** The days of a year that is paid for. */
export interface YearPaid {
  /** The first. */
  readonly startsOn: DayText;
  /** The last. */
  readonly endsOn: DayText;
}

/** What is paid for one line in the year. */
export interface PaidForLine {
  /** The id of the line. */
  readonly line: string;
  /** Pounds, before contribution and adjustments. */
  readonly amount: Amount;
}

/** A year of payments of one family. */
export interface PaymentSchedule {
  /** The family's id. */
  readonly caseId: string;
  /** The first and the last day of the year. */
  readonly year: YearPaid;
  /** What is paid, in the order of the days. */
  readonly payments: readonly Payment[];
  /** What the family is asked for; empty where its contribution is not invoiced. */
  readonly invoices: readonly Invoice[];
  /** What is paid for each line, before contribution and adjustments. */
  readonly lines: readonly PaidForLine[];
  /** Where the assessed contribution is above the cost. */
  readonly excess: readonly Excess[];
  /** Where the cost of the year's days is. */
  readonly identity: YearOfPayments;
  /** What somebody has to look at. */
  readonly warnings: readonly Warning[];
  /** How each payment came about. */
  readonly steps: readonly Step[];
}
