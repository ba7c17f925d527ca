import type { ExactNumber } from '../../exact/ratio.js';
import type { Amount } from '../../money/amount.js';
import type { DayText } from '../../money/calendar.js';
import type { Step } from '../../record/step/step.js';
import type { Warning } from '../../warning.js';

/** All statements together: closing = opening + council + contribution + other − spent. */
export interface StatementOfAccount {
  /** The first day. */
  readonly from: DayText;
  /** The last day. */
  readonly to: DayText;
  /** What was in the account before. */
  readonly opening: Amount;
  /** What the council paid in. */
  readonly council: Amount;
  /** What the family contributed. */
  readonly contribution: Amount;
  /** What else came in. */
  readonly other: Amount;
  /** What was spent. */
  readonly spent: Amount;
  /** What is in the account. */
  readonly closing: Amount;
}

/** What a line was to cost and what it cost, over all statements. */
export interface LineOfAccount {
  /** The id of the line. */
  readonly line: string;
  /** Pounds that were planned. */
  readonly planned: Amount;
  /** Pounds that were spent. */
  readonly spent: Amount;
  /** Planned less spent; negative where more was spent. */
  readonly left: Amount;
  /** Hours planned less hours used, over all statements; null where they are not counted. */
  readonly bankedHours: ExactNumber | null;
}

/** Money that is collected on a day. */
export interface Collected {
  /** The day. */
  readonly on: DayText;
  /** Pounds. */
  readonly amount: Amount;
}

/** Something that a review looks at; no debt. */
export interface ReviewTrigger {
  /** A stable name for programs. */
  readonly code:
    | 'under-use'
    | 'overspending'
    | 'overdrawn'
    | 'outside-the-plan'
    | 'evidence-missing'
    | 'contribution-arrears'
    | 'payment-below-need';
  /** What it is, for people. */
  readonly message: string;
}

/** What may stay in an account, in pounds. */
export interface MayStay {
  /** Weeks of money. */
  readonly weeks: Amount;
  /** Agreed savings that still run. */
  readonly savings: Amount;
  /** What is carried over by name. */
  readonly carryOver: Amount;
}

/** Whether payments and account meet need. */
export interface NeedBesidePayments {
  /** What can be said of it. */
  readonly answer: 'sufficient' | 'shortfall' | 'cannot-be-said-yet';
  /** What they lack, in pounds; £0 where nothing is known to lack. */
  readonly shortfall: Amount;
}

/** An account, reconciled: what there is, what may stay, what comes back and when. */
export interface Reconciliation {
  /** The family's id. */
  readonly caseId: string;
  /** The day as of which it is asked. */
  readonly asOf: DayText;
  /** All statements together. */
  readonly statement: StatementOfAccount;
  /** Planned and actual, line by line. */
  readonly lines: readonly LineOfAccount[];
  /** What was spent outside the plan: a question of the council, and no debt by itself. */
  readonly notInPlan: Amount;
  /** What is to be paid out of the account first. */
  readonly liabilities: Amount;
  /** What may stay: weeks of money, savings that run on `asOf`, what is carried over by name. */
  readonly allowed: MayStay;
  /** What is in the account above liabilities and what may stay; £0 where there is none. */
  readonly surplus: Amount;
  /** By how much the account is overdrawn; £0 where it is not. */
  readonly overspent: Amount;
  /** What of the surplus comes back to the council. */
  readonly reclaim: Amount;
  /** What was reclaimed earlier and lapses, since less comes back as things are now. */
  readonly lapsed: Amount;
  /** When it is collected. */
  readonly collection: readonly Collected[];
  /** What of it waits, since meeting need until the next payment would lack it. */
  readonly waits: Amount;
  /** Contributions that were due and not paid in; null where nobody has said what was due. */
  readonly contributionArrears: Amount | null;
  /** Whether payments and account meet need until the last payment that is given; null where the plan has ended. */
  readonly duty: NeedBesidePayments | null;
  /** What a review looks at. */
  readonly triggers: readonly ReviewTrigger[];
  /** What somebody has to look at. */
  readonly warnings: readonly Warning[];
  /** How surplus and reclaim came about. */
  readonly steps: readonly Step[];
}
