import type { Path } from '../../../errors.js';
import { at } from '../../../exact/at.js';
import type { Pence } from '../../../money/amount.js';
import type { Day } from '../../../money/calendar.js';
import { accountsOf, add, type Book, type Family, fund, move } from '../book.js';
import { changeBudget, checkOverdrawn } from '../commit.js';
import { capReleased, packageFrom, retimePackage } from './retime.js';

/** A family leaves after this day. What that changed is kept for today: an uplift of the same day comes before it. */
export function leave(book: Book, family: Family, on: Day, path: Path): void {
  const before = accountsOf(book).map((account) => ({ ...account }));
  const { packages } = book;
  const was = { ...family, changes: family.changes.map((change) => ({ ...change })) };
  const shortSince = book.shortSince.get(family.caseId);
  takeOut(book, family, on, path);
  const changes = accountsOf(book).map(({ thisYear, fullYear }, index) => {
    const account = at(before, index);
    return { thisYear: thisYear - account.thisYear, fullYear: fullYear - account.fullYear };
  });
  book.leftToday.set(family.caseId, { family: was, shortSince, changes, packages: book.packages - packages });
}

/**
 * Takes back that families left today, all of them.
 *
 * @returns the families, in the order in which they left
 */
export function takeBackLeavers(book: Book): readonly Family[] {
  const families: Family[] = [];
  const accounts = accountsOf(book);
  for (const [caseId, { family, shortSince, changes, packages }] of book.leftToday) {
    changes.forEach(({ thisYear, fullYear }, index) => {
      add(at(accounts, index), -thisYear, -fullYear);
    });
    book.packages -= packages;
    if (shortSince !== undefined) book.shortSince.set(caseId, shortSince);
    else book.shortSince.delete(caseId);
    book.families.set(caseId, family);
    families.push(family);
  }
  book.leftToday.clear();
  return families;
}

function takeOut(book: Book, family: Family, on: Day, path: Path): void {
  const { fullYear, packageValue, outside, startsOn } = family;
  const dayAfter = on + 1;
  const kept = outside ? 0n : (packageValue ?? 0n);
  const from = outside || packageValue === undefined ? 'free' : 'reserve';
  const before = costOf(family);
  family.leftFrom = dayAfter;
  family.left = { thisYear: outside ? 0n : packageFrom(book, family, dayAfter), fullYear: kept };
  changeBudget(book, family, 0n, from, dayAfter, path);
  retimePackage(book, family, startsOn === undefined || startsOn > dayAfter ? dayAfter : startsOn, from);
  capReleased(book, family, from);
  const freed = before - costOf(family);
  if (from === 'free') {
    add(book.returned, freed, fullYear);
    return;
  }
  move(book, 'reserve', 'leavers', family.left.thisYear, family.left.fullYear);
  if (book.opening.surplus === 'outside') giveAway(book, freed - family.left.thisYear, fullYear - kept);
  checkOverdrawn(book, 'reserve', family.left.thisYear > freed, kept > fullYear, path);
}

/** What a family costs this year. */
function costOf({ thisYear, once, released, onPackage }: Family): Pence {
  return thisYear + once - released + onPackage;
}

/** A surplus that does not stay in the pot. */
function giveAway(book: Book, thisYear: Pence, fullYear: Pence): void {
  fund(book, 'reserve', thisYear > 0n ? -thisYear : 0n, fullYear > 0n ? -fullYear : 0n);
}
