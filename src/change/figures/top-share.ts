import { formatPercent } from '../../cohort/figures.js';
import { sumOf } from '../../cohort/sums.js';
import { ratio } from '../../exact/ratio.js';
import type { RoundedNumber } from '../../exact/round.js';
import { type Amount, formatAmount } from '../../money/amount.js';

/** What the largest changes make up of all change. */
export interface TopShare {
  /** How many of the largest changes, up or down; no more than there are cases. */
  readonly cases: number;
  /** Their sum in pounds per period, rises and falls both counted as positive. */
  readonly amount: Amount;
  /** In per cent of the sum over all cases; null when nothing changed. */
  readonly percent: RoundedNumber | null;
}

/**
 * The share of all change that the largest changes make up.
 *
 * @source RR145 5.47 (averages that one or two families skew)
 * @choice top-share: rises and falls both count as positive, so that the shares lie between 0 and 100 per cent; of the
 * net change a single family may make up any number of per cent
 */
export function topSharesOf(change: Float64Array, top: readonly number[], decimals: number): TopShare[] {
  const sizes = change.map(Math.abs).sort().reverse();
  const all = sumOf(sizes);
  return top.map((wanted) => {
    const largest = sizes.subarray(0, wanted);
    const sum = sumOf(largest);
    const percent = all === 0n ? null : formatPercent(ratio(sum, all), decimals);
    return { cases: largest.length, amount: formatAmount(sum), percent };
  });
}
