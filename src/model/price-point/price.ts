import { compareRatios, multiplyRatios, type Ratio, ratio, sumRatios } from '../../exact/ratio.js';
import type { Pence } from '../../money/amount.js';
import type { CalibrationCase } from '../sample.js';
import type { ParsedPricePointOptions } from './options.js';

/** The money and the points that a price divides. */
export interface MoneyAndPoints {
  readonly money: Pence;
  readonly points: Ratio;
}

/** One price while it is being made: the money and the points that it divides, and the cases behind it. */
export interface PriceBasis extends MoneyAndPoints {
  readonly group: string | undefined;
  readonly cases: readonly CalibrationCase[];
}

/**
 * All money over all points.
 *
 * @source RR145 5.7
 */
export function byTotal(
  cases: readonly CalibrationCase[],
  { money }: Pick<ParsedPricePointOptions, 'money'>,
): MoneyAndPoints {
  const points = sumRatios(cases.map((one) => one.points));
  if (money === undefined) return { money: cases.reduce((sum, { value }) => sum + value, 0n), points };
  return { money: money.amount, points: money.factor === undefined ? points : multiplyRatios(points, money.factor) };
}

/**
 * The largest package over the most points obtainable (or, by name, observed).
 *
 * @source RR145 5.7
 */
export function byLargestPackage(
  cases: readonly CalibrationCase[],
  { maximumPoints, maximumObserved }: Pick<ParsedPricePointOptions, 'maximumPoints' | 'maximumObserved'>,
): MoneyAndPoints {
  let money = 0n;
  let observed = ratio(0n);
  for (const { value, points } of cases) {
    if (value > money) money = value;
    if (compareRatios(points, observed) > 0) observed = points;
  }
  return { money, points: maximumObserved || maximumPoints === undefined ? observed : maximumPoints };
}
