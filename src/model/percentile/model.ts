import * as z from 'zod';
import { fail, type ProblemList } from '../../errors.js';
import { compareRatios, divideRatios, formatRatio, parseRatio, type Ratio, ratio } from '../../exact/ratio.js';
import { MAX_POUNDS } from '../../money/amount.js';
import { roundingSchema } from '../../money/rounding.js';
import { schemaOf, withCheck } from '../../parse.js';
import { modelShape } from '../header.js';
import { MAX_SAMPLE } from '../sample.js';
import { QUANTILE_TYPES } from './quantile.js';
import { TIE_RULES } from './ties.js';

/** An exact number in wire form, `12.5` or `1000/3`, within bounds. */
function exactSchema(what: string, max: number) {
  return schemaOf(z.string().max(200), (text): Ratio => {
    const value = parseRatio(text);
    const fits = value.numerator >= 0n && value.numerator <= BigInt(max) * value.denominator;
    return fits ? value : fail('out-of-range', [], `${what} lies between 0 and ${max}`);
  });
}

/** One row of the indicative allocation table. */
const rowSchema = z.strictObject({
  /** The points of the row, exactly; between two scores where a quantile falls there. */
  points: exactSchema('a number of points', 1e9),
  /** The percentile of these points in per cent, exactly; 100 is the highest need. */
  percentile: exactSchema('a percentile', 100),
  /** How many cases of the sample have these points. */
  cases: z.int().min(0).max(MAX_SAMPLE),
  /** The place of the first of them, counted from the highest points; by the rank method only. */
  place: z.int().min(1).max(MAX_SAMPLE).exactOptional(),
  /** Pounds per period, exactly: the budget is this divided by `over`, rounded once. */
  money: exactSchema('an amount of money', MAX_POUNDS),
  /** How many packages, or rows of the grid, the money is the sum of. */
  over: z.int().min(1).max(MAX_SAMPLE),
  /** How many packages the amount is made of. One package is printed by its row as it is. */
  packages: z.int().min(1).max(MAX_SAMPLE),
});

/** What happens to points that lie between two rows, and outside them. */
export const BETWEEN_RULES = ['interpolate', 'lower', 'upper', 'refuse'] as const;

/** What happens to points outside the table. */
export const OUTSIDE_RULES = ['refer-to-costing', 'clamp'] as const;

const fieldsSchema = z.strictObject({
  kind: z.literal('percentile'),
  ...modelShape,
  fundingBasis: z.enum(['pot', 'reference-sample']),
  method: z.enum(['rank', 'quantile']),
  /** The definition of a quantile, by its number in Hyndman and Fan; of the quantile method. */
  definition: z.literal(QUANTILE_TYPES).exactOptional(),
  /** What equal scores get; of the rank method. */
  ties: z.enum(TIE_RULES).exactOptional(),
  /** Points between two rows. */
  between: z.enum(BETWEEN_RULES),
  /** Points above the highest row. */
  above: z.enum(OUTSIDE_RULES),
  /** Points below the lowest row. */
  below: z.enum(OUTSIDE_RULES),
  /** How many scores and packages the table was made from. */
  counts: z.strictObject({ scores: z.int().min(1), packages: z.int().min(1) }),
  /** High to low. */
  rows: z.array(rowSchema).min(1).max(MAX_SAMPLE),
  rounding: roundingSchema,
});

/** The JSON form of a RAS 5 model: the frozen indicative allocation table. */
export const percentileModelSchema = withCheck(fieldsSchema, (model, problems) => {
  const named = model.method === 'rank' ? 'ties' : 'definition';
  const other = model.method === 'rank' ? 'definition' : 'ties';
  if (model[named] === undefined) problems.add('missing', [named], `the ${model.method} method needs it`);
  if (model[other] !== undefined) problems.add('inconsistent', [other], `the ${model.method} method has none`);
  checkRows(model.rows, problems);
  if (model.method === 'rank') checkPlaces(model, problems);
});

/** A RAS 5 model as it is stored: plain JSON. */
export type PercentileModel = z.input<typeof percentileModelSchema>;

/** A RAS 5 model, parsed. */
export type ParsedPercentileModel = z.output<typeof percentileModelSchema>;

/** A row of the table, parsed. */
export type TableRow = z.output<typeof rowSchema>;

/** The amount of a row in pounds, exactly. */
export function rowAmount({ money, over }: TableRow): Ratio {
  return over === 1 ? money : divideRatios(money, ratio(BigInt(over)));
}

/** A row as the model stores it. */
export function storedRow(row: TableRow): PercentileModel['rows'][number] {
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

function checkPlaces({ rows, counts }: z.output<typeof fieldsSchema>, problems: ProblemList): void {
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
