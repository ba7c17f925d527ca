import type { DecimalInput } from '../../exact/decimal.js';
import type { AmountInput } from '../../money/amount.js';
import type { TimedPeriod } from '../../money/period.js';

/** One arrangement that meets a need, with its reasonable cost. */
export interface CostLine {
  /** What is provided. */
  readonly service: string;
  /** When and how often, in words. */
  readonly timing?: string;
  /** Hours per period. */
  readonly hours?: DecimalInput;
  /** What an hour of it costs, in pounds. */
  readonly hourlyCost?: AmountInput;
  /** The reasonable cost in pounds per period. */
  readonly amount: AmountInput;
  /** True for what is bought once: it is no cost a period, and who pays for it is asked unless `paidBy` says it. */
  readonly oneOff?: boolean;
  /** Who pays for what is bought once; where it names the family, a budget or nobody that is known, it is asked. */
  readonly paidBy?: string;
}

/** A cost that was worked out again once the family had heard a figure, without going by it. */
export interface Recosting {
  /** Who worked it out. */
  readonly by: string;
  /** The day, `YYYY-MM-DD`; one before the cost was set, or before the family heard a figure, does not count. */
  readonly on: string;
  /** What it rests on, such as quotes of three providers. */
  readonly evidence: string;
  /** Whether it was worked out without knowing the figure, or whatever the figure was; only `true` lets it count. */
  readonly independentOfFigure: boolean;
}

/** The hours of a line that one need takes. */
export interface HoursOfNeed {
  /** The need, by its id. */
  readonly need: string;
  /** Its hours per period. */
  readonly hours: DecimalInput;
}

/** One arrangement that meets one need or several, with its reasonable cost, which counts once. */
export interface SharedCostLine extends CostLine {
  /** The line's id, once in the list. */
  readonly id: string;
  /** The needs that it meets, by id. */
  readonly serves: readonly string[];
  /** Whether it meets its needs at the same time; where it meets several and this is left out, it is asked. */
  readonly together?: boolean;
  /** Where it meets its needs one after the other: the hours of each, which add up to the line's; none unless told. */
  readonly hoursByNeed?: readonly HoursOfNeed[] | undefined;
  /** The day that the cost was set, `YYYY-MM-DD`. */
  readonly costSetOn?: string;
  /** Who set the cost. */
  readonly costSetBy?: string;
  /** That the cost was worked out again after the family had heard a figure. */
  readonly recosted?: Recosting;
}

/** Whether arrangements have to be made to meet a need. */
export interface Arrangements {
  /** Whether it is necessary to make them. */
  readonly necessary: boolean;
  /** Why it is, or is not. */
  readonly reason: string;
}

/** One assessed need. */
export interface AssessedNeed {
  /** By which lines of the plan and contributions name it. */
  readonly id: string;
  /** The need, in words. */
  readonly need: string;
  /** Whether it is necessary to make arrangements to meet it, and why; undecided when left out. */
  readonly arrangements?: Arrangements;
  /** What meeting it alone reasonably costs, at most 200 lines; none unless told. A need without any line is unmet, not free. */
  readonly lines?: readonly CostLine[] | undefined;
  /** The day that the cost was set, `YYYY-MM-DD`. */
  readonly costSetOn?: string;
  /** Who set the cost. */
  readonly costSetBy?: string;
  /** That the cost was worked out again after the family had heard a figure. */
  readonly recosted?: Recosting;
}

/** What someone else gives towards meeting needs. */
export interface NeedContribution {
  /** Who gives it. */
  readonly from: string;
  /** What it gives, in pounds per period. */
  readonly amount: AmountInput;
  /** Only what is secured counts. */
  readonly secured: boolean;
  /** The need that it helps to meet; it counts for that need alone. Left out, it counts for any. */
  readonly need?: string;
  /** Whether the family itself gives it; where this is left out and `from` names the family or nobody that is known, it is asked. */
  readonly own?: boolean;
}

/** A line of the support plan, as far as the duty to meet need looks at it. */
export interface ServingLine {
  /** The line's id in the plan. */
  readonly id: string;
  /** The needs that it serves, by id. */
  readonly serves: readonly string[];
  /** What it costs, in pounds per period. */
  readonly amount: AmountInput;
  /** True for what is kept for what may come; it meets no need yet. */
  readonly contingency?: boolean;
}

/** What has to be known to say whether an amount meets assessed need. */
export interface DutyInput {
  /** The assessed needs, at most 500: their own list, not the plan's. */
  readonly needs: readonly AssessedNeed[];
  /** Cost lines that say which needs they serve, at most 2000; each counts once, whatever it serves. None unless told. */
  readonly costLines?: readonly SharedCostLine[] | undefined;
  /** The day of the assessment, `YYYY-MM-DD`. */
  readonly assessedOn?: string;
  /** Who assessed. */
  readonly assessedBy?: string;
  /** The day that the family first heard a figure, `YYYY-MM-DD`; null when it has heard none yet. */
  readonly figureHeardOn?: string | null;
  /** What others give; nobody gives anything unless told. */
  readonly contributions?: readonly NeedContribution[] | undefined;
  /** The lines of the support plan, once there is one. */
  readonly planLines?: readonly ServingLine[];
  /** What else of the amount is reserved and cannot be spent on need, in pounds per period. */
  readonly reserved?: AmountInput;
}

/** An amount, and what has to be known to say whether it meets assessed need. */
export interface SufficiencyInput extends DutyInput {
  /** The amount that has to meet the needs, in pounds per `period`; null when none is known. */
  readonly amount: AmountInput | null;
  /** The period of every amount. */
  readonly period: TimedPeriod;
}
