import { fail, type Path } from '../../../errors.js';
import { ZERO } from '../../../exact/ratio.js';
import { formatAmount, formatPounds, type Pence } from '../../../money/amount.js';
import { type Day, formatDay } from '../../../money/calendar.js';
import { type Book, type Family, move, type Source } from '../book.js';

/** A family that enters the book. */
export function newFamily(book: Book, caseId: string): Family {
  const family: Family = {
    caseId,
    stage: 'allocated',
    packageValue: undefined,
    outside: false,
    costOfNeed: undefined,
    costSince: 'same',
    fullYear: 0n,
    exact: ZERO,
    thisYear: 0n,
    changes: [],
    once: 0n,
    released: 0n,
    onPackage: 0n,
    packageBefore: 0n,
    packageChanges: [],
    planContingency: 0n,
    startsOn: undefined,
    statedStart: undefined,
    leftFrom: undefined,
    backFrom: undefined,
    left: undefined,
  };
  book.families.set(caseId, family);
  return family;
}

/**
 * A family that left comes back. What it was paid this year stays paid; the package that it kept is the pot's again, which
 * pays it until the budget starts, and its budget is met from the same money.
 *
 * @returns the money that pays for its new budget
 * @throws RasError `inconsistent` for another package than the one that the pot holds already, and for a family that
 * changes sides within a year in which it was paid
 * @choice returning-family: the reserve takes back the package and pays the budget, which is the reverse of leaving; a
 * newcomer comes back to the free money that it gave back
 */
export function returningFamily(
  book: Book,
  family: Family,
  event: { readonly on: Day; readonly packageValue?: Pence; readonly outside: boolean },
  path: Path,
): Source {
  const { packageValue, left, leftFrom = event.on } = family;
  checkSide(family, event.outside, path);
  book.leftToday.delete(family.caseId);
  family.once += family.thisYear - family.released;
  family.exact = ZERO;
  family.thisYear = 0n;
  family.released = 0n;
  family.changes = [];
  family.stage = 'allocated';
  family.planContingency = 0n;
  family.leftFrom = undefined;
  family.backFrom = leftFrom;
  family.left = undefined;
  family.packageBefore = family.onPackage;
  const wasOutside = family.outside;
  family.outside = event.outside;
  if (wasOutside || packageValue === undefined || left === undefined) {
    family.packageValue = event.packageValue;
    family.packageChanges =
      event.packageValue === undefined ? [] : [{ annual: event.packageValue, day: Math.max(event.on, leftFrom) }];
    return 'free';
  }
  if (event.packageValue !== undefined && event.packageValue !== packageValue) {
    const kept = formatPounds(formatAmount(packageValue));
    fail('inconsistent', [...path, 'packageValue'], `its package of ${kept} is in the pot already; leave it out`);
  }
  move(book, 'leavers', 'reserve', left.thisYear, left.fullYear);
  // From the day after it left to its new start the family lived on its package, at the prices of each day.
  family.packageChanges = family.packageChanges.map(({ annual, day }) => ({ annual, day: Math.max(day, leftFrom) }));
  return 'reserve';
}

/** The first day that a family which comes back is paid again: it was paid, or kept its package, to the day it left. */
export function backOn({ backFrom }: Pick<Family, 'backFrom'>, day: Day): Day {
  return backFrom === undefined ? day : Math.max(day, backFrom);
}

/**
 * A budget of a family that comes back does not begin before the family has left.
 *
 * @param leftFrom the first day after it left
 * @throws RasError `inconsistent` for a start on the last day of the budget before, or earlier
 */
export function checkBack(leftFrom: Day | undefined, start: Day | undefined, path: Path): void {
  if (leftFrom === undefined || start === undefined || start >= leftFrom) return;
  const message = `the family was on its budget before to ${formatDay(leftFrom - 1)}, and comes back after that; ${formatDay(start)} is too early`;
  fail('inconsistent', path, message);
}

/** Money that was paid on one side of the pot's edge cannot move to the other with its family. */
function checkSide({ outside, thisYear, once, packageValue }: Family, isOutside: boolean, path: Path): void {
  if (outside === isOutside) return;
  if (outside ? thisYear + once === 0n : packageValue === undefined && thisYear + once === 0n) return;
  const where = outside ? 'outside the pot' : 'in the pot';
  fail(
    'inconsistent',
    [...path, 'caseId'],
    `this family was ${where} and comes back there; it may change in another year`,
  );
}
