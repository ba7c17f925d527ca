import { fail, type Path } from '../../../errors.js';
import { ZERO } from '../../../exact/ratio.js';
import { formatAmount, formatPounds, type Pence } from '../../../money/amount.js';
import type { Day } from '../../../money/calendar.js';
import { type Book, type Family, move, penceFrom, type Source } from '../book.js';

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
    left: undefined,
  };
  book.families.set(caseId, family);
  return family;
}

/**
 * A family that left comes back. What it was paid this year stays paid; the package that it kept is the pot's again from
 * the day on which it is back, and its budget is met from the same money.
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
  backOn: Day,
  path: Path,
): Source {
  const { packageValue, left } = family;
  checkSide(family, event.outside, path);
  family.once += family.thisYear - family.released;
  family.exact = ZERO;
  family.thisYear = 0n;
  family.released = 0n;
  family.changes = [];
  family.stage = 'allocated';
  family.planContingency = 0n;
  family.leftFrom = undefined;
  family.left = undefined;
  family.packageBefore = family.onPackage;
  const wasOutside = family.outside;
  family.outside = event.outside;
  if (wasOutside || packageValue === undefined || left === undefined) {
    family.packageValue = event.packageValue;
    family.packageChanges = event.packageValue === undefined ? [] : [{ annual: event.packageValue, day: event.on }];
    return 'free';
  }
  if (event.packageValue !== undefined && event.packageValue !== packageValue) {
    const kept = formatPounds(formatAmount(packageValue));
    fail('inconsistent', [...path, 'packageValue'], `its package of ${kept} is in the pot already; leave it out`);
  }
  const rest = penceFrom(book, packageValue, backOn);
  const back = rest < left.thisYear ? rest : left.thisYear;
  const away = left.thisYear - back;
  move(book, 'leavers', 'reserve', back, left.fullYear);
  move(book, 'leavers', 'budgets', away, 0n);
  family.onPackage += away;
  book.packages += away;
  family.packageBefore = family.onPackage;
  family.packageChanges = [{ annual: packageValue, day: backOn }];
  return 'reserve';
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
