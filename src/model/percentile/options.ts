import * as z from 'zod';
import { fail } from '../../errors.js';
import { PERCENT, parseExact } from '../../exact/quantity.js';
import { compareRatios, type Ratio, ratio } from '../../exact/ratio.js';
import { decimalWire, positiveAmountSchema } from '../../money/amount.js';
import { PERIODS } from '../../money/period.js';
import { roundingSchema } from '../../money/rounding.js';
import { schemaOf } from '../../parse.js';
import { modelHeaderSchema } from '../header.js';
import { oneOffsSchema } from '../sample.js';
import { BETWEEN_RULES, OUTSIDE_RULES } from './model.js';
import { QUANTILE_TYPES } from './quantile.js';
import { TIE_RULES } from './ties.js';

const STEPS_OF_GRID = { percentiles: 1, fives: 5, deciles: 10, quartiles: 25 } as const;

/** The percentiles of a table's rows: a name, or any list in per cent. */
const gridSchema = schemaOf(
  z.union([z.enum(['percentiles', 'fives', 'deciles', 'quartiles']), z.array(decimalWire()).min(1).max(10_001)]),
  (grid): Ratio[] => {
    if (!Array.isArray(grid)) return everyPercent(STEPS_OF_GRID[grid]);
    const percents = grid.map((one) => parseExact(one, { ...PERCENT, what: 'a percentile' })).sort(compareRatios);
    const twice = percents.some((one, index) => index > 0 && compareRatios(one, percents[index - 1] ?? one) === 0);
    return twice ? fail('duplicate', [], 'a percentile stands in the grid twice') : percents;
  },
);

/**
 * How a RAS 5 table is made.
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
export const percentileOptionsSchema = z.strictObject({
  /** `pot`: the packages of those who take part; `reference-sample`: those of others, and budgets come from core money. */
  fundingBasis: z.enum(['pot', 'reference-sample'], 'expected pot or reference-sample, the two bases of RAS 5'),
  method: z.enum(['rank', 'quantile']).exactOptional(),
  /** What equal scores get by the rank method. */
  ties: z.enum(TIE_RULES).default('mean'),
  /** Which quantile, by its number in Hyndman and Fan. */
  definition: z.literal(QUANTILE_TYPES).default(7),
  grid: gridSchema.default(() => everyPercent(1)),
  between: z.enum(BETWEEN_RULES).default('interpolate'),
  above: z.enum(OUTSIDE_RULES).default('refer-to-costing'),
  below: z.enum(OUTSIDE_RULES).default('refer-to-costing'),
  newcomers: z.enum(['outside-pot', 'in-pot-as-zero', 'separately-funded']).default('outside-pot'),
  /** Rows made of fewer packages than this are warned of. */
  minCases: z.int().min(1).max(1000).default(2),
  /** From how many pounds per point on a gap between two rows is a cliff; without it, the ten steepest are listed. */
  cliffPounds: positiveAmountSchema.exactOptional(),
  oneOffs: oneOffsSchema,
  period: z.enum(PERIODS).exclude(['one-off']).default('year'),
  rounding: roundingSchema.default({ unit: 1n, mode: 'half-up' }),
  header: modelHeaderSchema.default({}),
});

/** How a RAS 5 table is made, as callers give it. */
export type PercentileOptions = z.input<typeof percentileOptionsSchema>;

/** How a RAS 5 table is made, parsed. */
export type ParsedPercentileOptions = z.output<typeof percentileOptionsSchema>;

function everyPercent(step: number): Ratio[] {
  return Array.from({ length: 100 / step + 1 }, (_, index) => ratio(BigInt(index * step)));
}
