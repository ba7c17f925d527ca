import * as z from 'zod';
import { amountOf, formatFloat, formatPoints } from '../../cohort/figures.js';
import { periodField } from '../../cohort/options.js';
import { sumOf } from '../../cohort/sums.js';
import { at, numberAt } from '../../exact/at.js';
import { ratio } from '../../exact/ratio.js';
import { type Amount, formatAmount } from '../../money/amount.js';
import type { TimedPeriod } from '../../money/period.js';
import { schemaFor } from '../../parse/deferred.js';
import { parseInput, readTogether } from '../../parse/parse.js';
import type { Warning } from '../../warning.js';
import { type AnswerInput, openAnswers } from '../answers/read-answers.js';
import type { SampleResult } from '../options.js';
import { rootOf } from './fitted-weights.js';
import { type LevelBlock, levelBlocks, stepColumns } from './level-columns.js';
import { type FittedLevel, levelWarnings } from './level-warnings.js';
import { crossProducts, leastSquares, nonNegativeLeastSquares } from './nnls.js';
import { withPackages } from './weight-sensitivity.js';

/** How levels are fitted. */
export interface FittedLevelsOptions {
  /** A level of fewer cases than this is put together with the one beside it, 1 to 1,000; no report states how many are enough. */
  readonly fewest: number;
  /** The period of the packages; `year` unless told otherwise. */
  readonly period?: TimedPeriod | undefined;
}

const optionsSchema = schemaFor<FittedLevelsOptions>()(() =>
  z.strictObject({ fewest: z.int().min(1).max(1000), period: periodField() }),
);

/** Levels by what they cost. */
export interface FittedLevels extends SampleResult {
  /** The cases that a level was asked to have. */
  readonly fewest: number;
  /** By statement, from few points to many. */
  readonly levels: readonly FittedLevel[];
  /** The root of the mean squared residual with these pounds for the levels; null of no cases. */
  readonly rootMeanSquare: Amount | null;
  /** Which levels are put together, and what else a person should look at. */
  readonly warnings: readonly Warning[];
}

/**
 * What each level of each statement costs by the packages: non-negative least squares of packages on the steps from one
 * level to the next, so that more need never costs less; no points cost nothing.
 *
 * Where weights give a statement one price of a point, this lets each level have its own pounds: whether the step to the
 * highest level costs more than its points say. It repeats what old packages got right and wrong.
 *
 * @param input scores, or columns of points by statement, with the packages in pounds per period
 * @returns floating point, shown to the penny
 * @throws RasError for answers or options that are not valid
 * @source RR145 5.33 (weights to reflect costs), Table 23; IBSEN 7.6; Lawson and Hanson, Solving least squares problems,
 * 1974, chapter 23
 * @choice fewest-at-a-level: no default, because no report says how many families make a level; a level of fewer is put
 * together with its neighbour, and of a statement that has fewer in all no pounds are told
 * @category Weights and answers
 * @example
 * ```ts
 * import { fittedLevels } from 'openras/sensitivity';
 * // Two families at 4 points have £500, two at 12 points £2,700: the upper level costs more than three times the lower.
 * const statements = [{ id: 'sleep', points: [4, 4, 12, 12] }];
 * const { levels } = fittedLevels({ statements, traditional: [50000, 50000, 270000, 270000] }, { fewest: 2 });
 * levels.map(({ from, n, pounds, more, byPrice }) => [from, n, pounds, more, byPrice]);
 * // => [['4', 2, '500.00', '500.00', '800.00'], ['12', 2, '2700.00', '2200.00', '2400.00']]
 * ```
 */
export function fittedLevels(input: AnswerInput, options: FittedLevelsOptions): FittedLevels {
  const [{ fewest, period }, open] = readTogether(
    () => parseInput(optionsSchema, options, ['options']),
    () => openAnswers(input),
  );
  const { answers, leftOut } = withPackages(open(), true);
  const { n, statements, packages, totals, pointsDecimals } = answers;
  const blocks = levelBlocks(answers, fewest);
  const columns = stepColumns(answers, blocks);
  const products = crossProducts(columns, packages);
  const steps = nonNegativeLeastSquares(products);
  const free = leastSquares(products);
  const [allPoints, allPackages] = [sumOf(totals), sumOf(packages)];
  const byPrice = ({ sum, n: cases }: LevelBlock): Amount =>
    amountOf(ratio(allPackages * BigInt(sum), allPoints * BigInt(cases)));
  let [height, below] = [0, 0n];
  const levels = blocks.map((block, place): FittedLevel => {
    const isFirst = place === 0 || at(blocks, place - 1).statement !== block.statement;
    height = (isFirst ? 0 : height) + numberAt(steps, place);
    const pounds = BigInt(Math.round(height));
    const more = pounds - (isFirst ? 0n : below);
    below = pounds;
    const isEnough = block.n >= fewest;
    return {
      statementId: at(statements, block.statement),
      from: formatPoints(at(block.points, 0), pointsDecimals),
      to: formatPoints(at(block.points, block.points.length - 1), pointsDecimals),
      levels: block.points.length,
      n: block.n,
      pounds: isEnough ? formatAmount(pounds) : null,
      more: isEnough ? formatAmount(more) : null,
      byPrice: isEnough ? byPrice(block) : null,
      unbounded: isEnough && free !== undefined ? formatFloat(numberAt(free, place) / 100, 2) : null,
    };
  });
  return {
    period,
    n,
    leftOut,
    fewest,
    levels,
    rootMeanSquare: n === 0 ? null : rootOf(columns, steps, packages),
    warnings: levelWarnings({ n, fewest, levels, isApart: free !== undefined }),
  };
}
