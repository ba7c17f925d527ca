import * as z from 'zod';
import { amountOfFloat, formatFloat } from '../../cohort/figures.js';
import { periodField } from '../../cohort/options.js';
import { pick } from '../../cohort/order/pick.js';
import { sumOf } from '../../cohort/sums.js';
import { at, numberAt } from '../../exact/at.js';
import { formatRatio, ratio } from '../../exact/ratio.js';
import type { Amount } from '../../money/amount.js';
import type { TimedPeriod } from '../../money/period.js';
import { schemaFor } from '../../parse/deferred.js';
import { parseInput, readTogether } from '../../parse/parse.js';
import type { Warning } from '../../warning.js';
import { type AnswerInput, openAnswers } from '../answers/read-answers.js';
import type { SampleResult } from '../options.js';

import { type FittedWeight, warningsOf } from './fitted-warnings.js';
import { crossProducts, leastSquares, nonNegativeLeastSquares } from './nnls.js';
import { withPackages } from './weight-sensitivity.js';

/**
 * How weights are fitted.
 *
 * @choice cases-per-statement: fewer than ten cases for each statement give a warning (Harrell, Regression modeling
 * strategies, 2nd ed. 2015, 4.4: ten to twenty)
 */
export interface FittedWeightsOptions {
  /** With fewer cases than this for each statement, the fitted weights are warned of; 10 unless told otherwise. */
  readonly casesPerStatement?: number | undefined;
  /** The period of the packages; `year` unless told otherwise. */
  readonly period?: TimedPeriod | undefined;
}

const optionsSchema = schemaFor<FittedWeightsOptions>()(() =>
  z.strictObject({ casesPerStatement: z.int().min(1).max(1000).default(10), period: periodField() }),
);

/** The root of the mean squared residual, in pounds per period. */
export interface FittedRoots {
  /** With the one price. */
  readonly price: Amount;
  /** With the fitted weights. */
  readonly fitted: Amount;
}

/** Fitted weights beside those of the professionals. */
export interface FittedWeights extends SampleResult {
  /** Pounds per point for every statement alike, as the professionals' weights have it: exact; null without points. */
  readonly price: string | null;
  /** One for each statement. */
  readonly weights: readonly FittedWeight[];
  /** The root of the mean squared residual with the one price, and with the fitted weights, on these same cases. */
  readonly rootMeanSquare: FittedRoots | null;
  /** What a person should look at. */
  readonly warnings: readonly Warning[];
}

/**
 * The weights that would bring points nearest to existing packages, beside those that professionals set: non-negative
 * least squares of packages on the points of each statement, without a constant.
 *
 * Fitted weights repeat what old packages got right and wrong. They are a question to the professionals and not an answer.
 *
 * @param input scores, or columns of points by statement, with the packages in pounds per period
 * @returns floating point, shown to two decimals
 * @throws RasError for answers or options that are not valid
 * @source RR145 5.33 (weights to reflect costs), Table 23; IBSEN 7.6 (cost explained by need); Lawson and Hanson, Solving
 * least squares problems, 1974, chapter 23
 * @choice cases-per-statement: fewer than ten for each statement give a warning
 * @category Weights and answers
 * @example
 * ```ts
 * import { fittedWeights } from 'openras/sensitivity';
 * const statements = [{ id: 'sleep', points: [10, 0, 10, 5] }, { id: 'eating', points: [0, 10, 10, 5] }];
 * // Every package is 300 pounds a point of sleep and 100 a point of eating.
 * const { price, weights } = fittedWeights({ statements, traditional: [300000, 100000, 400000, 200000] });
 * price; // => '200'
 * weights.map(({ fitted, times }) => [fitted, times]); // => [['300.00', '1.50'], ['100.00', '0.50']]
 * ```
 */
export function fittedWeights(input: AnswerInput, options: FittedWeightsOptions = {}): FittedWeights {
  const [{ casesPerStatement, period }, open] = readTogether(
    () => parseInput(optionsSchema, options, ['options']),
    () => openAnswers(input),
  );
  const { answers, leftOut } = withPackages(open(), true);
  const { n, statements, packages, totals, pointsDecimals } = answers;
  const scale = 10 ** pointsDecimals;
  const columns = answers.points.map((column) => column.map((value) => value / scale));
  const products = crossProducts(columns, packages);
  const fitted = nonNegativeLeastSquares(products);
  const unbounded = unboundedOf(products);
  const allPoints = sumOf(totals);
  const price = allPoints === 0n ? null : ratio(sumOf(packages) * 10n ** BigInt(pointsDecimals), allPoints * 100n);
  const perPoint = price === null ? 0 : Number(price.numerator) / Number(price.denominator);
  const weights = statements.map((statementId, place): FittedWeight => {
    const hasPoints = numberAt(products.lengths, place) > 0;
    const pounds = numberAt(fitted, place) / 100;
    const free = unbounded?.get(place);
    return {
      statementId,
      n: at(answers.points, place).filter((value) => value > 0).length,
      fitted: hasPoints ? formatFloat(pounds, 2) : null,
      times: hasPoints && perPoint > 0 ? formatFloat(pounds / perPoint, 2) : null,
      unbounded: free === undefined || !hasPoints ? null : formatFloat(free / 100, 2),
    };
  });
  const even = statements.map(() => perPoint * 100);
  return {
    period,
    n,
    leftOut,
    price: price === null ? null : formatRatio(price),
    weights,
    rootMeanSquare:
      n === 0 ? null : { price: rootOf(columns, even, packages), fitted: rootOf(columns, fitted, packages) },
    warnings: warningsOf(answers, weights, unbounded !== undefined, casesPerStatement),
  };
}

/** Least squares without bounds over the statements that have points; undefined where they can't be told apart. */
function unboundedOf({ gram, target, lengths }: ReturnType<typeof crossProducts>): Map<number, number> | undefined {
  const used = [...lengths.keys()].filter((place) => numberAt(lengths, place) > 0);
  const solved = leastSquares({
    gram: used.map((place) => pick(at(gram, place), used)),
    target: pick(target, used),
    lengths: pick(lengths, used),
  });
  return solved && new Map(used.map((place, order) => [place, numberAt(solved, order)]));
}

/** The root of the mean squared difference of packages and columns times weights. */
export function rootOf(columns: readonly Float64Array[], weights: ArrayLike<number>, packages: Float64Array): Amount {
  let squares = 0;
  packages.forEach((value, index) => {
    const given = columns.reduce((sum, column, place) => sum + numberAt(column, index) * at(weights, place), 0);
    squares += (given - value) ** 2;
  });
  return amountOfFloat(Math.sqrt(squares / packages.length));
}
