import { sampleCorrelation } from 'simple-statistics';
import { formatFloat } from '../../cohort/figures.js';
import { midRanksOf, rankingOf } from '../../cohort/order/ranking.js';

/** The ranks of a column from 1; equals have the mean of their ranks. */
export function midRanks(values: Float64Array): Float64Array {
  return midRanksOf(rankingOf(values));
}

/**
 * Spearman's rank correlation to three decimals, equals at their mean rank; null of fewer than two cases, or where one
 * side is all equal so that there is no order.
 *
 * @source Kendall and Gibbons, Rank correlation methods, 5th ed. 1990, 3.8 (mean ranks for ties)
 */
export function rankAgreement(a: Float64Array, b: Float64Array): string | null {
  return agreementOfRanks(midRanks(a), midRanks(b));
}

/** The same from ranks that are known already. */
export function agreementOfRanks(a: Float64Array, b: Float64Array): string | null {
  if (isConstant(a) || isConstant(b)) return null;
  // The rounding of a perfect agreement may pass 1.
  const correlation = Math.min(1, Math.max(-1, sampleCorrelation(Array.from(a), Array.from(b))));
  return formatFloat(correlation, 3);
}

function isConstant(values: Float64Array): boolean {
  return values.every((value) => value === values[0]);
}
