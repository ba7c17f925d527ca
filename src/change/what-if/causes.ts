import { at } from '../../exact/at.js';
import { type Amount, formatAmount, type Pence } from '../../money/amount.js';
import type { CaseAmounts } from './amounts.js';

/** Why one total differs from another, in pounds per period; the causes add up to `total`. */
export interface Causes {
  /** The model gives other amounts to families who have a budget in both: another price, another table. */
  readonly price: Amount;
  readonly uplift: Amount;
  readonly contingency: Amount;
  readonly limits: Amount;
  /** Families who have a budget in one only, because of a threshold, with the whole of that budget. */
  readonly threshold: Amount;
  /** Families to whom one of the models gives no budget at all. */
  readonly coverage: Amount;
  readonly total: Amount;
}

/** Who has more and who has less, and by how much together; pounds per period. */
export interface WinnersAndLosers {
  readonly winners: number;
  readonly losers: number;
  readonly unchanged: number;
  readonly gained: Amount;
  readonly lost: Amount;
  /** Families who have a budget in one only; they are among the winners and the losers. */
  readonly entered: number;
  readonly dropped: number;
}

/**
 * Tells the causes apart by which a scenario differs from its base.
 *
 * @choice cause-order: a family who enters or drops out counts with its whole budget under threshold or coverage; what
 * the others gain or lose is taken apart in the order model, uplift, contingency and limits. Nothing is left over
 */
export function causesOf(base: readonly CaseAmounts[], other: readonly CaseAmounts[]): Causes {
  const sums = { price: 0n, uplift: 0n, contingency: 0n, limits: 0n, threshold: 0n, coverage: 0n };
  other.forEach((after, index) => {
    const before = at(base, index);
    if (before.final !== null && after.final !== null) {
      // Whoever has a budget has one by the model.
      sums.price += (after.model ?? 0n) - (before.model ?? 0n);
      sums.uplift += after.uplift - before.uplift;
      sums.contingency += after.contingency - before.contingency;
      sums.limits += after.limits - before.limits;
      return;
    }
    const byModel = before.model === null || after.model === null;
    sums[byModel ? 'coverage' : 'threshold'] += (after.final ?? 0n) - (before.final ?? 0n);
  });
  const total = Object.values(sums).reduce((sum, pence) => sum + pence, 0n);
  return {
    price: formatAmount(sums.price),
    uplift: formatAmount(sums.uplift),
    contingency: formatAmount(sums.contingency),
    limits: formatAmount(sums.limits),
    threshold: formatAmount(sums.threshold),
    coverage: formatAmount(sums.coverage),
    total: formatAmount(total),
  };
}

/** Counts winners and losers between two columns of amounts; a family without either amount is not counted. */
export function winnersAndLosers(
  before: readonly (Pence | null)[],
  after: readonly (Pence | null)[],
): WinnersAndLosers {
  const counts = { winners: 0, losers: 0, unchanged: 0, entered: 0, dropped: 0 };
  let [gained, lost] = [0n, 0n];
  after.forEach((now, index) => {
    const then = at(before, index);
    if (then === null && now === null) return;
    if (then === null) counts.entered += 1;
    if (now === null) counts.dropped += 1;
    const change = (now ?? 0n) - (then ?? 0n);
    if (change === 0n) counts.unchanged += 1;
    else if (change > 0n) {
      counts.winners += 1;
      gained += change;
    } else {
      counts.losers += 1;
      lost -= change;
    }
  });
  return { ...counts, gained: formatAmount(gained), lost: formatAmount(lost) };
}
