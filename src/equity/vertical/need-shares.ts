import { at } from '../../exact/at.js';
import { type Ratio, ratio, subtractRatios } from '../../exact/ratio.js';
import { formatRounded } from '../../exact/round.js';
import { cumulativeSums } from '../inequality/curve.js';
import type { Ties } from '../inequality/ties.js';

/** What a tenth of the families, in the order of need, has of all points and of all money. */
export interface NeedShare {
  /** 1 is the tenth with the least need. */
  readonly decile: number;
  /** How many families that is, with decimals where their number does not divide by ten. */
  readonly families: string;
  /** Its share of all points in per cent; null where there are none. */
  readonly pointsPercent: string | null;
  /** Its share of all money in per cent; null where there is none. */
  readonly moneyPercent: string | null;
}

const DECILES = 10;

/**
 * The shares of points and money by tenths of need, exact; empty for no cases.
 *
 * @choice decile-ties: families with equal points that lie across the end of a tenth are shared between the tenths in
 * proportion, so that each is a tenth exactly and the order among equals does not matter; the option would be tenths of
 * unequal size
 */
export function needShares(points: Ties, money: Ties): NeedShare[] {
  if (points.n === 0) return [];
  const [ofPoints, ofMoney] = [sharesOf(points), sharesOf(money)];
  const families = formatRounded(ratio(BigInt(points.n), BigInt(DECILES)), points.n % DECILES === 0 ? 0 : 1);
  return Array.from({ length: DECILES }, (_, index) => ({
    decile: index + 1,
    families,
    pointsPercent: ofPoints[index] ?? null,
    moneyPercent: ofMoney[index] ?? null,
  }));
}

function sharesOf(ties: Ties): string[] {
  if (ties.total === 0n) return [];
  const sums = cumulativeSums(ties, DECILES);
  const percent = ({ numerator, denominator }: Ratio): string =>
    formatRounded(ratio(100n * numerator, denominator * ties.total), 1);
  return sums.slice(1).map((sum, index) => percent(subtractRatios(sum, at(sums, index))));
}
