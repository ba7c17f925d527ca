import * as z from 'zod';
import {
  listField,
  MAX_LISTED,
  partField,
  percentSchema,
  periodField,
  quantileTypeField,
  smallCellField,
} from '../cohort/options.js';
import type { ProblemList } from '../errors.js';
import { ratio } from '../exact/ratio.js';
import { idSchema } from '../identifier.js';
import { positiveAmountSchema } from '../money/amount.js';
import { PENNY, roundingSchema } from '../money/rounding.js';
import { withCheck } from '../parse.js';
import { STAGES } from '../stage.js';

/** What a comparison of two stages may be told, before it is checked as a whole. */
export const compareFields = {
  from: z.enum(STAGES),
  to: z.enum(STAGES),
  /** What a change is a percentage of; the amount at `from` unless told otherwise. */
  base: z.enum(STAGES).exactOptional(),
  /** `site`, `group` or the name of a characteristic. */
  by: idSchema.exactOptional(),
  /** A change of less than this, in per cent of the base, counts as unchanged. */
  threshold: percentSchema.default(ratio(10n)),
  /** A change of more than this is listed: in per cent of the base, and in pounds. */
  over: z
    .strictObject({
      percent: percentSchema.default(ratio(100n)),
      amount: positiveAmountSchema.default(2_000_000n),
    })
    .default({ percent: ratio(100n), amount: 2_000_000n }),
  /** For how many of the largest changes their share of all change is told. */
  top: z.array(z.int().min(1).max(MAX_LISTED)).max(20).default([1, 2, 5]),
  /** How many cases each list names at most. */
  list: listField(10),
  oneOffs: partField.default('exclude'),
  contingency: partField.default('include'),
  /** What is done with a case whose base is £0, so that its change has no percentage. */
  zeroBase: z.enum(['exclude', 'include']).default('exclude'),
  /** A cell that rests on fewer families than this is small. */
  smallCell: smallCellField,
  quantileType: quantileTypeField,
  /** How many decimals percentages have. */
  decimals: z.int().min(0).max(6).default(1),
  rounding: roundingSchema.default(PENNY),
  period: periodField,
};

/**
 * How two stages are compared.
 *
 * @choice unchanged: a change of strictly less than 10 per cent of the earlier amount counts as unchanged, between any
 * two stages; RR145 5.54 states this for traditional to final only, and threshold and base are options
 * @choice over: changes of more than 100 per cent and of more than £20,000 are listed; RR145 5.59 names both figures as
 * large without making a rule of them
 * @choice one-offs: the one-off part of an amount is left out of a comparison unless the caller includes it
 * @choice contingency-compared: the contingency inside an amount is compared with it unless the caller leaves it out
 * @choice zero-base: a case whose base is £0 is left out and counted; including it by name keeps it in the amounts, the
 * means and the directions, where a rise from £0 is up, but its change still has no percentage
 * @choice small-cell: there is no default for the fewest families of a cell, since no report states one
 * @choice quantile-type: quartiles are of Hyndman and Fan's type 7, a spreadsheet's QUARTILE.INC, unless another of the
 * nine is chosen; RR145 5.56 does not say which it used
 */
export const compareOptionsSchema = withCheck(z.strictObject(compareFields), checkStages);

/** How two stages of columns are compared: what the columns have settled already is left out. */
export const compareColumnsSchema = withCheck(
  z.strictObject(compareFields).omit({ oneOffs: true, contingency: true }),
  checkStages,
);

function checkStages({ from, to }: { from: string; to: string }, problems: ProblemList): void {
  if (from === to) problems.add('inconsistent', ['to'], `${from} is compared with itself; name two stages`);
}

/** How two stages are compared, as callers give it. */
export type CompareOptions = z.input<typeof compareOptionsSchema>;

/** How two stages are compared, parsed. */
export type ParsedCompareOptions = z.output<typeof compareOptionsSchema>;

/** How two stages of columns are compared, as callers give it. */
export type CompareColumnsOptions = z.input<typeof compareColumnsSchema>;
