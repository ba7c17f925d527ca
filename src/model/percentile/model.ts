import * as z from 'zod';
import type { ProblemList } from '../../errors.js';
import { QUANTILE_TYPES, type QuantileType } from '../../exact/quantile.js';
import { compareRatios, divideRatios, formatRatio, type Ratio, ratio } from '../../exact/ratio.js';
import { MAX_POUNDS } from '../../money/amount.js';
import { type RoundingInput, roundingSchema } from '../../money/rounding.js';
import { withCheck, withPartCheck } from '../../parse/check.js';
import { deferred, schemaFor } from '../../parse/deferred.js';
import { has, is, lacks, together, when } from '../../together.js';
import { type AnyModel, modelFields } from '../header.js';
import { MAX_SAMPLE, ONE_OFFS, type OneOffs } from '../sample.js';
import { exactTextUpTo } from '../shared/budget/exact-text.js';
import { boundsFields, boundsForm, checkBounds, type PointsBounds } from '../shared/points/points-bounds.js';
import { TIE_RULES, type TieRule } from './ties/ties.js';

/** What happens to points that lie between two rows. */
export const BETWEEN_RULES = ['interpolate', 'lower', 'upper', 'refuse'] as const;

/** What happens to points outside the table. */
export const OUTSIDE_RULES = ['refer-to-costing', 'clamp'] as const;

/** What happens to points that lie between two rows: a straight line, the row below, the row above, or a referral. */
export type BetweenRule = (typeof BETWEEN_RULES)[number];

/** What happens to points outside the table: a referral, or the amount of the nearest row. */
export type OutsideRule = (typeof OUTSIDE_RULES)[number];

/** The two bases of RAS 5. */
export const PERCENTILE_BASES = ['pot', 'reference-sample'] as const;

/** Where the money comes from: the packages of those who take part, or those of others. */
export type PercentileBasis = (typeof PERCENTILE_BASES)[number];

/** How scores and packages are put side by side: one by one, or at the percentiles of a grid. */
export type PercentileMethod = 'rank' | 'quantile';

/** One row of the indicative allocation table. */
export interface PercentileRow {
  /** The points of the row, exactly; between two scores where a quantile falls there. */
  readonly points: string;
  /** The percentile of these points in per cent, exactly; 100 is the highest need. */
  readonly percentile: string;
  /** How many cases of the sample have these points. */
  readonly cases: number;
  /** The place of the first of them, counted from the highest points; by the rank method only. */
  readonly place?: number;
  /** Pounds per period, exactly: the budget is this divided by `over`, rounded once. */
  readonly money: string;
  /** How many packages, or rows of the grid, the money is the sum of. */
  readonly over: number;
  /** How many packages the amount is made of. One package is printed by its row as it is. */
  readonly packages: number;
}

/** How many scores and packages a table was made from. */
export interface PercentileCounts {
  /** How many scores. */
  readonly scores: number;
  /** How many packages. */
  readonly packages: number;
}

/** A RAS 5 model as it is stored: plain JSON, the frozen indicative allocation table. */
export interface PercentileModel extends AnyModel, PointsBounds {
  /** Which kind of model this is. */
  readonly kind: 'percentile';
  /** Where the money comes from. */
  readonly fundingBasis: PercentileBasis;
  /** How scores and packages were put side by side. */
  readonly method: PercentileMethod;
  /** The definition of a quantile, by its number in Hyndman and Fan; of the quantile method. */
  readonly definition?: QuantileType;
  /** What equal scores get; of the rank method. */
  readonly ties?: TieRule;
  /** What happens to points between two rows. */
  readonly between: BetweenRule;
  /** What happens to points above the highest row. */
  readonly above: OutsideRule;
  /** What happens to points below the lowest row. */
  readonly below: OutsideRule;
  /** How many scores and packages the table was made from. */
  readonly counts: PercentileCounts;
  /** The rows, from high points to low. */
  readonly rows: readonly PercentileRow[];
  /** How a budget is rounded; `{}` is to the penny, half up. */
  readonly rounding: RoundingInput;
  /** Whether the one-off part of packages counted in what it was made from; calibration writes it, and without it that is not known. */
  readonly oneOffs?: OneOffs;
}

const rowSchema = deferred(() => {
  const count = z.int().max(MAX_SAMPLE);
  return z.strictObject({
    points: exactTextUpTo('a number of points', 1e9),
    percentile: exactTextUpTo('a percentile', 100),
    cases: count.min(0),
    place: count.min(1).exactOptional(),
    money: exactTextUpTo('an amount of money', MAX_POUNDS),
    over: count.min(1),
    packages: count.min(1),
  });
});

const fieldsSchema = deferred(() =>
  z
    .strictObject({
      kind: z.literal('percentile'),
      ...modelFields(),
      fundingBasis: z.enum(PERCENTILE_BASES),
      method: z.enum(['rank', 'quantile']),
      definition: z.literal(QUANTILE_TYPES).exactOptional(),
      ties: z.enum(TIE_RULES).exactOptional(),
      between: z.enum(BETWEEN_RULES),
      above: z.enum(OUTSIDE_RULES),
      below: z.enum(OUTSIDE_RULES),
      counts: z.strictObject({ scores: z.int().min(1), packages: z.int().min(1) }),
      rows: z.array(rowSchema).min(1).max(MAX_SAMPLE),
      rounding: roundingSchema,
      oneOffs: z.enum(ONE_OFFS).exactOptional(),
      ...boundsFields(),
    })
    .meta(
      together(
        boundsForm(),
        when(
          is('method', 'rank'),
          together(has('ties'), lacks('definition')),
          together(has('definition'), lacks('ties')),
        ),
      ),
    ),
);

// Which place of the sample each row begins at.
interface Places {
  readonly method: PercentileMethod;
  readonly counts: { readonly scores: number };
  readonly rows: readonly { readonly place?: number | undefined; readonly cases: number }[];
}

const placesSchema: z.ZodType<Places> = deferred(() =>
  z.looseObject({
    method: z.enum(['rank', 'quantile']),
    counts: z.looseObject({ scores: z.int() }),
    rows: z.array(z.looseObject({ place: z.int().optional(), cases: z.int() })),
  }),
);

/** The JSON form of a RAS 5 model: the frozen indicative allocation table. */
export const percentileModelSchema = schemaFor<PercentileModel>()(() =>
  withPartCheck(
    withCheck(
      fieldsSchema,
      (model, problems) => {
        const named = model.method === 'rank' ? 'ties' : 'definition';
        if (model[named] === undefined) problems.add('missing', [named], `the ${model.method} method needs it`);
      },
      (model, problems) => {
        const other = model.method === 'rank' ? 'definition' : 'ties';
        if (model[other] !== undefined) problems.add('inconsistent', [other], `the ${model.method} method has none`);
      },
      checkBounds,
      ({ rows }, problems) => checkRows(rows, problems),
    ),
    placesSchema,
    (model, problems) => {
      if (model.method === 'rank') checkPlaces(model, problems);
    },
  ),
);

/** A RAS 5 model, parsed. */
export type ParsedPercentileModel = z.output<typeof percentileModelSchema>;

/** A row of the table, parsed. */
export type TableRow = z.output<typeof rowSchema>;

/** The amount of a row in pounds, exactly. */
export function rowAmount({ money, over }: TableRow): Ratio {
  return over === 1 ? money : divideRatios(money, ratio(BigInt(over)));
}

/** A row as the model stores it. */
export function storedRow(row: TableRow): PercentileRow {
  const { points, percentile, money, ...counts } = row;
  return {
    points: formatRatio(points),
    percentile: formatRatio(percentile),
    money: formatRatio(money),
    ...counts,
  };
}

function checkRows(rows: readonly TableRow[], problems: ProblemList): void {
  rows.forEach((row, index) => {
    const before = rows[index - 1];
    if (before === undefined) return;
    if (compareRatios(row.points, before.points) >= 0) {
      problems.add('inconsistent', ['rows', index, 'points'], 'the rows go from high points to low, each once');
    }
    if (compareRatios(rowAmount(row), rowAmount(before)) > 0) {
      problems.add('inconsistent', ['rows', index, 'money'], 'fewer points cannot give a larger budget');
    }
  });
}

function checkPlaces({ rows, counts }: Places, problems: ProblemList): void {
  let next = 1;
  rows.forEach(({ place, cases }, index) => {
    if (place !== next || cases === 0) {
      problems.add('inconsistent', ['rows', index, 'place'], `the cases of this row begin at place ${next}`);
    }
    next += cases;
  });
  if (next - 1 !== counts.scores) {
    problems.add('inconsistent', ['counts', 'scores'], `the rows have ${next - 1} cases, not ${counts.scores}`);
  }
}
