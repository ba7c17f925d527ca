import type { Path } from '../../errors.js';
import { multiplyRatios, type Ratio, ratio } from '../../exact/ratio.js';
import type { Pence } from '../../money/amount.js';
import { roundPence } from '../../money/rounding.js';
import { type Book, fund, move, penceFrom } from './book.js';
import { changeBudget, checkOverdrawn } from './commit.js';
import type { EventOf } from './event-schema.js';

/**
 * All budgets, the packages of those who left, and the pot change by a percentage from a day on.
 *
 * @choice uplift-reserve: reserve and top slices stay as they are; what the pot gains or lacks is free money
 */
export function upliftEvent(book: Book, { percent, potPercent, on }: EventOf<'uplift'>, path: Path): void {
  const potChange = partOf(book.pot.fullYear, potPercent);
  fund(book, 'free', penceFrom(book, potChange, on), potChange);
  for (const family of book.families.values()) {
    if (family.left === undefined) {
      const budget = family.fullYear + partOf(family.fullYear, percent);
      changeBudget(book, family, budget, 'free', on, path);
      family.planContingency += partOf(family.planContingency, percent);
    } else {
      const change = partOf(family.left.fullYear, percent);
      const thisYear = penceFrom(book, change, on);
      family.left.thisYear += thisYear;
      family.left.fullYear += change;
      move(book, 'free', 'leavers', thisYear, change);
    }
  }
  checkOverdrawn(book, 'free', true, true, path);
}

function partOf(pence: Pence, share: Ratio): Pence {
  return pence === 0n ? 0n : roundPence(multiplyRatios(ratio(pence), share));
}
