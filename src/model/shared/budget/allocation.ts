import * as z from 'zod';
import type { DecimalInput } from '../../../exact/decimal.js';
import { POINTS, parseExact } from '../../../exact/quantity.js';
import type { ExactNumber } from '../../../exact/ratio.js';
import { exactSchema, moreThanNoughtWire } from '../../../exact/wire.js';
import { idSchema } from '../../../identifier.js';
import type { Amount } from '../../../money/amount.js';
import type { Period, TimedPeriod } from '../../../money/period.js';
import { schemaOf } from '../../../parse/check.js';
import { deferred, schemaFor } from '../../../parse/deferred.js';
import type { Step } from '../../../record/step/step.js';
import type { Warning } from '../../../warning.js';
import { type AnyCase, anyCaseFields } from '../../case.js';

/** A part of an allocation: an outcome, a stream, a source of money. */
export interface AllocationPart {
  /** The outcome, stream or source. */
  readonly id: string;
  /** Pounds per period of the allocation; null where it has no amount, which is not £0. */
  readonly amount: Amount | null;
  /** Whether it is in the indicative budget; the parts that count add up to what is rounded to it, to the penny. */
  readonly counts: boolean;
  /** Why it does not count, or what it rests on. */
  readonly reason?: string;
}

/** Hours or miles behind an amount, with the rate that turned them into pounds. */
export interface AllocationQuantity {
  /** How many in one `per`, exact. */
  readonly quantity: ExactNumber;
  /** What is counted: `hour`, `mile`. */
  readonly unit: string;
  /** The period of `quantity`. */
  readonly per: Period;
  /** Pounds per unit, exact. */
  readonly rate: ExactNumber;
}

/** Two totals that are never blended: without and with streams that may not come. */
export interface AllocationScenarios {
  /** The streams that may not come. */
  readonly uncertain: readonly string[];
  /** Pounds per period of the allocation without them: the indicative budget; null where there is none. */
  readonly without: Amount | null;
  /** Pounds per period of the allocation with them; null where a stream has no amount. */
  readonly with: Amount | null;
}

/** What every allocation says, whatever its status. */
interface AnyAllocation {
  /** The family's id. */
  readonly caseId: string;
  /** The kind of the model that gave it. */
  readonly modelKind: string;
  /** The period of every amount in it. */
  readonly period: TimedPeriod;
  /** What a person should look at. */
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
  /** Hours or miles behind the amount, where it was made of them. */
  readonly quantities?: readonly AllocationQuantity[];
  /** Pounds of each payment through the period, in order; they add up to the indicative budget. */
  readonly payments?: readonly Amount[];
  /** The totals without and with streams that may not come, where there are such streams. */
  readonly scenarios?: AllocationScenarios;
}

/** A budget. */
export interface BudgetAllocation extends AnyAllocation {
  /** There is a budget. */
  readonly status: 'budget';
  /** The indicative budget in pounds per `period`; it may be `0.00`, with the advice to refer the case (`zero-budget`). */
  readonly indicative: Amount;
}

/** An allocation table gives no budget for such points: neither £0 nor a decision that the family is not eligible. */
export interface NoBudgetAllocation extends AnyAllocation {
  /** The model gives no budget, which is not £0. */
  readonly status: 'no-budget';
  /** None, which is not £0. */
  readonly indicative: null;
}

/** The model cannot price the case; its services have to be costed. */
export interface ReferredAllocation extends AnyAllocation {
  /** The case has to be costed: the model does not answer it. */
  readonly status: 'refer-to-costing';
  /** None, which is not £0. */
  readonly indicative: null;
}

/** The family is not eligible, as was decided elsewhere. */
export interface NotEligibleAllocation extends AnyAllocation {
  /** The family is not eligible for one. */
  readonly status: 'not-eligible';
  /** None, which is not £0. */
  readonly indicative: null;
}

/** The model gives no amount before the plan: the plan's cost is the budget. */
export interface PlanFirstAllocation extends AnyAllocation {
  /** The plan comes first, and the budget is what it costs. */
  readonly status: 'plan-first';
  /** None, which is not £0. */
  readonly indicative: null;
  /** The cost of the plan in pounds per `period`; null until it is agreed, it is approved and every line has a price. */
  readonly final?: Amount | null;
}

/**
 * What a model gives for one case. `status` says which answer it is, and with `budget` the indicative budget is an
 * amount:
 *
 * - `budget`: an indicative budget
 * - `no-budget`: an allocation table gives none for such points
 * - `refer-to-costing`: the model cannot price the case
 * - `not-eligible`: decided before the model was applied
 * - `plan-first`: the plan comes before the amount
 */
export type Allocation =
  | BudgetAllocation
  | NoBudgetAllocation
  | ReferredAllocation
  | NotEligibleAllocation
  | PlanFirstAllocation;

/**
 * What a model says of a case. These are different answers and none of them stands for another: a budget (which may
 * be £0), no budget because an allocation table says so of such points, a case that the model cannot price and that has
 * to be costed from services, a family that is not eligible, and a model that gives no amount before the plan, because
 * the plan's cost is the budget.
 */
export type AllocationStatus = Allocation['status'];

/** What a model gives for a cohort, a column each. */
export interface CohortAllocation {
  /** The kind of the model that gave it. */
  readonly modelKind: string;
  /** Whole pence per `period`; NaN stands where the model gives no budget. */
  readonly pence: Float64Array;
  /** The period of every amount in it. */
  readonly period: TimedPeriod;
  /** The sum of all budgets in pounds per `period`, exact. */
  readonly total: Amount;
  /** How many cases are to be referred to costing, without an amount. */
  readonly referred: number;
  /** How many cases have a budget of £0; each carries the advice to refer it. */
  readonly zeroBudgets: number;
  /** How many cases have points of which an allocation table says that there is no budget. */
  readonly noBudget?: number;
  /** How many cases have more points than the questionnaire can give, where the model says how many those are. */
  readonly beyondMaximum?: number;
  /** How many other cases have more points than any case of the sample had, where the model says how many those were. */
  readonly beyondSample?: number;
  /** How many cases state a day outside the dates of the model. */
  readonly outsideDates?: number;
  /** How many cases are in other prices than the amounts of the model, as far as both are stated. */
  readonly otherPriceBase?: number;
}

/** Why a part does not count of which the money may not come. */
export const UNCERTAIN = 'uncertain: in the second scenario only';

/** The wire form of a number of points: 0 or more, at most six decimals; parsed to an exact fraction. */
export const pointsSchema = deferred(() => exactSchema(POINTS));

/** The same where there have to be more than 0 points; whoever asks for them refuses 0 in words of its own. */
export const pointsAboveNoughtSchema = deferred(() =>
  schemaOf(moreThanNoughtWire(POINTS), (input) => parseExact(input, POINTS)),
);

/** A case for a model that prices points, as callers give it. */
export interface PointsCase extends AnyCase {
  /** Its points: 0 or more, at most six decimals. */
  readonly points: DecimalInput;
  /** The group whose price applies, where a model has one price per group. */
  readonly group?: string;
  /** The flat amounts of the model that apply to the case, by id. */
  readonly addOns?: readonly string[];
}

/** The fields of a case for a model that prices points. */
export function pointsCaseFields() {
  return {
    ...anyCaseFields(),
    points: pointsSchema,
    group: idSchema.exactOptional(),
    addOns: z.array(idSchema).max(1000).exactOptional(),
  };
}

/** A case for a model that prices points. */
export const pointsCaseSchema = schemaFor<PointsCase>()(() => z.strictObject(pointsCaseFields()));

/** A case for a model that prices points, parsed. */
export type ParsedPointsCase = z.output<typeof pointsCaseSchema>;

/** The answer for a family that is not eligible. */
export function notEligible(caseId: string, modelKind: string, period: TimedPeriod): NotEligibleAllocation {
  const message = 'not eligible, as decided before the model was applied; no budget, which is not a budget of £0';
  const warnings = [{ code: 'not-eligible', message, caseId }];
  return { caseId, modelKind, status: 'not-eligible', indicative: null, period, warnings, steps: [] };
}
