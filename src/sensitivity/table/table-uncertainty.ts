import * as z from 'zod';
import { amountOfFloat, formatPercent } from '../../cohort/figures.js';
import type { CohortInput } from '../../cohort/read/read.js';
import { at, certain, numberAt } from '../../exact/at.js';
import type { QuantileType } from '../../exact/quantile.js';
import { multiplyRatios, type Ratio, ratio } from '../../exact/ratio.js';
import { rowAmount, type TableRow } from '../../model/percentile/model.js';
import { type PercentileGrid, quantileFields } from '../../model/percentile/options.js';
import { gridRows } from '../../model/percentile/table/grid-rows.js';
import { inOrder, rankRows } from '../../model/percentile/table/rank-rows.js';
import type { Amount } from '../../money/amount.js';
import { schemaFor } from '../../parse/deferred.js';
import { parseInput, readTogether } from '../../parse/parse.js';
import { type BootstrapOptions, bootstrapFields, type Resampling, resamplingOf } from '../chance/bootstrap.js';
import { percentileInterval } from '../chance/percentile-interval.js';
import { type SampleOptions, type SampleResult, sampleFields } from '../options.js';

import { type SoftBudget, softBudget } from '../price/soft-budget.js';
import { openSample, type Sample, unitsOf } from '../sample.js';
import { resampledAmounts } from './resampled-tables.js';
import { quantileTables, rankTables, type TableMaker } from './table-rows.js';

/** How the uncertainty of a RAS 5 table is found. */
export interface TableUncertaintyOptions extends SampleOptions, BootstrapOptions {
  /**
   * `rank`: scores and packages aligned one by one, ties at their mean, unless told otherwise; `quantile`: read off at a
   * grid.
   */
  readonly method?: 'rank' | 'quantile' | undefined;
  /** Which quantile, by its number in Hyndman and Fan; 7 unless told otherwise. */
  readonly definition?: QuantileType | undefined;
  /** The percentiles of the rows by the quantile method; every one (`percentiles`) unless told otherwise. */
  readonly grid?: PercentileGrid | undefined;
}

/** How the uncertainty of a RAS 5 table is found. */
export const tableUncertaintySchema = schemaFor<TableUncertaintyOptions>()(() =>
  z.strictObject({
    ...bootstrapFields(),
    method: z.enum(['rank', 'quantile']).default('rank'),
    ...quantileFields(),
    ...sampleFields(),
  }),
);

/** One row of a RAS 5 table and how firm it is. */
export interface SoftRow extends SoftBudget {
  /** Cases of the sample with these points. */
  readonly cases: number;
  /** How many resampled tables end before these points, in per cent; they give their nearest row. */
  readonly outside: string;
}

/** How firm a RAS 5 table is, row by row. */
export interface TableUncertainty extends SampleResult, Resampling {
  /** How the table is made. */
  readonly method: 'rank' | 'quantile';
  /** From high points to low, as the table has them. */
  readonly rows: readonly SoftRow[];
  /** The soft pounds of a family of the sample, on average over them (each at the row of its points); null of none. */
  readonly meanSoft: Amount | null;
}

/**
 * The bootstrap interval of each row of a RAS 5 table: what families with these points would get from the tables of other
 * samples of as many families.
 *
 * @param input the calibration sample: points and packages in pounds per period, or columns of them
 * @throws RasError for cases or options that are not valid
 * @source RR145 5.13, Table 23 (budgets very sensitive to the score); Efron and Tibshirani, 1993, 13.3
 * @choice rows-by-points: a row is followed by its points and not by its percentile, since a family keeps its points when
 * the sample changes; points beyond a resampled table get its nearest row, and are counted
 * @category Uncertainty
 * @example
 * ```ts
 * import { percentileTableUncertainty } from 'openras/sensitivity';
 * const cases = [1, 2, 3].map((points) => ({ caseId: `F${points}`, points, traditional: 5000 }));
 * const { rows, meanSoft } = percentileTableUncertainty(cases);
 * rows.map(({ points, low, high }) => [points, low, high]);
 * // => [['3', '5000.00', '5000.00'], ['2', '5000.00', '5000.00'], ['1', '5000.00', '5000.00']]
 * meanSoft; // => '0.00'
 * ```
 */
export function percentileTableUncertainty(
  input: CohortInput,
  options: TableUncertaintyOptions = {},
): TableUncertainty {
  const [parsed, open] = readTogether(
    () => parseInput(tableUncertaintySchema, options, ['options']),
    () => openSample(input),
  );
  const { method, seed, resamples, confidence, period } = parsed;
  const sample = open(parsed.oneOffs);
  const { n, leftOut, pointsDecimals } = sample;
  const known = { period, method, n, leftOut, ...resamplingOf(parsed) };
  if (n === 0 || unitsOf(sample) === 1) return { ...known, rows: [], meanSoft: null };
  const scale = ratio(10n ** BigInt(pointsDecimals));
  const table = [...tableOf(sample, parsed)].reverse();
  const scaled = table.map(({ points }) => multiplyRatios(points, scale));
  const targets = Float64Array.from(scaled, ({ numerator, denominator }) => Number(numerator) / Number(denominator));
  const { pence, outside } = resampledAmounts(sample, targets, {
    size: n,
    resamples,
    seed,
    make: (size) => makerFor(size, parsed),
  });
  const rows = table.map((row, index): SoftRow => {
    const ends = certain(percentileInterval(at(pence, index), confidence));
    const exact = multiplyRatios(rowAmount(row), ratio(100n));
    return {
      ...softBudget(at(scaled, index), pointsDecimals, exact, ends),
      cases: row.cases,
      outside: formatPercent(ratio(BigInt(numberAt(outside, index)), BigInt(resamples)), 1),
    };
  });
  return { ...known, rows: rows.reverse(), meanSoft: meanSoft(rows) };
}

type Terms = Pick<z.output<typeof tableUncertaintySchema>, 'method' | 'definition' | 'grid'>;

/** The table itself, exact. */
function tableOf(sample: Sample, terms: Terms): TableRow[] {
  const scale = 10n ** BigInt(sample.pointsDecimals);
  const points = Array.from(sample.points, (one): Ratio => ratio(BigInt(one), scale));
  const ordered = inOrder(points, Array.from(sample.packages, BigInt));
  return terms.method === 'rank' ? rankRows(ordered, 'mean') : gridRows(ordered, terms);
}

/** What makes the tables of resamples of some size. */
export function makerFor(size: number, { method, definition: type, grid: percents }: Terms): TableMaker {
  if (method === 'rank') return rankTables(size);
  return quantileTables(
    size,
    percents.map(({ numerator, denominator }) => ratio(numerator, denominator * 100n)),
    type,
  );
}

function meanSoft(rows: readonly SoftRow[]): Amount | null {
  const cases = rows.reduce((sum, row) => sum + row.cases, 0);
  const pence = rows.reduce((sum, row) => sum + row.cases * Math.round(Number(row.soft) * 100), 0);
  return cases === 0 ? null : amountOfFloat(pence / cases);
}
