import { amountOf, percentOf } from '../../cohort/figures.js';
import { medianOf, ordered } from '../../cohort/order/ordered.js';
import { sumOf, sumOfProducts } from '../../cohort/sums.js';
import { numberAt } from '../../exact/at.js';
import { type Ratio, ratio } from '../../exact/ratio.js';
import { roundedRoot } from '../../exact/root.js';
import { formatRounded, type RoundedNumber } from '../../exact/round.js';
import { type Amount, formatAmount } from '../../money/amount.js';

/** A figure of residuals. */
export interface ResidualFigure {
  /** Pounds per period. */
  readonly amount: Amount;
  /** In per cent, to one decimal; null where there is nothing to be a share of. */
  readonly percent: RoundedNumber | null;
}

/** The middle residual. */
export interface MedianResidual extends ResidualFigure {
  /** How many cases have a package above £0, and so a percentage. */
  readonly percentOf: number;
}

/** How far a model stands from existing packages. A residual is the budget less the package. */
export interface FitFigures {
  /** How many families it rests on. */
  readonly n: number;
  /** Sums in pounds per period. */
  readonly packages: Amount;
  /** The sum of the budgets, in pounds per period. */
  readonly budgets: Amount;
  /** The mean residual: below 0 the model gives too little on the whole. Per cent of all packages. */
  readonly bias: ResidualFigure;
  /** The middle residual, and the middle of the residuals in per cent of each package above £0, with their number. */
  readonly median: MedianResidual;
  /** The mean size of a residual, whichever its direction. Per cent of all packages. */
  readonly meanAbsolute: ResidualFigure;
  /** The root of the mean squared residual; its square is that of the bias plus that of the scatter. */
  readonly rootMeanSquare: Amount;
  /** The standard deviation of the residuals about the bias (divisor n): what a like amount for all would leave. */
  readonly scatter: Amount;
  /** How much of the mean squared residual is bias, in per cent; null where every residual is £0. */
  readonly biasShare: RoundedNumber | null;
  /** What one change of the price for all of them would do. */
  readonly onePrice: OnePrice;
}

/** What multiplying every budget by one factor, as a new price of a point does, would do at best. */
export interface OnePrice {
  /** The factor that makes the squared residuals least, to four decimals; null where every budget is £0. */
  readonly factor: RoundedNumber | null;
  /** The root of the mean squared residual that is left, in pounds per period. */
  readonly rootMeanSquare: Amount;
  /** How much of the squared residuals the factor takes away, in per cent; null where every residual is £0. */
  readonly share: RoundedNumber | null;
}

/** What figures are made from, exact. */
export interface FitSums {
  readonly n: bigint;
  /** Sums of the squared residuals, of squared budgets, and of budgets times packages. */
  readonly squares: bigint;
  readonly budgetSquares: bigint;
  readonly budgetTimesPackage: bigint;
}

/** The sums of squares of packages and budgets, in whole pence squared. */
export function fitSums(packages: Float64Array, budgets: Float64Array): FitSums {
  const residuals = budgets.map((budget, index) => budget - numberAt(packages, index));
  return {
    n: BigInt(packages.length),
    squares: sumOfProducts(residuals, residuals),
    budgetSquares: sumOfProducts(budgets, budgets),
    budgetTimesPackage: sumOfProducts(budgets, packages),
  };
}

/**
 * What one factor on all budgets takes off the sum of squared residuals: with budgets b and packages p the best factor
 * is Σbp/Σb², and it takes off (Σbp − Σb²)²/Σb².
 *
 * @source Least squares through the origin: Draper and Smith, Applied regression analysis, 3rd ed. 1998, 1.2
 */
export function gainOfOnePrice({ budgetSquares, budgetTimesPackage }: FitSums): Ratio {
  if (budgetSquares === 0n) return ratio(0n);
  const gap = budgetTimesPackage - budgetSquares;
  return ratio(gap * gap, budgetSquares);
}

/**
 * The figures of one or more cases, from whole pence; exact, and rounded once when they are shown.
 *
 * @source Theil, Applied economic forecasting, 1966, 2.5 (mean squared error as bias and variance)
 */
export function fitFigures(packages: Float64Array, budgets: Float64Array): FitFigures {
  const sums = fitSums(packages, budgets);
  const { n, squares } = sums;
  const residuals = budgets.map((budget, index) => budget - numberAt(packages, index));
  const [allPackages, allBudgets] = [sumOf(packages), sumOf(budgets)];
  const residual = allBudgets - allPackages;
  const absolute = sumOf(residuals.map(Math.abs));
  return {
    n: packages.length,
    packages: formatAmount(allPackages),
    budgets: formatAmount(allBudgets),
    bias: { amount: amountOf(ratio(residual, n)), percent: percentOf(residual, allPackages) },
    median: { amount: amountOf(medianOf(ordered(residuals.slice().sort()))), ...medianPercent(packages, residuals) },
    meanAbsolute: { amount: amountOf(ratio(absolute, n)), percent: percentOf(absolute, allPackages) },
    rootMeanSquare: formatAmount(roundedRoot(squares, n)),
    scatter: formatAmount(roundedRoot(n * squares - residual * residual, n * n)),
    biasShare: percentOf(residual * residual, n * squares),
    onePrice: onePrice(sums),
  };
}

function onePrice(sums: FitSums): OnePrice {
  const { n, squares, budgetSquares, budgetTimesPackage } = sums;
  const gain = gainOfOnePrice(sums);
  const share = percentOf(gain.numerator, squares * gain.denominator);
  return {
    factor: budgetSquares === 0n ? null : formatRounded(ratio(budgetTimesPackage, budgetSquares), 4),
    rootMeanSquare: formatAmount(roundedRoot(squares * gain.denominator - gain.numerator, n * gain.denominator)),
    share,
  };
}

function medianPercent(packages: Float64Array, residuals: Float64Array): { percent: string | null; percentOf: number } {
  const fractions: Ratio[] = [];
  const known = [...packages.keys()].filter((index) => numberAt(packages, index) > 0);
  // Sizes only put the list in order; what is shown is exact.
  const sizeOf = (index: number): number => numberAt(residuals, index) / numberAt(packages, index);
  known.sort((a, b) => sizeOf(a) - sizeOf(b));
  for (const place of [(known.length - 1) >> 1, known.length >> 1]) {
    const index = known[place];
    if (index !== undefined)
      fractions.push(ratio(BigInt(numberAt(residuals, index)) * 100n, BigInt(numberAt(packages, index))));
  }
  const [low, high] = fractions;
  if (low === undefined || high === undefined) return { percent: null, percentOf: 0 };
  const middle = ratio(
    low.numerator * high.denominator + high.numerator * low.denominator,
    2n * low.denominator * high.denominator,
  );
  return { percent: formatRounded(middle, 1), percentOf: known.length };
}

/** The share that the gains of several groups have in the squared residuals of all, in per cent. */
export function shareOfGains(gains: readonly Ratio[], squares: bigint): string | null {
  if (squares === 0n) return null;
  const sum = gains.reduce((a, b) => ({
    numerator: a.numerator * b.denominator + b.numerator * a.denominator,
    denominator: a.denominator * b.denominator,
  }));
  return percentOf(sum.numerator, sum.denominator * squares);
}

/** A residual in per cent of its package, to one decimal; null of a package of £0. */
export function residualPercent(residual: number, packagePence: number): string | null {
  return percentOf(BigInt(residual), BigInt(packagePence));
}
