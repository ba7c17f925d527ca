import type { DecimalInput } from '../../exact/decimal.js';
import type { AmountInput } from '../../money/amount.js';

/** What every event has. */
interface Dated {
  /** The day that it happens on, `YYYY-MM-DD`; not before the event before it, and within the year that is open. */
  readonly on: string;
}

/** What an assessed need costs, where somebody has said. */
interface WithNeed {
  /** What the family's assessed need costs, in pounds a year; as before unless given. */
  readonly costOfNeed?: AmountInput;
}

/** What every event of one family has. */
interface OfFamily extends Dated {
  /** The family's id. */
  readonly caseId: string;
}

/** Which money an increase takes. */
interface Charged {
  /** The contingency, unless told otherwise, or the free money of the pot. */
  readonly charge?: 'reserve' | 'pot' | undefined;
}

/** A family is allocated a budget out of the pot; one that left comes back to it. */
export interface AllocateEvent extends OfFamily, WithNeed {
  /** Which kind of event this is. */
  readonly event: 'allocate';
  /** Pounds a year. */
  readonly budget: AmountInput;
  /** The value of the package before, in pounds a year; a newcomer has none, and that of a family that comes back is known. */
  readonly packageValue?: AmountInput;
  /** The contingency line inside the budget, in pounds a year. */
  readonly planContingency?: AmountInput;
  /** The first day that is paid, `YYYY-MM-DD`; a `start` event may tell it later; without either it counts as paid all year. */
  readonly startsOn?: string;
}

/** The family is told an amount, which may be another one after moderation. */
export interface CommunicateEvent extends OfFamily, WithNeed {
  /** Which kind of event this is. */
  readonly event: 'communicate';
  /** Pounds a year; as before unless given. */
  readonly budget?: AmountInput;
}

/** Plan and final budget are agreed; the difference is met by, or goes to, the contingency. */
export interface AgreeEvent extends OfFamily, Charged, WithNeed {
  /** Which kind of event this is. */
  readonly event: 'agree';
  /** Pounds a year; as before unless given. */
  readonly budget?: AmountInput;
  /** The contingency line inside the budget, in pounds a year; as before unless given. */
  readonly planContingency?: AmountInput;
}

/** The budget begins to be paid on this day. */
export interface StartEvent extends OfFamily {
  /** Which kind of event this is. */
  readonly event: 'start';
}

/** A rise at stage 3 or later. */
export interface IncreaseEvent extends OfFamily, Charged {
  /** Which kind of event this is. */
  readonly event: 'increase';
  /** How much more, in pounds a year. */
  readonly amount: AmountInput;
}

/** Contingency is spent in this year, for a family or for something else. */
export interface DrawEvent extends Dated {
  /** Which kind of event this is. */
  readonly event: 'draw';
  /** The family; left out where it is for no family. */
  readonly caseId?: string;
  /** Pounds of this year. */
  readonly amount: AmountInput;
}

/** A plan's contingency line goes back to the pot this year; or, without a family, a part of the reserve does for good. */
export interface ReleaseEvent extends Dated {
  /** Which kind of event this is. */
  readonly event: 'release';
  /** The family whose line it is; left out where it is the reserve. */
  readonly caseId?: string;
  /** Pounds of this year; of the reserve, pounds a year. */
  readonly amount: AmountInput;
}

/** Something bought once, in this year. */
export interface OneOffEvent extends OfFamily, Charged {
  /** Which kind of event this is. */
  readonly event: 'one-off';
  /** Pounds, once. */
  readonly amount: AmountInput;
}

/** A family leaves; this is its last day on the budget. An existing family keeps its package. */
export interface LeaveEvent extends OfFamily {
  /** Which kind of event this is. */
  readonly event: 'leave';
}

/** A family joins: one with a package brings it into the pot, a newcomer is committed outside it unless told otherwise. */
export interface JoinEvent extends OfFamily, WithNeed {
  /** Which kind of event this is. */
  readonly event: 'join';
  /** Pounds a year. */
  readonly budget: AmountInput;
  /** The value of the package that it brings, in pounds a year; a newcomer has none. */
  readonly packageValue?: AmountInput;
  /** Whether the budget is committed outside the pot; a newcomer's is, unless told otherwise. */
  readonly outside?: boolean;
}

/** All budgets and packages, and the pot, go up or down by a percentage from this day. */
export interface UpliftEvent extends Dated {
  /** Which kind of event this is. */
  readonly event: 'uplift';
  /** The change of budgets and packages in per cent, from -99 to 1,000. */
  readonly percent: DecimalInput;
  /** The change of the pot in per cent, from -99 to 1,000; 0 unless given. */
  readonly potPercent?: DecimalInput | undefined;
}

/** What a family, one that left among them, was not paid or has given back by the end of the year, in pounds of that year. */
export interface UnspentBudget {
  /** The family's id. */
  readonly caseId: string;
  /** Not paid out by the end of the year. */
  readonly unspent: AmountInput;
  /** Of it, owed for this year and paid in the next; £0 unless given. */
  readonly accrued?: AmountInput | undefined;
  /** Of it, left to the family for the next year; £0 unless given. The rest is clawed back. */
  readonly carryForward?: AmountInput | undefined;
}

/** The last day of the year. */
export interface YearEndEvent extends Dated {
  /** Which kind of event this is. */
  readonly event: 'year-end';
  /** What families were not paid; everything is paid unless told. */
  readonly unspent?: readonly UnspentBudget[] | undefined;
  /** What becomes of the money that is left, clawback included: it stays with this year, or goes to the next. */
  readonly balance: 'stays-behind' | 'to-reserve' | 'to-pot';
  /** The pot of the next year in pounds; the same as this year's unless given. */
  readonly nextPot?: AmountInput;
  /** The reserve of the next year in pounds; the same as this year's unless given. */
  readonly nextReserve?: AmountInput;
}

/** One dated event of a ledger; amounts in pounds a year, or once. */
export type LedgerEvent =
  | AllocateEvent
  | CommunicateEvent
  | AgreeEvent
  | StartEvent
  | IncreaseEvent
  | DrawEvent
  | ReleaseEvent
  | OneOffEvent
  | LeaveEvent
  | JoinEvent
  | UpliftEvent
  | YearEndEvent;
