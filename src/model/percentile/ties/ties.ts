import { at } from '../../../exact/at.js';
import type { Pence } from '../../../money/amount.js';

/**
 * What equal scores get out of the packages in their places.
 *
 * - `mean`: an equal share of them, which gives out the pot, before each budget is rounded
 * - `highest`, `lowest`: the largest or the smallest of them, for everyone in the tie
 * - `mid-rank`: the package in the middle place, or the mean of the two in the middle
 *
 * @choice ties: equal scores get the mean of the packages in their places, which keeps the pot; highest, lowest and
 * mid-rank by name, each with what it overspends. RR145 5.13 does not speak of ties
 */
export const TIE_RULES = ['mean', 'highest', 'lowest', 'mid-rank'] as const;

/** What equal scores get out of the packages in their places. */
export type TieRule = (typeof TIE_RULES)[number];

/** An amount as money over a count, so that nothing is rounded: the mean of `over` packages. */
export interface TieAmount {
  readonly money: Pence;
  readonly over: number;
}

/** The amount of each case in a tie, from the packages of its places `from` to `to` (exclusive), high to low. */
export function tieAmount(packages: readonly Pence[], from: number, to: number, rule: TieRule): TieAmount {
  const [first, last] = tiedPlaces(from, to, rule);
  let money = 0n;
  for (let place = first; place <= last; place += 1) money += at(packages, place);
  return { money, over: last - first + 1 };
}

function tiedPlaces(from: number, to: number, rule: TieRule): [number, number] {
  const last = to - 1;
  switch (rule) {
    case 'mean':
      return [from, last];
    case 'highest':
      return [from, from];
    case 'lowest':
      return [last, last];
    case 'mid-rank':
      return [Math.floor((from + last) / 2), Math.ceil((from + last) / 2)];
  }
}
