import { everyPosition } from '../../cohort/exclusions.js';
import { amountOf } from '../../cohort/figures.js';
import { pick } from '../../cohort/order/pick.js';
import { sumOf, sumOfProducts } from '../../cohort/sums.js';
import { at, numberAt } from '../../exact/at.js';
import { ratio } from '../../exact/ratio.js';
import { roundedRoot } from '../../exact/root.js';
import { type Amount, formatAmount } from '../../money/amount.js';
import { type WithinTolerance, withinTolerance } from '../fit/lists.js';
import type { ParsedFitTolerance } from '../fit/options.js';
import type { Sample } from '../sample.js';
import type { Folds } from './folds.js';
import { predictByLine } from './predict-line.js';
import type { PercentilePrediction } from './predict-percentile.js';
import { predictByPrice } from './predict-price.js';

/** The error of one model on cases that it was not made from, in pounds per period. */
export interface ModelError {
  /** Which model. */
  readonly model: 'price-point' | 'percentile' | 'straight-line';
  /** The mean residual, budget less package. */
  readonly bias: Amount;
  /** The mean size of a residual. */
  readonly meanAbsolute: Amount;
  /** The root of the mean squared residual. */
  readonly rootMeanSquare: Amount;
  /** Cases outside the table (RAS 5), and cases that would get less than £0 (the line). */
  readonly outsideTable: number;
  /** Cases that would get less than £0 (the line). */
  readonly belowZero: number;
  /** How many budgets come near enough; null where nothing was said. */
  readonly tolerance: WithinTolerance | null;
}

/** The errors of three models on the same cases. */
export interface ModelErrors {
  /** The cases that all three could price. */
  readonly n: number;
  /** Cases that RAS 4 could not price, since all others have 0 points; they are left out of all three. */
  readonly unpriced: number;
  /** Others that RAS 5 refers to costing by its own rules; they are left out of all three. */
  readonly referred: number;
  /** One for each model; empty where there is no such case. */
  readonly models: readonly ModelError[];
  /** The model with the least mean absolute residual, or all that share it. */
  readonly leastError: readonly ModelError['model'][];
}

interface Prediction {
  readonly model: ModelError['model'];
  readonly pence: Float64Array;
  readonly outsideTable: number;
}

/** What the three models give each case without its own fold. */
export function predictions(sample: Sample, folds: Folds, { pence, outside }: PercentilePrediction): Prediction[] {
  return [
    { model: 'price-point', pence: predictByPrice(sample, folds), outsideTable: 0 },
    { model: 'percentile', pence, outsideTable: outside },
    { model: 'straight-line', pence: predictByLine(sample, folds), outsideTable: 0 },
  ];
}

/** The errors of predictions; exact sums of whole pence. */
export function errorsOf(
  sample: Sample,
  given: readonly Prediction[],
  tolerance: ParsedFitTolerance | undefined,
): ModelErrors {
  const positions = everyPosition(sample.n).filter((index) => given.every(({ pence }) => !Number.isNaN(pence[index])));
  const packages = pick(sample.packages, positions);
  const n = BigInt(positions.length);
  const isReferred = (index: number): boolean =>
    given.some(({ model, pence }) => model === 'percentile' && Number.isNaN(pence[index])) &&
    given.every(({ model, pence }) => model === 'percentile' || !Number.isNaN(pence[index]));
  const referred = everyPosition(sample.n).filter(isReferred).length;
  const unpriced = sample.n - positions.length - referred;
  if (n === 0n) return { n: 0, unpriced, referred, models: [], leastError: [] };
  const errors = given.map(({ model, pence, outsideTable }) => {
    const budgets = pick(pence, positions);
    const residuals = budgets.map((budget, index) => budget - numberAt(packages, index));
    const absolute = sumOf(residuals.map(Math.abs));
    const error: ModelError = {
      model,
      bias: amountOf(ratio(sumOf(residuals), n)),
      meanAbsolute: amountOf(ratio(absolute, n)),
      rootMeanSquare: formatAmount(roundedRoot(sumOfProducts(residuals, residuals), n)),
      outsideTable,
      belowZero: budgets.filter((budget) => budget < 0).length,
      tolerance:
        tolerance === undefined
          ? null
          : withinTolerance({ packages: sample.packages, budgets: pence }, positions, tolerance),
    };
    return { error, absolute };
  });
  const least = errors.reduce((low, { absolute }) => (absolute < low ? absolute : low), at(errors, 0).absolute);
  return {
    n: positions.length,
    unpriced,
    referred,
    models: errors.map(({ error }) => error),
    leastError: errors.filter(({ absolute }) => absolute === least).map(({ error }) => error.model),
  };
}
