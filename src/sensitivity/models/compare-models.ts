import * as z from 'zod';
import type { CohortInput } from '../../cohort/read/read.js';
import { GENERATOR } from '../../exact/random.js';
import { schemaFor } from '../../parse/deferred.js';
import { parseInput, readTogether } from '../../parse/parse.js';
import { casesInOrder } from '../chance/bootstrap.js';
import { seedField } from '../chance/chance.js';
import { type FitTolerance, toleranceSchema } from '../fit/options.js';
import { type SampleOptions, type SampleResult, sampleFields } from '../options.js';
import { openSample } from '../sample.js';
import { type MadeTable, MOST_ONE_BY_ONE, madeTable, type TableRules, tableRulesSchema } from '../table/own-table.js';
import { type Folds, seededFolds, singleFolds } from './folds.js';
import { errorsOf, type ModelErrors, predictions } from './model-errors.js';
import { percentileWithoutOne } from './percentile-without-one.js';
import { predictByOwnTable } from './predict-own-table.js';
import { type PercentilePrediction, predictByPercentile } from './predict-percentile.js';

/**
 * How models are compared on cases that they have not seen.
 *
 * @choice folds: ten, and each case alone beside it (Hastie, Tibshirani and Friedman, 2nd ed. 2009, 7.10)
 */
export interface CompareModelsOptions extends SampleOptions {
  /** Into how many parts the cases are divided, each priced by the others: 2 to 1,000; 10 unless told otherwise. */
  readonly folds?: number | undefined;
  /** The seed of the generator that divides them; 1 unless told otherwise. */
  readonly seed?: number | undefined;
  /** How near a budget must come to the package; without it nothing is counted. */
  readonly tolerance?: FitTolerance;
  /**
   * How RAS 5 makes and reads its table; by rank with the mean of ties, the nearest row outside it, unless told otherwise.
   * With it `leaveOneOut` is of 2,000 cases at the most.
   */
  readonly percentile?: TableRules;
}

/** How models are compared. */
export const compareModelsSchema = schemaFor<CompareModelsOptions>()(() =>
  z.strictObject({
    folds: z.int().min(2).max(1000).default(10),
    seed: seedField(),
    tolerance: toleranceSchema.exactOptional(),
    percentile: tableRulesSchema.exactOptional(),
    ...sampleFields(),
  }),
);

/** RAS 4, RAS 5 and a straight line on the same cases and folds. */
export interface ModelComparison extends SampleResult {
  /** The name of the generator that divides the cases. */
  readonly generator: string;
  /** What it began with. */
  readonly seed: number;
  /** Into how many parts they are divided. */
  readonly folds: number;
  /** How RAS 5 makes and reads its table. */
  readonly percentile: MadeTable;
  /** Each case priced by all others; null of fewer than two cases, and of more than 2,000 where RAS 5 has rules of its own. */
  readonly leaveOneOut: ModelErrors | null;
  /** Each fold priced by the others; null of fewer than two cases. */
  readonly kFold: ModelErrors | null;
}

/**
 * The errors of RAS 4, RAS 5 and a straight line on cases that they were not made from, side by side on the same folds,
 * so that a council can choose between them.
 *
 * RAS 4 is all packages over all points, RAS 5 the alignment by rank or its own rules, the line the least squares of packages on points.
 * Every budget is rounded to the penny, half up; a residual is the budget less the package.
 *
 * @param input cases with points and packages in pounds per period, or columns of them
 * @throws RasError for cases or options that are not valid
 * @source RR145 5.7, 5.13; Stone, Cross-validatory choice, Journal of the Royal Statistical Society B, 1974
 * @choice order-of-folds: the cases are drawn into parts by their points and packages, as samples drawn anew are, and not
 * by their rows: the same cases in another order of the file give the same errors
 * @choice outside-the-table: a case with more or fewer points than all others gets the nearest row of RAS 5, and is
 * counted, so that the three are compared on the same cases; a table in use refers it to costing
 * @category Fit
 * @example
 * ```ts
 * import { compareModels } from 'openras/sensitivity';
 * const cases = [
 *   { caseId: 'F1', points: 50, traditional: 3000 },
 *   { caseId: 'F2', points: 40, traditional: 12000 },
 *   { caseId: 'F3', points: 30, traditional: 6000 },
 *   { caseId: 'F4', points: 20, traditional: 1500 },
 *   { caseId: 'F5', points: 10, traditional: 7500 },
 * ];
 * const { leaveOneOut } = compareModels(cases);
 * leaveOneOut?.models.map(({ model, meanAbsolute }) => [model, meanAbsolute]);
 * // => [['price-point', '4946.41'], ['percentile', '4800.00'], ['straight-line', '5464.29']]
 * leaveOneOut?.leastError; // => ['percentile']
 * ```
 */
export function compareModels(input: CohortInput, options: CompareModelsOptions = {}): ModelComparison {
  const [{ folds, seed, tolerance, oneOffs, period, percentile }, open] = readTogether(
    () => parseInput(compareModelsSchema, options, ['options']),
    () => openSample(input),
  );
  const sample = open(oneOffs);
  const { n, leftOut } = sample;
  const made = madeTable(percentile ?? tableRulesSchema.parse({}));
  const known = { period, n, leftOut, generator: GENERATOR, seed, folds: Math.min(folds, n), percentile: made };
  if (n < 2) return { ...known, leaveOneOut: null, kFold: null };
  const single = singleFolds(n);
  const several = seededFolds(casesInOrder(sample), folds, seed);
  const errors = (of: Folds, given: PercentilePrediction): ModelErrors =>
    errorsOf(sample, predictions(sample, of, given), tolerance);
  if (percentile !== undefined) {
    const byFolds = (of: Folds): ModelErrors => errors(of, predictByOwnTable(sample, of, percentile));
    return { ...known, leaveOneOut: n > MOST_ONE_BY_ONE ? null : byFolds(single), kFold: byFolds(several) };
  }
  return {
    ...known,
    leaveOneOut: errors(single, percentileWithoutOne(sample)),
    kFold: errors(several, predictByPercentile(sample, several)),
  };
}
