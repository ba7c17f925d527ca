import { at } from '../../exact/at.js';
import { multiplyRatios, type Ratio, ratio } from '../../exact/ratio.js';
import type { Ties } from './ties.js';

/**
 * The concentration index of amounts in an order, exact: from -1 (all of it with the first) to 1 (all of it with the
 * last). In the order of the amounts themselves it is the Gini coefficient.
 *
 * C = Σ (2 rᵢ − n − 1) xᵢ / (n Σ xᵢ), where rᵢ is the place of a case from 1, and cases with equal places have the mean
 * of their places. It is twice the area between the curve of cumulative shares and the diagonal, and does not change when
 * amounts are multiplied, cases are put in another order, or every case is counted the same number of times. Null for no
 * cases or no money.
 *
 * @source Kakwani, Wagstaff and van Doorslaer, Socioeconomic inequalities in health, Journal of Econometrics 77 (1997);
 * Cowell, Measuring Inequality (2011), for the Gini coefficient of a population, Σᵢ Σⱼ |xᵢ − xⱼ| / (2 n² mean)
 */
export function concentrationIndex({ n, total, counts, sums }: Ties): Ratio | null {
  if (n === 0 || total === 0n) return null;
  let before = 0;
  let weighted = 0n;
  counts.forEach((count, place) => {
    weighted += BigInt(2 * before + count - n) * at(sums, place);
    before += count;
  });
  return ratio(weighted, BigInt(n) * total);
}

/**
 * The Gini coefficient multiplied by n/(n − 1), so that it is 1 when one case of any number has everything. It does change
 * when every case is counted twice. Null for fewer than two cases.
 *
 * @source Deltas, The small-sample bias of the Gini coefficient, Review of Economics and Statistics 85 (2003)
 */
export function smallSampleGini(gini: Ratio | null, n: number): Ratio | null {
  return gini === null || n < 2 ? null : multiplyRatios(gini, ratio(BigInt(n), BigInt(n - 1)));
}
