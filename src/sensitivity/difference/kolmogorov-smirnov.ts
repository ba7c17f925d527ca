import { numberAt } from '../../exact/at.js';
import { type Ratio, ratio } from '../../exact/ratio.js';

/**
 * The largest distance between two distribution functions, exactly: by how much, at most, the share of cases up to some
 * value differs between two groups. 0 is alike, 1 is wholly apart.
 *
 * @param a values in ascending order, one or more; `b` likewise
 * @source Conover, Practical nonparametric statistics, 3rd ed. 1999, 6.3 (Smirnov's two-sample statistic)
 */
export function distributionDistance(a: Float64Array, b: Float64Array): Ratio {
  let [i, j, most] = [0, 0, 0];
  while (i < a.length && j < b.length) {
    const value = Math.min(numberAt(a, i), numberAt(b, j));
    while (i < a.length && a[i] === value) i += 1;
    while (j < b.length && b[j] === value) j += 1;
    // Over the common denominator, so that no share is rounded.
    most = Math.max(most, Math.abs(i * b.length - j * a.length));
  }
  return ratio(BigInt(most), BigInt(a.length) * BigInt(b.length));
}

/**
 * How often two samples from one and the same population would be at least so far apart: the limit for large samples
 * without ties, too large where there are ties.
 *
 * @source Conover, Practical nonparametric statistics, 3rd ed. 1999, table A20 (Smirnov's limit)
 */
export function chanceOfDistance(distance: Ratio, n: number, m: number): number {
  const root = Math.sqrt((n / (n + m)) * m);
  const scaled = (Number(distance.numerator) / Number(distance.denominator)) * root;
  // Below this the limit is 1 to all digits shown, and the series converges slowly.
  if (scaled < 0.2) return 1;
  let sum = 0;
  for (let term = 1; term <= 100; term += 1) {
    sum += (term % 2 === 1 ? 2 : -2) * Math.exp(-2 * (term * scaled) ** 2);
  }
  return Math.min(1, Math.max(0, sum));
}
