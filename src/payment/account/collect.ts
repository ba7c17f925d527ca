import { multiplyRatios, type Ratio, ratio } from '../../exact/ratio.js';
import { roundToInteger } from '../../exact/round.js';
import type { Pence } from '../../money/amount.js';
import type { Day } from '../../money/calendar.js';
import type { ParsedAccount } from './input.js';

/** When a reclaim is collected, in pence. */
export interface Collection {
  readonly collected: readonly { readonly on: Day; readonly pence: Pence }[];
  readonly waits: Pence;
  /** What meeting need lacks until the last payment, whatever is collected; undefined where it cannot be said. */
  readonly shortfall: Pence | undefined;
}

const least = (...values: readonly Pence[]): Pence => values.reduce((one, other) => (other < one ? other : one));

/**
 * Collects a reclaim where payment and usable balance reach the cost of need until the next payment, at every payment
 * that is given; what would take from that waits.
 *
 * @param usable what is in the account for need: not what is owed or agreed to be saved
 */
export function collect({ terms, payments, ended, asOf }: ParsedAccount, reclaim: Pence, usable: Pence): Collection {
  const { collect: how } = terms;
  if (ended !== undefined) {
    const on = ended.on + 7 * ended.returnWithinWeeks;
    return { collected: reclaim === 0n ? [] : [{ on, pence: reclaim }], waits: 0n, shortfall: undefined };
  }
  if (how.how === 'repay-by' && payments.length === 0) {
    const collected = reclaim === 0n ? [] : [{ on: asOf + how.days, pence: reclaim }];
    return { collected, waits: 0n, shortfall: undefined };
  }
  let balance = usable;
  // What is left after need until each next payment, before anything is collected.
  const path = payments.map(({ amount, contribution, need }) => {
    balance += amount + contribution - need;
    return balance;
  });
  const collected: { on: Day; pence: Pence }[] = [];
  let left = reclaim;
  payments.forEach(({ on, amount }, index) => {
    const spare = least(...path.slice(index)) - (reclaim - left);
    const most = how.how === 'repay-by' ? (index === 0 ? left : 0n) : share(amount, how.atMostPercent);
    const pence = least(left, most, spare);
    if (pence <= 0n) return;
    collected.push({ on: how.how === 'repay-by' ? asOf + how.days : on, pence });
    left -= pence;
  });
  const lowest = least(...path);
  return { collected, waits: left, shortfall: lowest < 0n ? -lowest : 0n };
}

function share(amount: Pence, percent: Ratio): Pence {
  return roundToInteger(multiplyRatios(ratio(amount, 100n), percent), 'down');
}
