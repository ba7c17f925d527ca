import type { GapLevel } from '../interval/level.js';
import { studentQuantile } from '../interval/student.js';

/** Of how many families how many have an outcome. */
export interface Share {
  /** How many families have it. */
  readonly yes: number;
  /** How many families there are. */
  readonly n: number;
}

/** The shares of a group and of its reference group at one level of need, and how much the level counts. */
export interface SharePair {
  readonly own: Share;
  readonly other: Share;
  readonly weight: number;
}

/** A difference of shares with the ends of its interval, each from -1 to 1. */
export interface ShareDifference {
  readonly difference: number;
  readonly low: number;
  readonly high: number;
}

/**
 * The difference of two shares over levels of need, each weighted, with an interval: Wilson's of every share, put together
 * by the squares of their distances (MOVER); over several levels with Student's quantile in the place of the normal one,
 * of as many degrees of freedom as the smaller groups have families less one each, since of few a level the normal one is
 * too short. It has a width also where all families or none have the outcome.
 *
 * @source Wilson, Probable inference, the law of succession, and statistical inference, Journal of the American Statistical
 * Association 22 (1927); Newcombe, Interval estimation for the difference between independent proportions, Statistics in
 * Medicine 17 (1998), method 10; Zou and Donner, Construction of confidence limits about effect measures, Statistics in
 * Medicine 27 (2008)
 */
export function shareDifference(pairs: readonly SharePair[], level: GapLevel): ShareDifference {
  const alike = pairs.reduce((sum, { own, other }) => sum + Math.min(own.n, other.n) - 1, 0);
  const z = studentQuantile(level, pairs.length === 1 ? 1e9 : Math.max(1, alike));
  const total = pairs.reduce((sum, { weight }) => sum + weight, 0);
  let [difference, below, above] = [0, 0, 0];
  for (const { own, other, weight } of pairs) {
    const part = weight / total;
    const [mine, theirs] = [wilson(own, z), wilson(other, z)];
    difference += part * (mine.share - theirs.share);
    below += part ** 2 * ((mine.share - mine.low) ** 2 + (theirs.high - theirs.share) ** 2);
    above += part ** 2 * ((mine.high - mine.share) ** 2 + (theirs.share - theirs.low) ** 2);
  }
  return { difference, low: difference - Math.sqrt(below), high: difference + Math.sqrt(above) };
}

/** A share with Wilson's interval. */
function wilson({ yes, n }: Share, z: number) {
  const share = yes / n;
  const middle = (yes + z ** 2 / 2) / (n + z ** 2);
  const half = (z / (n + z ** 2)) * Math.sqrt((yes * (n - yes)) / n + z ** 2 / 4);
  return { share, low: Math.max(0, middle - half), high: Math.min(1, middle + half) };
}
