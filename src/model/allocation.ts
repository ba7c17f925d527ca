import * as z from 'zod';
import { POINTS, parseExact } from '../exact/quantity.js';
import { idSchema } from '../identifier.js';
import { type Amount, decimalWire } from '../money/amount.js';
import type { Period } from '../money/period.js';
import { schemaOf } from '../parse.js';
import type { Step } from '../step/step.js';
import type { Warning } from '../warning.js';

/**
 * What a model says of a case. These are different answers and none of them stands for another: a budget (which may
 * be £0), no budget because an allocation table says so of such points, a case that the model cannot price and that has
 * to be costed from services, a family that is not eligible, and a model that gives no amount before the plan, because
 * the plan's cost is the budget.
 */
export type AllocationStatus = 'budget' | 'no-budget' | 'refer-to-costing' | 'not-eligible' | 'plan-first';

/** A part of an allocation: an outcome, a stream, a source of money. */
export interface AllocationPart {
  readonly id: string;
  /** Pounds per period of the allocation; null where it has no amount, which is not £0. */
  readonly amount: Amount | null;
  /** Whether it is in the indicative budget; the parts that count add up to it. */
  readonly counts: boolean;
  /** Why it does not count, or what it rests on. */
  readonly reason?: string;
}

/** Hours or miles behind an amount, with the rate that turned them into pounds. */
export interface AllocationQuantity {
  /** How many in one `per`, exact. */
  readonly quantity: string;
  readonly unit: string;
  readonly per: Period;
  /** Pounds per unit, exact. */
  readonly rate: string;
}

/** Two totals that are never blended: without and with streams that may not come. */
export interface AllocationScenarios {
  /** The streams that may not come. */
  readonly uncertain: readonly string[];
  /** Pounds per period of the allocation; `without` is the indicative budget. Null where a stream has no amount. */
  readonly without: Amount | null;
  readonly with: Amount | null;
}

/** What a model gives for one case. */
export interface Allocation {
  readonly caseId: string;
  readonly modelKind: string;
  readonly status: AllocationStatus;
  /** The indicative budget in pounds per `period`; null when the model gives none, which is not £0. */
  readonly indicative: Amount | null;
  readonly period: Period;
  readonly warnings: readonly Warning[];
  /**
   * How the amount came about, to be stored and replayed; the last one gives the indicative budget (where a model gives
   * none, the cost of the plan).
   */
  readonly steps: readonly Step[];
  /** What the amount is made of, where it has parts. */
  readonly parts?: readonly AllocationPart[];
  /** Pounds per `period` that are lacking, told beside the amount; a budget is never negative. */
  readonly shortfall?: Amount;
  readonly quantities?: readonly AllocationQuantity[];
  /** Pounds of each payment through the period, in order; they add up to the indicative budget. */
  readonly payments?: readonly Amount[];
  readonly scenarios?: AllocationScenarios;
  /** The cost of the agreed plan, where a model gives no indicative budget; null until the plan is agreed. */
  readonly final?: Amount | null;
}

/** What a model gives for a cohort, a column each. */
export interface CohortAllocation {
  readonly modelKind: string;
  /** Whole pence per `period`; NaN stands where the model gives no budget. */
  readonly pence: Float64Array;
  readonly period: Period;
  /** The sum of all budgets in pounds per `period`, exact. */
  readonly total: Amount;
  /** How many cases are to be referred to costing: no amount, or £0 for 0 points. */
  readonly referred: number;
  /** How many cases have points of which an allocation table says that there is no budget. */
  readonly noBudget?: number;
}

/** The wire form of a number of points: 0 or more, at most six decimals; parsed to an exact fraction. */
export const pointsSchema = schemaOf(decimalWire(), (input) => parseExact(input, POINTS));

/** A case for a model that prices points. */
export const pointsCaseSchema = z.strictObject({
  caseId: idSchema,
  points: pointsSchema,
  /** The group whose price applies, where a model has one price per group. */
  group: idSchema.exactOptional(),
  /** Flat add-ons in pounds that apply to the case, by id. */
  addOns: z.array(idSchema).max(1000).exactOptional(),
  /** Decided before and elsewhere; `false` gives no budget. */
  eligible: z.boolean().exactOptional(),
});

/** A case for a model that prices points, as callers give it. */
export type PointsCase = z.input<typeof pointsCaseSchema>;

/** A case for a model that prices points, parsed. */
export type ParsedPointsCase = z.output<typeof pointsCaseSchema>;

/** The answer for a family that is not eligible. */
export function notEligible(caseId: string, modelKind: string, period: Period): Allocation {
  const message = 'not eligible, as decided before the model was applied; no budget, which is not a budget of £0';
  const warnings = [{ code: 'not-eligible', message, caseId }];
  return { caseId, modelKind, status: 'not-eligible', indicative: null, period, warnings, steps: [] };
}
