import * as z from 'zod';
import {
  decimalsField,
  listField,
  MAX_LISTED,
  type Part,
  partField,
  percentSchema,
  periodField,
  quantileTypeField,
  smallCellField,
} from '../cohort/options.js';
import type { ProblemList } from '../errors.js';
import type { DecimalInput } from '../exact/decimal.js';
import type { QuantileType } from '../exact/quantile.js';
import { idSchema } from '../identifier.js';
import { type AmountInput, positiveAmountSchema } from '../money/amount.js';
import type { TimedPeriod } from '../money/period.js';
import { type RoundingInput, roundingSchema } from '../money/rounding.js';
import { withCheck } from '../parse/check.js';
import { schemaFor } from '../parse/deferred.js';
import { STAGES, type Stage } from '../stage.js';

/** From when on a change is large. */
export interface LargeChangeThresholds {
  /** More than this in per cent of the base; 100 unless told otherwise. */
  readonly percent?: DecimalInput | undefined;
  /** More than this in pounds per period; £20,000 unless told otherwise. */
  readonly amount?: AmountInput | undefined;
}

/**
 * How two stages of columns are compared: what the columns have settled already is left out.
 *
 * @choice unchanged: a change of strictly less than 10 per cent of the earlier amount counts as unchanged, between any
 * two stages; RR145 5.54 states this for traditional to final only, and threshold and base are options
 * @choice over: changes of more than 100 per cent and of more than £20,000 are listed; RR145 5.59 names both figures as
 * large without making a rule of them
 * @choice zero-base: a case whose base is £0 is left out and counted; including it by name keeps it in the amounts, the
 * means and the directions, where a rise from £0 is up, but its change still has no percentage
 * @choice small-cell: there is no default for the fewest families of a cell, since no report states one
 * @choice quantile-type: quartiles are of Hyndman and Fan's type 7, a spreadsheet's QUARTILE.INC, unless another of the
 * nine is chosen; RR145 5.56 does not say which it used
 */
export interface CompareColumnsOptions {
  /** The earlier amount. */
  readonly from: Stage;
  /** The later amount. */
  readonly to: Stage;
  /** What a change is a percentage of; the amount at `from` unless told otherwise. */
  readonly base?: Stage;
  /** `site`, `group`, `status` or the name of a characteristic; without it nothing is told by group. */
  readonly by?: string;
  /** A change of less than this, in per cent of the base, counts as unchanged; 10 unless told otherwise. */
  readonly threshold?: DecimalInput | undefined;
  /** From when on a change is listed as large; above 100 per cent, and above £20,000, unless told otherwise. */
  readonly over?: LargeChangeThresholds | undefined;
  /** For how many of the largest changes their share of all change is told; 1, 2 and 5 unless told otherwise. */
  readonly top?: readonly number[] | undefined;
  /** How many cases each list names at most; 10 unless told otherwise. */
  readonly list?: number | undefined;
  /** What is done with a case whose base is £0, so that its change has no percentage; `exclude` unless told otherwise. */
  readonly zeroBase?: Part | undefined;
  /** A cell that rests on fewer families than this is marked as small; no report states a number. */
  readonly smallCell?: number;
  /** The definition of quartiles, by its number in Hyndman and Fan; 7 unless told otherwise. */
  readonly quantileType?: QuantileType | undefined;
  /** How many decimals percentages have; 1 unless told otherwise, at most 6. */
  readonly decimals?: number | undefined;
  /** How amounts other than those of single cases are rounded; to the penny, half up, unless told otherwise. */
  readonly rounding?: RoundingInput | undefined;
  /** The period of the amounts; `year` unless told otherwise. */
  readonly period?: TimedPeriod | undefined;
}

/**
 * How two stages of cases are compared.
 *
 * @choice one-offs: the one-off part of an amount is left out of a comparison unless the caller includes it
 * @choice contingency-compared: the contingency inside an amount is compared with it unless the caller leaves it out
 */
export interface CompareOptions extends CompareColumnsOptions {
  /** Whether the one-off parts of amounts are compared; `exclude` unless told otherwise. */
  readonly oneOffs?: Part | undefined;
  /** Whether the contingency inside amounts is compared; `include` unless told otherwise. */
  readonly contingency?: Part | undefined;
}

/** The fields of what two stages of columns may be told. */
export function columnsFields() {
  return {
    from: z.enum(STAGES),
    to: z.enum(STAGES),
    base: z.enum(STAGES).exactOptional(),
    by: idSchema.exactOptional(),
    threshold: percentSchema.prefault('10'),
    over: z
      .strictObject({ percent: percentSchema.prefault('100'), amount: positiveAmountSchema.prefault('20000') })
      .prefault({}),
    top: z.array(z.int().min(1).max(MAX_LISTED)).max(20).default([1, 2, 5]),
    list: listField(10),
    zeroBase: partField('exclude'),
    smallCell: smallCellField(),
    quantileType: quantileTypeField(),
    decimals: decimalsField(6, 1),
    rounding: roundingSchema.prefault({}),
    period: periodField(),
  };
}

/** The fields of what a comparison of two stages may be told. */
export function compareFields() {
  return { ...columnsFields(), oneOffs: partField('exclude'), contingency: partField('include') };
}

/** How two stages of columns are compared. */
export const compareColumnsSchema = schemaFor<CompareColumnsOptions>()(() =>
  withCheck(z.strictObject(columnsFields()), checkStages),
);

/** How two stages are compared. */
export const compareOptionsSchema = schemaFor<CompareOptions>()(() =>
  withCheck(z.strictObject(compareFields()), checkStages),
);

function checkStages({ from, to }: { readonly from: Stage; readonly to: Stage }, problems: ProblemList): void {
  if (from === to) problems.add('inconsistent', ['to'], `${from} is compared with itself; name two stages`);
}

/** How two stages are compared, parsed. */
export type ParsedCompareOptions = z.output<typeof compareOptionsSchema>;
