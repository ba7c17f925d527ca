import type { ExactNumber } from '../../exact/ratio.js';
import type { RoundingMode } from '../../exact/round.js';
import type { Amount } from '../../money/amount.js';
import type { Period } from '../../money/period.js';
import type { Step } from '../../record/step/step.js';
import type { Warning } from '../../warning.js';
import type { GrossOrNet, LineKind } from '../line/line.js';
import type { UnitPrice } from '../line/line-cost.js';
import type { Role } from '../line/role.js';
import type { PackageKind } from './package.js';
import type { PlanRecord } from './plan-record.js';

/** One line with its cost. */
export interface CostedLine {
  /** The line, by its id. */
  readonly id: string;
  /** What it is called; null where it has no name. */
  readonly name: string | null;
  /** Whether it comes back every year, is bought once or is set aside. */
  readonly kind: LineKind;
  /** What it is, where that matters to a check. */
  readonly role: Role;
  /** `budget`, or whoever else pays. */
  readonly payer: string;
  /** The needs or outcomes that it serves, by id. */
  readonly serves: readonly string[];
  /** Whether the authority delivers it through its own contracts. */
  readonly inKind: boolean;
  /** Money that comes back: its amounts are negative. */
  readonly credit?: true;
  /** Pounds per `period` in a full year, to the penny; null when the line has no price, which is not £0. */
  readonly cost: Amount | null;
  /** The same before rounding. */
  readonly exact: ExactNumber | null;
  /** `year`, or `one-off` for what is bought once. */
  readonly period: Period;
  /** Pounds within the year asked for; null without a year or without a price. */
  readonly inYear: Amount | null;
  /** The unit price that it was costed with; null for a stated amount, and without a price. */
  readonly price: UnitPrice | null;
  /** Whether its amount is before or after what others contribute, as stated. */
  readonly basis: GrossOrNet | 'not-stated';
  /** The convention that made a year of another period; null where none was needed. */
  readonly convention: string | null;
  /** Why there is no price; null where there is one. */
  readonly unpriced: string | null;
  /** Why the line is not in the full-year cost, such as `ended on 2025-03-31`; null where it is. */
  readonly leftOut: string | null;
}

/** What a group of lines costs: those that the budget pays, those of another payer, or all. */
export interface CostTotals {
  /** How many lines are in the full-year cost. */
  readonly lines: number;
  /** How many of them have a price. */
  readonly pricedLines: number;
  /** The share of them that has a price, between 0 and 1, to four decimals, half up; null without lines. */
  readonly covered: ExactNumber | null;
  /**
   * Whether every line has a price that is in one of the amounts: in the full-year cost, or in the year because it ran in
   * a part of it. Where not, the amounts are those of the priced lines only.
   */
  readonly complete: boolean;
  /** Pounds a year. */
  readonly recurring: Amount;
  /** Pounds, once. */
  readonly oneOff: Amount;
  /** Pounds a year. */
  readonly contingency: Amount;
  /** Pounds in the first full year: recurring, one-off and contingency. */
  readonly total: Amount;
  /** Pounds within the year asked for, one-offs included; null without one. */
  readonly inYear: Amount | null;
}

/** The totals of one payer other than the budget. */
export interface PayerTotals extends CostTotals {
  /** Who pays. */
  readonly payer: string;
}

/** What the budget has to pay in a full year; typed as incomplete while a line has no price. */
export type PackageValue = CompleteValue | IncompleteValue;

/** What the budget has to pay in a full year, all of whose lines have a price. */
export interface CompleteValue {
  /** Every line has a price. */
  readonly status: 'complete';
  /** Pounds in the first full year. */
  readonly amount: Amount;
  /** The period of the amount. */
  readonly period: 'year';
}

/** What is known of what the budget has to pay in a full year, while a line has no price. */
export interface IncompleteValue {
  /** A line has no price. */
  readonly status: 'incomplete';
  /** Pounds in the first full year of the lines that have a price: less than the value by an unknown amount. */
  readonly pricedLines: Amount;
  /** The period of the amount. */
  readonly period: 'year';
  /** The lines without a price, by id. */
  readonly unpriced: readonly string[];
}

/** What the budget pays in the year after: without one-offs, and without lines that end before it. */
export interface NextYear {
  /** Pounds a year, with what is set aside. */
  readonly withContingency: Amount;
  /** Pounds a year, without what is set aside. */
  readonly withoutContingency: Amount;
  /** The period of both. */
  readonly period: 'year';
  /** Whether every line that continues has a price. */
  readonly complete: boolean;
  /** The recurring lines that end before the next year begins. */
  readonly ended: readonly string[];
}

/** What buying in bulk makes of the lines whose service has both prices. */
export interface BuyingPower {
  /** The lines, by id. */
  readonly lines: readonly string[];
  /** Pounds in a full year if all of them were bought one by one. */
  readonly retail: Amount;
  /** Pounds in a full year if all of them were bought in bulk. */
  readonly bulk: Amount;
  /** Retail less bulk, in pounds a year. */
  readonly difference: Amount;
  /** The period of the amounts. */
  readonly period: 'year';
}

/** A line that has no price. */
export interface LineWithoutPrice {
  /** The line, by its id. */
  readonly line: string;
  /** `budget`, or whoever else pays. */
  readonly payer: string;
  /** Why there is none. */
  readonly reason: string;
}

/** A line that is not in the full-year cost. */
export interface LineLeftOut {
  /** The line, by its id. */
  readonly line: string;
  /** Why it is not, such as `ended on 2025-03-31`. */
  readonly reason: string;
}

/** A package or a plan with its cost: plain JSON, amounts as text in pounds. */
export interface PackageCost {
  /** The family's id. */
  readonly caseId: string;
  /** Whether it is a package of existing services or a plan. */
  readonly kind: PackageKind;
  /** What the budget has to pay in a full year. */
  readonly value: PackageValue;
  /** The lines that the budget pays. */
  readonly inside: CostTotals;
  /** The lines that others pay, together. */
  readonly outside: CostTotals;
  /** The lines that each of the others pays, by name in order. */
  readonly byPayer: readonly PayerTotals[];
  /** All lines, whoever pays. */
  readonly all: CostTotals;
  /** The part of `inside` that the authority delivers through its own contracts, in pounds in the first full year. */
  readonly inKind: Amount;
  /** What is left of `inside` as money, in pounds in the first full year. */
  readonly asMoney: Amount;
  /** What the budget pays in the year after. */
  readonly nextYear: NextYear;
  /** Null where no line uses a service with two prices. */
  readonly buyingPower: BuyingPower | null;
  /** The lines without a price that would be in one of the amounts. */
  readonly unpriced: readonly LineWithoutPrice[];
  /** The lines that are not in the full-year cost. */
  readonly leftOut: readonly LineLeftOut[];
  /** What the amounts are: gross, net, each as stated, or not stated at all. */
  readonly basis: 'gross' | 'net' | 'as-stated' | 'not-stated';
  /** The year whose prices the amounts are in; null when none is stated. */
  readonly priceYear: string | null;
  /** The id of the price book; null where none was given. */
  readonly priceBook: string | null;
  /** The conventions that made years of other periods, by name. */
  readonly conventions: readonly string[];
  /** Whether lines or the figures of the result were rounded, and how. */
  readonly rounding: {
    /** Each line, or each figure once. */
    readonly when: 'each-line' | 'once';
    /** Which way an amount between two pennies went. */
    readonly mode: RoundingMode;
  };
  /** What is on record about a plan beside its lines. */
  readonly record: PlanRecord | null;
  /** Each line with its cost, in the order given. */
  readonly lines: readonly CostedLine[];
  /** What a person should look at. */
  readonly warnings: readonly Warning[];
  /** How the amounts came about; the last step gives what the budget pays in a full year. */
  readonly steps: readonly Step[];
}
