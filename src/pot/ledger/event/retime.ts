import {
  addRatios,
  compareRatios,
  multiplyRatios,
  type Ratio,
  ratio,
  subtractRatios,
  ZERO,
} from '../../../exact/ratio.js';
import type { Pence } from '../../../money/amount.js';
import type { Day } from '../../../money/calendar.js';
import { roundPence } from '../../../money/rounding.js';
import { type AccountName, add, type Book, type Family, move, shareFrom } from '../book.js';

/**
 * Works out again what the budget of a family costs this year, from its changes and its start, and gives each account
 * what it was charged too much. The exact costs are added up and rounded once, so that it makes no difference in how many
 * changes a budget came about, or whether its start was recorded with it or later.
 */
export function retime(book: Book, family: Family): void {
  let exact = ZERO;
  let sum: Pence = 0n;
  for (const change of family.changes) {
    exact = addRatios(exact, multiplyRatios(ratio(change.annual), shareFrom(book, sinceOf(family, change.day))));
    const upTo = roundPence(exact);
    charge(book, family, change.from, upTo - sum - change.charged);
    change.charged = upTo - sum;
    sum = upTo;
  }
  family.exact = exact;
  family.thisYear = sum;
}

/**
 * Works out again what the existing package costs this year until the budget starts, and charges it.
 *
 * @choice package-before-start: until a budget starts its family lives on the package, which the pot pays
 */
export function retimePackage(book: Book, family: Family, until: Day | undefined, from: AccountName): void {
  if (family.outside) return;
  const now = family.packageBefore + (until === undefined ? 0n : packageUntil(book, family, until));
  move(book, from, 'budgets', now - family.onPackage, 0n);
  book.packages += now - family.onPackage;
  family.onPackage = now;
}

/**
 * What the contingency line of a plan comes to this year, in pence: it starts and ends with the budget. Budget less line
 * is rounded once, so that a budget whose whole line went back is exact to the penny.
 */
export function lineThisYear(book: Book, { planContingency, startsOn, leftFrom, exact, thisYear }: Family): Pence {
  const start = shareFrom(book, startsOn ?? book.yearStartsOn);
  const share = leftFrom === undefined ? start : subtractRatios(start, shareFrom(book, leftFrom));
  const without = subtractRatios(exact, multiplyRatios(ratio(planContingency), share));
  if (compareRatios(share, ZERO) <= 0) return 0n;
  return compareRatios(without, ZERO) <= 0 ? thisYear : thisYear - roundPence(without);
}

/** A line that has become shorter cannot have given back more than there is of it. */
export function capReleased(book: Book, family: Family, from: AccountName): void {
  const most = lineThisYear(book, family);
  if (family.released <= most) return;
  charge(book, family, from, family.released - most);
  family.released = most;
}

function charge(book: Book, { outside }: Family, from: AccountName, thisYear: Pence): void {
  if (outside) add(book.outside, thisYear, 0n);
  else move(book, from, 'budgets', thisYear, 0n);
}

/** Before a budget has started nothing of it is paid, so that it changes from its beginning. */
function sinceOf({ startsOn }: Family, day: Day): Day {
  return startsOn === undefined ? Number.NEGATIVE_INFINITY : Math.max(startsOn, day);
}

/** What the package of a family that left costs this year from a day on, in pence: exactly, and rounded once. */
export function packageFrom(book: Book, { packageChanges }: Family, from: Day): Pence {
  const exact = packageChanges.reduce(
    (sum: Ratio, { annual, day }) =>
      addRatios(sum, multiplyRatios(ratio(annual), shareFrom(book, Math.max(day, from)))),
    ZERO,
  );
  return roundPence(exact);
}

function packageUntil(book: Book, { packageChanges }: Family, until: Day): Pence {
  const exact = packageChanges.reduce((sum: Ratio, { annual, day }) => {
    const share = subtractRatios(shareFrom(book, day), shareFrom(book, Math.max(day, until)));
    return addRatios(sum, multiplyRatios(ratio(annual), share));
  }, ZERO);
  return roundPence(exact);
}
