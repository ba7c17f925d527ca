import { numberAt } from '../../exact/at.js';
import { compareRatios, multiplyRatios, ONE, type Ratio, ratio, subtractRatios, ZERO } from '../../exact/ratio.js';
import type { Pence } from '../../money/amount.js';
import type { ParsedContingencyOptions } from './options.js';
import { type Columns, extraAt, holdsAfterEach, netAt } from './rate.js';

/**
 * The least rate with which the reserve is enough, whoever leaves: the largest over all sets of leavers of what is needed
 * over what it is needed of.
 *
 * Who costs most depends on the rate, because a higher rate lowers large budgets by more. For one rate, the worst set is
 * those whose leaving costs most at that rate; the rate that this set needs is the next one to try. Each is more than the
 * one before, and the last is enough for every set.
 */
export function worstRate(columns: Columns, extra: Float64Array, options: ParsedContingencyOptions): Ratio | undefined {
  let rate = ZERO;
  for (;;) {
    const { needed, of } = worstAt(columns, extra, rate, options);
    const lacking = subtractRatios(ratio(needed), multiplyRatios(rate, ratio(of)));
    if (lacking.numerator <= 0n) return rate;
    if (of <= 0n) return undefined;
    rate = ratio(needed, of);
    if (compareRatios(rate, ONE) > 0) return undefined;
  }
}

/** What the costliest set of leavers at a rate needs, and of what. */
function worstAt(
  { packages, gross }: Columns,
  extra: Float64Array,
  rate: Ratio,
  { leavers, pot }: ParsedContingencyOptions,
): { readonly needed: Pence; readonly of: Pence } {
  const { numerator: n, denominator: d } = rate;
  const places = Array.from(gross, (_, place) => {
    const freed = BigInt(numberAt(gross, place) + numberAt(extra, place));
    const needed = BigInt(numberAt(packages, place)) - freed;
    return { needed, freed, cost: needed * d + freed * n };
  });
  const worst = places.filter(({ cost }) => cost > 0n).sort((a, b) => (a.cost > b.cost ? -1 : a.cost < b.cost ? 1 : 0));
  let added = 0n;
  for (const pence of extra) added += BigInt(pence);
  let [needed, of] = [added, pot + added];
  for (const one of worst.slice(0, leavers)) {
    needed += one.needed;
    of -= one.freed;
  }
  return { needed, of };
}

/** Whether, at so many hundredths of a per cent, the reserve is enough to the penny whoever leaves. */
export function holdsForAll(columns: Columns, hundredths: number, options: ParsedContingencyOptions): boolean {
  const gaps = Array.from(columns.gross, (gross, place) => {
    return {
      place,
      gap: BigInt(numberAt(columns.packages, place)) - netAt(gross, hundredths) - extraAt(gross, hundredths, options),
    };
  });
  gaps.sort((a, b) => (a.gap > b.gap ? -1 : a.gap < b.gap ? 1 : a.place - b.place));
  const leaving = gaps.slice(0, options.leavers).map(({ place }) => place);
  return holdsAfterEach(columns, leaving, hundredths, options);
}
