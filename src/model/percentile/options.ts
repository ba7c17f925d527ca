import * as z from 'zod';
import type { DecimalInput } from '../../exact/decimal.js';
import { QUANTILE_TYPES, type QuantileType } from '../../exact/quantile.js';
import { PERCENT } from '../../exact/quantity.js';
import { compareRatios, formatRatio, type Ratio, ratio } from '../../exact/ratio.js';
import { exactSchema } from '../../exact/wire.js';
import { type AmountInput, positiveAmountSchema } from '../../money/amount.js';
import { type TimedPeriod, timedPeriodSchema } from '../../money/period.js';
import { type RoundingInput, roundingSchema } from '../../money/rounding.js';
import { withCheck } from '../../parse/check.js';
import { deferred, schemaFor } from '../../parse/deferred.js';
import { together } from '../../together.js';
import { type ModelHeader, modelHeaderSchema } from '../header.js';
import { type OneOffs, oneOffsSchema } from '../sample.js';
import { pointsSchema } from '../shared/budget/allocation.js';
import { BEYOND_MAXIMUM, type BeyondMaximum, boundsForm } from '../shared/points/points-bounds.js';
import {
  BETWEEN_RULES,
  type BetweenRule,
  OUTSIDE_RULES,
  type OutsideRule,
  PERCENTILE_BASES,
  type PercentileBasis,
  type PercentileMethod,
} from './model.js';
import { TIE_RULES, type TieRule } from './ties/ties.js';

const GRIDS = ['percentiles', 'fives', 'deciles', 'quartiles'] as const;
/** How many per cent stand between the rows of a grid that is named. */
export const STEPS_OF_GRID = { percentiles: 1, fives: 5, deciles: 10, quartiles: 25 } as const;
const NEWCOMER_TREATMENTS = ['outside-pot', 'in-pot-as-zero', 'separately-funded'] as const;

/** The percentiles of a table's rows: a name, or any list in per cent. */
export type PercentileGrid = (typeof GRIDS)[number] | readonly DecimalInput[];

/** Whose money the budgets of families without an earlier package are. */
export type NewcomerTreatment = (typeof NEWCOMER_TREATMENTS)[number];

/**
 * How a RAS 5 table is made, as callers give it.
 *
 * @choice percentile-method: rank for a pot, quantile for a reference sample, unless named; RR145 5.13 speaks of
 * percentiles, and two ordered lists of equal length need no grid to be aligned
 * @choice quantile-definition: type 7 (a spreadsheet's PERCENTILE.INC); any of the nine by its number
 * @choice percentile-grid: every percentile; fives, deciles, quartiles or any list by name
 * @choice between-rows: interpolated in a straight line; the lower row, the upper row or a referral by name
 * @choice above-the-table: referred to costing, because a clamp caps the neediest at the largest old package (RR145
 * footnote 15 warns of excluding very high need); clamp by name, flagged on every case
 * @choice below-the-table: referred to costing like the other end, since no case of the sample says what such points
 * cost; clamp by name gives the lowest row
 * @choice newcomers: priced from the stored table and counted as committed outside the pot; in the pot as £0, or
 * separately funded, by name. The report does not say
 * @choice small-rows: a row made of one package prints that package and is warned of; a higher least count is the
 * caller's
 */
export interface PercentileOptions {
  /** `pot`: the packages of those who take part; `reference-sample`: those of others, and budgets come from core money. */
  readonly fundingBasis: PercentileBasis;
  /**
   * `rank`: scores and packages are put in order and aligned one by one; `quantile`: both are read off at the
   * percentiles of a grid. Rank for a pot, quantile for a reference sample, unless told otherwise.
   */
  readonly method?: PercentileMethod;
  /** What equal scores get by the rank method; `mean` unless told otherwise. */
  readonly ties?: TieRule | undefined;
  /** Which quantile, by its number in Hyndman and Fan; 7 unless told otherwise. */
  readonly definition?: QuantileType | undefined;
  /** The percentiles of the rows by the quantile method; every one (`percentiles`) unless told otherwise. */
  readonly grid?: PercentileGrid | undefined;
  /** What happens to points between two rows; `interpolate` unless told otherwise. */
  readonly between?: BetweenRule | undefined;
  /** What happens to points above the highest row; `refer-to-costing` unless told otherwise. */
  readonly above?: OutsideRule | undefined;
  /** What happens to points below the lowest row; `refer-to-costing` unless told otherwise. */
  readonly below?: OutsideRule | undefined;
  /** Whose money the budgets of newcomers are; `outside-pot` unless told otherwise. */
  readonly newcomers?: NewcomerTreatment | undefined;
  /** Rows made of fewer packages than this are warned of; 2 unless told otherwise. */
  readonly minCases?: number | undefined;
  /** From how many pounds per point on a gap between two rows is a cliff; without it, the ten steepest are listed. */
  readonly cliffPounds?: AmountInput;
  /** The most points that the questionnaire can give; the model keeps it, to say of later cases whose points pass it. */
  readonly maximumPoints?: DecimalInput;
  /** What the model will do with points beyond `maximumPoints`; `warn` unless told otherwise. */
  readonly beyondMaximum?: BeyondMaximum | undefined;
  /** Whether the one-off part of packages counts; `exclude` unless told otherwise. */
  readonly oneOffs?: OneOffs | undefined;
  /** The period of packages and budgets; `year` unless told otherwise. */
  readonly period?: TimedPeriod | undefined;
  /** How a budget is rounded; to the penny, half up, unless told otherwise. */
  readonly rounding?: RoundingInput | undefined;
  /** What the council states about the model; nothing by default. */
  readonly header?: ModelHeader | undefined;
}

const PERCENTILE = { ...PERCENT, what: 'a percentile' };

const percentsSchema = deferred(() =>
  withCheck(z.array(exactSchema(PERCENTILE)).min(1).max(10_001), (percents, problems) => {
    const seen = new Set<string>();
    percents.forEach((percent, index) => {
      const written = formatRatio(percent);
      if (seen.has(written)) problems.add('duplicate', [index], 'a percentile stands in the grid twice');
      seen.add(written);
    });
  }),
);

const gridSchema = deferred(() =>
  z
    .union([z.enum(GRIDS), percentsSchema])
    .transform((grid): Ratio[] =>
      Array.isArray(grid) ? [...grid].sort(compareRatios) : everyPercent(STEPS_OF_GRID[grid]),
    ),
);

/** The options of the quantile method alone. */
export function quantileFields() {
  return { definition: z.literal(QUANTILE_TYPES).default(7), grid: gridSchema.prefault('percentiles') };
}

const fieldsSchema = deferred(() =>
  z
    .strictObject({
      fundingBasis: z.enum(PERCENTILE_BASES, 'expected pot or reference-sample, the two bases of RAS 5'),
      method: z.enum(['rank', 'quantile']).exactOptional(),
      ties: z.enum(TIE_RULES).default('mean'),
      ...quantileFields(),
      between: z.enum(BETWEEN_RULES).default('interpolate'),
      above: z.enum(OUTSIDE_RULES).default('refer-to-costing'),
      below: z.enum(OUTSIDE_RULES).default('refer-to-costing'),
      newcomers: z.enum(NEWCOMER_TREATMENTS).default('outside-pot'),
      minCases: z.int().min(1).max(1000).default(2),
      cliffPounds: positiveAmountSchema.exactOptional(),
      maximumPoints: pointsSchema.exactOptional(),
      beyondMaximum: z.enum(BEYOND_MAXIMUM).default('warn'),
      oneOffs: oneOffsSchema,
      period: timedPeriodSchema.default('year'),
      rounding: roundingSchema.prefault({}),
      header: modelHeaderSchema.default({}),
    })
    .meta(together(boundsForm())),
);

/** How a RAS 5 table is made. */
export const percentileOptionsSchema = schemaFor<PercentileOptions>()(() =>
  withCheck(fieldsSchema, ({ beyondMaximum, maximumPoints }, problems) => {
    if (beyondMaximum === 'warn' || maximumPoints !== undefined) return;
    problems.add('missing', ['maximumPoints'], 'is needed to say what is done with points beyond it');
  }),
);

/** How a RAS 5 table is made, parsed. */
export type ParsedPercentileOptions = z.output<typeof percentileOptionsSchema>;

function everyPercent(step: number): Ratio[] {
  return Array.from({ length: 100 / step + 1 }, (_, index) => ratio(BigInt(index * step)));
}
