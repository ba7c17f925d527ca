import {
  addRatios,
  compareRatios,
  multiplyRatios,
  ONE,
  type Ratio,
  ratio,
  subtractRatios,
  ZERO,
} from '../../../exact/ratio.js';
import { formatAmount, type Pence } from '../../../money/amount.js';
import { roundPence } from '../../../money/rounding.js';
import type { ModerationStep, Projection } from '../../result/round.js';

/** The greatest fall and rise as shares of 1; null where a side is not limited. */
export interface Limits {
  readonly fall: Ratio | null;
  readonly rise: Ratio | null;
}

/** A limit on change over the years, and where it stands in this one. */
interface ProjectionInput {
  readonly limits: Limits;
  readonly base: Pence;
  readonly target: Pence;
  readonly frequency: 'once' | 'yearly-on-previous' | 'yearly-on-original';
  readonly endYear?: number;
  /** The amount in this year. */
  readonly amount: Pence;
}

/** Beyond this many years a target counts as not reached. */
export const MAX_YEARS = 100;

/** The share of its base that an amount may fall to after so many years' falls; never below nothing. */
export function lowestShare(fall: Ratio, years: number): Ratio {
  const share = subtractRatios(ONE, multiplyRatios(fall, ratio(BigInt(years))));
  return compareRatios(share, ZERO) < 0 ? ZERO : share;
}

/** The share of its base that an amount may rise to after so many years' rises. */
export function highestShare(rise: Ratio, years: number): Ratio {
  return addRatios(ONE, multiplyRatios(rise, ratio(BigInt(years))));
}

/** The target within the limits around a base; the lower limit is rounded up and the upper down, so that both hold. */
export function clampAmount(target: Pence, base: Pence, { fall, rise }: Limits, years = 1): Pence {
  const low = fall && roundPence(multiplyRatios(ratio(base), lowestShare(fall, years)), { unit: 1n, mode: 'up' });
  const high = rise && roundPence(multiplyRatios(ratio(base), highestShare(rise, years)), { unit: 1n, mode: 'down' });
  const raised = low !== null && target < low ? low : target;
  return high !== null && raised > high ? high : raised;
}

/** When a limited amount reaches its target, and how far it is from it in the end year. */
export function project({ limits, base, target, frequency, endYear, amount }: ProjectionInput): Projection {
  let [reached, gapAtEnd, previous] = [null as number | null, null as Pence | null, base];
  const years = frequency === 'once' ? 1 : MAX_YEARS;
  for (let year = 1; year <= years; year += 1) {
    previous =
      frequency === 'yearly-on-previous'
        ? clampAmount(target, previous, limits)
        : clampAmount(target, base, limits, year);
    if (year === endYear) gapAtEnd = target - previous;
    if (reached === null && previous === target) reached = year;
    if (reached !== null && (endYear ?? 0) <= year) break;
  }
  return {
    yearsToConvergence: reached,
    gap: formatAmount(target - amount),
    endYear: endYear ?? null,
    gapAtEnd: gapAtEnd === null ? null : formatAmount(gapAtEnd),
  };
}

/** Which limit decided an amount: one of them, both the limit and the target, or none. */
export function bindingOf(
  target: Pence,
  { amount, low, high }: { readonly amount: Pence; readonly low?: Pence; readonly high?: Pence },
): NonNullable<ModerationStep['binding']> {
  if (amount === target) return target === low || target === high ? 'equal' : 'none';
  return amount > target && amount === low ? 'floor' : 'cap';
}
