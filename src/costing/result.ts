import type { RoundingMode } from '../exact/round.js';
import type { Amount } from '../money/amount.js';
import type { Period } from '../money/period.js';
import type { Step } from '../step/step.js';
import type { Warning } from '../warning.js';
import type { LineKind } from './line.js';
import type { UnitPrice } from './line-cost.js';
import type { PlanRecord } from './plan-record.js';
import type { Role } from './role.js';

/** One line with its cost. */
export interface CostedLine {
  readonly id: string;
  readonly name: string | null;
  readonly kind: LineKind;
  readonly role: Role;
  readonly payer: string;
  readonly serves: readonly string[];
  readonly inKind: boolean;
  /** Pounds per `period` in a full year, to the penny; null when the line has no price, which is not £0. */
  readonly cost: Amount | null;
  /** The same before rounding. */
  readonly exact: string | null;
  readonly period: Period;
  /** Pounds within the year asked for; null without a year or without a price. */
  readonly inYear: Amount | null;
  readonly price: UnitPrice | null;
  readonly basis: 'gross' | 'net' | 'not-stated';
  readonly convention: string | null;
  /** Why there is no price; null where there is one. */
  readonly unpriced: string | null;
  /** Why the line is not in the full-year cost, such as `ended on 2025-03-31`; null where it is. */
  readonly leftOut: string | null;
}

/** What a group of lines costs: those that the budget pays, those of another payer, or all. */
export interface CostTotals {
  /** Lines that count, and how many of them have a price. */
  readonly lines: number;
  readonly pricedLines: number;
  /** Share of the lines that have a price, between 0 and 1, to four decimals; null without lines. */
  readonly covered: string | null;
  /** Whether every line has a price. Where not, the amounts are those of the priced lines only. */
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
  readonly payer: string;
}

/** What the budget has to pay in a full year; typed as incomplete while a line has no price. */
export type PackageValue =
  | { readonly status: 'complete'; readonly amount: Amount; readonly period: 'year' }
  | {
      readonly status: 'incomplete';
      /** Pounds a year of the lines that have a price: less than the value by an unknown amount. */
      readonly pricedLines: Amount;
      readonly period: 'year';
      /** The ids of the lines without a price. */
      readonly unpriced: readonly string[];
    };

/** What the budget pays in the year after: without one-offs, and without lines that end before it. */
export interface NextYear {
  readonly withContingency: Amount;
  readonly withoutContingency: Amount;
  readonly period: 'year';
  /** Whether every line that continues has a price. */
  readonly complete: boolean;
  /** The recurring lines that end before the next year begins. */
  readonly ended: readonly string[];
}

/** What buying in bulk makes of the lines whose service has both prices. */
export interface BuyingPower {
  readonly lines: readonly string[];
  /** Pounds in a full year if all of them were bought at the one price. */
  readonly retail: Amount;
  readonly bulk: Amount;
  /** Retail less bulk. */
  readonly difference: Amount;
  readonly period: 'year';
}

/** A package or a plan with its cost: plain JSON, amounts as text in pounds. */
export interface PackageCost {
  readonly caseId: string;
  readonly kind: 'package' | 'plan';
  readonly value: PackageValue;
  /** The lines that the budget pays. */
  readonly inside: CostTotals;
  /** The lines that others pay, together and one by one. */
  readonly outside: CostTotals;
  readonly byPayer: readonly PayerTotals[];
  readonly all: CostTotals;
  /** The part of `inside` that the authority delivers through its own contracts, and what is left as money. */
  readonly inKind: Amount;
  readonly asMoney: Amount;
  readonly nextYear: NextYear;
  /** Null where no line uses a service with two prices. */
  readonly buyingPower: BuyingPower | null;
  readonly unpriced: readonly { readonly line: string; readonly payer: string; readonly reason: string }[];
  readonly leftOut: readonly { readonly line: string; readonly reason: string }[];
  /** What the amounts are: gross, net, each as stated, or not stated at all. */
  readonly basis: 'gross' | 'net' | 'as-stated' | 'not-stated';
  /** The year whose prices the amounts are in; null when none is stated. */
  readonly priceYear: string | null;
  readonly priceBook: string | null;
  readonly conventions: readonly string[];
  /** Whether lines or the figures of the result were rounded, and how. */
  readonly rounding: { readonly when: 'each-line' | 'once'; readonly mode: RoundingMode };
  readonly record: PlanRecord | null;
  readonly lines: readonly CostedLine[];
  readonly warnings: readonly Warning[];
  /** How the amounts came about; the last step gives what the budget pays in a full year. */
  readonly steps: readonly Step[];
}
