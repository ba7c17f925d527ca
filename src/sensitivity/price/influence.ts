import { amountOf, formatPoints } from '../../cohort/figures.js';
import type { CohortInput } from '../../cohort/read/read.js';
import { at, numberAt } from '../../exact/at.js';
import { compareText } from '../../exact/labels.js';
import { divideRatios, formatRatio, multiplyRatios, type Ratio, ratio, subtractRatios } from '../../exact/ratio.js';
import { formatRounded } from '../../exact/round.js';
import { type Amount, formatAmount } from '../../money/amount.js';
import { parseInput, readTogether } from '../../parse/parse.js';
import type { SampleResult } from '../options.js';
import { openSample, type Sample } from '../sample.js';
import type { ShownCase } from '../shown-case.js';
import { type InfluenceOptions, influenceSchema, priceOf, scaledMaximum, scaledTargets } from './options.js';
import { type ShownPrice, shownPrice } from './price-uncertainty.js';
import { perPoint } from './resampled-prices.js';

/** The price of a point without one case. */
export interface PriceWithoutCase extends ShownCase {
  /** Pounds per point without the case; null where no points are left. */
  readonly pounds: string | null;
  /** The change of the price in per cent, to two decimals; null where there is none. */
  readonly percent: string | null;
  /** The change of the budget for the points that budgets are told for; null where there is none. */
  readonly budgetChange: Amount | null;
}

/** How far the price of a point hangs on single families. */
export interface CaseInfluence extends SampleResult {
  /** How the price is made. */
  readonly method: 'total' | 'largest-package';
  /** Pounds per point with every case; null where there is no price. */
  readonly price: ShownPrice | null;
  /** The points that changes of a budget are told for; null of no cases. */
  readonly atPoints: string | null;
  /** The cases without which the price moves most, up or down; equals in the order of their ids. */
  readonly most: readonly PriceWithoutCase[];
  /** How many cases that are not listed move the price as much as the last that is. */
  readonly equalToLast: number;
  /** How many cases move the price at all. */
  readonly moving: number;
  /** How many cases share the largest package: one alone sets the price of the largest-package method. */
  readonly withLargestPackage: number;
}

/**
 * The price of a point without each case in turn, in one pass; and how far the price by the largest package hangs on one
 * family.
 *
 * @param input the calibration sample: points and packages in pounds per period, or columns of them
 * @throws RasError for cases or options that are not valid; `missing` for `largest-package` without `maximumPoints`
 * @source RR145 5.7, 5.59-5.60 (averages skewed by one or two families), footnote 14
 * @category Uncertainty
 * @example
 * ```ts
 * import { caseInfluence } from 'openras/sensitivity';
 * const cases = [
 *   { caseId: 'F1', points: 50, traditional: 3000 },
 *   { caseId: 'F2', points: 40, traditional: 12000 },
 *   { caseId: 'F3', points: 30, traditional: 6000 },
 * ];
 * // By the largest package over 80 points: 12000 / 80 = 150; without F2 6000 / 80 = 75.
 * const { price, most, withLargestPackage } = caseInfluence(cases, { method: 'largest-package', maximumPoints: 80 });
 * price?.exact; // => '150'
 * [most[0]?.caseId, most[0]?.pounds, most[0]?.percent]; // => ['F2', '75.0000', '-50.00']
 * withLargestPackage; // => 1
 * ```
 */
export function caseInfluence(input: CohortInput, options: InfluenceOptions = {}): CaseInfluence {
  const [parsed, open] = readTogether(
    () => parseInput(influenceSchema, options, ['options']),
    () => openSample(input),
  );
  const { method, period, list, atPoints } = parsed;
  const sample = open(parsed.oneOffs);
  const { n, leftOut, pointsDecimals } = sample;
  const price = priceOf(sample, parsed);
  const [target] = scaledTargets(sample, atPoints === undefined ? undefined : [atPoints]);
  const without = method === 'total' ? withoutByTotal(sample) : withoutByLargest(sample, scaledMaximum(sample, parsed));
  const withAll = price === null ? null : perPoint(price);
  const prices = Array.from({ length: n }, (_, index) => without(index));
  // Sizes only put the list in order; what is shown is exact.
  const sizes = prices.map((left) => sizeOfMove(left, withAll));
  const order = [...sizes.keys()].filter((index) => at(sizes, index) > 0);
  order.sort((a, b) => at(sizes, b) - at(sizes, a) || compareText(sample.idOf(a), sample.idOf(b)));
  const last = order[Math.min(list, order.length) - 1];
  const describe = (index: number): PriceWithoutCase => ({
    caseId: sample.idOf(index),
    points: formatPoints(numberAt(sample.points, index), pointsDecimals),
    traditional: formatAmount(BigInt(numberAt(sample.packages, index))),
    ...changeOf(at(prices, index), withAll, target, pointsDecimals),
  });
  const largest = sample.packages.reduce((most, value) => Math.max(most, value), 0);
  return {
    period,
    method,
    n,
    leftOut,
    price: price === null ? null : shownPrice(price, sample),
    atPoints: target === undefined ? null : formatRatio(divideRatios(target, ratio(10n ** BigInt(pointsDecimals)))),
    most: order.slice(0, list).map(describe),
    equalToLast:
      last === undefined ? 0 : order.slice(list).filter((index) => at(sizes, index) === at(sizes, last)).length,
    moving: order.length,
    withLargestPackage: sample.packages.filter((value) => value === largest).length,
  };
}

/** The price in pence per scaled point without the case at some index; null where no points are left. */
type WithoutCase = (index: number) => Ratio | null;

function withoutByTotal({ points, packages, allPoints, allPackages }: Sample): WithoutCase {
  return (index) => {
    const left = allPoints - BigInt(numberAt(points, index));
    return left === 0n ? null : ratio(allPackages - BigInt(numberAt(packages, index)), left);
  };
}

function withoutByLargest({ n, packages }: Sample, maximum: Ratio): WithoutCase {
  const sorted = packages.slice().sort();
  const [largest = 0, second = 0] = [sorted[n - 1], sorted[n - 2]];
  return (index) => {
    if (n < 2) return null;
    return divideRatios(ratio(BigInt(packages[index] === largest ? second : largest)), maximum);
  };
}

function sizeOfMove(left: Ratio | null, withAll: Ratio | null): number {
  if (withAll === null) return 0;
  if (left === null) return Number.POSITIVE_INFINITY;
  const { numerator, denominator } = subtractRatios(left, withAll);
  return Math.abs(Number(numerator) / Number(denominator));
}

function changeOf(
  left: Ratio | null,
  withAll: Ratio | null,
  target: Ratio | undefined,
  decimals: number,
): Pick<PriceWithoutCase, 'pounds' | 'percent' | 'budgetChange'> {
  if (left === null || withAll === null) return { pounds: null, percent: null, budgetChange: null };
  const move = subtractRatios(left, withAll);
  const percent = withAll.numerator === 0n ? null : divideRatios(move, withAll);
  return {
    pounds: formatRounded(multiplyRatios(left, ratio(10n ** BigInt(decimals), 100n)), 4),
    percent: percent === null ? null : formatRounded(multiplyRatios(percent, ratio(100n)), 2),
    budgetChange: target === undefined ? null : amountOf(multiplyRatios(move, target)),
  };
}
