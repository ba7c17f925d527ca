import type { Path } from '../../errors.js';
import { multiplyRatios, type Ratio, ratio } from '../../exact/ratio.js';
import type { Pence } from '../../money/amount.js';
import type { Day } from '../../money/calendar.js';
import { roundPence } from '../../money/rounding.js';
import { type Book, type Family, fund, move, penceFrom } from './book.js';
import { changeBudget, checkOverdrawn } from './commit.js';
import type { EventOf } from './event-schema.js';
import { capReleased, retimePackage } from './retime.js';

/**
 * All budgets, all packages, and the pot change by a percentage from a day on.
 *
 * @choice uplift-reserve: reserve and top slices stay as they are; what the pot gains or lacks is free money
 */
export function upliftEvent(book: Book, { percent, potPercent, on }: EventOf<'uplift'>, path: Path): void {
  const potChange = partOf(book.pot.fullYear, potPercent);
  fund(book, 'free', penceFrom(book, potChange, on), potChange);
  for (const family of book.families.values()) {
    upliftPackage(book, family, percent, on);
    if (family.left === undefined) {
      const budget = family.fullYear + partOf(family.fullYear, percent);
      changeBudget(book, family, budget, 'free', on, path);
      family.planContingency += partOf(family.planContingency, percent);
      capReleased(book, family, 'free');
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

/** The package of a family that is still in goes up too: it is what the family keeps when it leaves. */
function upliftPackage(book: Book, family: Family, percent: Ratio, on: Day): void {
  if (family.packageValue === undefined) return;
  const annual = partOf(family.packageValue, percent);
  family.packageValue += annual;
  if (family.left !== undefined) return;
  family.packageChanges.push({ annual, day: on });
  retimePackage(book, family, family.startsOn, 'free');
}

function partOf(pence: Pence, share: Ratio): Pence {
  return pence === 0n ? 0n : roundPence(multiplyRatios(ratio(pence), share));
}
