import * as z from 'zod';
import type { ProblemList } from '../../errors.js';
import type { DecimalInput } from '../../exact/decimal.js';
import { type FundingBasis, fundingBasisSchema } from '../../funding/basis.js';
import { idSchema } from '../../identifier.js';
import { type AmountInput, positiveAmountSchema } from '../../money/amount.js';
import { type TimedPeriod, timedPeriodSchema } from '../../money/period.js';
import { type RoundingInput, roundingSchema } from '../../money/rounding.js';
import { withCheck } from '../../parse/check.js';
import { deferred, schemaFor } from '../../parse/deferred.js';
import { has, is, lacks, together, when } from '../../together.js';
import { type ModelHeader, modelHeaderSchema } from '../header.js';
import { type OneOffs, oneOffsSchema } from '../sample.js';
import { pointsAboveNoughtSchema } from '../shared/budget/allocation.js';
import { BEYOND_MAXIMUM, type BeyondMaximum, boundsForm } from '../shared/points/points-bounds.js';
import {
  type AddOn,
  addOnSchema,
  type PriceRoundingInput,
  priceRoundingSchema,
  type StreamTranche,
  streamSchema,
} from './model.js';

/** Money that belongs to other people than the sample, and what joins the two. */
export interface PopulationMoney {
  /** Pounds a year to be allocated. */
  readonly amount: AmountInput;
  /** Whose money it is: a name of the caller's, such as `everyone served`. */
  readonly population: string;
  /** Whose points the sample holds; the same name, or `factor` says how many times the sample the population is. */
  readonly pointsPopulation: string;
  /** By what to multiply the sample's points to stand for the population: N divided by n, more than 0. */
  readonly factor?: DecimalInput;
}

/** How a price point is calibrated, as callers give it. */
export interface PricePointOptions {
  /** Where the money behind the price comes from. */
  readonly fundingBasis: FundingBasis;
  /**
   * `total` (the default): all money over all points. `largest-package`: the largest package over the most points
   * obtainable.
   */
  readonly method?: 'total' | 'largest-package' | undefined;
  /**
   * The most points that the questionnaire can give; required by `largest-package`. The model keeps it, to say of later
   * cases whose points pass it.
   */
  readonly maximumPoints?: DecimalInput;
  /** What the model will do with points beyond `maximumPoints`; `warn` unless told otherwise. */
  readonly beyondMaximum?: BeyondMaximum | undefined;
  /** Instead of the most points obtainable, the most that anyone in the sample has; `false` unless told otherwise. */
  readonly maximumObserved?: boolean | undefined;
  /** Money other than the sum of the sample's packages: a pot after its top slice, or a whole budget. */
  readonly money?: PopulationMoney;
  /** One price for everyone (`single`, the default), or one for each group, which breaks equal treatment. */
  readonly prices?: 'single' | 'per-group-breaks-equal-treatment' | undefined;
  /** Tranches of other streams that are put on top of the money; none by default. */
  readonly streams?: readonly StreamTranche[] | undefined;
  /** Flat amounts for single questions, which the model will hold; none by default. */
  readonly addOns?: readonly AddOn[] | undefined;
  /** Whether the one-off part of packages counts; `exclude` unless told otherwise. */
  readonly oneOffs?: OneOffs | undefined;
  /** The period of packages, price and budgets; `year` unless told otherwise. */
  readonly period?: TimedPeriod | undefined;
  /** How the price itself is rounded; it is not unless told otherwise. */
  readonly priceRounding?: PriceRoundingInput;
  /** How a budget is rounded; to the penny, half up, unless told otherwise. */
  readonly rounding?: RoundingInput | undefined;
  /** What the council states about the model; nothing by default. */
  readonly header?: ModelHeader | undefined;
}

// What is checked of the fields together, for JSON Schemas.
const form = () =>
  together(
    boundsForm(),
    when(
      is('method', 'largest-package'),
      together({ anyOf: [has('maximumPoints'), is('maximumObserved', true)] }, lacks('money')),
    ),
    when(is('fundingBasis', 'whole-budget'), has('money')),
    when(is('fundingBasis', 'reference-sample'), lacks('money')),
    when(
      is('prices', 'per-group-breaks-equal-treatment'),
      together(lacks('money'), { properties: { streams: { type: 'array', maxItems: 0 } } }),
    ),
  );

const fieldsSchema = deferred(() => {
  const factor = pointsAboveNoughtSchema.refine((value) => value.numerator > 0n, 'a factor is more than 0');
  const money = z.strictObject({
    amount: positiveAmountSchema,
    population: idSchema,
    pointsPopulation: idSchema,
    factor: factor.exactOptional(),
  });
  return z
    .strictObject({
      fundingBasis: fundingBasisSchema,
      method: z.enum(['total', 'largest-package']).default('total'),
      maximumPoints: pointsAboveNoughtSchema.exactOptional(),
      beyondMaximum: z.enum(BEYOND_MAXIMUM).default('warn'),
      maximumObserved: z.boolean().default(false),
      money: money.exactOptional(),
      prices: z.enum(['single', 'per-group-breaks-equal-treatment']).default('single'),
      streams: z.array(streamSchema).max(100).default([]),
      addOns: z.array(addOnSchema).max(1000).default([]),
      oneOffs: oneOffsSchema,
      period: timedPeriodSchema.default('year'),
      priceRounding: priceRoundingSchema.exactOptional(),
      rounding: roundingSchema.prefault({}),
      header: modelHeaderSchema.default({}),
    })
    .meta(form());
});

/** How a price point is calibrated. */
export const pricePointOptionsSchema = schemaFor<PricePointOptions>()(() =>
  withCheck(
    fieldsSchema,
    checkMaximum,
    checkBeyond,
    checkNotNought,
    checkLargest,
    checkBudget,
    checkFactor,
    checkGroups,
  ),
);

type Fields = z.output<typeof fieldsSchema>;

function checkMaximum({ method, maximumPoints, maximumObserved }: Fields, problems: ProblemList): void {
  if (method === 'largest-package' && maximumPoints === undefined && !maximumObserved)
    problems.add('missing', ['maximumPoints'], 'largest-package needs the most points that can be obtained');
}

function checkNotNought({ maximumPoints }: Fields, problems: ProblemList): void {
  if (maximumPoints?.numerator === 0n)
    problems.add('undefined-result', ['maximumPoints'], 'a maximum of 0 points has no price');
}

function checkLargest({ method, money }: Fields, problems: ProblemList): void {
  if (method === 'largest-package' && money !== undefined)
    problems.add('inconsistent', ['money'], 'largest-package takes no money but the package');
}

function checkBeyond({ beyondMaximum, maximumPoints }: Fields, problems: ProblemList): void {
  if (beyondMaximum !== 'warn' && maximumPoints === undefined)
    problems.add('missing', ['maximumPoints'], 'is needed to say what is done with points beyond it');
}

function checkBudget({ fundingBasis, money }: Fields, problems: ProblemList): void {
  if (fundingBasis === 'whole-budget' && money === undefined)
    problems.add('missing', ['money'], 'the whole-budget basis needs the budget and whose points it is for');
  if (fundingBasis === 'reference-sample' && money !== undefined) {
    const message = 'on a reference sample the money is the packages of the sample; it goes with pot or whole-budget';
    problems.add('inconsistent', ['money'], message);
  }
}

function checkFactor({ money }: Fields, problems: ProblemList): void {
  if (money === undefined) return;
  const isSame = money.population === money.pointsPopulation;
  if (isSame !== (money.factor !== undefined)) return;
  if (isSame) {
    const message =
      'the money and the points are of the same people, and no factor joins them; name the two apart, or leave it out';
    problems.add('inconsistent', ['money', 'factor'], message);
    return;
  }
  const message = 'the money and the points are of different people; give the factor that joins them';
  problems.add('missing', ['money', 'factor'], message);
}

function checkGroups({ prices, money, streams }: Fields, problems: ProblemList): void {
  if (prices !== 'single' && (money !== undefined || streams.length > 0))
    problems.add('inconsistent', ['prices'], 'prices per group come from the packages of each group alone');
}

/** How a price point is calibrated, parsed. */
export type ParsedPricePointOptions = z.output<typeof pricePointOptionsSchema>;
